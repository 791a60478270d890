// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/demo.h"
#include "app/taskbarprogress.h"
#include "app/tour.h"
#include "models/accounts/connectpresenter.h"
#include "models/storage/databasethread.h"
#include "ui/accounts/connectdialog.h"
#include "ui/theme/themecontroller.h"
#include "ui/window/languagecontroller.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTextStream>
#include <QtWidgets/QApplication>

using namespace phonedeck;

namespace {

/// What a person changed by hand and wants to find again. A tour neither reads nor writes it.
class Preferences
{
public:
    Preferences(const CommandLine &line, MainWindow &window, ThemeController &theme,
                LanguageController &language)
        : m_isUsed(line.tourDirectory.isEmpty()), m_window(window), m_theme(theme), m_language(language)
    {
        if (m_isUsed && !line.theme)
            theme.setScheme(ThemeController::Scheme(m_settings.value(u"theme"_qs, 0).toInt()));
        if (m_isUsed && !line.language && m_settings.contains(u"language"_qs))
            language.setLanguage(LanguageController::Language(m_settings.value(u"language"_qs).toInt()));
        if (m_isUsed && !line.hasSize)
            window.restoreLayout(m_settings.value(u"window"_qs).toByteArray());
    }

    void save()
    {
        if (!m_isUsed)
            return;
        m_settings.setValue(u"theme"_qs, int(m_theme.scheme()));
        m_settings.setValue(u"language"_qs, int(m_language.language()));
        m_settings.setValue(u"window"_qs, m_window.layoutState());
    }

private:
    bool m_isUsed;
    MainWindow &m_window;
    ThemeController &m_theme;
    LanguageController &m_language;
    QSettings m_settings;
};

int fail(const QString &reason)
{
    QTextStream(stderr) << "phonedeck: " << reason << Qt::endl;
    return 2;
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// A secret from the environment, which then no longer holds it: programs started from here would inherit it.
QString takeSecret(const char *name)
{
    const QString secret = qEnvironmentVariable(name);
    qunsetenv(name);
    return secret;
}

/// What is wrong with the file of --ca-file, or its content.
tl::expected<QByteArray, QString> readAuthorities(const QString &path)
{
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QByteArray pem = file.readAll();
    if (certificateCount(pem) == 0)
        return tl::unexpected(QStringLiteral("%1: no certificate in PEM format").arg(path));
    return pem;
}

/// Where what is kept of each account lies.
QString accountsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/accounts"_qs;
}

ConnectForm formOf(const CommandLine &line, const QByteArray &authorities)
{
    NetworkRoute route{line.proxy, authorities};
    route.proxy.password = takeSecret("PHONEDECK_PROXY_PASSWORD");
    return {
        .serviceUrl = line.serviceUrl,
        .iamUrl = line.iamUrl.isEmpty() ? ConnectPresenter::suggestedIamUrl(line.project) : line.iamUrl,
        .domain = line.domain,
        .user = line.user,
        .password = takeSecret("PHONEDECK_PASSWORD"),
        .project = line.project,
        .route = route,
    };
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"phonedeck"_qs);
    QCoreApplication::setOrganizationName(u"phonedeck"_qs);
    QCoreApplication::setApplicationVersion(u"" PHONEDECK_VERSION ""_qs);

    // Before QApplication: help and version need no display.
    const auto line = CommandLine::parse(argumentsOf(argc, argv));
    if (!line)
        return fail(line.error() + u" See phonedeck --help."_qs);
    if (line->start == CommandLine::Start::Help) {
        QTextStream(stdout) << CommandLine::helpText() << Qt::endl;
        return 0;
    }
    if (line->start == CommandLine::Start::Version) {
        QTextStream(stdout) << "phonedeck " PHONEDECK_VERSION << Qt::endl;
        return 0;
    }

    const auto authorities = readAuthorities(line->caFile);
    if (!authorities)
        return fail(authorities.error());

    QApplication app(argc, argv);
    QGuiApplication::setDesktopFileName(u"phonedeck"_qs);
    ThemeController theme;
    LanguageController language;
    if (line->theme)
        theme.setScheme(*line->theme == u"dark" ? ThemeController::Scheme::Dark
                                                : ThemeController::Scheme::Light);
    if (line->language)
        language.setLanguage(*line->language == u"zh_CN" ? LanguageController::Language::Chinese
                                                         : LanguageController::Language::English);

    // The one thread of the program's databases: before, and so after, everything that has one.
    DatabaseThread databases;
    const AccountHome home{&databases, accountsFolder(), line->isReadOnly};
    std::unique_ptr<Demo> demo; // outlives the window and its sessions
    QString demoFailure;
    MainWindow window(theme, language);
    window.setAccountHome(home);
    TaskbarProgress taskbar;
    QObject::connect(&window, &MainWindow::progressChanged, &window,
                     [&taskbar](double share) { taskbar.show(share); });
    Preferences preferences(*line, window, theme, language);
    if (line->hasSize || !line->tourDirectory.isEmpty())
        window.resize(line->size);

    const auto openDemo = [&] {
        if (!demo)
            demo = std::make_unique<Demo>(*line);
        demoFailure = demo->errorString();
        if (demoFailure.isEmpty()) {
            window.openSession(demo->makeSession(home), Demo::color);
        } else {
            demo.reset();
            window.showDemoFailure(demoFailure);
        }
    };
    QObject::connect(&window, &MainWindow::demoRequested, &window, openDemo);

    if (line->start == CommandLine::Start::Demo && line->tourDirectory.isEmpty()) {
        openDemo();
        if (!demoFailure.isEmpty())
            return fail(u"the simulated cloud can't listen: "_qs + demoFailure);
    }
    window.show();
    if (line->start == CommandLine::Start::Connect) {
        ConnectDialog *dialog = window.openConnectDialog(formOf(*line, *authorities));
        // Nothing is missing: go on without a click. A refusal is shown in the dialog.
        if (dialog->presenter().view().canConnect)
            dialog->presenter().connectNow();
    }

    std::unique_ptr<Tour> tour;
    if (!line->tourDirectory.isEmpty()) {
        tour = std::make_unique<Tour>(window, line->tourDirectory, [&]() -> simulator::SimulatorThread * {
            openDemo();
            return demo ? &demo->cloud() : nullptr;
        });
        QObject::connect(tour.get(), &Tour::finished, &app, [](const QString &error) {
            QCoreApplication::exit(error.isEmpty() ? 0 : fail(error));
        });
        QMetaObject::invokeMethod(tour.get(), &Tour::start, Qt::QueuedConnection);
    }
    const int code = QApplication::exec();
    preferences.save();
    return code;
}
