// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/overviewpage.h"

#include "models/accounts/accountsession.h"
#include "ui/fleet/attentionlist.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/barlist.h"
#include "ui/widgets/donut.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rule.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/splitbar.h"
#include "ui/widgets/trendchart.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int sidePadding = 24;
constexpr int threeColumnsNeed = 1160;

QList<Bar> barsOf(const QList<OverviewPresenter::Count> &counts, int chart)
{
    QList<Bar> bars;
    for (const OverviewPresenter::Count &count : counts) {
        Bar bar;
        bar.label = count.label;
        bar.count = count.count;
        bar.chart = chart;
        bars.append(bar);
    }
    return bars;
}

QString changeText(int change)
{
    if (change == 0)
        return {};
    const QString number = QLocale().toString(std::abs(change));
    return change > 0 ? QString(u'+' + number) : QString(u"−" + number);
}

/// Neutral states are two in the ring; the second is lighter, so that they can be told apart.
QList<DonutPart> partsOf(const QList<OverviewPresenter::Count> &counts)
{
    QList<DonutPart> parts;
    int neutrals = 0;
    for (const OverviewPresenter::Count &count : counts) {
        DonutPart part;
        part.label = count.label;
        part.count = count.count;
        part.change = changeText(count.change);
        part.color = shapeToken(count.label.health);
        if (count.label.health == Health::Neutral && neutrals++ == 0)
            part.color = Token::ChartN2;
        parts.append(part);
    }
    return parts;
}

/// A picture with lines to its neighbours at the left and above.
class Card final : public QWidget
{
public:
    void setPlace(int row, int column, bool isLast)
    {
        m_row = row;
        m_column = column;
        const int left = column == 0 ? 0 : cardPadding;
        layout()->setContentsMargins(left, row == 0 ? 12 : 18, isLast ? 0 : cardPadding, 18);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor line = themeOf(this).color(Token::Line);
        if (m_column > 0)
            painter.fillRect(QRect(0, 8, 1, height() - 24), line);
        if (m_row > 0)
            painter.fillRect(QRect(0, 0, width(), 1), line);
    }

private:
    static constexpr int cardPadding = 24;
    int m_row = 0;
    int m_column = 0;
};

QString timeText(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime(), QStringLiteral("HH:mm"));
}

} // namespace

OverviewPage::OverviewPage(AccountSession &session, QWidget *parent)
    : Place(parent), m_session(session), m_presenter(session), m_scroll(new QScrollArea),
      m_empty(new EmptyState), m_title(makeLabel(Type::PageTitle, Token::Text1)),
      m_subtitle(makeLabel(Type::Body, Token::Text2)), m_grid(new QGridLayout), m_running(new Donut),
      m_resource(new BarList), m_assigned(new SplitBar), m_freeTitle(makeLabel(Type::Cell, Token::Text2)),
      m_free(new BarList), m_regions(new BarList), m_specs(new BarList), m_trend(new TrendChart),
      m_attentionTitle(makeLabel(Type::PageSection, Token::Text1)),
      m_attentionCount(makeLabel(Type::Body, Token::Text3)), m_attention(new AttentionList)
{
    setFocusPolicy(Qt::ClickFocus);
    build();
    const auto open = [this](QList<OverviewPresenter::Count> OverviewPresenter::View::*counts) {
        return [this, counts](int row) {
            Q_EMIT phonesRequested((m_presenter.view().*counts).value(row).query);
        };
    };
    connect(m_running, &Donut::activated, this, open(&OverviewPresenter::View::running));
    connect(m_resource, &BarList::activated, this, open(&OverviewPresenter::View::resource));
    connect(m_regions, &BarList::activated, this, open(&OverviewPresenter::View::regions));
    connect(m_specs, &BarList::activated, this, open(&OverviewPresenter::View::specs));
    connect(m_free, &BarList::activated, this, open(&OverviewPresenter::View::freeByRegion));
    connect(m_assigned, &SplitBar::activated, this, [this](int part) {
        Q_EMIT phonesRequested(part == 0 ? QStringLiteral("assigned:yes") : QStringLiteral("assigned:no"));
    });
    connect(m_attention, &AttentionList::activated, this,
            [this](int line) { Q_EMIT phonesRequested(m_presenter.view().attention.value(line).query); });
    connect(&m_presenter, &OverviewPresenter::viewChanged, this, [this] { render(m_presenter.view()); });
    retranslate();
}

QWidget *OverviewPage::makeCard(TextLabel *title, QWidget *content)
{
    auto *card = new Card;
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(0, 14, 0, 18);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(content);
    layout->addStretch(1);
    m_cardTitles.append(title);
    return card;
}

void OverviewPage::build()
{
    auto *assigned = new QWidget;
    auto *assignedLayout = new QVBoxLayout(assigned);
    assignedLayout->setContentsMargins(0, 0, 0, 0);
    assignedLayout->setSpacing(8);
    assignedLayout->addWidget(m_assigned);
    assignedLayout->addWidget(m_freeTitle);
    assignedLayout->addWidget(m_free);
    QWidget *contents[] = {m_running, m_resource, assigned, m_regions, m_specs, m_trend};
    for (QWidget *content : contents)
        m_cards.append(makeCard(makeLabel(Type::PageSection, Token::Text1), content));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(sidePadding, 14, sidePadding, 0);
    head->setSpacing(12);
    head->addWidget(m_title);
    m_subtitle->setContentsMargins(0, 0, 0, 4); // on the title's base line
    head->addWidget(m_subtitle, 0, Qt::AlignBottom);
    head->addStretch(1);
    m_grid->setContentsMargins(sidePadding, 0, sidePadding, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(0);
    auto *attentionHead = new QHBoxLayout;
    attentionHead->setContentsMargins(sidePadding, 16, sidePadding, 8);
    attentionHead->setSpacing(8);
    attentionHead->addWidget(m_attentionTitle);
    attentionHead->addWidget(m_attentionCount);
    attentionHead->addStretch(1);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(m_grid);
    layout->addWidget(new Rule);
    layout->addLayout(attentionHead);
    layout->addWidget(m_attention);
    layout->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on

    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_scroll);
    page->addWidget(m_empty);
    arrange(3);
}

void OverviewPage::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < m_cards.size(); ++i) {
        m_grid->addWidget(m_cards.at(i), i / columns, i % columns);
        static_cast<Card *>(m_cards.at(i))->setPlace(i / columns, i % columns, i % columns == columns - 1);
    }
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void OverviewPage::takeWindowWidth(int width)
{
    arrange(width >= threeColumnsNeed ? 3 : 2);
}

void OverviewPage::focusContent()
{
    setFocus(Qt::OtherFocusReason);
}

void OverviewPage::fillSearch(SearchField &field)
{
    field.setPlaceholder(tr("Find phones by name, id or user"));
    field.setChips({});
    field.setText({});
    field.clearError();
    field.setCountText({}, {});
}

void OverviewPage::takeSearchText(const QString &text)
{
    // What is looked for are phones: go where they are.
    if (!text.isEmpty())
        Q_EMIT searchBegun(text);
}

void OverviewPage::retranslate()
{
    m_title->setText(tr("Overview"));
    const QString titles[] = {tr("Running state"), tr("Resource state"), tr("Assigned or free"),
                              tr("Region"),        tr("Spec"),           tr("Since the start")};
    for (int i = 0; i < m_cardTitles.size(); ++i)
        m_cardTitles.at(i)->setText(titles[i]);
    m_running->setAccessibleName(titles[0]);
    m_resource->setAccessibleName(titles[1]);
    m_assigned->setAccessibleName(titles[2]);
    m_regions->setAccessibleName(titles[3]);
    m_specs->setAccessibleName(titles[4]);
    m_trend->setAccessibleName(titles[5]);
    m_freeTitle->setText(tr("Free by region"));
    m_free->setAccessibleName(m_freeTitle->text());
    m_attention->setAccessibleName(tr("Needs attention"));
    m_empty->setContent(Icon::Overview, tr("Reading the phones"),
                        tr("Counts appear as soon as the first phones come."));
    m_presenter.update();
    render(m_presenter.view());
    Q_EMIT searchChanged();
}

void OverviewPage::render(const OverviewPresenter::View &view)
{
    const QLocale locale;
    m_scroll->setVisible(view.hasPhones);
    m_empty->setVisible(!view.hasPhones);
    m_subtitle->setText(
        tr("%1 in %2")
            .arg(tr("%Ln phones", nullptr, view.total), tr("%Ln regions", nullptr, view.regionCount)));
    m_running->setParts(partsOf(view.running));
    m_running->setTotal(locale.toString(view.total), tr("phones", "under a number", view.total));
    m_resource->setBars(barsOf(view.resource, -1));
    m_assigned->setParts({{tr("Assigned"), view.assigned, locale.toString(view.assigned), Token::Chart1},
                          {tr("Free"), view.unassigned, locale.toString(view.unassigned), Token::Chart3}});
    m_free->setBars(barsOf(view.freeByRegion, 2));
    m_regions->setBars(barsOf(view.regions, 0));
    m_specs->setBars(barsOf(view.specs, 0));

    TrendLine running{tr("Running"), Token::OkShape, {}};
    TrendLine signedIn{tr("Signed in"), Token::Chart1, {}};
    for (const OverviewPresenter::Sample &sample : view.history) {
        running.points.append({sample.atUtc.toLocalTime(), double(sample.running)});
        signedIn.points.append({sample.atUtc.toLocalTime(), double(sample.signedIn)});
    }
    m_trend->setLines({running, signedIn});
    if (view.sinceUtc.isValid())
        m_cardTitles.constLast()->setText(tr("Since the start, %1").arg(timeText(view.sinceUtc)));
    m_attentionTitle->setText(tr("Needs attention"));
    m_attentionCount->setText(view.attention.isEmpty() ? QString() : locale.toString(view.attention.size()));
    m_attention->setLines(view.attention);
}

} // namespace phonedeck
