// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/button.h"
#include "ui/widgets/buttonrow.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/donut.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetgroup.h"
#include "ui/widgets/navlist.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tabstrip.h"
#include "ui/widgets/trendchart.h"

#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

using namespace phonedeck;

namespace {

QList<Chip> threeChips()
{
    return {{QStringLiteral("region"), QStringLiteral("cn-north-7, cn-south-1"), false},
            {QStringLiteral("spec"), QStringLiteral("8c"), false},
            {QStringLiteral("frozen"), QStringLiteral("yes"), true}};
}

QList<NavItem> places()
{
    return {{Icon::Overview, QStringLiteral("Overview")},
            {Icon::Phone, QStringLiteral("Phones"), QStringLiteral("12,345")},
            {Icon::Catalog, QStringLiteral("Catalog"), {}, -1, false},
            {Icon::Operations, QStringLiteral("Operations"), QStringLiteral("1"), 0.7}};
}

QList<Bar> bars()
{
    return {{{QStringLiteral("Running"), Health::Ok, StateShape::Disc}, 9871},
            {{QStringLiteral("Stopped"), Health::Neutral, StateShape::Ring}, 1942},
            {{QStringLiteral("Unknown"), Health::Attention, StateShape::Triangle}, 38}};
}

QList<Tab> views()
{
    return {{QStringLiteral("All"), QStringLiteral("12,345")},
            {QStringLiteral("Unassigned"), QStringLiteral("1,127")},
            {QStringLiteral("Abnormal"), QStringLiteral("81")},
            {QStringLiteral("8-core office"), QStringLiteral("312")},
            {QStringLiteral("Backup over 7 days"), QStringLiteral("214")}};
}

/// The painted widgets take keys only in an active window.
void showActive(QWidget &widget)
{
    widget.show();
    widget.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&widget));
    widget.setFocus();
    QTRY_VERIFY(widget.hasFocus() || (widget.focusProxy() && widget.focusProxy()->hasFocus()));
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aClickOnTheCrossRemovesAChip();
    void aClickOnTheWordsEditsAChip();
    void backspaceMarksAndThenRemovesTheLastChip();
    void backspaceInTextTouchesNoChip();
    void manyChipsLeaveRoomToType();
    void anErrorIsToldUntilCleared();
    void placesGoByKeyOverWhatIsDisabled();
    void aClickOnADisabledPlaceDoesNothing();
    void theRailIs48Wide();
    void aRightClickExcludes();
    void facetsFoldByKey();
    void tabsThatDoNotFitGoUnderMore();
    void theCurrentTabStaysInSight();
    void tabsGoByKey();
    void segmentsSkipWhatIsDisabled();
    void barsActivateByKeyAndClick();
    void partsOfTheDonutActivateByKey();
    void axisStepsAreRound();
    void rowsAreHeardByScreenReaders();
    void aButtonRowMakesNothingWider();
    void whatIsEmptyShowsAllItsLines();

private:
    ThemeController *m_controller = nullptr;
};

void TestWidgets::initTestCase()
{
    m_controller = new ThemeController(this);
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestWidgets::aClickOnTheCrossRemovesAChip()
{
    SearchField field;
    field.resize(900, 32);
    field.setChips(threeChips());
    field.show();
    QSignalSpy removed(&field, &SearchField::chipRemoved);
    QTest::mouseClick(&field, Qt::LeftButton, {}, field.chipCrossRect(1).center());
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toInt(), 1);
    // The field only asks: what the filter is, its owner says.
    QCOMPARE(field.chips().size(), 3);
}

void TestWidgets::aClickOnTheWordsEditsAChip()
{
    SearchField field;
    field.resize(900, 32);
    field.setChips(threeChips());
    field.show();
    QSignalSpy removed(&field, &SearchField::chipRemoved);
    QSignalSpy activated(&field, &SearchField::chipActivated);
    QTest::mouseClick(&field, Qt::LeftButton, {}, field.chipRect(2).topLeft() + QPoint(8, 8));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 2);
    QVERIFY(removed.isEmpty());
}

void TestWidgets::backspaceMarksAndThenRemovesTheLastChip()
{
    SearchField field;
    field.resize(900, 32);
    field.setChips(threeChips());
    showActive(field);
    QSignalSpy removed(&field, &SearchField::chipRemoved);
    QTest::keyClick(field.lineEdit(), Qt::Key_Backspace);
    QVERIFY2(removed.isEmpty(), "one Backspace too many must not cost a term");
    QTest::keyClick(field.lineEdit(), Qt::Key_Backspace);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toInt(), 2);
}

void TestWidgets::backspaceInTextTouchesNoChip()
{
    SearchField field;
    field.resize(900, 32);
    field.setChips(threeChips());
    showActive(field);
    QSignalSpy removed(&field, &SearchField::chipRemoved);
    QSignalSpy edited(&field, &SearchField::textEdited);
    QTest::keyClicks(field.lineEdit(), QStringLiteral("ab"));
    QTest::keyClick(field.lineEdit(), Qt::Key_Backspace);
    QCOMPARE(field.text(), QStringLiteral("a"));
    QCOMPARE(edited.size(), 3);
    QVERIFY(removed.isEmpty());
}

void TestWidgets::manyChipsLeaveRoomToType()
{
    SearchField field;
    field.resize(640, 32);
    field.setCountText(QStringLiteral("312"), QStringLiteral("of 12,345"));
    field.setChips(threeChips() + threeChips());
    field.show();
    QVERIFY(field.lineEdit()->width() >= 80);
    for (int i = 1; i < field.chips().size(); ++i)
        QVERIFY(field.chipRect(i).left() > field.chipRect(i - 1).right());
    QVERIFY(field.chipRect(5).right() < field.lineEdit()->geometry().left());
}

void TestWidgets::anErrorIsToldUntilCleared()
{
    QWidget window;
    window.resize(700, 300);
    SearchField field(&window);
    field.setGeometry(10, 10, 600, 32);
    field.setText(QStringLiteral("spec:8c regon:x"));
    window.show();
    field.setError(8, QStringLiteral("There is no field “regon”"));
    QVERIFY(field.hasError());
    QCOMPARE(field.lineEdit()->accessibleDescription(), QStringLiteral("There is no field “regon”"));
    QCOMPARE(field.text(), QStringLiteral("spec:8c regon:x"));
    field.clearError();
    QVERIFY(!field.hasError());
    QVERIFY(field.lineEdit()->accessibleDescription().isEmpty());
}

void TestWidgets::placesGoByKeyOverWhatIsDisabled()
{
    NavList list;
    list.setItems(places());
    list.setCurrent(0);
    showActive(list);
    QSignalSpy activated(&list, &NavList::activated);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.focusedRow(), 1);
    QCOMPARE(list.current(), 0);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.focusedRow(), 3);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.focusedRow(), 3);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 3);
    QTest::keyClick(&list, Qt::Key_Home);
    QCOMPARE(list.focusedRow(), 0);
    QTest::keyClick(&list, Qt::Key_End);
    QCOMPARE(list.focusedRow(), 3);
}

void TestWidgets::aClickOnADisabledPlaceDoesNothing()
{
    NavList list;
    list.setItems(places());
    list.resize(208, 140);
    list.show();
    QSignalSpy activated(&list, &NavList::activated);
    QTest::mouseClick(&list, Qt::LeftButton, {}, list.rowRect(2).center());
    QVERIFY(activated.isEmpty());
    QTest::mouseClick(&list, Qt::LeftButton, {}, list.rowRect(1).center());
    QCOMPARE(activated.size(), 1);
}

void TestWidgets::theRailIs48Wide()
{
    NavList list;
    list.setItems(places());
    QCOMPARE(list.sizeHint().width(), 208);
    list.setRail(true);
    QCOMPARE(list.sizeHint().width(), 48);
    QCOMPARE(list.minimumSizeHint().width(), 48);
}

void TestWidgets::aRightClickExcludes()
{
    FacetGroup group(QStringLiteral("State"));
    group.setRows({{{QStringLiteral("Running"), Health::Ok, StateShape::Disc}, 221},
                   {{QStringLiteral("cn-north-7")}, 204, true}});
    group.resize(group.sizeHint());
    group.show();
    QSignalSpy toggled(&group, &FacetGroup::toggled);
    QTest::mouseClick(&group, Qt::LeftButton, {}, group.rowRect(0).center());
    QTest::mouseClick(&group, Qt::RightButton, {}, group.rowRect(1).center());
    QCOMPARE(toggled.size(), 2);
    QCOMPARE(toggled[0], QVariantList({0, false}));
    QCOMPARE(toggled[1], QVariantList({1, true}));
}

void TestWidgets::facetsFoldByKey()
{
    FacetGroup group(QStringLiteral("State"));
    group.setRows({{{QStringLiteral("Running"), Health::Ok, StateShape::Disc}, 221}});
    showActive(group);
    const int open = group.sizeHint().height();
    QTest::keyClick(&group, Qt::Key_Left);
    QVERIFY(group.isCollapsed());
    QVERIFY(group.sizeHint().height() < open);
    QTest::keyClick(&group, Qt::Key_Right);
    QVERIFY(!group.isCollapsed());
    QSignalSpy toggled(&group, &FacetGroup::toggled);
    QTest::keyClick(&group, Qt::Key_Down);
    QTest::keyClick(&group, Qt::Key_Space);
    QTest::keyClick(&group, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(toggled.size(), 2);
    QCOMPARE(toggled[0], QVariantList({0, false}));
    QCOMPARE(toggled[1], QVariantList({0, true}));
}

void TestWidgets::tabsThatDoNotFitGoUnderMore()
{
    TabStrip tabs;
    tabs.setTabs(views());
    tabs.setPlusVisible(true, QStringLiteral("New view"));
    tabs.resize(tabs.sizeHint().width() + 10, 40);
    tabs.show();
    QVERIFY(tabs.moreRect().isEmpty());
    QVERIFY(tabs.hiddenTabs().isEmpty());

    tabs.resize(460, 40);
    QVERIFY(!tabs.moreRect().isEmpty());
    QVERIFY(!tabs.hiddenTabs().isEmpty());
    QVERIFY(tabs.moreRect().right() < tabs.width());
    for (int i = 0; i < tabs.tabs().size(); ++i)
        QCOMPARE(tabs.tabRect(i).isEmpty(), tabs.hiddenTabs().contains(i));

    QSignalSpy activated(&tabs, &TabStrip::activated);
    const int hidden = tabs.hiddenTabs().first();
    QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.moreRect().center());
    auto *menu = tabs.findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), tabs.hiddenTabs().size());
    menu->actions().constFirst()->trigger();
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), hidden);
    menu->close();
}

void TestWidgets::theCurrentTabStaysInSight()
{
    TabStrip tabs;
    tabs.setTabs(views());
    for (int current = 0; current < tabs.tabs().size(); ++current) {
        tabs.setCurrent(current);
        for (int width = 300; width < 800; width += 50) {
            tabs.resize(width, 40);
            QVERIFY(!tabs.tabRect(current).isEmpty());
        }
    }
}

void TestWidgets::tabsGoByKey()
{
    TabStrip tabs;
    tabs.setTabs(views());
    tabs.setPlusVisible(true);
    tabs.resize(900, 40);
    showActive(tabs);
    QSignalSpy activated(&tabs, &TabStrip::activated);
    QSignalSpy plus(&tabs, &TabStrip::plusClicked);
    QTest::keyClick(&tabs, Qt::Key_Right);
    QVERIFY2(activated.isEmpty(), "moving along does not switch the view");
    QTest::keyClick(&tabs, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 1);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&tabs, Qt::Key_Right);
    QTest::keyClick(&tabs, Qt::Key_Space);
    QCOMPARE(plus.size(), 1);
}

void TestWidgets::segmentsSkipWhatIsDisabled()
{
    SegmentedControl segments;
    segments.setSegments(
        {{QStringLiteral("All")}, {QStringLiteral("Pro"), {}, false}, {QStringLiteral("Ent")}});
    showActive(segments);
    QSignalSpy activated(&segments, &SegmentedControl::activated);
    QTest::keyClick(&segments, Qt::Key_Right);
    QCOMPARE(segments.current(), 2);
    QTest::mouseClick(&segments, Qt::LeftButton, {}, segments.segmentRect(1).center());
    QCOMPARE(segments.current(), 2);
    QTest::mouseClick(&segments, Qt::LeftButton, {}, segments.segmentRect(0).center());
    QCOMPARE(segments.current(), 0);
    QCOMPARE(activated.size(), 2);
}

void TestWidgets::barsActivateByKeyAndClick()
{
    BarList list;
    list.setBars(bars());
    list.resize(360, list.sizeHint().height());
    showActive(list);
    QSignalSpy activated(&list, &BarList::activated);
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Up);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 1);
    QTest::mouseClick(&list, Qt::LeftButton, {}, list.rowRect(2).center());
    QCOMPARE(activated.last().first().toInt(), 2);
}

void TestWidgets::partsOfTheDonutActivateByKey()
{
    Donut donut;
    donut.setParts(
        {{{QStringLiteral("Running"), Health::Ok, StateShape::Disc}, 9871, {}, {}, Token::OkShape},
         {{QStringLiteral("Stopped"), Health::Neutral, StateShape::Ring}, 1942, {}, {}, Token::ChartN2}});
    donut.resize(donut.sizeHint());
    showActive(donut);
    QSignalSpy activated(&donut, &Donut::activated);
    QTest::keyClick(&donut, Qt::Key_Down);
    QTest::keyClick(&donut, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toInt(), 1);
}

void TestWidgets::axisStepsAreRound()
{
    QCOMPARE(TrendChart::axisStep(9871), 5000.0);
    QCOMPARE(TrendChart::axisStep(10000), 5000.0);
    QCOMPARE(TrendChart::axisStep(38), 20.0);
    QCOMPARE(TrendChart::axisStep(2), 1.0);
    QVERIFY(TrendChart::axisStep(0) > 0);
}

void TestWidgets::rowsAreHeardByScreenReaders()
{
    BarList list;
    list.setBars(bars());
    list.resize(360, 100);
    showActive(list);
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&list);
    QVERIFY(heard);
    QCOMPARE(heard->childCount(), 3);
    QAccessibleInterface *row = heard->child(1);
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("Stopped")));
    QVERIFY(row->text(QAccessible::Name).contains(QStringLiteral("1,942")));
    QCOMPARE(row->parent(), heard);
    QCOMPARE(heard->indexOfChild(row), 1);
    QSignalSpy activated(&list, &BarList::activated);
    row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.size(), 1);

    TabStrip tabs;
    tabs.setTabs(views());
    tabs.resize(900, 40);
    QAccessibleInterface *strip = QAccessible::queryAccessibleInterface(&tabs);
    QCOMPARE(strip->role(), QAccessible::PageTabList);
    QCOMPARE(strip->childCount(), 5);
    QVERIFY(strip->child(0)->state().selected);
}

void TestWidgets::aButtonRowMakesNothingWider()
{
    ButtonRow row;
    auto *reboot = new Button(QStringLiteral("Reboot 100,000"));
    auto *backUp = new Button(QStringLiteral("Back up 100,000"));
    auto *more = new Button(Icon::More, QStringLiteral("More actions"), Button::Kind::Secondary);
    row.add(reboot);
    row.add(backUp);
    row.setMore(more);
    QCOMPARE(row.minimumSizeHint().width(), more->sizeHint().width());
    row.resize(row.sizeHint());
    row.show();
    QVERIFY(reboot->isVisible() && backUp->isVisible() && more->isVisible());
    QCOMPARE(more->geometry().right() + 1, row.width());
    row.resize(row.width() - 1, row.height());
    QVERIFY(reboot->isVisible());
    QVERIFY(!backUp->isVisible());
    QVERIFY(more->isVisible());
    QVERIFY(more->geometry().left() > reboot->geometry().right());
    row.resize(row.minimumSizeHint());
    QVERIFY(!reboot->isVisible());
    QCOMPARE(more->geometry().right() + 1, row.width());
    row.resize(row.sizeHint());
    QVERIFY(backUp->isVisible());
}

void TestWidgets::whatIsEmptyShowsAllItsLines()
{
    const QString words =
        QStringLiteral("Choose phones and what is to be done to them. It is listed here then, "
                       "phone by phone, with what came of it, and stays here.");
    EmptyState empty;
    empty.resize(1200, 700);
    empty.show();
    empty.setContent(Icon::Operations, QStringLiteral("Nothing yet"), words);
    const auto labels = empty.findChildren<QLabel *>();
    const auto text = std::find_if(labels.begin(), labels.end(),
                                   [&words](const QLabel *label) { return label->text() == words; });
    QVERIFY(text != labels.end());
    QTRY_VERIFY((*text)->height() >= (*text)->heightForWidth((*text)->width()));
    QVERIFY((*text)->heightForWidth((*text)->width()) > 2 * (*text)->fontMetrics().height());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
