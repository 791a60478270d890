// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cellroles.h"
#include "models/fleet/health.h"
#include "ui/theme/theme.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/tableheader.h"

#include <QtGui/QStandardItemModel>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QScrollBar>

using namespace phonedeck;

class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void rowsAre28High();
    void aMarkedRowIsTintedRightAcross();
    void aChangedCellFlashes();
    void theFrameGoesRoundTheWholeCurrentRow();
    void theWholeRowIsHovered();
    void theBoxInTheHeadAsksAndDoesNotSort();
    void enterActivatesTheRow();

private:
    [[nodiscard]] QImage picture() const { return m_table->viewport()->grab().toImage(); }
    [[nodiscard]] QColor at(int column, int row, QPoint offset) const
    {
        return picture().pixelColor(m_table->visualRect(m_model->index(row, column)).topLeft() + offset);
    }

    ThemeController *m_controller = nullptr;
    QStandardItemModel *m_model = nullptr;
    FlatTable *m_table = nullptr;
};

void TestTables::initTestCase()
{
    m_controller = new ThemeController(this);
    m_controller->setScheme(ThemeController::Scheme::Light);
}

void TestTables::init()
{
    m_model = new QStandardItemModel(20, 4);
    m_model->setHorizontalHeaderLabels(
        {QString(), QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Backup")});
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->setData(m_model->index(row, 1), QStringLiteral("CCTEST-%1").arg(row));
    m_table = new FlatTable;
    m_table->setModel(m_model);
    m_table->cells()->setMarkColumn(0);
    m_table->header()->setCheckSection(0);
    m_table->setColumnWidth(0, 34);
    m_table->resize(600, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table));
}

void TestTables::cleanup()
{
    delete m_table;
    delete m_model;
}

void TestTables::rowsAre28High()
{
    QCOMPARE(m_table->rowHeight(0), 28);
    QCOMPARE(m_table->header()->height(), 28);
    QVERIFY(!m_table->verticalHeader()->isVisible());
    QVERIFY(!m_table->showGrid());
    m_table->setRowHeight(32);
    QCOMPARE(m_table->rowHeight(0), 32);
}

void TestTables::aMarkedRowIsTintedRightAcross()
{
    for (int column = 0; column < 4; ++column)
        m_model->setData(m_model->index(3, column), true, SelectedRole);
    for (int column = 0; column < 4; ++column) {
        QCOMPARE(at(column, 3, {3, 2}), Theme::light().color(Token::Sel));
        QCOMPARE(at(column, 4, {3, 2}), Theme::light().color(Token::Surface));
    }
    // The box is ticked: the accent near its corner.
    QCOMPARE(at(0, 3, {14, 10}), Theme::light().color(Token::Accent));
}

void TestTables::aChangedCellFlashes()
{
    m_model->setData(m_model->index(2, 2), 1.0, FlashRole);
    QCOMPARE(at(2, 2, {3, 3}), Theme::light().color(Token::Flash));
    m_model->setData(m_model->index(2, 2), 0.0, FlashRole);
    QCOMPARE(at(2, 2, {3, 3}), Theme::light().color(Token::Surface));
}

void TestTables::theFrameGoesRoundTheWholeCurrentRow()
{
    const QColor frame = Theme::light().color(Token::Current);
    m_table->setCurrentIndex(m_model->index(5, 1));
    for (int column = 0; column < 4; ++column) {
        QCOMPARE(at(column, 5, {20, 0}), frame);
        QCOMPARE(at(column, 5, {20, 27}), frame);
    }
    QCOMPARE(at(0, 5, {2, 14}), frame);
    QVERIFY(at(0, 5, {3, 14}) != frame);
    // Moving on leaves nothing behind.
    m_table->setCurrentIndex(m_model->index(6, 3));
    for (int column = 0; column < 4; ++column)
        QCOMPARE(at(column, 5, {20, 0}), Theme::light().color(Token::Surface));
}

void TestTables::theWholeRowIsHovered()
{
    QTest::mouseMove(m_table->viewport(), m_table->visualRect(m_model->index(4, 2)).center());
    for (int column = 0; column < 4; ++column)
        QTRY_COMPARE(at(column, 4, {3, 3}), Theme::light().color(Token::Hover));
    QCOMPARE(at(1, 5, {3, 3}), Theme::light().color(Token::Surface));
}

void TestTables::theBoxInTheHeadAsksAndDoesNotSort()
{
    QSignalSpy asked(m_table->header(), &TableHeader::checkClicked);
    QSignalSpy sorted(m_table->header(), &QHeaderView::sectionClicked);
    QTest::mouseClick(m_table->header()->viewport(), Qt::LeftButton, {}, QPoint(18, 14));
    QCOMPARE(asked.size(), 1);
    QVERIFY(sorted.isEmpty());
    QTest::mouseClick(m_table->header()->viewport(), Qt::LeftButton, {}, QPoint(80, 14));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(sorted.size(), 1);
}

void TestTables::enterActivatesTheRow()
{
    QSignalSpy activated(m_table, &FlatTable::rowActivated);
    m_table->setCurrentIndex(m_model->index(2, 1));
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().toModelIndex().row(), 2);
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
