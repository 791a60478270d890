// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do in the window from anywhere: actions, menus, overlays.
#include "ui/window/mainwindow.h"

#include "models/accounts/connectpresenter.h"
#include "models/fleet/phoneselection.h"
#include "ui/accounts/connectdialog.h"
#include "ui/accounts/firstrunpage.h"
#include "ui/fleet/phonespage.h"
#include "ui/operations/phoneactions.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/commandpalette.h"
#include "ui/window/messagespanel.h"
#include "ui/window/shortcutspanel.h"
#include "ui/window/topbar.h"

#include <QtGui/QAction>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QSplitter>

namespace phonedeck {

namespace {

constexpr int realAccountColor = 1;

} // namespace

void MainWindow::makeActions()
{
    const auto make = [this](auto slot, const QKeySequence &keys = {}) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    const auto setTheme = [this](ThemeController::Scheme scheme) {
        return [this, scheme] { m_theme.setScheme(scheme); };
    };
    const auto setLanguage = [this](LanguageController::Language language) {
        return [this, language] { m_language.setLanguage(language); };
    };
    m_actions.palette = make([this] { openPalette(); }, QKeySequence(Qt::CTRL | Qt::Key_K));
    m_actions.refresh = make([this] { refresh(); }, QKeySequence::Refresh);
    m_actions.connectAction = make([this] {
        openConnectDialog({.serviceUrl = ConnectPresenter::defaultServiceUrl(),
                           .iamUrl = ConnectPresenter::suggestedIamUrl({})});
    });
    m_actions.demo = make([this] { leaveAccount(false, [this] { Q_EMIT demoRequested(); }); });
    m_actions.details = make([this] {
        m_detailsWanted = !m_split->widget(2)->isVisible();
        m_detailsForced = m_detailsWanted;
        arrangePanes();
    });
    m_actions.messages = make([this] { openMessages(); });
    m_actions.shortcuts = make([this] { openShortcuts(); }, QKeySequence(Qt::Key_F1));
    m_actions.lightTheme = make(setTheme(ThemeController::Scheme::Light));
    m_actions.darkTheme = make(setTheme(ThemeController::Scheme::Dark));
    m_actions.systemTheme = make(setTheme(ThemeController::Scheme::System));
    m_actions.english = make(setLanguage(LanguageController::Language::English));
    m_actions.chinese = make(setLanguage(LanguageController::Language::Chinese));
    m_actions.quit = make([] { QApplication::closeAllWindows(); }, QKeySequence::Quit);

    const auto onKeys = [this](const QKeySequence &keys, auto slot) {
        m_shortcuts.append(new QShortcut(keys, this));
        connect(m_shortcuts.constLast(), &QShortcut::activated, this, slot);
    };
    onKeys(QKeySequence(Qt::Key_F6), [this] { cyclePanes(1); });
    onKeys(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { cyclePanes(-1); });
    onKeys(QKeySequence(Qt::Key_Slash),
           [this] { m_top->search()->lineEdit()->setFocus(Qt::ShortcutFocusReason); });
    for (int view = 0; view < 9; ++view) {
        onKeys(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + view)), [this, view] {
            if (!m_phones || view >= m_phones->viewCount())
                return;
            showPlace(PlaceId::Phones);
            m_phones->showView(view);
        });
    }
}

void MainWindow::openAccountMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions.connectAction);
    menu->addAction(m_actions.demo);
    menu->addSeparator();
    menu->addAction(m_actions.systemTheme);
    menu->addAction(m_actions.lightTheme);
    menu->addAction(m_actions.darkTheme);
    menu->addSeparator();
    menu->addAction(m_actions.english);
    menu->addAction(m_actions.chinese);
    menu->addSeparator();
    menu->addAction(m_actions.shortcuts);
    menu->addAction(m_actions.quit);
    QWidget *account = m_top->account();
    menu->popup(account->mapToGlobal(QPoint(8, account->height())));
}

ConnectDialog *MainWindow::openConnectDialog(const ConnectForm &form)
{
    closeOverlays();
    auto *dialog = new ConnectDialog(std::make_unique<ConnectPresenter>(form, m_home), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connected, this, [this, dialog] {
        // Shared: what waits for a person's answer has to be copyable.
        auto session = std::make_shared<std::unique_ptr<AccountSession>>(dialog->presenter().takeSession());
        leaveAccount(false, [this, session] { openSession(std::move(*session), realAccountColor); });
    });
    dialog->open();
    return dialog;
}

ScrimOverlay *MainWindow::showOverlay(QWidget *panel, int place)
{
    closeOverlays();
    // A sheet hangs from the top row, which goes on saying whose phones these are.
    const bool isSheet = ScrimOverlay::Place(place) == ScrimOverlay::Place::Sheet;
    m_overlay = new ScrimOverlay(this, ScrimOverlay::Place(place), isSheet ? m_split->y() : 0);
    m_overlay->setPanel(panel);
    connect(m_overlay, &ScrimOverlay::closed, m_overlay, &QObject::deleteLater);
    connect(m_overlay, &ScrimOverlay::closed, this, [this] { setShortcutsEnabled(true); });
    setShortcutsEnabled(false);
    m_overlay->open();
    return m_overlay;
}

void MainWindow::setShortcutsEnabled(bool enabled)
{
    // Shortcuts are served before any key event: only this keeps them from the window under an overlay.
    for (QShortcut *shortcut : std::as_const(m_shortcuts))
        shortcut->setEnabled(enabled);
    m_actions.refresh->setEnabled(enabled);
}

void MainWindow::showDemoFailure(const QString &reason)
{
    m_firstRun->showFailure(tr("The simulated cloud can't be opened: %1").arg(reason));
}

void MainWindow::closeOverlays()
{
    if (m_overlay)
        m_overlay->close();
    m_overlay.clear();
}

QWidget *MainWindow::openOverlay() const
{
    // One that was closed by Esc lives on until the event loop comes round.
    return m_overlay && m_overlay->isOpen() ? m_overlay.data() : nullptr;
}

void MainWindow::openPalette()
{
    auto *palette = new CommandPalette;
    QList<PaletteCommand> commands;
    const auto add = [&commands](QAction *action, Icon icon) {
        commands.append({PaletteSection::Actions,
                         icon,
                         action->text(),
                         {},
                         action->shortcut().toString(QKeySequence::NativeText),
                         [action] { action->trigger(); }});
    };
    if (m_session) {
        addActionCommands(commands);
        add(m_actions.refresh, Icon::Refresh);
        add(m_actions.details, Icon::PanelRight);
        add(m_actions.messages, Icon::Message);
    }
    add(m_actions.connectAction, Icon::Connect);
    add(m_actions.demo, Icon::Flask);
    add(m_actions.lightTheme, Icon::Sun);
    add(m_actions.darkTheme, Icon::Moon);
    add(m_actions.systemTheme, Icon::Settings);
    add(m_actions.english, Icon::Globe);
    add(m_actions.chinese, Icon::Globe);
    add(m_actions.shortcuts, Icon::Keyboard);
    add(m_actions.quit, Icon::Close);
    if (m_session) {
        const struct {
            PlaceId id;
            Icon icon;
            QString name;
        } places[] = {
            {PlaceId::Overview, Icon::Overview, tr("Overview")},
            {PlaceId::Phones, Icon::Phone, tr("Phones")},
            {PlaceId::Catalog, Icon::Catalog, tr("Catalog")},
            {PlaceId::Operations, Icon::Operations, tr("Operations")},
            {PlaceId::Requests, Icon::Requests, tr("Requests")},
        };
        for (const auto &entry : places)
            commands.append(
                {PaletteSection::Places, entry.icon, entry.name, tr("Place"), {}, [this, id = entry.id] {
                     showPlace(id);
                 }});
        for (int view = 0; view < m_phones->viewCount(); ++view)
            commands.append(
                {PaletteSection::Places, Icon::Bookmark, m_phones->viewTitle(view), tr("View"),
                 QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + view)).toString(QKeySequence::NativeText),
                 [this, view] {
                     showPlace(PlaceId::Phones);
                     m_phones->showView(view);
                 }});
        addOperationCommands(commands);
        const int targets = m_phones->actions().targetCount();
        if (targets > 0)
            palette->setTargetText(m_phones->selection().count() > 0
                                       //: after "Actions": what they are for
                                       ? tr("on %Ln selected phones", nullptr, targets)
                                       : tr("on the current phone"));
        palette->setStore(&m_session->store(), [this](const QString &instanceId) {
            showPlace(PlaceId::Phones);
            m_phones->showPhone(instanceId);
        });
    }
    palette->setCommands(commands);
    if (m_session)
        palette->setAccount(m_session->accountName(), m_accountColor);
    connect(palette, &CommandPalette::closeRequested, this, &MainWindow::closeOverlays);
    showOverlay(palette, int(ScrimOverlay::Place::Palette));
    palette->focusInput();
}

void MainWindow::openMessages()
{
    if (!m_session)
        return;
    auto *panel = new MessagesPanel(m_session->messages());
    connect(panel, &MessagesPanel::closeRequested, this, &MainWindow::closeOverlays);
    connect(panel, &MessagesPanel::operationRequested, this, [this](qint64 operation) {
        closeOverlays();
        showOperation(operation);
    });
    showOverlay(panel, int(ScrimOverlay::Place::Center));
}

void MainWindow::openShortcuts()
{
    showOverlay(new ShortcutsPanel, int(ScrimOverlay::Place::Center));
}

} // namespace phonedeck
