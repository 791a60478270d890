// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/phonehistory.h"

#include "ui/theme/fonts.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

namespace phonedeck {

namespace {

constexpr int rowHeight = 38;
constexpr int line = 16;
constexpr int above = 3;
constexpr int gap = 8;

} // namespace

PhoneHistory::PhoneHistory(const QList<PhoneHistoryPresenter::Line> &lines, QWidget *parent)
    : QWidget(parent), m_lines(lines)
{
    installAccessibleRows();
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const PhoneHistoryPresenter::Line &each : lines)
        m_whenWidth = std::max(m_whenWidth, textWidth(each.when, phonedeck::font(Type::Cell)));
}

QSize PhoneHistory::sizeHint() const
{
    return {200, int(m_lines.size()) * rowHeight};
}

QString PhoneHistory::rowName(int row) const
{
    const PhoneHistoryPresenter::Line &each = m_lines.at(row);
    return QStringList{each.what, each.state.word, each.outcome, each.moment}.join(QStringLiteral(", "));
}

QRect PhoneHistory::rowArea(int row) const
{
    return {0, row * rowHeight, width(), rowHeight};
}

void PhoneHistory::activateRow(int row)
{
    if (row >= 0 && row < m_lines.size())
        Q_EMIT activated(m_lines.at(row).operation);
}

int PhoneHistory::rowAt(const QPoint &position) const
{
    const int row = position.y() / rowHeight;
    return position.y() >= 0 && row < m_lines.size() ? row : -1;
}

void PhoneHistory::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    for (int row = 0; row < m_lines.size(); ++row) {
        const PhoneHistoryPresenter::Line &each = m_lines.at(row);
        const QRect area = rowArea(row);
        if (row == m_hovered)
            paintBox(&painter, area, 6, theme.color(Token::Hover));
        if (hasFocus() && row == m_focused)
            paintFocusInside(&painter, area, 6, theme);
        const QRect first(0, area.top() + above, area.width(), line);
        paintText(&painter, first, each.when, phonedeck::font(Type::Cell), theme.color(Token::Text3));
        int x = m_whenWidth + gap;
        paintShape(&painter, {x, first.top() + (line - shapeBox) / 2}, each.state.shape,
                   theme.shapeColor(each.state.health));
        x += shapeBox + gap;
        const QRect words(x, first.top(), area.right() - x, line);
        paintText(&painter, words, each.what, phonedeck::font(Type::Cell), theme.color(Token::Text1),
                  Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight);
        paintText(&painter, words.translated(0, line), each.outcome, phonedeck::font(Type::Cell),
                  theme.color(Token::Text3), Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideRight);
    }
}

void PhoneHistory::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0) {
        m_focused = std::clamp(m_focused + step, 0, std::max(0, rowCount() - 1));
        announceRow(this, m_focused);
        update();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
               event->key() == Qt::Key_Space) {
        activateRow(m_focused);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void PhoneHistory::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activateRow(rowAt(event->position().toPoint()));
}

void PhoneHistory::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = rowAt(event->position().toPoint());
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

/// The pane is narrow: a refusal rarely fits.
bool PhoneHistory::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = rowAt(help->pos());
    if (row < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           m_lines.at(row).moment.toHtmlEscaped() + QStringLiteral("<br>") +
                               m_lines.at(row).outcome.toHtmlEscaped(),
                           this, rowArea(row));
    return true;
}

void PhoneHistory::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

} // namespace phonedeck
