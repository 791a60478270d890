// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

struct Tab {
    QString label;
    QString count; ///< "312"; empty for none
};

/// Views as tabs in a 40 px row. What does not fit goes under "N more"; the current tab always stays in
/// sight. Left and Right move, Enter or Space choose.
class TabStrip : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget *parent = nullptr);

    void setTabs(const QList<Tab> &tabs);
    [[nodiscard]] const QList<Tab> &tabs() const { return m_tabs; }
    void setCount(int index, const QString &count);
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    void setPlusVisible(bool visible, const QString &toolTip = {});

    /// Empty for a tab that is under "N more".
    [[nodiscard]] QRect tabRect(int index) const;
    /// Empty when every tab fits.
    [[nodiscard]] QRect moreRect() const { return m_moreRect; }
    [[nodiscard]] QList<int> hiddenTabs() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;
    bool isRowOn(int row) const override;
    QAccessible::Role rowRole() const override { return QAccessible::PageTab; }
    QAccessible::Role listRole() const override { return QAccessible::PageTabList; }

Q_SIGNALS:
    void activated(int index);
    void plusClicked();
    void contextRequested(int index, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int tabWidth(int index) const;
    [[nodiscard]] QList<int> stops() const; ///< what keys go through: shown tabs, then more, then plus
    [[nodiscard]] QRect stopRect(int stop) const;
    [[nodiscard]] int stopAt(const QPoint &position) const;
    void press(int stop);
    void arrange();
    void openMore();
    void paintStop(QPainter *painter, int stop) const;

    QList<Tab> m_tabs;
    QList<QRect> m_rects;
    QRect m_moreRect;
    QRect m_plusRect;
    QString m_plusTip;
    int m_current = 0;
    int m_focused = 0;
    int m_hovered = -1000; ///< a stop; none is none of them
    bool m_plus = false;
};

} // namespace phonedeck
