// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/overviewpresenter.h"
#include "ui/window/place.h"

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace phonedeck {

class AccountSession;
class AttentionList;
class BarList;
class Donut;
class EmptyState;
class SplitBar;
class TextLabel;
class TrendChart;

/// The fleet in pictures, and what needs a person. Every bar and line opens Phones with its filter.
class OverviewPage final : public Place
{
    Q_OBJECT

public:
    /// The session outlives the page.
    explicit OverviewPage(AccountSession &session, QWidget *parent = nullptr);

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void takeWindowWidth(int width) override;
    void focusContent() override;
    void retranslate() override;

Q_SIGNALS:
    void phonesRequested(const QString &query);
    /// A person began to type what to find.
    void searchBegun(const QString &text);

private:
    void build();
    void arrange(int columns);
    void render(const OverviewPresenter::View &view);
    [[nodiscard]] QWidget *makeCard(TextLabel *title, QWidget *content);

    AccountSession &m_session;
    OverviewPresenter m_presenter;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    TextLabel *m_title;
    TextLabel *m_subtitle;
    QGridLayout *m_grid;
    QList<QWidget *> m_cards;
    QList<TextLabel *> m_cardTitles;
    Donut *m_running;
    BarList *m_resource;
    SplitBar *m_assigned;
    TextLabel *m_freeTitle;
    BarList *m_free;
    BarList *m_regions;
    BarList *m_specs;
    TrendChart *m_trend;
    TextLabel *m_attentionTitle;
    TextLabel *m_attentionCount;
    AttentionList *m_attention;
    int m_columns = 0;
};

} // namespace phonedeck
