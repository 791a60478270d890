// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "models/accounts/accountsession.h"
#include "models/accounts/connectpresenter.h"
#include "ui/accounts/connectdialog.h"
#include "ui/fleet/phonespage.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QDir>
#include <QtGui/QPixmap>

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds pollInterval{40};
/// A step that isn't ready by then ends the tour: 60 s.
constexpr int maxPolls = 1500;
/// Turns of the poll a ready step is given to lay itself out.
constexpr int settlingPolls = 6;

} // namespace

Tour::Tour(MainWindow &window, const QString &directory, std::function<void()> openDemo, QObject *parent)
    : QObject(parent), m_window(window), m_directory(directory), m_openDemo(std::move(openDemo))
{
    m_timer.setInterval(pollInterval);
    connect(&m_timer, &QTimer::timeout, this, &Tour::poll);
    makeSteps();
}

void Tour::start()
{
    if (!QDir().mkpath(m_directory)) {
        Q_EMIT finished(QStringLiteral("The directory %1 can't be made.").arg(m_directory));
        return;
    }
    next();
    m_timer.start();
}

bool Tour::isFleetReady() const
{
    const AccountSession *session = m_window.session();
    auto *mutableSession = m_window.session();
    return session && session->state() == ConnectionState::Connected &&
           mutableSession->sync().status().lastListedUtc.isValid() &&
           mutableSession->catalog().readUtc().isValid() && m_window.phonesPage()->isSettled();
}

void Tour::makeSteps()
{
    m_steps.append({QStringLiteral("first-run"), [] {}, [] { return true; }, {}});
    addPlaces();
    addDialogs();
}

void Tour::addPlaces()
{
    const auto ready = [this] { return isFleetReady(); };
    const auto at = [this](PlaceId id) { return [this, id] { m_window.showPlace(id); }; };
    m_steps.append({QStringLiteral("phones"),
                    [this] {
                        m_openDemo();
                        m_window.showPlace(PlaceId::Phones);
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("phones-one"), [this] { m_window.phonesPage()->showRow(11); }, ready, {}});
    m_steps.append({QStringLiteral("phones-many"),
                    [this] {
                        m_window.phonesPage()->markRows({1, 2, 4, 6, 10});
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("phones-filtered"),
                    [this] {
                        m_window.phonesPage()->clearSelection();
                        m_window.phonesPage()->setFilter(
                            QStringLiteral("region:cn-north-7,cn-south-1 -frozen:yes state:running"));
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("phones-filter-error"),
                    [this] { m_window.phonesPage()->setFilter(QStringLiteral("state:flying")); },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("phones-none-match"),
                    [this] { m_window.phonesPage()->setFilter(QStringLiteral("nothing-is-called-this")); },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("overview"),
                    [this] {
                        m_window.phonesPage()->setFilter({});
                        m_window.showPlace(PlaceId::Overview);
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("catalog"), at(PlaceId::Catalog), ready, {}});
    m_steps.append({QStringLiteral("operations"), at(PlaceId::Operations), ready, {}});
    m_steps.append({QStringLiteral("requests"), at(PlaceId::Requests), ready, {}});
}

void Tour::addDialogs()
{
    const auto ready = [] { return true; };
    m_steps.append({QStringLiteral("palette"),
                    [this] {
                        m_window.showPlace(PlaceId::Phones);
                        m_window.openPalette();
                    },
                    [this] { return isFleetReady(); },
                    {}});
    m_steps.append({QStringLiteral("palette-phones"),
                    [this] {
                        if (auto *palette = m_window.findChild<CommandPalette *>())
                            palette->setText(QStringLiteral("re"));
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("keyboard"), [this] { m_window.openShortcuts(); }, ready, {}});
    m_steps.append({QStringLiteral("messages"),
                    [this] {
                        ApiError error;
                        error.kind = ErrorKind::TimedOut;
                        error.operation = QStringLiteral("BatchQueryStatus");
                        error.requestId = QStringLiteral("0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11");
                        m_window.session()->messages().add(MessageTopic::States, error);
                        m_window.openMessages();
                    },
                    ready,
                    {}});
    const auto dialog = [this]() -> QWidget * { return m_window.findChild<ConnectDialog *>(); };
    m_steps.append({QStringLiteral("connect"),
                    [this] {
                        m_window.openConnectDialog({.serviceUrl = ConnectPresenter::defaultServiceUrl(),
                                                    .iamUrl = ConnectPresenter::suggestedIamUrl({})});
                    },
                    ready, dialog});
    m_steps.append({QStringLiteral("connect-refused"),
                    [dialog] {
                        // Nobody listens at port 1: what a wrong address looks like.
                        auto *connectDialog = qobject_cast<ConnectDialog *>(dialog());
                        ConnectForm form = connectDialog->presenter().view().form;
                        form.serviceUrl = QStringLiteral("https://127.0.0.1:1");
                        form.iamUrl = QStringLiteral("https://127.0.0.1:1");
                        form.domain = QStringLiteral("demo");
                        form.user = QStringLiteral("demo");
                        form.password = QStringLiteral("demo");
                        form.project = QStringLiteral("cn-north-4");
                        connectDialog->presenter().setForm(form);
                        connectDialog->presenter().connectNow();
                    },
                    [dialog] {
                        auto *connectDialog = qobject_cast<ConnectDialog *>(dialog());
                        return connectDialog && !connectDialog->presenter().view().failure.happened.isEmpty();
                    },
                    dialog});
}

void Tour::next()
{
    ++m_current;
    m_polls = 0;
    if (m_current == m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished({});
        return;
    }
    m_steps.at(m_current).prepare();
}

void Tour::poll()
{
    ++m_polls;
    const Step &step = m_steps.at(m_current);
    if (m_polls > maxPolls) {
        m_timer.stop();
        Q_EMIT finished(QStringLiteral("The step %1 didn't get ready.").arg(step.name));
        return;
    }
    if (m_polls < settlingPolls || !step.isReady())
        return;
    save();
}

void Tour::save()
{
    const Step &step = m_steps.at(m_current);
    QWidget *widget = step.picture ? step.picture() : nullptr;
    const QString file = QStringLiteral("%1/%2-%3.png")
                             .arg(m_directory)
                             .arg(int(m_current) + 1, 2, 10, QLatin1Char('0'))
                             .arg(step.name);
    if (!(widget ? widget : &m_window)->grab().save(file)) {
        m_timer.stop();
        Q_EMIT finished(QStringLiteral("%1 can't be written.").arg(file));
        return;
    }
    next();
}

} // namespace phonedeck
