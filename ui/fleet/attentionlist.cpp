// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/attentionlist.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int lineHeightPx = 32;
constexpr int sidePadding = 24;

} // namespace

AttentionList::AttentionList(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

void AttentionList::setLines(const QList<OverviewPresenter::Attention> &lines)
{
    m_lines = lines;
    m_focused = std::clamp(m_focused, 0, std::max(0, int(lines.size()) - 1));
    tellLine();
    updateGeometry();
    update();
}

QSize AttentionList::sizeHint() const
{
    return {600, std::max(1, int(m_lines.size())) * lineHeightPx};
}

void AttentionList::tellLine()
{
    const OverviewPresenter::Attention line = m_lines.value(m_focused);
    setAccessibleDescription(m_lines.isEmpty() ? tr("Nothing needs attention.")
                                               : QString(line.what.word + u". " + line.why));
}

void AttentionList::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    if (m_lines.isEmpty()) {
        paintText(&painter, QRect(sidePadding, 0, width() - 2 * sidePadding, lineHeightPx),
                  tr("Nothing needs attention."), phonedeck::font(Type::Cell), theme.color(Token::Text3));
        return;
    }
    const int whatWidth = (width() - 2 * sidePadding) * 34 / 100;
    for (int i = 0; i < m_lines.size(); ++i) {
        const OverviewPresenter::Attention &line = m_lines.at(i);
        const QRect row(0, i * lineHeightPx, width(), lineHeightPx);
        if (i == m_hovered)
            painter.fillRect(row, theme.color(Token::Hover));
        paintShape(&painter, QPoint(sidePadding, row.center().y() - 5), line.what.shape,
                   theme.shapeColor(line.what.health));
        paintText(&painter, QRect(sidePadding + 22, row.top(), whatWidth - 30, lineHeightPx), line.what.word,
                  phonedeck::font(Type::BodyStrong), theme.color(Token::Text1));
        const QString action =
            line.query.isEmpty() ? tr("Open") : tr("Show %1").arg(QLocale().toString(line.count));
        const int actionWidth = textWidth(action, phonedeck::font(Type::Cell));
        const int whyLeft = sidePadding + whatWidth;
        paintText(&painter,
                  QRect(whyLeft, row.top(), width() - whyLeft - sidePadding - actionWidth - 16, lineHeightPx),
                  line.why, phonedeck::font(Type::Cell), theme.color(Token::Text2));
        paintText(&painter,
                  QRect(width() - sidePadding - actionWidth - 2, row.top(), actionWidth + 2, lineHeightPx),
                  action, phonedeck::font(Type::Cell), theme.color(Token::AccentText),
                  Qt::AlignRight | Qt::AlignVCenter);
        if (hasFocus() && i == m_focused)
            paintFocusInside(&painter, QRectF(row).adjusted(8, 2, -8, -2), 6, theme);
    }
}

void AttentionList::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = int(event->position().y()) / lineHeightPx;
    update();
}

void AttentionList::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void AttentionList::mousePressEvent(QMouseEvent *event)
{
    const int line = int(event->position().y()) / lineHeightPx;
    if (line < m_lines.size())
        Q_EMIT activated(line);
}

void AttentionList::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_lines.size()) - 1;
    if (event->key() == Qt::Key_Down)
        m_focused = std::min(last, m_focused + 1);
    else if (event->key() == Qt::Key_Up)
        m_focused = std::max(0, m_focused - 1);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
              event->key() == Qt::Key_Space) &&
             last >= 0)
        Q_EMIT activated(m_focused);
    else
        QWidget::keyPressEvent(event);
    tellLine();
    update();
}

} // namespace phonedeck
