// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "models/accounts/connectpresenter.h"
#include "ui/accounts/connectdialog.h"
#include "ui/accounts/firstrunpage.h"
#include "ui/fleet/overviewpage.h"
#include "ui/fleet/phonespage.h"
#include "ui/operations/operationspage.h"
#include "ui/operations/runnotifier.h"
#include "ui/orders/catalogpage.h"
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"
#include "ui/transport/requestspage.h"
#include "ui/widgets/accountbadge.h"
#include "ui/widgets/navlist.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/widgets/searchfield.h"
#include "ui/window/commandpalette.h"
#include "ui/window/messagespanel.h"
#include "ui/window/shortcutspanel.h"
#include "ui/window/statusbar.h"
#include "ui/window/topbar.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QShortcut>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace phonedeck {

namespace {

// Widths of the window at which something has to go (tokens.md, Columns).
constexpr int detailsNeed = 1280;
constexpr int facetsNeed = 1100;
constexpr int leftWidth = 208;
constexpr int leftWidthNarrow = 184;
constexpr int detailsWidth = 300;
constexpr int detailsWidthNarrow = 272;
constexpr int roomy = 1400;
constexpr int railWidth = 48;
constexpr int minDetailsWidth = 260;

/// A column of the window. The lines between columns are the splitter's.
class Column final : public QWidget
{
public:
    explicit Column(Token fill) : m_fill(fill) {}

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), themeOf(this).color(m_fill)); }

private:
    Token m_fill;
};

} // namespace

MainWindow::MainWindow(ThemeController &theme, LanguageController &language, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_language(language), m_stripe(new StripeFrame), m_top(new TopBar),
      m_split(new QSplitter(Qt::Horizontal)), m_left(new Column(Token::Window)), m_nav(new NavList),
      m_rule(new Rule), m_side(new QStackedWidget), m_centre(new QStackedWidget),
      m_details(new QStackedWidget), m_status(new StatusBar), m_firstRun(new FirstRunPage),
      m_notifier(new RunNotifier(*this, this))
{
    build();
    makeActions();
    connectSearch();
    connect(m_nav, &NavList::activated, this, [this](int index) { showPlace(PlaceId(index)); });
    connect(m_top, &TopBar::commandsClicked, this, &MainWindow::openPalette);
    connect(m_top, &TopBar::refreshClicked, this, &MainWindow::refresh);
    connect(m_top->account(), &AccountSwitcher::clicked, this, &MainWindow::openAccountMenu);
    connect(m_status, &StatusBar::messagesClicked, this, &MainWindow::openMessages);
    connect(m_status, &StatusBar::operationClicked, this, &MainWindow::showOperation);
    connect(m_notifier, &RunNotifier::clicked, this, [this](qint64 operation) {
        raise();
        activateWindow();
        showOperation(operation);
    });
    connect(m_firstRun, &FirstRunPage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_firstRun, &FirstRunPage::connectRequested, this, [this] {
        openConnectDialog({.serviceUrl = ConnectPresenter::defaultServiceUrl(),
                           .iamUrl = ConnectPresenter::suggestedIamUrl({})});
    });
    resize(1440, 900);
    retranslate();
    m_firstRun->setFocus();
}

MainWindow::~MainWindow()
{
    // Presenters and pages look at the session: they go first.
    closeOverlays();
    qDeleteAll(std::exchange(m_places, {}));
    m_presenter.reset();
}

void MainWindow::build()
{
    setMinimumSize(720, 480);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_nav);
    left->addWidget(m_rule);
    left->addWidget(m_side, 1);
    left->addStretch(0);

    auto *details = new Column(Token::Surface);
    auto *detailsLayout = new QVBoxLayout(details);
    detailsLayout->setContentsMargins(0, 0, 0, 0);
    detailsLayout->addWidget(m_details);
    details->setMinimumWidth(minDetailsWidth);

    m_split->addWidget(m_left);
    m_split->addWidget(m_centre);
    m_split->addWidget(details);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    connect(m_split, &QSplitter::splitterMoved, this, &MainWindow::alignTopBar);
    m_centre->addWidget(m_firstRun);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stripe);
    layout->addWidget(m_top);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_status);
    m_side->hide();
    details->hide();
}

void MainWindow::openSession(std::unique_ptr<AccountSession> session, int color)
{
    closeOverlays();
    qDeleteAll(std::exchange(m_places, {}));
    m_presenter.reset();
    // The journal of the session before is closed when this one's is opened: it may be the same.
    m_session.reset();
    m_session = std::move(session);
    m_accountColor = color;
    m_presenter = std::make_unique<StatusPresenter>(*m_session);
    connect(m_presenter.get(), &StatusPresenter::viewChanged, this, &MainWindow::renderStatus);
    makePlaces();
    m_firstRun->hide();
    renderAccount();
    showPlace(m_current);
    renderStatus();
    m_session->openJournal();
    if (!m_session->sync().status().isListing && !m_session->sync().status().lastListedUtc.isValid())
        m_session->start();
}

void MainWindow::makePlaces()
{
    m_overview = new OverviewPage(*m_session);
    m_phones = new PhonesPage(*m_session);
    auto *catalog = new CatalogPage(m_session->catalog());
    m_operations = new OperationsPage(m_session->engine(), m_session->journal());
    auto *requests = new RequestsPage(m_session->requests());
    m_places = {m_overview, m_phones, catalog, m_operations, requests};
    connect(m_overview, &OverviewPage::phonesRequested, this, &MainWindow::showPhonesMatching);
    connect(m_overview, &OverviewPage::searchBegun, this, [this](const QString &text) {
        // The keys stay in the field: the word is not finished.
        m_phones->takeSearchText(text);
        switchTo(PlaceId::Phones);
    });
    connectOperations();
    connect(m_phones, &PhonesPage::detailsToggled, m_actions.details, &QAction::trigger);
    connect(requests, &RequestsPage::detailsToggled, m_actions.details, &QAction::trigger);
    connect(m_phones, &PhonesPage::refreshRequested, this, &MainWindow::refresh);
    connect(m_phones, &PhonesPage::placeRequested, this, &MainWindow::showPlace);
    connect(m_phones, &PhonesPage::shortcutsRequested, this, &MainWindow::openShortcuts);
    connect(&m_session->store(), &InstanceStore::changed, this, &MainWindow::renderPlaces);
    connect(&m_session->catalog(), &CatalogSync::changed, this, &MainWindow::renderPlaces);
    for (Place *page : std::as_const(m_places)) {
        m_centre->addWidget(page);
        if (QWidget *side = page->sidePanel())
            m_side->addWidget(side);
        if (QWidget *details = page->detailsPane())
            m_details->addWidget(details);
        connect(page, &Place::searchChanged, this, [this, page] {
            if (page == place(m_current))
                fillSearch();
        });
    }
}

Place *MainWindow::place(PlaceId id) const
{
    return m_places.value(int(id));
}

void MainWindow::showPlace(PlaceId id)
{
    switchTo(id);
    if (Place *page = place(id))
        page->focusContent();
}

void MainWindow::switchTo(PlaceId id)
{
    m_current = id;
    m_nav->setCurrent(int(id));
    Place *page = place(id);
    if (!page)
        return;
    m_centre->setCurrentWidget(page);
    if (page->sidePanel())
        m_side->setCurrentWidget(page->sidePanel());
    if (page->detailsPane())
        m_details->setCurrentWidget(page->detailsPane());
    arrangePanes();
    fillSearch();
}

void MainWindow::showPhonesMatching(const QString &query)
{
    showPlace(PlaceId::Phones);
    if (m_phones)
        m_phones->setFilter(query);
}

void MainWindow::connectSearch()
{
    SearchField *search = m_top->search();
    const auto toPlace = [this](auto call) {
        if (Place *page = place(m_current))
            call(page);
    };
    connect(search, &SearchField::textEdited, this,
            [=](const QString &text) { toPlace([&](Place *page) { page->takeSearchText(text); }); });
    connect(search, &SearchField::chipRemoved, this,
            [=](int index) { toPlace([&](Place *page) { page->removeSearchChip(index); }); });
    connect(search, &SearchField::cleared, this, [=] { toPlace([](Place *page) { page->clearSearch(); }); });
    for (auto signal : {&SearchField::submitted, &SearchField::escaped})
        connect(search, signal, this, [=] { toPlace([](Place *page) { page->focusContent(); }); });
}

void MainWindow::fillSearch()
{
    SearchField *search = m_top->search();
    if (Place *page = place(m_current)) {
        search->setEnabled(true);
        page->fillSearch(*search);
        return;
    }
    search->setEnabled(false);
    search->setPlaceholder(tr("Nothing to find yet"));
}

void MainWindow::renderStatus()
{
    if (!m_presenter) {
        m_status->renderNothing();
        m_top->setRefreshText({}, {});
        return;
    }
    const StatusPresenter::View &view = m_presenter->view();
    m_status->render(view);
    const QString clock = view.refreshedAt.isEmpty() ? tr("Refresh") : view.refreshedAt;
    m_top->setRefreshText(clock, view.refreshedAt.isEmpty()
                                     ? tr("Refresh now")
                                     : tr("Read at %1. Refresh now").arg(view.refreshedAt));
    alignTopBar(); // the button's text may have grown; the search field gives way
    if (m_phones)
        m_phones->renderStatus(view);
    renderPlaces();
    renderAccount();
}

void MainWindow::renderPlaces()
{
    const QLocale locale;
    const bool has = m_session != nullptr;
    const auto count = [&](qsizetype number) {
        return has && number > 0 ? locale.toString(number) : QString();
    };
    const qsizetype phones = has ? m_session->store().count() : 0;
    const qsizetype skus = has ? m_session->catalog().skus().size() : 0;
    const RunningView running = has ? m_presenter->view().running : RunningView();
    const QString rate = has ? m_presenter->view().rate : QString();
    m_nav->setItems({
        {Icon::Overview, tr("Overview"), {}, -1, has},
        {Icon::Phone, tr("Phones"), count(phones), -1, has},
        {Icon::Catalog, tr("Catalog"), count(skus), -1, has},
        {Icon::Operations, tr("Operations"), count(running.operations),
         running.operations > 0 ? running.share() : -1, has},
        {Icon::Requests, tr("Requests"), rate, -1, has},
    });
}

void MainWindow::renderAccount()
{
    const QString name = m_session ? m_session->accountName() : tr("No account");
    const QString detail = m_session ? QString(m_session->projectText() + u" · " + m_session->userName())
                                     : tr("Connect to begin");
    m_top->account()->setAccount(name, detail, m_session ? m_accountColor : -1);
    m_top->account()->setReadOnly(m_session && m_session->engine().isReadOnly());
    m_stripe->setColor(m_session ? m_accountColor : -1);
    renderTitle();
}

void MainWindow::arrangePanes()
{
    Place *page = place(m_current);
    const int windowWidth = width();
    m_isRail = windowWidth < facetsNeed;
    m_nav->setRail(m_isRail);
    m_side->setVisible(page && page->sidePanel() && !m_isRail);
    m_rule->setVisible(m_side->isVisibleTo(m_left));
    QWidget *details = m_split->widget(2);
    const bool hasDetails =
        page && page->detailsPane() && m_detailsWanted && (windowWidth >= detailsNeed || m_detailsForced);
    details->setVisible(hasDetails);

    const bool isRoomy = windowWidth >= roomy;
    const int left = m_isRail ? railWidth : isRoomy ? leftWidth : leftWidthNarrow;
    m_left->setMinimumWidth(m_isRail ? railWidth : leftWidthNarrow - 24);
    m_left->setMaximumWidth(m_isRail ? railWidth : 320);
    const int right = hasDetails ? (isRoomy ? detailsWidth : detailsWidthNarrow) : 0;
    m_split->setSizes({left, windowWidth - left - right, right});
    if (page) {
        page->takeWindowWidth(windowWidth);
        page->takeDetailsVisible(hasDetails);
    }
    alignTopBar();
}

void MainWindow::alignTopBar()
{
    const QList<int> sizes = m_split->sizes();
    const bool hasDetails = m_split->widget(2)->isVisibleTo(m_split);
    const int right = hasDetails ? sizes.value(2) : (width() >= roomy ? detailsWidth : detailsWidthNarrow);
    const int left = m_isRail ? sizes.value(0) : sizes.value(0, leftWidth);
    m_top->setColumns(left, right, m_isRail);
}

void MainWindow::refresh()
{
    if (m_session)
        m_session->refresh();
}

void MainWindow::cyclePanes(int step)
{
    QList<QWidget *> panes{m_nav};
    if (m_side->isVisible())
        panes.append(m_side->currentWidget());
    panes.append(m_top->search()->lineEdit());
    panes.append(m_centre->currentWidget());
    if (m_split->widget(2)->isVisible())
        panes.append(m_details->currentWidget());
    qsizetype current = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes.at(i) && panes.at(i)->isAncestorOf(QApplication::focusWidget()))
            current = i;
        if (panes.at(i) == QApplication::focusWidget())
            current = i;
    }
    Place *page = place(m_current);
    if (page && panes.at(current) == page && page->moveToPane(step))
        return;
    QWidget *next = panes.at((current + step + panes.size()) % panes.size());
    if (page && next == page) {
        page->focusContent();
    } else if (next->focusPolicy() != Qt::NoFocus) {
        next->setFocus(Qt::ShortcutFocusReason);
    } else if (QWidget *inner = next->nextInFocusChain(); inner && next->isAncestorOf(inner)) {
        inner->setFocus(Qt::ShortcutFocusReason);
    }
}

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << saveGeometry() << m_detailsWanted << int(m_current);
    return state;
}

void MainWindow::restoreLayout(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray geometry;
    bool detailsWanted = true;
    int current = int(PlaceId::Phones);
    stream >> geometry >> detailsWanted >> current;
    if (stream.status() != QDataStream::Ok)
        return;
    restoreGeometry(geometry);
    m_detailsWanted = detailsWanted;
    m_current = PlaceId(qBound(0, current, int(PlaceId::Requests)));
    arrangePanes();
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).color(Token::Surface));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangePanes();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::retranslate()
{
    m_actions.palette->setText(tr("Commands"));
    m_actions.refresh->setText(tr("Refresh now"));
    m_actions.connectAction->setText(tr("Connect to an account…"));
    m_actions.demo->setText(tr("Open the simulated cloud"));
    m_actions.details->setText(tr("Show or hide the details"));
    m_actions.messages->setText(tr("Messages"));
    m_actions.shortcuts->setText(tr("Keyboard"));
    m_actions.lightTheme->setText(tr("Light theme"));
    m_actions.darkTheme->setText(tr("Dark theme"));
    m_actions.systemTheme->setText(tr("Theme of the system"));
    m_actions.english->setText(QStringLiteral("English"));
    m_actions.chinese->setText(QStringLiteral("简体中文"));
    m_actions.quit->setText(tr("Quit"));
    m_top->retranslate();
    m_firstRun->retranslate();
    m_status->retranslate();
    m_nav->setAccessibleName(tr("Places"));
    for (Place *page : std::as_const(m_places))
        page->retranslate();
    if (m_presenter)
        m_presenter->update();
    renderStatus();
    renderPlaces();
    renderAccount();
    fillSearch();
}

} // namespace phonedeck
