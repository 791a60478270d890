// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "models/accounts/accountsession.h"
#include "models/accounts/connectpresenter.h"
#include "network/transport/masking.h"
#include "ui/accounts/connectdialog.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/transport/requestpane.h"
#include "ui/transport/requestspage.h"
#include "ui/window/commandpalette.h"
#include "ui/window/mainwindow.h"
#include "ui/window/statusbar.h"

#include <QtCore/QDir>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QPainter>
#include <QtGui/QPixmap>
#include <QtWidgets/QApplication>

namespace phonedeck {

namespace {

constexpr std::chrono::milliseconds pollInterval{40};
/// A step that isn't ready by then ends the tour: 60 s.
constexpr int maxPolls = 1500;
/// Turns of the poll a ready step is given to lay itself out and to show what it is ready with.
constexpr int settlingPolls = 9;

/// A request that went wrong, for the pictures of what a record holds.
RequestRecord refusedReboot()
{
    RequestRecord record;
    record.startedUtc = QDateTime::currentDateTimeUtc();
    record.operation = QStringLiteral("BatchRebootInstance");
    record.method = QStringLiteral("POST");
    record.host = QStringLiteral("koophone.myhuaweicloud.com");
    record.target = QStringLiteral("/v1/instances/reboot");
    record.requestId = QStringLiteral("71c2f40d-9e13-4f62-b0a5-2f0d7c1f8e64");
    record.httpStatus = 400;
    record.errorCode = QStringLiteral("KOOPHONE.API.5005");
    record.failure = ErrorKind::Refused;
    record.tries = 1;
    const QByteArray sent = R"({"instance_ids":["e3MbU9fC","N4tEw6Pk","Q39YyZvI"]})";
    const QByteArray answer = R"({"error_code":"KOOPHONE.API.5005","error_msg":"instance is not running"})";
    record.bytesSent = sent.size();
    record.bytesReceived = answer.size();
    record.requestBody = maskedBody(sent);
    record.answerBody = maskedBody(answer);
    record.requestHeaders = maskedHeaders({{"Host", "koophone.myhuaweicloud.com"},
                                           {"Content-Type", "application/json"},
                                           {"X-Auth-Token", "demo"},
                                           {"X-Request-Id", record.requestId.toLatin1()}});
    record.answerHeaders = maskedHeaders({{"Content-Type", "application/json"},
                                          {"X-Request-Id", record.requestId.toLatin1()},
                                          {"Set-Cookie", "demo"}});
    record.duration = std::chrono::milliseconds(184);
    return record;
}

} // namespace

Tour::Tour(MainWindow &window, const QString &directory, OpenDemo openDemo, QObject *parent)
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
    addSheets();
    addOperations();
    addDialogs();
}

void Tour::addPlaces()
{
    const auto ready = [this] { return isFleetReady(); };
    const auto at = [this](PlaceId id) { return [this, id] { m_window.showPlace(id); }; };
    m_steps.append({QStringLiteral("phones"),
                    [this] {
                        m_cloud = m_openDemo();
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
    m_steps.append({QStringLiteral("phones-menu"),
                    [this] {
                        PhonesTable *table = m_window.phonesPage()->table();
                        const QPoint cell = table->visualRect(table->model()->index(6, 1)).center();
                        QContextMenuEvent event(QContextMenuEvent::Keyboard,
                                                table->viewport()->mapTo(table, cell),
                                                table->viewport()->mapToGlobal(cell));
                        QApplication::sendEvent(table, &event);
                    },
                    [] { return QApplication::activePopupWidget() != nullptr; },
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
    addRequests();
}

void Tour::addRequests()
{
    const auto ready = [this] { return isFleetReady(); };
    m_steps.append({QStringLiteral("requests"),
                    [this] {
                        m_window.session()->requests().append(refusedReboot());
                        m_window.showPlace(PlaceId::Requests);
                        m_window.findChild<RequestsPage *>()->showRow(0);
                    },
                    ready,
                    {}});
    const auto view = [this](RequestPane::View which) {
        return [this, which] { m_window.findChild<RequestsPage *>()->pane().showView(which); };
    };
    m_steps.append({QStringLiteral("requests-headers"), view(RequestPane::View::Headers), ready, {}});
    m_steps.append({QStringLiteral("requests-bodies"), view(RequestPane::View::Bodies), ready, {}});
    m_steps.append({QStringLiteral("requests-filter-error"),
                    [this] {
                        m_window.findChild<RequestsPage *>()->takeSearchText(
                            QStringLiteral("failed outcome:great"));
                    },
                    ready,
                    {}});
    // By a refusal that asks to come back in a moment.
    m_steps.append({QStringLiteral("phones-paused"),
                    [this] {
                        m_window.showPlace(PlaceId::Phones);
                        Governor &governor = m_window.session()->client().governor();
                        governor.ask(this, Urgency::Interactive, false, [this, &governor] {
                            governor.leave(this, Governor::Fate::Throttled, std::chrono::seconds(5));
                        });
                    },
                    [this] { return !m_window.findChild<StatusBar *>()->accessibleDescription().isEmpty(); },
                    {}});
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
                        error.kind = ErrorKind::PermissionDenied;
                        error.httpStatus = 403;
                        error.code = QStringLiteral("KOOPHONE.API.6002");
                        error.operation = QStringLiteral("BatchShowSku");
                        error.iamAction = QStringLiteral("koophone:cloudphoneResource:queryInstanceSku");
                        m_window.session()->messages().add(MessageTopic::Catalog, error);
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
    m_polls = m_readyPolls = 0;
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
    m_readyPolls = step.isReady() ? m_readyPolls + 1 : 0;
    if (m_readyPolls >= settlingPolls)
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
    QPixmap picture = (widget ? widget : &m_window)->grab();
    // A menu is a window of its own.
    if (QWidget *menu = QApplication::activePopupWidget()) {
        QPainter(&picture).drawPixmap(m_window.mapFromGlobal(menu->pos()), menu->grab());
        menu->close();
    }
    if (!picture.save(file)) {
        m_timer.stop();
        Q_EMIT finished(QStringLiteral("%1 can't be written.").arg(file));
        return;
    }
    next();
}

} // namespace phonedeck
