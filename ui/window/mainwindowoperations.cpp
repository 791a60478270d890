// SPDX-License-Identifier: GPL-3.0-or-later
// How the window asks for what is done to phones, shows that it runs, and is left while it does.
#include "ui/window/mainwindow.h"

#include "models/fleet/instancestore.h"
#include "models/operations/journaltext.h"
#include "ui/fleet/phonespage.h"
#include "ui/operations/confirmsheet.h"
#include "ui/operations/leavepanel.h"
#include "ui/operations/operationspage.h"
#include "ui/operations/phoneactions.h"
#include "ui/operations/runnotifier.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/window/commandpalette.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>

namespace phonedeck {

namespace {

/// The palette looks through so many of the latest operations.
constexpr int operationsInPalette = 200;

ConfirmPresenter::Setting settingFor(const AccountSession &session, int color)
{
    return {session.accountName(), color, QDateTime::currentSecsSinceEpoch()};
}

} // namespace

void MainWindow::connectOperations()
{
    PhoneActions &actions = m_phones->actions();
    connect(&actions, &PhoneActions::requested, this, &MainWindow::requestAction);
    connect(m_phones, &PhonesPage::operationRequested, this, &MainWindow::showOperation);
    connect(m_phones, &PhonesPage::operationsRequested, this, [this](const QString &instanceId) {
        showPlace(PlaceId::Operations);
        m_operations->showOperationsOf(instanceId);
    });
    connect(&actions, &PhoneActions::refreshRequested, m_presenter.get(), &StatusPresenter::refreshPhones);
    connect(m_operations, &OperationsPage::planRequested, this, &MainWindow::openRequest);
    connect(m_operations, &OperationsPage::phonesRequested, this, &MainWindow::showPhones);
    const OperationEngine &engine = m_session->engine();
    connect(&engine, &OperationEngine::operationEnded, m_notifier, [this](qint64 operation) {
        if (const OperationRecord *record = m_session->engine().operation(operation))
            m_notifier->take(*record);
    });
    connect(m_operations, &OperationsPage::exportFailed, this,
            [this](const QString &fileName, const QString &reason) {
                m_session->messages().addExport({fileName, reason});
            });
}

void MainWindow::showPhones(const QStringList &instanceIds)
{
    showPlace(PlaceId::Phones);
    if (!instanceIds.isEmpty())
        m_phones->markPhones(instanceIds);
}

void MainWindow::showOperation(qint64 operation)
{
    if (!m_operations)
        return;
    showPlace(PlaceId::Operations);
    m_operations->showOperation(operation);
}

void MainWindow::requestAction(ActionId action, const QStringList &instanceIds)
{
    if (m_session)
        openRequest(m_session->engine().request(action, instanceIds));
}

void MainWindow::openRequest(const PlanRequest &request)
{
    if (!m_session)
        return;
    if (request.instanceIds.size() <= ConfirmPresenter::mostAtOnce) {
        openSheet(std::make_unique<ConfirmPresenter>(m_session->engine().plan(request),
                                                     settingFor(*m_session, m_accountColor)));
        return;
    }
    // Frozen now; the sheet is made in a turn of its own, since gathering so many ids took a good part of
    // this.
    const QPointer<AccountSession> session(m_session.get());
    QTimer::singleShot(0, this, [this, session, request] {
        if (session)
            openSheet(std::make_unique<ConfirmPresenter>(request, settingFor(*session, m_accountColor)));
    });
}

void MainWindow::openSheet(std::unique_ptr<ConfirmPresenter> asking)
{
    const Icon glyph = PhoneActions::iconOf(asking->view().action);
    auto *sheet = new ConfirmSheet(std::move(asking), glyph);
    ConfirmPresenter *presenter = &sheet->presenter();
    const auto sayObstacle = [this, presenter] {
        const std::optional<EngineRefusal> obstacle = m_session->engine().obstacleToStart();
        presenter->setRefusal(obstacle ? paragraphOf(describe(*obstacle, m_session->journal().state()))
                                       : QString());
    };
    sayObstacle();
    connect(&m_session->engine(), &OperationEngine::obstacleChanged, presenter, sayObstacle);
    connect(presenter, &ConfirmPresenter::confirmed, this, [this, presenter](const OperationPlan &confirmed) {
        const auto started = m_session->engine().start(confirmed);
        if (!started) {
            presenter->setRefusal(paragraphOf(describe(started.error(), m_session->journal().state())));
            return;
        }
        closeOverlays();
    });
    connect(sheet, &ConfirmSheet::closeRequested, this, &MainWindow::closeOverlays);
    ScrimOverlay *overlay = showOverlay(sheet, int(ScrimOverlay::Place::Sheet));
    // What was decided in it is not thrown away by a stray click.
    overlay->setClosesOnClick(false);
}

void MainWindow::addActionCommands(QList<PaletteCommand> &commands) const
{
    PhoneActions &actions = m_phones->actions();
    actions.update();
    if (actions.targetCount() == 0)
        return;
    for (ActionId id : PhoneActions::order()) {
        QAction *action = actions.action(id);
        PaletteCommand command;
        command.icon = PhoneActions::iconOf(id);
        command.title = action->text();
        command.hint = actions.hint(id);
        command.key = actions.keyText(id);
        command.destroys = actionOf(id).wipes;
        command.run = [action] { action->trigger(); };
        commands.append(command);
    }
    QAction *refresh = actions.refreshStatus();
    commands.append(
        {PaletteSection::Actions, Icon::Refresh, refresh->text(), {}, {}, [refresh] { refresh->trigger(); }});
}

void MainWindow::addOperationCommands(QList<PaletteCommand> &commands)
{
    const QLocale locale;
    const QList<OperationRecord> latest = m_session->engine().operations().mid(0, operationsInPalette);
    for (const OperationRecord &operation : latest) {
        PaletteCommand command;
        command.section = PaletteSection::Operations;
        command.icon = PhoneActions::iconOf(operation.action);
        command.title = actionOf(operation.action).command(operation.counts.total());
        const QDateTime started = QDateTime::fromMSecsSinceEpoch(operation.startedMs).toLocalTime();
        //: an operation: when it began, how many phones are done
        command.hint = tr("%1, %Ln done", nullptr, operation.counts.of(PhoneState::Succeeded))
                           .arg(locale.toString(started, QLocale::ShortFormat));
        command.run = [this, id = operation.id] { showOperation(id); };
        commands.append(command);
    }
}

void MainWindow::renderTitle()
{
    const QString name = m_session ? m_session->accountName() : QString();
    QString title = name.isEmpty() ? QStringLiteral("Phonedeck") : QStringLiteral("%1 – Phonedeck").arg(name);
    const RunningView running = m_presenter ? m_presenter->view().running : RunningView();
    const int percent = running.operations > 0 ? int(running.share() * 100) : -1;
    // Every task bar shows the title, and not every one can show progress.
    if (percent >= 0)
        //: a window's title: how far what runs is, then the title it has otherwise
        title = tr("%1 % – %2").arg(QLocale().toString(percent), title);
    setWindowTitle(title);
    if (percent != m_shownPercent) {
        m_shownPercent = percent;
        Q_EMIT progressChanged(percent < 0 ? -1 : percent / 100.0);
    }
}

void MainWindow::leaveAccount(bool isQuitting, std::function<void()> leave)
{
    if (!m_session || pendingWork(m_session->engine()).isEmpty()) {
        leave();
        return;
    }
    auto *panel = new LeavePanel(m_session->engine(),
                                 isQuitting ? LeavePanel::Leave::Program : LeavePanel::Leave::Account);
    connect(panel, &LeavePanel::closeRequested, this, &MainWindow::closeOverlays);
    connect(panel, &LeavePanel::leaveRequested, this, [this, leave = std::move(leave)] {
        // The panel, and this with it, goes with the overlay.
        const std::function<void()> go = leave;
        closeOverlays();
        go();
    });
    showOverlay(panel, int(ScrimOverlay::Place::Center))->setClosesOnClick(false);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayQuit && m_session && !pendingWork(m_session->engine()).isEmpty()) {
        event->ignore();
        leaveAccount(true, [this] {
            m_mayQuit = true;
            close();
        });
        return;
    }
    closeOverlays();
    event->accept();
}

} // namespace phonedeck
