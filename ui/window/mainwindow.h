// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/accounthome.h"
#include "models/accounts/accountsession.h"
#include "models/accounts/statuspresenter.h"
#include "ui/window/languagecontroller.h"

#include <QtWidgets/QWidget>

#include <functional>
#include <memory>

class QAction;
class QShortcut;
class QSplitter;
class QStackedWidget;

namespace phonedeck {

class CommandPalette;
class ConfirmPresenter;
class ConnectDialog;
class FirstRunPage;
class NavList;
class OperationsPage;
class OverviewPage;
class PhonesPage;
class Place;
class RunNotifier;
class ScrimOverlay;
class StatusBar;
class StripeFrame;
class ThemeController;
class TopBar;
enum class ActionId;
struct ConnectForm;
struct PlanRequest;

/// The places, in the order of the list at the left.
enum class PlaceId { Overview, Phones, Catalog, Operations, Requests };

/// The window: account's stripe, top row, places at the left, the place, its details, status row. Without a
/// session it shows two ways on.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    /// The controllers outlive the window.
    MainWindow(ThemeController &theme, LanguageController &language, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// For the sessions that are made here, from now on.
    void setAccountHome(const AccountHome &home) { m_home = home; }
    /// Shows this account's fleet; the session that was shown before ends. `color` is an index of the
    /// account colours. Starts the session unless it was started.
    void openSession(std::unique_ptr<AccountSession> session, int color);
    [[nodiscard]] AccountSession *session() const { return m_session.get(); }

    [[nodiscard]] Place *place(PlaceId id) const;
    [[nodiscard]] PhonesPage *phonesPage() const { return m_phones; }
    [[nodiscard]] PlaceId currentPlace() const { return m_current; }
    void showPlace(PlaceId id);
    void showPhonesMatching(const QString &query);
    /// Marks exactly these phones.
    void showPhones(const QStringList &instanceIds);
    void showOperation(qint64 operation);
    [[nodiscard]] OperationsPage *operationsPage() const { return m_operations; }
    /// Asks what has to be asked before it is done to these phones: the sheet, bound to exactly them.
    void requestAction(ActionId action, const QStringList &instanceIds);
    void openRequest(const PlanRequest &request);

    ConnectDialog *openConnectDialog(const ConnectForm &form);
    void openPalette();
    void openMessages();
    void openShortcuts();
    void closeOverlays();
    /// Why the simulated cloud can't be opened.
    void showDemoFailure(const QString &reason);
    [[nodiscard]] QWidget *openOverlay() const;

    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void demoRequested();
    /// 0 to 1 of what runs; below 0: nothing runs. For the task bar.
    void progressChanged(double share);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void openSheet(std::unique_ptr<ConfirmPresenter> asking);
    void build();
    void makeActions();
    void makePlaces();
    void connectSearch();
    void retranslate();
    /// Without taking the keys there.
    void switchTo(PlaceId id);
    void renderStatus();
    void renderPlaces();
    void renderAccount();
    void fillSearch();
    void arrangePanes();
    void alignTopBar();
    void openAccountMenu();
    void cyclePanes(int step);
    void refresh();
    ScrimOverlay *showOverlay(QWidget *panel, int place);
    void connectOperations();
    void renderTitle();
    void addActionCommands(QList<struct PaletteCommand> &commands) const;
    void addOperationCommands(QList<struct PaletteCommand> &commands);
    /// Runs `leave` at once, or after the person was asked, since operations run.
    void leaveAccount(bool isQuitting, std::function<void()> leave);
    void setShortcutsEnabled(bool enabled);

    ThemeController &m_theme;
    LanguageController &m_language;
    StripeFrame *m_stripe;
    TopBar *m_top;
    QSplitter *m_split;
    QWidget *m_left;
    NavList *m_nav;
    QWidget *m_rule;
    QStackedWidget *m_side;
    QStackedWidget *m_centre;
    QStackedWidget *m_details;
    StatusBar *m_status;
    FirstRunPage *m_firstRun;
    QPointer<ScrimOverlay> m_overlay;
    QList<QShortcut *> m_shortcuts; ///< of the window, off while an overlay is open

    AccountHome m_home;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<StatusPresenter> m_presenter;
    QList<Place *> m_places;
    OverviewPage *m_overview = nullptr;
    PhonesPage *m_phones = nullptr;
    OperationsPage *m_operations = nullptr;
    RunNotifier *m_notifier;
    PlaceId m_current = PlaceId::Phones;
    int m_accountColor = -1;
    bool m_detailsWanted = true;
    bool m_detailsForced = false; ///< asked for in a window where they would be closed
    bool m_isRail = false;
    bool m_mayQuit = false;  ///< the person was asked, or nothing runs
    int m_shownPercent = -1; ///< of what runs; below 0: nothing

    struct Actions {
        QAction *palette;
        QAction *refresh;
        QAction *connectAction;
        QAction *demo;
        QAction *details;
        QAction *messages;
        QAction *shortcuts;
        QAction *lightTheme;
        QAction *darkTheme;
        QAction *systemTheme;
        QAction *english;
        QAction *chinese;
        QAction *quit;
    } m_actions{};
};

} // namespace phonedeck
