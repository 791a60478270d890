// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace phonedeck {

class Button;
class TextLabel;

/// The bar under the table while phones are selected, 44 px: how many, how many of them the filter hides,
/// and what can be done with them.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionBar(QWidget *parent = nullptr);

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

private:
    qsizetype m_selected = 0;
    qsizetype m_hidden = 0;
    qsizetype m_matching = 0;
    bool m_isNarrow = false;
    TextLabel *m_count;
    TextLabel *m_rest;
    Button *m_all;
    Button *m_ids;
    Button *m_rows;
    Button *m_clear;
};

} // namespace phonedeck
