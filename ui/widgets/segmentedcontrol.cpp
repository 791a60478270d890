// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace phonedeck {

namespace {
constexpr int trackHeight = 28;
constexpr int inset = 2;
constexpr int segmentPadding = 11;
constexpr int ring = 3; // room for the focus ring around the track
} // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::setSegments(const QList<Segment> &segments)
{
    m_segments = segments;
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(int index)
{
    m_current = index;
    update();
}

int SegmentedControl::segmentWidth(int index) const
{
    const Segment &segment = m_segments[index];
    int width = 2 * segmentPadding + textWidth(segment.label, phonedeck::font(Type::BodyStrong));
    if (!segment.count.isEmpty())
        width += 6 + textWidth(segment.count, phonedeck::font(Type::Cell));
    return width;
}

QRect SegmentedControl::segmentRect(int index) const
{
    int x = ring + inset;
    for (int i = 0; i < index; ++i)
        x += segmentWidth(i);
    return {x, ring + inset, segmentWidth(index), trackHeight - 2 * inset};
}

QSize SegmentedControl::sizeHint() const
{
    int width = 2 * (ring + inset);
    for (int i = 0; i < m_segments.size(); ++i)
        width += segmentWidth(i);
    return {width, trackHeight + 2 * ring};
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const QRect track = QRect(QPoint(0, 0), sizeHint()).adjusted(ring, ring, -ring, -ring);
    paintBox(&painter, track, 6, theme.color(Token::Sunken));
    if (hasFocus())
        paintFocusRing(&painter, track, 6, theme);
    for (int i = 0; i < m_segments.size(); ++i) {
        const Segment &segment = m_segments[i];
        const QRect area = segmentRect(i);
        const bool current = i == m_current;
        if (current)
            paintBox(&painter, area, 4, theme.color(Token::Raised), theme.color(Token::Line2));
        const bool enabled = segment.enabled && isEnabled();
        const Token ink = !enabled ? Token::Disabled : current ? Token::Text1 : Token::Text2;
        const int taken = paintText(&painter, area.adjusted(segmentPadding, 0, 0, 0), segment.label,
                                    phonedeck::font(Type::BodyStrong), theme.color(ink));
        paintText(&painter, area.adjusted(segmentPadding + taken + 6, 0, 0, 0), segment.count,
                  phonedeck::font(Type::Cell), theme.color(Token::Text3));
    }
}

void SegmentedControl::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down ? 1
                     : event->key() == Qt::Key_Left || event->key() == Qt::Key_Up  ? -1
                                                                                   : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    for (int i = m_current + step; i >= 0 && i < m_segments.size(); i += step) {
        if (m_segments[i].enabled) {
            choose(i);
            return;
        }
    }
}

void SegmentedControl::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_segments.size(); ++i) {
        if (segmentRect(i).contains(event->position().toPoint()))
            choose(i);
    }
}

void SegmentedControl::choose(int index)
{
    if (!m_segments[index].enabled || index == m_current)
        return;
    m_current = index;
    announceRow(this, index);
    update();
    Q_EMIT activated(index);
}

int SegmentedControl::rowCount() const
{
    return int(m_segments.size());
}

QString SegmentedControl::rowName(int row) const
{
    const Segment &segment = m_segments[row];
    //: A choice and its count, as a screen reader says it.
    return segment.count.isEmpty() ? segment.label : tr("%1, %2").arg(segment.label, segment.count);
}

QRect SegmentedControl::rowArea(int row) const
{
    return segmentRect(row);
}

int SegmentedControl::rowWithFocus() const
{
    return m_current;
}

void SegmentedControl::activateRow(int row)
{
    choose(row);
}

bool SegmentedControl::isRowOn(int row) const
{
    return row == m_current;
}

bool SegmentedControl::isRowEnabled(int row) const
{
    return m_segments[row].enabled;
}

} // namespace phonedeck
