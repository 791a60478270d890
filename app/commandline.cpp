// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QtCore/QCommandLineParser>

#include <memory>

namespace phonedeck {

namespace {

constexpr int maxInstances = 1'000'000;

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

/// The command line is not translated: it is read by scripts and pasted into chats.
std::unique_ptr<QCommandLineParser> makeParser()
{
    auto parser = std::make_unique<QCommandLineParser>();
    parser->setApplicationDescription(
        text("A desktop console for fleets of cloud phones.\n"
             "Without options the window offers two ways on: the simulated cloud, or to connect."));
    parser->addOptions({
        {{text("h"), text("help")}, text("Show this help.")},
        {{text("v"), text("version")}, text("Show the version.")},
        {text("demo"), text("Start on a simulated cloud on this computer.")},
        {text("instances"), text("Phones of the simulated cloud (0 to 1000000, default 2000)."), text("N")},
        {text("seed"), text("The simulated cloud's seed (default 1)."), text("S")},
        {text("tour"), text("With --demo: save a picture of every place and dialog in DIR and exit."),
         text("DIR")},
        {text("size"), text("Size of the window, e.g. 1440x900."), text("WxH")},
        {text("read-only"), text("Show everything and do nothing to phones.")},
        {text("lang"), text("Language of the interface: en or zh_CN (default: the system's)."), text("LANG")},
        {text("theme"), text("Theme: light or dark (default: the system's)."), text("THEME")},
        {text("connect"),
         text("Connect to the cloud phone service at URL. The password is taken from the environment "
              "variable PHONEDECK_PASSWORD, or asked."),
         text("URL")},
        {text("iam"), text("The sign-in server (default: that of the project's region)."), text("URL")},
        {text("user"), text("IAM user."), text("U")},
        {text("domain"), text("Account the user belongs to."), text("D")},
        {text("project"), text("Project, by name or id."), text("P")},
        {text("proxy"),
         text("system (default), none, http://USER@HOST:PORT or socks5://USER@HOST:PORT. The password is "
              "taken from the environment variable PHONEDECK_PROXY_PASSWORD."),
         text("PROXY")},
        {text("ca-file"), text("Certificates (PEM) to trust beside the system's."), text("FILE")},
    });
    return parser;
}

std::optional<QSize> parseSize(const QString &value)
{
    const QStringList pieces = value.toLower().split(u'x');
    if (pieces.size() != 2)
        return {};
    const QSize size(pieces.at(0).toInt(), pieces.at(1).toInt());
    if (size.width() < 640 || size.height() < 400 || size.width() > 10'000 || size.height() > 10'000)
        return {};
    return size;
}

} // namespace

QString CommandLine::helpText()
{
    return makeParser()->helpText();
}

tl::expected<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    const std::unique_ptr<QCommandLineParser> parser = makeParser();
    if (!parser->parse(arguments))
        return tl::unexpected(parser->errorText());
    const auto isSet = [&](const char *name) { return parser->isSet(text(name)); };
    const auto value = [&](const char *name) { return parser->value(text(name)); };

    CommandLine line;
    if (isSet("help") || isSet("version")) {
        line.start = isSet("help") ? Start::Help : Start::Version;
        return line;
    }
    if (!parser->positionalArguments().isEmpty())
        return tl::unexpected(
            text("Unexpected argument '%1'.").arg(parser->positionalArguments().constFirst()));
    if (isSet("demo") && isSet("connect"))
        return tl::unexpected(text("--demo and --connect exclude each other."));
    if (isSet("demo"))
        line.start = Start::Demo;
    if (isSet("connect"))
        line.start = Start::Connect;

    for (const char *name : {"instances", "seed", "tour"}) {
        if (isSet(name) && line.start != Start::Demo)
            return tl::unexpected(text("--%1 needs --demo.").arg(text(name)));
    }
    for (const char *name : {"iam", "user", "domain", "project", "proxy", "ca-file"}) {
        if (isSet(name) && line.start != Start::Connect)
            return tl::unexpected(text("--%1 needs --connect.").arg(text(name)));
    }
    if (isSet("instances")) {
        bool isNumber = false;
        line.instances = value("instances").toInt(&isNumber);
        if (!isNumber || line.instances < 0 || line.instances > maxInstances)
            return tl::unexpected(text("--instances takes a number from 0 to %1.").arg(maxInstances));
    }
    if (isSet("seed")) {
        bool isNumber = false;
        line.seed = value("seed").toULongLong(&isNumber);
        if (!isNumber)
            return tl::unexpected(text("--seed takes a number from 0 up."));
    }
    if (isSet("lang")) {
        line.language = value("lang");
        if (*line.language != u"en" && *line.language != u"zh_CN")
            return tl::unexpected(text("--lang takes en or zh_CN."));
    }
    if (isSet("theme")) {
        line.theme = value("theme");
        if (*line.theme != u"light" && *line.theme != u"dark")
            return tl::unexpected(text("--theme takes light or dark."));
    }
    if (isSet("size")) {
        const std::optional<QSize> size = parseSize(value("size"));
        if (!size)
            return tl::unexpected(text("--size takes width and height, e.g. 1440x900; at least 640x400."));
        line.size = *size;
        line.hasSize = true;
    }
    if (isSet("tour")) {
        line.tourDirectory = value("tour");
        if (line.tourDirectory.isEmpty())
            return tl::unexpected(text("--tour takes a directory."));
    }
    if (isSet("proxy")) {
        const std::optional<ProxySettings> proxy = ProxySettings::fromText(value("proxy"));
        if (!proxy)
            return tl::unexpected(text("--proxy takes system, none, http://USER@HOST:PORT or "
                                       "socks5://USER@HOST:PORT; its password comes from "
                                       "PHONEDECK_PROXY_PASSWORD."));
        line.proxy = *proxy;
    }
    line.isReadOnly = isSet("read-only");
    if (line.isReadOnly && !line.tourDirectory.isEmpty())
        return tl::unexpected(text("--tour does things to phones, which --read-only forbids."));
    line.caFile = value("ca-file");
    line.serviceUrl = value("connect");
    line.iamUrl = value("iam");
    line.user = value("user");
    line.domain = value("domain");
    line.project = value("project");
    return line;
}

} // namespace phonedeck
