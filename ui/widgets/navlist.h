// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// One place in the list at the left.
struct NavItem {
    Icon icon = Icon::Overview;
    QString label;
    QString count;        ///< at the right: "12,345", "4.1/s"; empty for none
    double progress = -1; ///< 0 to 1 shows a small bar before the count; below 0 none
    bool enabled = true;
};

/// The places: rows of 30 px with icon, label and count. As a rail, 48 px wide: icons with tool tips, and a
/// dot where something runs. Up, Down, Home and End move; Enter or Space choose; so does a click.
class NavList : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit NavList(QWidget *parent = nullptr);

    void setItems(const QList<NavItem> &items);
    /// For counts and progress: repaints one row.
    void setItem(int index, const NavItem &item);
    [[nodiscard]] const QList<NavItem> &items() const { return m_items; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    [[nodiscard]] bool isRail() const { return m_rail; }
    void setRail(bool rail);

    [[nodiscard]] QRect rowRect(int index) const;
    /// The row the keys are on; differs from current() until Enter.
    [[nodiscard]] int focusedRow() const { return m_focused; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;
    bool isRowOn(int row) const override;
    bool isRowEnabled(int row) const override;

Q_SIGNALS:
    void activated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowAt(const QPoint &position) const;
    void moveFocus(int step);
    void activate(int index);

    QList<NavItem> m_items;
    int m_current = 0;
    int m_focused = 0;
    int m_hovered = -1;
    bool m_rail = false;
};

} // namespace phonedeck
