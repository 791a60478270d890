// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatorserver.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;
using namespace phonedeck::simulator;

namespace {

constexpr int usageError = 2;

int complain(const QString &text)
{
    std::fprintf(stderr, "phonedeck-simulator: %s\n", qPrintable(text));
    return usageError;
}

// Nothing if the option holds no whole number between the two.
std::optional<qint64> wholeNumber(const QCommandLineParser &parser, const QString &option, qint64 least,
                                  qint64 most)
{
    bool isNumber = false;
    const qint64 value = parser.value(option).toLongLong(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<double> decimalNumber(const QCommandLineParser &parser, const QString &option, double least,
                                    double most)
{
    bool isNumber = false;
    const double value = parser.value(option).toDouble(&isNumber); // "nan" fails both comparisons
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"phonedeck-simulator"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PHONEDECK_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A KooPhone cloud of your own on 127.0.0.1. Account, user and password: demo. AK and SK: DEMOAK, "
        "DEMOSK."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Port to listen on; 0 takes a free one."_s, u"port"_s, u"0"_s},
        {u"instances"_s, u"Number of phones, up to 1000000."_s, u"number"_s, u"2000"_s},
        {u"seed"_s, u"The same seed gives the same cloud."_s, u"number"_s, u"1"_s},
        {u"speed"_s, u"How fast the fleet lives; 0 stands still."_s, u"factor"_s, u"1"_s},
        {u"latency"_s, u"Milliseconds before each answer."_s, u"ms"_s, u"0"_s},
        {u"mfa"_s, u"Demands a one-time code as well; the secret for an authenticator: "_s +
                       QString::fromLatin1(Iam::totpSecret)},
        {u"requests-per-second"_s, u"Refuses what exceeds it with 429; 0 sets no limit."_s, u"rate"_s,
         u"0"_s},
        {u"burst"_s, u"Requests that may come at once under that limit; 0: those of a second."_s, u"number"_s,
         u"0"_s},
    });
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText());
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.isSet(help))
        parser.showHelp();
    if (!parser.positionalArguments().isEmpty())
        return complain(u"unexpected argument: "_s + parser.positionalArguments().constFirst());

    SimulatorOptions options;
    const auto port = wholeNumber(parser, u"port"_s, 0, 65535);
    const auto instances = wholeNumber(parser, u"instances"_s, 0, SimulatorOptions::maxInstances);
    const auto seed = wholeNumber(parser, u"seed"_s, 0, std::numeric_limits<qint64>::max());
    const auto latency = wholeNumber(parser, u"latency"_s, 0, 3'600'000);
    const auto speed = decimalNumber(parser, u"speed"_s, 0, 10'000);
    const auto rate = decimalNumber(parser, u"requests-per-second"_s, 0, RateLimiter::maxRequestsPerSecond);
    const auto burst = wholeNumber(parser, u"burst"_s, 0, RateLimiter::maxBurst);
    if (!port)
        return complain(u"--port takes a number from 0 to 65535"_s);
    if (!instances)
        return complain(u"--instances takes a number from 0 to 1000000"_s);
    if (!seed)
        return complain(u"--seed takes a whole number from 0 on"_s);
    if (!latency)
        return complain(u"--latency takes milliseconds from 0 to 3600000"_s);
    if (!speed)
        return complain(u"--speed takes a factor from 0 to 10000"_s);
    if (!rate)
        return complain(u"--requests-per-second takes a number from 0 to 1000000"_s);
    if (!burst)
        return complain(u"--burst takes a number from 0 to 1000000"_s);
    options.port = static_cast<quint16>(*port);
    options.instances = static_cast<int>(*instances);
    options.seed = static_cast<quint64>(*seed);
    options.latency = std::chrono::milliseconds(*latency);
    options.speed = *speed;
    options.demandsMfa = parser.isSet(u"mfa"_s);
    options.rateLimit = {.requestsPerSecond = *rate, .burst = static_cast<int>(*burst)};

    SimulatorServer server(options);
    if (!server.listen()) {
        std::fprintf(stderr, "phonedeck-simulator: %s\n", qPrintable(server.errorString()));
        return 1;
    }
    // The first line, and flushed: whoever started us waits for it to learn the port.
    std::printf("listening on %s\n", qPrintable(server.url().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
