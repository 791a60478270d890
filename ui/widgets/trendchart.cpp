// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/trendchart.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace phonedeck {

namespace {

constexpr int legendHeight = 24;
constexpr int axisGap = 8;
constexpr int timeHeight = 20;
constexpr int rightRoom = 10;

} // namespace

TrendChart::TrendChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TrendChart::setLines(const QList<TrendLine> &lines)
{
    m_lines = lines;
    m_from = {};
    m_to = {};
    QStringList spoken;
    for (const TrendLine &line : m_lines) {
        if (line.points.isEmpty())
            continue;
        const QDateTime first = line.points.constFirst().first;
        const QDateTime last = line.points.constLast().first;
        m_from = m_from.isValid() ? std::min(m_from, first) : first;
        m_to = m_to.isValid() ? std::max(m_to, last) : last;
        spoken << tr("%1, %2").arg(line.label, QLocale().toString(line.points.constLast().second, 'f', 0));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

double TrendChart::axisStep(double highest)
{
    const double half = std::max(1.0, highest) / 2;
    const double power = std::pow(10.0, std::floor(std::log10(half)));
    for (double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (step * power >= half && (step * power == std::floor(step * power)))
            return step * power;
    }
    return 10 * power;
}

void TrendChart::paintLegend(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    int x = 0;
    for (const TrendLine &line : m_lines) {
        painter->fillRect(QRectF(x, legendHeight / 2.0 - 1, 12, 2), theme.color(line.color));
        x += 18;
        x += paintText(painter, QRect(x, 0, width() - x, legendHeight), line.label,
                       phonedeck::font(Type::Cell), theme.color(Token::Text1)) +
             6;
        const QString value = line.points.isEmpty()
                                  ? QStringLiteral("–")
                                  : QLocale().toString(line.points.constLast().second, 'f', 0);
        x += paintText(painter, QRect(x, 0, width() - x, legendHeight), value,
                       phonedeck::font(Type::CellStrong), theme.color(Token::Text1)) +
             16;
    }
}

void TrendChart::paintLine(QPainter *painter, const TrendLine &line, const QRectF &area, double top) const
{
    const Theme &theme = themeOf(this);
    const double span = std::max<qint64>(1, m_from.msecsTo(m_to));
    QPolygonF points;
    for (const auto &[time, value] : line.points)
        points << QPointF(area.left() + area.width() * double(m_from.msecsTo(time)) / span,
                          area.bottom() - area.height() * value / top);
    if (points.isEmpty())
        return;
    if (points.size() == 1)
        points.prepend(QPointF(area.left(), points.constFirst().y()));
    painter->setPen(QPen(theme.color(line.color), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(points);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(line.color));
    painter->drawEllipse(points.constLast(), 3, 3);
}

void TrendChart::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paintLegend(&painter);
    double highest = 0;
    for (const TrendLine &line : m_lines) {
        for (const auto &point : line.points)
            highest = std::max(highest, point.second);
    }
    const double step = axisStep(highest);
    const QLocale locale;
    const int axisWidth =
        textWidth(locale.toString(2 * step, 'f', 0), phonedeck::font(Type::Small)) + axisGap;
    const QRectF area(axisWidth, legendHeight + 8, width() - axisWidth - rightRoom,
                      height() - legendHeight - 8 - timeHeight);
    for (int mark = 0; mark <= 2; ++mark) {
        const double y = std::round(area.bottom() - area.height() * mark / 2);
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), theme.color(Token::Line));
        paintText(&painter, QRect(0, int(y) - 8, axisWidth - axisGap, 16),
                  locale.toString(mark * step, 'f', 0), phonedeck::font(Type::Small),
                  theme.color(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TrendLine &line : m_lines)
        paintLine(&painter, line, area, 2 * step);
    if (!m_from.isValid())
        return;
    const QString format = m_from.secsTo(m_to) < 600 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    const QRect times(int(area.left()), int(area.bottom()) + 4, int(area.width()), timeHeight - 4);
    paintText(&painter, times, locale.toString(m_from, format), phonedeck::font(Type::Small),
              theme.color(Token::Text3));
    if (m_to > m_from)
        paintText(&painter, times, locale.toString(m_to, format), phonedeck::font(Type::Small),
                  theme.color(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace phonedeck
