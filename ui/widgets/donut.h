// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/theme/token.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

struct DonutPart {
    StateText label;
    qint64 count = 0;
    QString countText; ///< localised; made from count when empty
    QString change;    ///< "+214", "−180"; empty for none
    Token color = Token::OkShape;
};

/// A ring of parts with the total in the middle and a legend of rows at its right. Keys and clicks as in
/// BarList; the row under the pointer or the keys stands out in the ring.
class Donut : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit Donut(QWidget *parent = nullptr);

    void setParts(const QList<DonutPart> &parts);
    void setTotal(const QString &total, const QString &unit);
    [[nodiscard]] int focusedRow() const { return m_focused; }
    [[nodiscard]] QRect rowRect(int row) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

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
    void paintRing(QPainter *painter) const;
    void paintLegend(QPainter *painter) const;
    [[nodiscard]] int partAt(const QPoint &position) const;

    QList<DonutPart> m_parts;
    QString m_total;
    QString m_unit;
    int m_focused = 0;
    int m_hovered = -1;
};

} // namespace phonedeck
