// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/token.h"

#include <QtCore/QDateTime>
#include <QtCore/QPointF>
#include <QtWidgets/QWidget>

namespace phonedeck {

struct TrendLine {
    QString label;
    Token color = Token::Chart1;
    QList<QPair<QDateTime, double>> points; ///< in the order of time
};

/// Lines over time with a legend above, an axis at the left and three times beneath.
class TrendChart : public QWidget
{
    Q_OBJECT

public:
    explicit TrendChart(QWidget *parent = nullptr);
    void setLines(const QList<TrendLine> &lines);

    [[nodiscard]] QSize sizeHint() const override { return {350, 150}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

    /// The step of an axis of three marks (0, step, 2 step) that holds `highest`: 1, 2, 2.5 or 5 times a
    /// power of ten.
    [[nodiscard]] static double axisStep(double highest);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLegend(QPainter *painter) const;
    void paintLine(QPainter *painter, const TrendLine &line, const QRectF &area, double top) const;

    QList<TrendLine> m_lines;
    QDateTime m_from;
    QDateTime m_to;
};

} // namespace phonedeck
