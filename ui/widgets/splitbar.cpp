// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/splitbar.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int legendHeight = 24;
constexpr int swatch = 8;

QString countOf(const SplitPart &part)
{
    return part.countText.isEmpty() ? QLocale().toString(part.count) : part.countText;
}

} // namespace

SplitBar::SplitBar(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SplitBar::setParts(const QList<SplitPart> &parts)
{
    m_parts = parts;
    update();
}

void SplitBar::setLegendVisible(bool visible)
{
    m_legend = visible;
    updateGeometry();
    update();
}

void SplitBar::setBarHeight(int height)
{
    m_barHeight = height;
    updateGeometry();
    update();
}

QSize SplitBar::sizeHint() const
{
    return {240, m_barHeight + (m_legend ? legendHeight : 0) + 2};
}

QRectF SplitBar::barRect() const
{
    return QRectF(0, m_legend ? legendHeight : 1, width(), m_barHeight);
}

void SplitBar::paintLegend(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    for (int i = 0; i < m_parts.size(); ++i) {
        const SplitPart &part = m_parts.at(i);
        const QString count = countOf(part);
        const int labelWidth = textWidth(part.label, phonedeck::font(Type::Cell));
        const int whole = swatch + 6 + labelWidth + 6 + textWidth(count, phonedeck::font(Type::CellStrong));
        int x = i == 0 ? 0 : width() - whole;
        paintBox(painter, QRectF(x, (legendHeight - swatch) / 2.0, swatch, swatch), 2,
                 theme.color(part.color));
        x += swatch + 6;
        paintText(painter, QRect(x, 0, labelWidth + 2, legendHeight), part.label, phonedeck::font(Type::Cell),
                  theme.color(Token::Text1));
        paintText(painter, QRect(x + labelWidth + 6, 0, 120, legendHeight), count,
                  phonedeck::font(Type::CellStrong), theme.color(Token::Text1));
    }
}

void SplitBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    qint64 whole = 0;
    for (const SplitPart &part : m_parts)
        whole += part.count;
    QList<BarPart> parts;
    for (const SplitPart &part : m_parts)
        parts.append({whole > 0 ? double(part.count) / double(whole) : 0, theme.color(part.color)});
    if (m_legend)
        paintLegend(&painter);
    paintBar(&painter, barRect(), parts, theme.color(Token::Track), 2, 2);
    if (hasFocus())
        paintFocusInside(&painter, rect(), 4, theme);
}

void SplitBar::mousePressEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_legend && event->position().y() < legendHeight) {
        activateRow(x < width() / 2.0 ? 0 : int(m_parts.size()) - 1);
        return;
    }
    double whole = 0;
    for (const SplitPart &part : m_parts)
        whole += double(part.count);
    double at = 0;
    for (int i = 0; i < m_parts.size(); ++i) {
        at += width() * double(m_parts.at(i).count) / std::max(1.0, whole);
        if (x <= at) {
            activateRow(i);
            return;
        }
    }
}

void SplitBar::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_parts.size()) - 1;
    if (event->key() == Qt::Key_Right)
        m_focused = std::min(last, m_focused + 1);
    else if (event->key() == Qt::Key_Left)
        m_focused = std::max(0, m_focused - 1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        activateRow(m_focused);
    else
        return QWidget::keyPressEvent(event);
    announceRow(this, m_focused);
    update();
}

int SplitBar::rowCount() const
{
    return int(m_parts.size());
}

QString SplitBar::rowName(int row) const
{
    //: a part and its count, as a screen reader says it
    return tr("%1, %2").arg(m_parts.at(row).label, countOf(m_parts.at(row)));
}

QRect SplitBar::rowArea(int row) const
{
    return row == 0 ? QRect(0, 0, width() / 2, height())
                    : QRect(width() / 2, 0, width() - width() / 2, height());
}

int SplitBar::rowWithFocus() const
{
    return m_focused;
}

void SplitBar::activateRow(int row)
{
    if (row >= 0 && row < m_parts.size())
        Q_EMIT activated(row);
}

} // namespace phonedeck
