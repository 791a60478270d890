// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

#include <utility>

namespace phonedeck {

class Button;
class PhoneActions;
class TextLabel;
enum class ActionId;

/// The bar under the table while phones are selected, 44 px: how many, how many of them the filter hides,
/// and what can be done with them. What doesn't fit goes under More, from the right; the counts and the
/// cross stay.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget *parent = nullptr);

    /// They outlive the bar.
    void setActions(PhoneActions &actions);
    /// Nothing selected hides the bar.
    void render(qsizetype selected, qsizetype hidden, qsizetype matching);
    void retranslate();
    void setNarrow(bool isNarrow);

Q_SIGNALS:
    void selectAllClicked();
    void copyIdsClicked();
    void copyRowsClicked();
    void clearClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void renderActions();
    void arrange();
    void openMore();

    qsizetype m_selected = 0;
    qsizetype m_hidden = 0;
    qsizetype m_matching = 0;
    bool m_isNarrow = false;
    TextLabel *m_count;
    TextLabel *m_rest;
    Button *m_all;
    Button *m_ids;
    Button *m_more;
    Button *m_clear;
    PhoneActions *m_actions = nullptr;
    QList<std::pair<ActionId, Button *>> m_buttons; ///< in the order in which they stay
};

} // namespace phonedeck
