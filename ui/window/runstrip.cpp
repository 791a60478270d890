// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/runstrip.h"

#include "ui/operations/phoneactions.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>

namespace phonedeck {

namespace {

constexpr int stripHeight = 24;
constexpr int progressWidth = 120;
constexpr double meterHeight = 4;
constexpr int iconGap = 6;
constexpr int gap = 8;

} // namespace

RunStrip::RunStrip(QWidget *parent) : QAbstractButton(parent)
{
    setFixedHeight(stripHeight);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    m_later.setSingleShot(true);
    m_later.setInterval(tellEvery);
    connect(&m_later, &QTimer::timeout, this, &RunStrip::tell);
    hide();
}

void RunStrip::render(const RunningView &view)
{
    if (view == m_view)
        return;
    const bool isNews = view.operation != m_view.operation || view.waits != m_view.waits;
    m_view = view;
    setVisible(view.operations > 0);
    setToolTip(view.operations > 0 ? tr("Open it in Operations") : QString());
    if (isNews || !m_later.isActive())
        tell();
    updateGeometry();
    update();
}

void RunStrip::tell()
{
    // Setting the name is what a screen reader hears.
    const QString sentence = m_view.sentence();
    if (sentence == accessibleName())
        return;
    setAccessibleName(sentence);
    m_later.start();
}

QSize RunStrip::sizeHint() const
{
    const QFont cell = phonedeck::font(Type::Cell);
    int width = 16 + iconGap + textWidth(m_view.title, cell) + iconGap + textWidth(m_view.counts, cell) +
                gap + progressWidth;
    if (!m_view.failed.isEmpty())
        width += gap + shapeBox + 5 + textWidth(m_view.failed, cell);
    if (!m_view.left.isEmpty())
        width += gap + textWidth(m_view.left, cell);
    return {width + 2 * gap, stripHeight};
}

void RunStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    if (underMouse())
        paintBox(&painter, rect(), 6, theme.color(Token::Hover));
    const QFont cell = phonedeck::font(Type::Cell);
    const int right = width() - gap;
    int x = gap;
    const auto text = [&](const QString &piece, Token color) {
        x += paintText(&painter, QRect(x, 0, right - x, height()), piece, cell, theme.color(color));
    };
    paintIcon(&painter, QRect(x, (height() - 16) / 2, 16, 16),
              m_view.operations == 1 ? PhoneActions::iconOf(m_view.action) : Icon::Operations,
              theme.color(Token::Text2));
    x += 16 + iconGap;
    text(m_view.title, Token::Text2);
    x += iconGap;
    text(m_view.counts, Token::Text1);
    x += gap;
    if (x + progressWidth <= right) {
        paintBar(&painter, QRectF(x, (height() - meterHeight) / 2, progressWidth, meterHeight),
                 {{m_view.doneShare, theme.color(Token::Accent)},
                  {m_view.failedShare, theme.shapeColor(Health::Failed)},
                  {m_view.unknownShare, theme.shapeColor(Health::Unknown)}},
                 theme.color(Token::Track));
        x += progressWidth;
    }
    if (!m_view.failed.isEmpty()) {
        x += gap;
        const bool isFailed = m_view.failedShare > 0;
        paintShape(&painter, QPoint(x, (height() - shapeBox) / 2),
                   isFailed ? StateShape::CrossSquare : StateShape::Diamond,
                   theme.shapeColor(isFailed ? Health::Failed : Health::Unknown));
        x += shapeBox + 5;
        text(m_view.failed, isFailed ? Token::DestrText : Token::Text1);
    }
    if (!m_view.left.isEmpty()) {
        x += gap;
        text(m_view.left, m_view.waits ? Token::Text1 : Token::Text2);
    }
    if (hasFocus())
        paintFocusInside(&painter, rect(), 6, theme);
}

} // namespace phonedeck
