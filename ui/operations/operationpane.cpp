// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/operationpane.h"

#include "ui/fleet/detailswidgets.h"
#include "ui/operations/outcomechips.h"
#include "ui/operations/outcomestable.h"
#include "ui/operations/reasoncards.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/splitbar.h"

#include <QtCore/QLocale>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int margin = 12;
constexpr int barHeight = 6;
constexpr int cardsWidth = 284;
constexpr int cardsWidthNarrow = 224;
constexpr int filterWidth = 192;
constexpr int filterWidthNarrow = 160;
/// Narrower than this, words go.
constexpr int roomyWidth = 1160;

Token partColor(PhoneState state)
{
    const auto share = barShare(state, 1, 1);
    return share ? shareToken(*share) : Token::Track;
}

} // namespace

OperationPane::OperationPane(QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel(QString(), Type::Title)), m_outcome(new StateLabel({})),
      m_sentence(makeLabel(Type::Cell, Token::Text2)), m_bar(new SplitBar),
      m_retry(new Button(QString(), Button::Kind::Primary)),
      m_proceed(new Button(QString(), Button::Kind::Primary)), m_continue(new Button(QString())),
      m_check(new Button(QString())), m_stop(new Button(QString())), m_show(new Button(QString())),
      m_menu(new Button(Icon::More, QString(), Button::Kind::Secondary)),
      m_close(new Button(Icon::Close, QString())), m_chips(new OutcomeChips), m_filter(new QLineEdit),
      m_requestIds(new Button(QString(), Button::Kind::Ghost)),
      m_export(new Button(QString(), Button::Kind::Ghost)), m_split(new QSplitter(Qt::Horizontal)),
      m_cards(new ReasonCards), m_table(new OutcomesTable(m_model)), m_empty(new EmptyState)
{
    build();
    connectParts();
    retranslate();
}

OperationPane::~OperationPane()
{
    delete m_table; // looks at the model, which is a member
}

void OperationPane::build()
{
    m_retry->setGlyph(Icon::Refresh);
    m_stop->setGlyph(Icon::Stop);
    m_proceed->setGlyph(Icon::Play);
    m_show->setGlyph(Icon::Phone);
    m_requestIds->setGlyph(Icon::Copy);
    m_export->setGlyph(Icon::Export);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setLegendVisible(false);
    m_bar->setBarHeight(barHeight);
    m_filter->setProperty("dense", true);
    m_filter->setFont(phonedeck::font(Type::Cell));
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_filter->setClearButtonEnabled(true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(margin, 0, margin, 0);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_outcome);
    head->addStretch(1);
    for (Button *button : {m_retry, m_proceed, m_continue, m_check, m_stop, m_show, m_menu, m_close})
        head->addWidget(button);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(margin, 0, margin, 0);
    words->setSpacing(0);
    words->addWidget(m_sentence);
    words->addSpacing(8);
    words->addWidget(m_bar);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(margin - 10, 0, margin, 0); // the chips' padding hangs out
    row->setSpacing(4);
    row->addWidget(m_chips, 1);
    row->addWidget(m_filter);
    row->addWidget(m_requestIds);
    row->addWidget(m_export);

    auto *right = new QWidget;
    auto *phones = new QVBoxLayout(right);
    phones->setContentsMargins(0, 0, 0, 0);
    phones->setSpacing(0);
    phones->addWidget(m_table, 1);
    phones->addWidget(m_empty, 1);
    m_split->addWidget(m_cards);
    m_split->addWidget(right);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_cards->setMinimumWidth(180);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(2);
    layout->addLayout(words);
    layout->addSpacing(4);
    layout->addLayout(row);
    layout->addSpacing(4);
    layout->addWidget(new Rule);
    layout->addWidget(m_split, 1);
}

void OperationPane::connectParts()
{
    connect(m_chips, &OutcomeChips::chosen, this, &OperationPane::choose);
    connect(m_bar, &SplitBar::activated, this, [this](int part) {
        const PhoneState state = m_view.parts.at(part).state;
        for (int chip = 0; chip < m_view.chips.size(); ++chip) {
            const OutcomeChip &each = m_view.chips.at(chip);
            if (each.state == state && each.which != OutcomeQuery::Which::All)
                choose(chip);
        }
    });
    connect(m_cards, &ReasonCards::cardClicked, this, &OperationPane::filterByGroup);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        OutcomeQuery query = m_model.query();
        query.text = text.trimmed();
        m_model.setQuery(query);
    });
    connect(&m_model, &PhoneOutcomesModel::groupsChanged, this, &OperationPane::render);
    connect(&m_model, &PhoneOutcomesModel::orderChanged, this, &OperationPane::renderTable);
    connect(&m_model, &PhoneOutcomesModel::marksChanged, this, &OperationPane::renderButtons);
    connect(m_retry, &Button::clicked, this,
            [this] { Q_EMIT againRequested(PhoneState::Failed, false, false); });
    connect(m_continue, &Button::clicked, this,
            [this] { Q_EMIT againRequested(PhoneState::Cancelled, false, false); });
    connect(m_proceed, &Button::clicked, this, &OperationPane::proceedRequested);
    connect(m_check, &Button::clicked, this, &OperationPane::checkRequested);
    connect(m_stop, &Button::clicked, this, &OperationPane::stopRequested);
    connect(m_show, &Button::clicked, this, [this] { Q_EMIT phonesRequested(chosenIds()); });
    connect(m_menu, &Button::clicked, this, &OperationPane::openMenu);
    connect(m_close, &Button::clicked, this, &OperationPane::closeRequested);
    connect(m_requestIds, &Button::clicked, this, [this] { copy(chosenRequestIds()); });
    connect(m_export, &Button::clicked, this, [this] { exportPhones(false); });
    connect(m_empty, &EmptyState::firstClicked, m_filter, &QLineEdit::clear);
    connect(m_table, &OutcomesTable::leaveRequested, this, &OperationPane::closeRequested);
    connect(m_table, &OutcomesTable::copyIdsRequested, this, [this] { copy(chosenIds()); });
    connect(m_table, &OutcomesTable::copyRowsRequested, this,
            [this] { QGuiApplication::clipboard()->setText(m_model.toTsv(m_model.chosen())); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &OperationPane::openPhoneMenu);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] {
        if (m_model.markedCount() > 0)
            m_model.clearMarks();
        else
            Q_EMIT closeRequested();
    });
}

void OperationPane::open(const OperationRecord &operation)
{
    m_hasPhones = false;
    m_facts.operation = operation;
    m_repeats = {};
    countRepeats();
    m_facts.perSecond = 0;
    m_facts.leftMs = -1;
    m_model.setOperation(operation, {});
    const QSignalBlocker quiet(m_filter);
    m_filter->clear();
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    render();
    renderTable();
}

void OperationPane::takePhones(const QList<PhoneRecord> &phones)
{
    m_hasPhones = true;
    const QString text = m_filter->text().trimmed();
    m_model.setOperation(m_facts.operation, phones);
    OutcomeQuery query;
    query.text = text;
    m_model.setQuery(query);
    // What failed is what one came for.
    for (int chip = 0; text.isEmpty() && chip < m_view.chips.size(); ++chip) {
        const OutcomeChip &each = m_view.chips.at(chip);
        if (m_facts.operation.isEnded() && each.which == OutcomeQuery::Which::State &&
            each.state == PhoneState::Failed && each.count > 0)
            choose(chip);
    }
    countRepeats();
    render();
}

void OperationPane::changePhones(const QList<int> &positions, const QList<PhoneRecord> &phones)
{
    if (!m_hasPhones)
        return;
    if (m_model.phones().size() < phones.size()) { // they could not be read then
        takePhones(phones);
        return;
    }
    m_model.change(positions, phones);
    if (!m_repeats.operations.isEmpty()) {
        countRepeats();
        render();
    }
}

void OperationPane::setRepeats(const OperationRepeats &repeats)
{
    if (repeats == m_repeats)
        return;
    m_repeats = repeats;
    countRepeats();
    render();
}

void OperationPane::countRepeats()
{
    m_facts.repeats = m_repeats.operations;
    m_facts.failedAgain = m_facts.cancelledAgain = 0;
    if (m_repeats.sentIds.isEmpty())
        return;
    m_facts.failedAgain = int(positionsToSend(PhoneState::Failed, true).size());
    m_facts.cancelledAgain = int(positionsToSend(PhoneState::Cancelled, true).size());
}

QList<int> OperationPane::positionsToSend(PhoneState which, bool isOnceMore) const
{
    QList<int> positions;
    for (int position = 0; position < m_model.phones().size(); ++position) {
        const PhoneRecord &phone = m_model.phones().at(position);
        if (phone.state == which && m_repeats.hasSent(phone) == isOnceMore)
            positions.append(position);
    }
    return positions;
}

void OperationPane::change(const OperationRecord &operation, double perSecond, qint64 leftMs)
{
    m_facts.operation = operation;
    m_facts.perSecond = perSecond;
    m_facts.leftMs = leftMs;
    render();
}

void OperationPane::setCanSend(bool canSend, const QString &whyNot)
{
    m_facts.canSend = canSend;
    for (Button *button : {m_retry, m_continue, m_proceed})
        button->setToolTip(canSend ? QString() : whyNot);
    render();
}

void OperationPane::setPhoneFilter(const QString &text)
{
    m_filter->setText(text);
}

void OperationPane::render()
{
    m_facts.groups = m_model.groups();
    m_facts.openUnknown = m_model.openUnknown();
    m_facts.query = m_model.query();
    m_facts.nowLocal = QDateTime::currentDateTime();
    OperationView view = viewOf(m_facts);
    if (view == m_view)
        return;
    m_view = std::move(view);
    m_title->setText(m_view.title);
    m_outcome->setState(m_view.outcome);
    m_sentence->setText(m_view.sentence);
    QList<SplitPart> parts;
    for (const OperationView::Part &part : std::as_const(m_view.parts))
        parts.append({part.label, part.count, {}, partColor(part.state)});
    m_bar->setParts(parts);
    m_chips->setChips(m_view.chips);
    arrangeChips();
    m_cards->render(m_view.cardsTitle, m_view.cards, m_view.note);
    const bool hadCards = m_cards->isVisibleTo(this);
    m_cards->setVisible(!m_view.cards.isEmpty());
    if (!hadCards)
        arrange();
    m_table->setQueueVisible(m_view.hasQueue);
    renderButtons();
}

void OperationPane::renderButtons()
{
    const auto show = [](Button *button, const QString &text, bool isEnabled) {
        button->setText(text);
        button->setVisible(!text.isEmpty());
        button->setEnabled(isEnabled);
    };
    show(m_retry, m_view.retry, m_view.canSend);
    show(m_proceed, m_view.proceed, m_view.canSend);
    show(m_continue, m_view.continueRest, m_view.canSend);
    show(m_check, m_view.check, true);
    show(m_stop, m_view.stop, true);
    const int chosen = m_model.markedCount() > 0 ? m_model.markedCount() : m_model.rowCount();
    show(m_show, tr("Show %Ln in Phones", nullptr, chosen), chosen > 0);
    m_requestIds->setEnabled(chosen > 0);
    m_export->setEnabled(chosen > 0);
}

void OperationPane::renderTable()
{
    const bool hasRows = m_model.rowCount() > 0;
    m_table->setVisible(hasRows || !m_hasPhones);
    m_empty->setVisible(!hasRows && m_hasPhones);
    if (m_hasPhones && m_model.phones().isEmpty()) {
        m_empty->setContent(Icon::Warning, tr("Its phones can't be read"),
                            tr("The journal doesn't give them. The status row says what is wrong with it."));
        m_empty->setButtons({});
    } else if (!hasRows) {
        m_empty->setContent(Icon::Search, tr("No phone matches"),
                            tr("Phones are looked for by name, id, user, region, code, request id and what "
                               "happened to them."));
        m_empty->setButtons(m_filter->text().isEmpty() ? QString() : tr("Clear the filter"));
    }
    render();
    renderButtons();
}

void OperationPane::choose(int chip)
{
    OutcomeQuery query = m_model.query();
    query.which = m_view.chips.at(chip).which;
    query.state =
        query.which == OutcomeQuery::Which::State ? m_view.chips.at(chip).state : PhoneState::Failed;
    query.group = -1;
    m_model.setQuery(query);
    render();
}

void OperationPane::filterByGroup(int group)
{
    OutcomeQuery query = m_model.query();
    query.group = query.group == group ? -1 : group;
    m_model.setQuery(query);
    render();
}

void OperationPane::focusTable()
{
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, PhoneOutcomesModel::NameColumn));
    m_table->setFocus(Qt::OtherFocusReason);
}

void OperationPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OperationPane::arrange()
{
    const bool isRoomy = width() >= roomyWidth;
    m_filter->setFixedWidth(isRoomy ? filterWidth : filterWidthNarrow);
    m_requestIds->setText(isRoomy ? tr("Request ids") : QString());
    m_export->setText(isRoomy ? tr("Export") : QString());
    arrangeChips();
    if (m_cards->isVisibleTo(this)) {
        const int cards = isRoomy ? cardsWidth : cardsWidthNarrow;
        m_split->setSizes({cards, width() - cards - 1});
    }
}

/// Their words go before they would run under the filter; how long they are depends on the counts.
void OperationPane::arrangeChips()
{
    const int others =
        m_filter->width() + m_requestIds->sizeHint().width() + m_export->sizeHint().width() + 2 * margin + 12;
    m_chips->setCompact(false);
    m_chips->setCompact(m_chips->sizeHint().width() + others > width());
}

void OperationPane::retranslate()
{
    m_bar->setAccessibleName(tr("Outcomes"));
    m_chips->setAccessibleName(tr("Outcomes"));
    m_cards->setAccessibleName(tr("Reasons"));
    m_filter->setPlaceholderText(tr("Filter these phones"));
    m_filter->setAccessibleName(tr("Filter these phones"));
    m_table->setAccessibleName(tr("Phones of the operation"));
    m_requestIds->setToolTip(tr("Copy the request ids"));
    m_requestIds->setAccessibleName(tr("Copy the request ids"));
    m_export->setToolTip(tr("Export as CSV…"));
    m_export->setAccessibleName(tr("Export as CSV…"));
    m_menu->setToolTip(tr("More"));
    m_menu->setAccessibleName(tr("More"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    arrange();
    m_model.retranslate();
    m_view = {};
    render();
    renderTable();
}

} // namespace phonedeck
