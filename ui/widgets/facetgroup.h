// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// One row of a facet: what it is, how many, and whether the filter has it.
struct FacetRow {
    StateText state; ///< with StateShape::None the row has a check box instead of a shape
    qint64 count = 0;
    bool on = false;       ///< the filter asks for it
    bool excluded = false; ///< the filter asks for it not
};

/// A section that counts the result by one field. A click, Enter or Space puts the row into the filter or
/// takes it out; a right click or Shift+Enter excludes it. Left and Right fold and unfold.
class FacetGroup : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit FacetGroup(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setRows(const QList<FacetRow> &rows);
    [[nodiscard]] const QList<FacetRow> &rows() const { return m_rows; }
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// Check boxes are shown for rows without a shape unless turned off (plain counts that can be clicked).
    void setCheckable(bool checkable);

    /// Row -1 is the title.
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;
    bool isRowOn(int row) const override;
    QAccessible::Role rowRole() const override { return QAccessible::CheckBox; }

Q_SIGNALS:
    void toggled(int row, bool exclude);
    void collapsedChanged(bool collapsed);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowAt(const QPoint &position) const;
    void paintRow(QPainter *painter, int row) const;

    QString m_title;
    QList<FacetRow> m_rows;
    int m_focused = -1;
    int m_hovered = -2;
    bool m_collapsed = false;
    bool m_checkable = true;
};

} // namespace phonedeck
