// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/confirmsheet.h"

#include "ui/operations/confirmfacts.h"
#include "ui/operations/confirmparts.h"
#include "ui/operations/wavesrow.h"
#include "ui/theme/painting.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accountbadge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableheader.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QSignalBlocker>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

#include <utility>

namespace phonedeck {

namespace {

constexpr int sheetWidth = 800;
constexpr int side = 20;
constexpr int radius = 8;
constexpr int glyphSize = 20;
constexpr int filterWidth = 200;
constexpr int countWidth = 88;
constexpr int ring = 3;

/// With room for the focus ring of what is in it.
QHBoxLayout *rowOf(QWidget *holder, int spacing)
{
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(ring, ring, ring, ring);
    row->setSpacing(spacing);
    return row;
}

} // namespace

ConfirmSheet::ConfirmSheet(std::unique_ptr<ConfirmPresenter> presenter, Icon glyph, QWidget *parent)
    : QFrame(parent), m_presenter(std::move(presenter)), m_glyph(glyph)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 1, 1); // inside the frame
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeBody(), 1);
    layout->addWidget(makeFoot());
    connectParts();
    orderTabs();
    retranslate();
    render(m_presenter->view());
    layOutColumns();
}

ConfirmSheet::~ConfirmSheet()
{
    // It looks at the presenter's list.
    m_table->setModel(nullptr);
}

QWidget *ConfirmSheet::makeHead()
{
    m_icon = new QLabel;
    m_icon->setFixedSize(glyphSize, glyphSize);
    m_question = makeLabel(Type::PageTitle, Token::Text1);
    m_question->setFixedHeight(lineHeight(Type::PageTitle));
    m_question->setMinimumWidth(1);
    m_account = new AccountTag;
    m_consequence = makeLabel(Type::Body, Token::Text1);
    m_consequence->setWordWrap(true);
    m_consequence->setMinimumHeight(lineHeight(Type::Body));

    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(side, 16, side, 11);
    column->setSpacing(5);
    auto *title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(m_icon);
    title->addWidget(m_question, 1);
    title->addWidget(m_account);
    column->addLayout(title);
    column->addWidget(m_consequence);
    return head;
}

QWidget *ConfirmSheet::makeBody()
{
    m_facts = new ConfirmFacts;
    m_inUse = new NoteBar(NoteBar::Kind::Warning);
    m_listTitle = makeLabel(Type::Section, Token::Text1);
    m_listHint = makeLabel(Type::Cell, Token::Text3);
    m_filter = new QLineEdit;
    m_filter->setProperty("dense", true);
    m_filter->setFixedWidth(filterWidth);
    m_filter->setFont(phonedeck::font(Type::Cell));
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_table = new ConfirmTable;
    m_table->setModel(&m_presenter->list());
    m_table->cells()->setFirstPadding(side);
    m_table->header()->setFirstPadding(side);
    m_table->header()->setSectionsClickable(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *content = new QWidget;
    content->setProperty("plain", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Inset(m_facts, QMargins(side, 0, side, 14)));
    m_inUseRoom = new Inset(new NoteHolder(m_inUse), QMargins(side, 0, side, 12 - ring));
    column->addWidget(m_inUseRoom);
    auto *head = new QWidget;
    QHBoxLayout *line = rowOf(head, 8);
    line->addWidget(m_listTitle);
    line->addWidget(m_listHint);
    line->addStretch(1);
    line->addWidget(m_filter);
    column->addWidget(new Inset(head, QMargins(side - ring, 0, side - ring, 8 - ring)));
    column->addWidget(new Rule);
    column->addWidget(m_table, 1);
    return new BodyArea(content, sheetWidth);
}

QWidget *ConfirmSheet::makeFoot()
{
    m_leftOutShape = new ShapeMark(StateShape::BarredRing, Health::Neutral);
    m_leftOut = new ElidedLabel({}, Type::Cell, Token::Text2);
    m_listSwitch = new Button(QString(), Button::Kind::Link);
    m_listSwitch->setFixedHeight(20);
    m_requests = makeLabel(Type::Cell, Token::Text2);
    auto *who = new QWidget;
    who->setFixedHeight(20 + 2 * ring);
    QHBoxLayout *whoLine = rowOf(who, 8);
    whoLine->addWidget(m_leftOutShape);
    whoLine->addWidget(m_leftOut);
    whoLine->addWidget(m_listSwitch);
    whoLine->addSpacing(8);
    whoLine->addStretch(1);
    whoLine->addWidget(m_requests);

    m_backUpFirst = new QCheckBox;
    m_backUpHint = new ElidedLabel({}, Type::Cell, Token::Text3);
    m_pace = new SegmentedControl;
    m_how = new QWidget;
    QHBoxLayout *howLine = rowOf(m_how, 10);
    howLine->addWidget(m_backUpFirst);
    howLine->addWidget(m_backUpHint, 1);
    howLine->addStretch(0);
    howLine->addWidget(m_pace);
    m_waves = new WavesRow;
    m_refusal = new NoteBar(NoteBar::Kind::Warning);

    m_countBefore = makeLabel(Type::Body, Token::Text1);
    m_countNumber = makeLabel(Type::ReviewFact, Token::Text1);
    m_countAfter = makeLabel(Type::Body, Token::Text1);
    m_typed = new QLineEdit;
    m_typed->setFixedWidth(countWidth);
    m_count = new QWidget;
    QHBoxLayout *countLine = rowOf(m_count, 4);
    countLine->setContentsMargins(0, 0, 0, 0); // a field shows its focus inside
    countLine->addWidget(m_countBefore);
    countLine->addWidget(m_countNumber);
    countLine->addWidget(m_countAfter);
    countLine->addSpacing(4);
    countLine->addWidget(m_typed);
    m_cancel = new Button(QString());
    m_cancel->setLarge(true);
    m_confirm = new Button(QString());
    m_confirm->setLarge(true);
    m_confirm->setGlyph(m_glyph);
    auto *answer = new QWidget;
    answer->setFixedHeight(32 + 2 * ring);
    QHBoxLayout *answerLine = rowOf(answer, 8);
    answerLine->addWidget(m_count);
    answerLine->addStretch(1);
    answerLine->addWidget(m_cancel);
    answerLine->addWidget(m_confirm);

    auto *foot = new QWidget;
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 16 - ring);
    column->setSpacing(0);
    column->addWidget(new Rule);
    const auto addInset = [column](QWidget *widget, int sides, int above) {
        auto *inset = new Inset(widget, QMargins(sides, above, sides, 0));
        column->addWidget(inset);
        return inset;
    };
    addInset(who, side - ring, 9 - ring);
    m_howRoom = addInset(m_how, side - ring, 7 - 2 * ring);
    m_wavesRoom = addInset(m_waves, side, 8 - ring);
    m_refusalRoom = addInset(new NoteHolder(m_refusal), side, 10 - ring);
    addInset(answer, side - ring, 12 - 2 * ring);
    return foot;
}

void ConfirmSheet::connectParts()
{
    ConfirmPresenter *presenter = m_presenter.get();
    connect(presenter, &ConfirmPresenter::viewChanged, this, [this] { render(m_presenter->view()); });
    connect(presenter, &ConfirmPresenter::confirmed, this, &ConfirmSheet::confirmed);
    connect(&presenter->list(), &QAbstractItemModel::modelReset, this, &ConfirmSheet::layOutColumns);
    connect(m_inUse, &NoteBar::buttonClicked, presenter, &ConfirmPresenter::toggleInUse);
    connect(m_filter, &QLineEdit::textChanged, presenter, &ConfirmPresenter::setListFilter);
    connect(m_listSwitch, &Button::clicked, presenter,
            [presenter] { presenter->showLeftOut(!presenter->view().showsLeftOut); });
    connect(m_backUpFirst, &QCheckBox::toggled, presenter, &ConfirmPresenter::setBackUpFirst);
    connect(m_pace, &SegmentedControl::activated, this, [this](int index) {
        WaveForm form = m_presenter->view().waves.form;
        form.isInSteps = index == 1;
        m_presenter->setWaves(form);
    });
    connect(m_waves, &WavesRow::formEdited, presenter, &ConfirmPresenter::setWaves);
    connect(m_typed, &QLineEdit::textChanged, presenter, &ConfirmPresenter::setTyped);
    connect(m_cancel, &Button::clicked, this, &ConfirmSheet::closeRequested);
    connect(m_confirm, &Button::clicked, presenter, &ConfirmPresenter::confirm);
    m_table->installEventFilter(this);
    m_filter->installEventFilter(this);
}

void ConfirmSheet::orderTabs()
{
    QList<QWidget *> chain{m_inUse->button(), m_filter, m_table, m_listSwitch, m_backUpFirst, m_pace};
    chain += m_waves->chain();
    chain += {m_typed, m_cancel, m_confirm};
    for (qsizetype i = 1; i < chain.size(); ++i)
        QWidget::setTabOrder(chain.at(i - 1), chain.at(i));
}

QSize ConfirmSheet::sizeHint() const
{
    const int wide = isVisible() ? std::min(width(), sheetWidth) : sheetWidth;
    return {sheetWidth, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide)
                                                      : layout()->totalSizeHint().height()};
}

void ConfirmSheet::focusAnswer()
{
    const ConfirmPresenter::View &view = m_presenter->view();
    QWidget *target = m_cancel;
    if (view.isPlanning)
        target = m_table; // an Enter that comes too early neither confirms nor gives up
    else if (view.countToType > 0 && !m_typed->isHidden())
        target = m_typed;
    else if (view.confirmsOnEnter && view.canConfirm)
        target = m_confirm;
    target->setFocus(Qt::PopupFocusReason);
}

void ConfirmSheet::paintEvent(QPaintEvent *)
{
    // It hangs from above: only the lower corners are round.
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, rect().adjusted(0, -radius - 1, 0, 0), radius, theme.color(Token::Raised),
             theme.color(Token::Frame));
}

void ConfirmSheet::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // The Enter that opened the sheet may still be held down.
        if (!event->isAutoRepeat())
            takeEnter();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

void ConfirmSheet::takeEnter()
{
    QWidget *focus = QApplication::focusWidget();
    auto *button = qobject_cast<QPushButton *>(focus);
    if (button && isAncestorOf(button))
        button->click();
    else if (m_presenter->view().confirmsOnEnter)
        m_presenter->confirm();
    else if (focus == m_typed && m_presenter->view().canConfirm)
        m_confirm->setFocus(Qt::TabFocusReason); // what destroys takes a key of its own
}

void ConfirmSheet::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (!isAncestorOf(QApplication::focusWidget()))
        focusAnswer();
}

void ConfirmSheet::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // texts wrap elsewhere
}

bool ConfirmSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_table && isEnter) {
        // The table would keep it for its rows, which have nothing to open.
        keyPressEvent(key);
        return true;
    }
    if (watched == m_filter && key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void ConfirmSheet::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshGlyph();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_presenter->retranslate();
        render(m_presenter->view());
    }
}

void ConfirmSheet::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter this list"));
    m_filter->setAccessibleName(tr("Filter this list"));
    m_waves->retranslate();
    m_pace->setSegments({{tr("All at once"), {}}, {tr("In steps"), {}}});
    //: whether all phones go out at once or in steps
    m_pace->setAccessibleName(tr("Pace"));
}

void ConfirmSheet::refreshGlyph()
{
    const bool destroys = m_presenter->view().destroys;
    m_icon->setPixmap(phonedeck::icon(m_glyph, destroys ? Token::DestrText : Token::Text2)
                          .pixmap(QSize(glyphSize, glyphSize), devicePixelRatioF()));
}

void ConfirmSheet::layOutColumns()
{
    const ConfirmListModel &list = m_presenter->list();
    for (int column = 0; column < list.columnCount(); ++column) {
        const int width = list.columnWidth(column);
        m_table->header()->setSectionResizeMode(column,
                                                width == 0 ? QHeaderView::Stretch : QHeaderView::Fixed);
        if (width > 0)
            m_table->setColumnWidth(column, width);
    }
}

void ConfirmSheet::render(const ConfirmPresenter::View &view)
{
    const QPointer<QWidget> hadKeys = QApplication::focusWidget();
    const bool waitedForPlan = std::exchange(m_waitsForPlan, view.isPlanning && view.columns.isEmpty());
    setAccessibleName(view.question);
    setAccessibleDescription(view.consequence);
    m_question->setText(view.question);
    m_consequence->setText(view.consequence);
    m_account->setAccount(view.accountName, view.accountColor);
    m_account->setVisible(!view.accountName.isEmpty());
    refreshGlyph();
    m_facts->render(view.columns);
    m_facts->setVisible(!view.columns.isEmpty());
    m_inUse->setKind(view.inUse.isWarning ? NoteBar::Kind::Warning : NoteBar::Kind::Info);
    m_inUse->setText(view.inUse.text, view.inUse.lead);
    m_inUse->setButton(view.inUse.button);
    m_inUseRoom->setVisible(!view.inUse.lead.isEmpty());
    renderList(view);
    renderFoot(view);
    renderCount(view);
    // Qt hands the keys of what goes or is disabled to the next in the chain, which is anything.
    const bool isLost = hadKeys && (!hadKeys->isVisible() || !hadKeys->isEnabled());
    const bool hasWaited = hadKeys == m_table && waitedForPlan && !m_waitsForPlan;
    if (hadKeys && isAncestorOf(hadKeys) && (isLost || hasWaited))
        focusAnswer();
    updateGeometry();
}

void ConfirmSheet::renderList(const ConfirmPresenter::View &view)
{
    m_listTitle->setText(view.listTitle);
    m_listHint->setText(view.listHint);
    m_table->setAccessibleName(view.listTitle);
    m_leftOut->setText(view.leftOut);
    m_leftOutShape->setVisible(!view.leftOut.isEmpty());
    m_leftOut->setVisible(!view.leftOut.isEmpty());
    m_listSwitch->setText(view.listSwitch);
    m_listSwitch->setVisible(!view.listSwitch.isEmpty());
    m_requests->setText(view.busy.isEmpty() ? view.requests : view.busy);
}

void ConfirmSheet::renderFoot(const ConfirmPresenter::View &view)
{
    const bool offersBackup = !view.backUpFirst.text.isEmpty();
    m_backUpFirst->setText(view.backUpFirst.text);
    m_backUpFirst->setAccessibleDescription(view.backUpFirst.hint);
    {
        const QSignalBlocker quiet(m_backUpFirst);
        m_backUpFirst->setChecked(view.backUpFirst.isOn);
    }
    m_backUpFirst->setVisible(offersBackup);
    m_backUpHint->setText(view.backUpFirst.hint);
    m_backUpHint->setVisible(offersBackup);
    m_pace->setCurrent(view.waves.form.isInSteps ? 1 : 0);
    m_pace->setVisible(view.waves.isOffered);
    m_howRoom->setVisible(offersBackup || view.waves.isOffered);
    m_waves->render(view.waves);
    m_wavesRoom->setVisible(view.waves.isOffered && view.waves.form.isInSteps);
    m_refusal->setText(view.refusal);
    m_refusalRoom->setVisible(!view.refusal.isEmpty());
}

void ConfirmSheet::renderCount(const ConfirmPresenter::View &view)
{
    const bool hasButton = !view.command.isEmpty();
    const bool asksCount = hasButton && view.countToType > 0 && view.refusal.isEmpty();
    m_count->setVisible(asksCount);
    if (asksCount) {
        const QString number = QLocale().toString(view.countToType);
        //: %1 is how many phones will be acted on
        const QString text = tr("Type %1 to confirm");
        const QStringList around = text.split(QStringLiteral("%1"));
        m_countBefore->setText(around.value(0).trimmed());
        m_countNumber->setText(number);
        m_countAfter->setText(around.value(1).trimmed());
        m_typed->setAccessibleName(text.arg(number));
        m_typed->setAccessibleDescription(view.isTypedWrong ? tr("Another count is asked for") : QString());
        m_typed->setToolTip(view.isTypedWrong ? tr("Another count is asked for") : QString());
        if (m_typed->property("invalid").toBool() != view.isTypedWrong) {
            m_typed->setProperty("invalid", view.isTypedWrong);
            m_typed->style()->unpolish(m_typed);
            m_typed->style()->polish(m_typed);
        }
    }
    m_cancel->setText(hasButton ? tr("Cancel") : tr("Close"));
    //: a key
    m_cancel->setKeyCap(tr("Esc"));
    m_confirm->setText(view.command);
    m_confirm->setAccessibleDescription(view.refusal);
    m_confirm->setKind(view.destroys ? Button::Kind::Destructive : Button::Kind::Primary);
    m_confirm->setVisible(hasButton);
    m_confirm->setEnabled(view.canConfirm);
}

} // namespace phonedeck
