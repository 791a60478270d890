// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/outcomechips.h"

#include "models/operations/outcometext.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace phonedeck {

namespace {

constexpr int chipHeight = 28;
constexpr int ring = 3; // room for the focus ring
constexpr int padding = 10;
constexpr int gap = 2;
constexpr int shapeGap = 6;
constexpr int countGap = 6;

} // namespace

OutcomeChips::OutcomeChips(QWidget *parent) : QWidget(parent)
{
    installAccessibleRows();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void OutcomeChips::setChips(const QList<OutcomeChip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    updateGeometry();
    update();
}

void OutcomeChips::setCompact(bool compact)
{
    if (compact == m_isCompact)
        return;
    m_isCompact = compact;
    updateGeometry();
    update();
}

QString OutcomeChips::word(int index) const
{
    const OutcomeChip &chip = m_chips.at(index);
    // "Cancelled before sending" says why; "Cancelled" says enough where there is no room.
    return m_isCompact && chip.which == OutcomeQuery::Which::State ? phoneState(chip.state).word
                                                                   : chip.label.word;
}

int OutcomeChips::chipWidth(int index) const
{
    const OutcomeChip &chip = m_chips.at(index);
    const int shape = chip.label.shape == StateShape::None ? 0 : shapeBox + shapeGap;
    return 2 * padding + shape + textWidth(word(index), phonedeck::font(Type::Body)) + countGap +
           textWidth(QLocale().toString(chip.count), phonedeck::font(Type::PageSection));
}

QRect OutcomeChips::chipRect(int index) const
{
    // The first chip's words stand under the title: its padding hangs out at the left.
    int x = ring;
    for (int i = 0; i < index; ++i)
        x += chipWidth(i) + gap;
    return {x, ring, chipWidth(index), chipHeight};
}

QSize OutcomeChips::sizeHint() const
{
    const int last = int(m_chips.size()) - 1;
    return {last < 0 ? 0 : chipRect(last).right() + 1 + ring, chipHeight + 2 * ring};
}

int OutcomeChips::current() const
{
    for (int i = 0; i < m_chips.size(); ++i) {
        if (m_chips.at(i).isOn)
            return i;
    }
    return 0;
}

void OutcomeChips::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    for (int i = 0; i < m_chips.size(); ++i) {
        const OutcomeChip &chip = m_chips.at(i);
        const QRect area = chipRect(i);
        const bool isEnabled = isRowEnabled(i);
        if (chip.isOn)
            paintBox(&painter, area, 6, theme.color(Token::Sel), theme.color(Token::Current));
        else if (i == m_hovered && isEnabled)
            paintBox(&painter, area, 6, theme.color(Token::Hover));
        if (chip.isOn && hasFocus())
            paintFocusRing(&painter, area, 6, theme);
        int x = area.left() + padding;
        if (chip.label.shape != StateShape::None) {
            const QColor color =
                isEnabled ? theme.shapeColor(chip.label.health) : theme.color(Token::Disabled);
            paintShape(&painter, {x, area.top() + (chipHeight - shapeBox) / 2}, chip.label.shape, color);
            x += shapeBox + shapeGap;
        }
        const Token ink = isEnabled ? (chip.isOn ? Token::Text1 : Token::Text2) : Token::Text3;
        x += paintText(&painter, QRect(x, area.top(), area.right() - x, chipHeight), word(i),
                       phonedeck::font(Type::Body), theme.color(ink)) +
             countGap;
        paintText(&painter, QRect(x, area.top(), area.right() - x, chipHeight),
                  QLocale().toString(chip.count), phonedeck::font(isEnabled ? Type::PageSection : Type::Body),
                  theme.color(isEnabled ? Token::Text1 : Token::Text3));
    }
}

void OutcomeChips::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    for (int i = current() + step; i >= 0 && i < m_chips.size(); i += step) {
        if (isRowEnabled(i)) {
            activateRow(i);
            announceRow(this, i);
            return;
        }
    }
}

void OutcomeChips::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_chips.size(); ++i) {
        if (chipRect(i).contains(event->position().toPoint()))
            activateRow(i);
    }
}

void OutcomeChips::mouseMoveEvent(QMouseEvent *event)
{
    int hovered = -1;
    for (int i = 0; i < m_chips.size(); ++i) {
        if (chipRect(i).contains(event->position().toPoint()))
            hovered = i;
    }
    if (hovered != m_hovered) {
        m_hovered = hovered;
        setCursor(hovered >= 0 && isRowEnabled(hovered) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void OutcomeChips::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

int OutcomeChips::rowCount() const
{
    return int(m_chips.size());
}

QString OutcomeChips::rowName(int row) const
{
    //: an outcome and how many phones have it, as a screen reader says it
    return tr("%1, %2").arg(m_chips.at(row).label.word, QLocale().toString(m_chips.at(row).count));
}

QRect OutcomeChips::rowArea(int row) const
{
    return chipRect(row);
}

int OutcomeChips::rowWithFocus() const
{
    return current();
}

void OutcomeChips::activateRow(int row)
{
    if (isRowEnabled(row))
        Q_EMIT chosen(row);
}

bool OutcomeChips::isRowOn(int row) const
{
    return m_chips.at(row).isOn;
}

bool OutcomeChips::isRowEnabled(int row) const
{
    return m_chips.at(row).count > 0;
}

} // namespace phonedeck
