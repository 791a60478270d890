// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/widgets/accessiblerows.h"

#include <QtGui/QColor>
#include <QtWidgets/QWidget>

namespace phonedeck {

struct Bar {
    StateText label; ///< with StateShape::None the words stand alone
    qint64 count = 0;
    QString countText; ///< localised; made from count when empty
    int chart = -1;    ///< chart colour 0–3; below 0: the colour of the label's health
};

/// Counts as bars, longest first as given. Up and Down move, Enter or a click activate a row.
class BarList : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit BarList(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    [[nodiscard]] const QList<Bar> &bars() const { return m_bars; }
    /// Where the bars begin, in pixels; 0 lets the longest label decide.
    void setLabelWidth(int width);
    [[nodiscard]] int focusedRow() const { return m_focused; }
    [[nodiscard]] QRect rowRect(int row) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;

Q_SIGNALS:
    void activated(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void setFocusedRow(int row);
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int countWidth() const;

    QList<Bar> m_bars;
    int m_labelWidth = 0;
    int m_focused = 0;
    int m_hovered = -1;
};

} // namespace phonedeck
