// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every widget of the house in both themes into a directory, to be laid beside the design's
// pictures: `QT_QPA_PLATFORM=offscreen gallery DIR`. QT_SCALE_FACTOR=2 shows them on a sharp screen.
#include "models/fleet/cellroles.h"
#include "models/fleet/health.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/accountbadge.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/button.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/donut.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetgroup.h"
#include "ui/widgets/flattable.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/navlist.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/scrimoverlay.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/splitbar.h"
#include "ui/widgets/tableheader.h"
#include "ui/widgets/tabstrip.h"
#include "ui/widgets/trendchart.h"

#include <QtCore/QDir>
#include <QtCore/QTextStream>
#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

using namespace phonedeck;
using namespace Qt::StringLiterals;

namespace {

/// A page in one of the theme's grounds.
class Ground : public QWidget
{
public:
    explicit Ground(Token color, QWidget *parent = nullptr) : QWidget(parent), m_color(color) {}

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), themeOf(this).color(m_color)); }

private:
    Token m_color;
};

/// Every icon, every shape bare and filled.
class Specimens : public QWidget
{
public:
    Specimens() { setFixedSize(560, 250); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = themeOf(this);
        for (int i = 0; i < iconCount; ++i)
            paintIcon(&painter, QRect(8 + (i % 20) * 27, 8 + (i / 20) * 27, 16, 16), Icon(i),
                      theme.color(Token::Text2));
        int row = 0;
        for (const Health health : {Health::Ok, Health::Moving, Health::Attention, Health::Neutral,
                                    Health::Failed, Health::Unknown}) {
            const StateShape shapes[] = {StateShape::Disc, StateShape::HalfRing,    StateShape::Triangle,
                                         StateShape::Ring, StateShape::CrossSquare, StateShape::Diamond};
            const int top = 118 + (row / 2) * 26;
            const int left = 12 + (row % 2) * 270;
            paintState(&painter, QRect(left, top, 120, 22), {u"Bare word"_s, health, shapes[row], false},
                       theme);
            paintState(&painter, QRect(left + 130, top, 130, 22),
                       {u"Filled pill"_s, health, shapes[row], true}, theme);
            ++row;
        }
        int x = 12;
        for (const StateShape shape : {StateShape::RingDisc, StateShape::Check, StateShape::DashedRing,
                                       StateShape::BarredRing, StateShape::Square, StateShape::Person}) {
            paintState(
                &painter, QRect(x, 206, 80, 22),
                {u"Shape"_s,
                 shape == StateShape::RingDisc || shape == StateShape::Check || shape == StateShape::Person
                     ? Health::Ok
                     : Health::Neutral,
                 shape, false},
                theme);
            x += 88;
        }
    }
};

StateText running()
{
    return {u"Running"_s, Health::Ok, StateShape::Disc};
}
StateText stopped()
{
    return {u"Stopped"_s, Health::Neutral, StateShape::Ring};
}
StateText starting()
{
    return {u"Starting"_s, Health::Moving, StateShape::HalfRing};
}
StateText powered()
{
    return {u"Powered off"_s, Health::Neutral, StateShape::Ring};
}
StateText unknown()
{
    return {u"Unknown"_s, Health::Attention, StateShape::Triangle};
}
StateText streaming()
{
    return {u"Streaming"_s, Health::Ok, StateShape::RingDisc};
}
StateText loaded()
{
    return {u"Data loaded"_s, Health::Ok, StateShape::Disc};
}

QWidget *leftPane()
{
    auto *pane = new Ground(Token::Window);
    pane->setFixedSize(208, 720);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *places = new NavList;
    places->setItems({{Icon::Overview, u"Overview"_s},
                      {Icon::Phone, u"Phones"_s, u"12,345"_s},
                      {Icon::Catalog, u"Catalog"_s, u"24"_s},
                      {Icon::Operations, u"Operations"_s, u"1"_s, 0.68},
                      {Icon::Requests, u"Requests"_s, u"4.1/s"_s}});
    places->setCurrent(1);
    column->addWidget(places);
    auto *states = new FacetGroup(u"State"_s);
    states->setRows(
        {{running(), 221}, {stopped(), 58}, {starting(), 14}, {powered(), 9}, {unknown(), 4, false, true}});
    column->addWidget(states);
    auto *regions = new FacetGroup(u"Region"_s);
    regions->setRows(
        {{{u"cn-north-7"_s}, 204, true}, {{u"cn-south-1"_s}, 108, true}, {{u"cn-north-4"_s}, 1847}});
    column->addWidget(regions);
    auto *plain = new FacetGroup(u"Since 09:00"_s);
    plain->setCheckable(false);
    plain->setRows({{{u"New phones"_s}, 12}, {{u"No longer listed"_s}, 4}});
    column->addWidget(plain);
    auto *folded = new FacetGroup(u"Sign-in"_s);
    folded->setCollapsed(true);
    column->addWidget(folded);
    column->addStretch();
    return pane;
}

QWidget *rail()
{
    auto *pane = new Ground(Token::Window);
    pane->setFixedSize(48, 220);
    auto *places = new NavList(pane);
    places->setRail(true);
    places->setItems({{Icon::Overview, u"Overview"_s},
                      {Icon::Phone, u"Phones"_s},
                      {Icon::Catalog, u"Catalog"_s},
                      {Icon::Operations, u"Operations"_s, u"1"_s, 0.68},
                      {Icon::Requests, u"Requests"_s}});
    places->setCurrent(1);
    places->resize(places->sizeHint());
    return pane;
}

SearchField *filterField(bool withChips)
{
    auto *field = new SearchField;
    field->setFixedWidth(916);
    field->setPlaceholder(u"Find phones by name, id or user"_s);
    field->setAddText(u"Add a filter"_s);
    if (!withChips)
        return field;
    field->setChips(
        {{u"region"_s, u"cn-north-7, cn-south-1"_s}, {u"spec"_s, u"8c"_s}, {u"frozen"_s, u"yes"_s, true}});
    field->setCountText(u"312"_s, u"of 12,345"_s);
    return field;
}

QWidget *bars()
{
    auto *page = new Ground(Token::Surface);
    auto *column = new QVBoxLayout(page);
    column->addWidget(filterField(true));
    column->addWidget(filterField(false));
    auto *wrong = filterField(false);
    wrong->setText(u"spec:8c regon:x"_s);
    wrong->setError(8, u"There is no field “regon”"_s);
    column->addWidget(wrong);
    column->addSpacing(24);
    auto *tabs = new TabStrip;
    tabs->setTabs({{u"All"_s, u"12,345"_s},
                   {u"Unassigned"_s, u"1,127"_s},
                   {u"Abnormal"_s, u"81"_s},
                   {u"8-core office"_s, u"312"_s},
                   {u"Backup over 7 days"_s, u"214"_s}});
    tabs->setCurrent(3);
    tabs->setPlusVisible(true);
    column->addWidget(tabs);
    auto *narrow = new TabStrip;
    narrow->setTabs(tabs->tabs());
    narrow->setCurrent(3);
    narrow->setPlusVisible(true);
    narrow->setFixedWidth(480);
    column->addWidget(narrow);
    auto *row = new QHBoxLayout;
    auto *segments = new SegmentedControl;
    segments->setSegments({{u"cn-north-4"_s, u"7"_s}, {u"cn-south-1"_s, u"6"_s}, {u"cn-north-7"_s, u"8"_s}});
    row->addWidget(segments);
    for (const QString &key : {u"Ctrl K"_s, u"/"_s, u"Esc"_s})
        row->addWidget(new KeyCap(key));
    auto *badge = new AccountBadge;
    badge->setAccount(u"Prod"_s, 0);
    row->addWidget(badge);
    auto *none = new AccountBadge;
    none->setAccount({}, -1);
    row->addWidget(none);
    auto *tag = new AccountTag;
    tag->setAccount(u"Prod"_s, 0);
    row->addWidget(tag);
    for (int i = 0; i < Theme::accountColorCount; ++i) {
        auto *swatch = new Swatch(i, u"Colour"_s);
        swatch->setChecked(i == 0);
        row->addWidget(swatch);
    }
    row->addWidget(new CopyButton(u"Copy id"_s));
    row->addStretch();
    column->addLayout(row);
    return page;
}

QWidget *controls()
{
    auto *page = new Ground(Token::Surface);
    page->setFixedWidth(760);
    auto *column = new QVBoxLayout(page);
    for (const bool large : {false, true}) {
        auto *row = new QHBoxLayout;
        for (const auto kind : {Button::Kind::Secondary, Button::Kind::Primary, Button::Kind::Ghost,
                                Button::Kind::Destructive, Button::Kind::Attention, Button::Kind::Link}) {
            auto *button = new Button(
                kind == Button::Kind::Destructive ? u"Reset 137 phones"_s : u"Run command"_s, kind);
            button->setGlyph(kind == Button::Kind::Destructive ? Icon::Reset : Icon::Terminal);
            button->setLarge(large);
            row->addWidget(button);
        }
        row->addStretch();
        column->addLayout(row);
    }
    auto *row = new QHBoxLayout;
    auto *off = new Button(u"Disabled"_s);
    off->setEnabled(false);
    row->addWidget(off);
    auto *offPrimary = new Button(u"Disabled"_s, Button::Kind::Primary);
    offPrimary->setEnabled(false);
    row->addWidget(offPrimary);
    auto *cancel = new Button(u"Cancel"_s);
    cancel->setLarge(true);
    cancel->setKeyCap(u"Esc"_s);
    row->addWidget(cancel);
    auto *next = new Button(u"Next: count and term"_s, Button::Kind::Primary);
    next->setLarge(true);
    next->setGlyph(Icon::ArrowRight);
    next->setGlyphAfterText(true);
    row->addWidget(next);
    row->addWidget(new Button(Icon::More, u"More"_s, Button::Kind::Secondary));
    auto *since = new Button(u"Change since 09:00"_s);
    since->setGlyph(Icon::History);
    since->setMenu(new QMenu(since));
    row->addWidget(since);
    row->addStretch();
    column->addLayout(row);
    auto *fields = new QHBoxLayout;
    auto *edit = new QLineEdit(u"demo-account"_s);
    fields->addWidget(edit);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"Filter this list"_s);
    fields->addWidget(empty);
    auto *combo = new QComboBox;
    combo->addItems({u"cn-north-4"_s, u"cn-south-1"_s});
    fields->addWidget(combo);
    auto *dense = new QComboBox;
    dense->setProperty("dense", true);
    dense->setPlaceholderText(u"After sign-in"_s);
    dense->addItem(u"x"_s);
    dense->setCurrentIndex(-1);
    fields->addWidget(dense);
    auto *number = new QSpinBox;
    number->setMaximum(1500);
    number->setValue(137);
    fields->addWidget(number);
    auto *disabled = new QLineEdit(u"Not to be changed"_s);
    disabled->setEnabled(false);
    fields->addWidget(disabled);
    column->addLayout(fields);
    auto *choices = new QHBoxLayout;
    auto *ticked = new QCheckBox(u"Back up first"_s);
    ticked->setChecked(true);
    choices->addWidget(ticked);
    choices->addWidget(new QCheckBox(u"Read-only account"_s));
    auto *partly = new QCheckBox(u"Some"_s);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    choices->addWidget(partly);
    auto *radio = new QRadioButton(u"Fast"_s);
    radio->setChecked(true);
    choices->addWidget(radio);
    choices->addWidget(new QRadioButton(u"Normal"_s));
    choices->addStretch();
    column->addLayout(choices);
    auto *text = new QPlainTextEdit(u"getprop ro.build.version.release\npm list packages -3"_s);
    text->setFont(font(Type::Mono));
    text->setFixedHeight(60);
    column->addWidget(text);
    auto *warning = new NoteBar(NoteBar::Kind::Warning);
    warning->setText(u"Their sessions would end at once."_s, u"9 people are using their phones now."_s);
    warning->setButton(u"Leave these 9 out"_s);
    column->addWidget(warning);
    column->addWidget(
        new NoteBar(NoteBar::Kind::Info,
                    u"Retry makes a fresh link, valid for 2 h, and sends only to the 23 failed phones."_s));
    column->addWidget(
        new NoteBar(NoteBar::Kind::Failed, u"Issued by “Corp Root CA G2”, which is not trusted here."_s));
    auto *state = new EmptyState;
    state->setContent(Icon::Phone, u"No phone matches"_s,
                      u"Take a term out of the filter, or look at all 12,345 phones."_s);
    state->setButtons(u"Clear the filter"_s, u"Show all"_s);
    state->setFixedHeight(240);
    column->addWidget(state);
    column->addWidget(new Specimens);
    return page;
}

QWidget *charts()
{
    auto *page = new Ground(Token::Surface);
    page->setFixedSize(1232, 460);
    auto *donut = new Donut(page);
    donut->setParts({{running(), 9871, {}, u"+214"_s, Token::OkShape},
                     {stopped(), 1942, {}, u"−180"_s, Token::ChartN2},
                     {powered(), 318, {}, u"−31"_s, Token::NeutralShape},
                     {starting(), 121, {}, u"+12"_s, Token::MovingShape},
                     {unknown(), 38, {}, u"+31"_s, Token::AttentionShape}});
    donut->setTotal(u"12,345"_s, u"phones"_s);
    donut->setGeometry(24, 30, 362, 180);
    auto *resource = new BarList(page);
    resource->setBars({{loaded(), 5204},
                       {streaming(), 3611},
                       {{u"Idle"_s, Health::Ok, StateShape::Disc}, 3018},
                       {{u"Backing up"_s, Health::Moving, StateShape::HalfRing}, 312},
                       {{u"Backup abnormal"_s, Health::Attention, StateShape::Triangle}, 21},
                       {{u"Restore abnormal"_s, Health::Attention, StateShape::Triangle}, 8}});
    resource->setGeometry(435, 30, 362, resource->sizeHint().height());
    auto *split = new SplitBar(page);
    split->setParts({{u"Assigned"_s, 11218, {}, Token::Chart1}, {u"Free"_s, 1127, {}, Token::Chart3}});
    split->setGeometry(845, 30, 362, split->sizeHint().height());
    auto *regions = new BarList(page);
    regions->setBars({{{u"cn-north-4"_s}, 5980, {}, 0},
                      {{u"cn-south-1"_s}, 3102, {}, 0},
                      {{u"cn-north-7"_s}, 2216, {}, 0}});
    regions->setGeometry(24, 260, 362, regions->sizeHint().height());
    auto *trend = new TrendChart(page);
    TrendLine run{u"Running"_s, Token::OkShape, {}};
    TrendLine in{u"Signed in"_s, Token::Chart1, {}};
    const QDateTime start(QDate(2026, 11, 24), QTime(8, 0));
    for (int i = 0; i <= 48; ++i) {
        run.points.append({start.addSecs(i * 305), 9000 + 900 * (1 - 1.0 / (1 + i / 8.0)) + (i % 5) * 10});
        in.points.append({start.addSecs(i * 305), 1000 + 2900.0 * i / 48});
    }
    trend->setLines({run, in});
    trend->setGeometry(845, 250, 362, 160);
    return page;
}

QWidget *table()
{
    auto *model = new QStandardItemModel(24, 6, qApp);
    model->setHorizontalHeaderLabels(
        {QString(), u"Name"_s, u"State"_s, u"Resource"_s, u"User"_s, u"Backup"_s});
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto set = [&](int column, const QVariant &value, int role) {
            model->setData(model->index(row, column), value, role);
        };
        set(1, u"CCTEST-%1"_s.arg(row + 1, 5, 10, QLatin1Char('0')), Qt::DisplayRole);
        set(1, StrongText, EmphasisRole);
        const StateText age{u"Starting · 4 min"_s, Health::Moving, StateShape::HalfRing, true};
        const StateText stuck{u"Starting 38 min · stuck?"_s, Health::Attention, StateShape::Triangle, true};
        const StateText old{u"Running · as of 10:42"_s, Health::Neutral, StateShape::DashedRing};
        set(2,
            QVariant::fromValue(row % 7 == 4   ? age
                                : row % 7 == 5 ? stuck
                                : row % 7 == 3 ? stopped()
                                : row % 7 == 6 ? old
                                               : running()),
            StateRole);
        set(3, QVariant::fromValue(row % 3 ? loaded() : streaming()), StateRole);
        set(4, u"1008…%1"_s.arg(131912 + row * 97), Qt::DisplayRole);
        set(4, PrimaryText, EmphasisRole);
        set(5,
            QVariant::fromValue(row == 11
                                    ? StateText{u"Failed"_s, Health::Attention, StateShape::Triangle, true}
                                    : StateText{u"9 h"_s, Health::Ok, StateShape::Check}),
            StateRole);
        for (int column = 0; column < 6 && (row == 5 || row == 11); ++column)
            set(column, true, SelectedRole);
    }
    model->setData(model->index(15, 4), 1.0, FlashRole);
    auto *view = new FlatTable;
    view->setModel(model);
    view->cells()->setMarkColumn(0);
    view->header()->setCheckSection(0);
    view->header()->setCheckState(Qt::PartiallyChecked);
    view->header()->setSortIndicatorShown(true);
    view->header()->setSortIndicator(1, Qt::AscendingOrder);
    const int widths[] = {34, 118, 174, 134, 104, 84};
    for (int i = 0; i < 6; ++i)
        view->setColumnWidth(i, widths[i]);
    view->header()->setStretchLastSection(true);
    view->setCurrentIndex(model->index(11, 1));
    view->setFixedSize(700, 560);
    return view;
}

QWidget *sheet()
{
    auto *window = new Ground(Token::Surface);
    window->setFixedSize(700, 400);
    auto *stripe = new StripeFrame(window);
    stripe->setColor(0);
    stripe->setGeometry(0, 0, 700, 3);
    auto *label = new ElidedLabel(u"A row beneath the sheet that is too long for its place"_s, Type::Cell,
                                  Token::Text1, window);
    label->setGeometry(12, 60, 200, 16);
    auto *overlay = new ScrimOverlay(window, ScrimOverlay::Place::Sheet, 48);
    auto *panel = new Ground(Token::Raised);
    panel->setFixedSize(420, 200);
    auto *question = makeLabel(Type::PageTitle, Token::Text1, panel);
    question->setText(u"Reset 137 phones?"_s);
    question->setGeometry(20, 16, 300, 28);
    overlay->setPanel(panel);
    overlay->open();
    return window;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir target(application.arguments().value(1, u"."_s));
    ThemeController controller;
    struct Page {
        QString name;
        QWidget *widget;
    };
    const QList<Page> pages = {{u"left"_s, leftPane()},     {u"rail"_s, rail()},     {u"bars"_s, bars()},
                               {u"controls"_s, controls()}, {u"charts"_s, charts()}, {u"table"_s, table()},
                               {u"sheet"_s, sheet()}};
    for (const auto scheme : {ThemeController::Scheme::Light, ThemeController::Scheme::Dark}) {
        controller.setScheme(scheme);
        for (const Page &page : pages) {
            page.widget->show();
            QApplication::processEvents();
            const QString name =
                page.name + (scheme == ThemeController::Scheme::Light ? u"-light.png"_s : u"-dark.png"_s);
            if (!page.widget->grab().save(target.filePath(name)))
                QTextStream(stderr) << "could not write " << target.filePath(name) << Qt::endl;
        }
    }
    for (const Page &page : pages)
        delete page.widget;
    return 0;
}
