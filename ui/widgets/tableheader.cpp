// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableheader.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace phonedeck {

namespace {

constexpr int headHeight = 28;
constexpr int checkBoxSize = 14;
constexpr int arrowSize = 12;

} // namespace

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(34);
    setFixedHeight(headHeight);
}

void TableHeader::setCheckSection(int section)
{
    m_checkSection = section;
    viewport()->update();
}

void TableHeader::setCheckState(Qt::CheckState state)
{
    if (state == m_checkState)
        return;
    m_checkState = state;
    viewport()->update();
}

void TableHeader::setFirstPadding(int padding)
{
    m_firstPadding = padding;
    viewport()->update();
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headHeight};
}

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QString title = model() ? model()->headerData(logicalIndex, Qt::Horizontal).toString() : QString();
    return {textWidth(title, phonedeck::font(Type::Head)) + 2 * CellDelegate::padding + arrowSize + 4,
            headHeight};
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!model() || !rect.isValid())
        return;
    const Theme &theme = themeOf(this);
    painter->save();
    painter->fillRect(rect, theme.color(Token::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line));
    const bool isFirst = visualIndex(logicalIndex) == 0;
    const QRect area =
        rect.adjusted(isFirst ? m_firstPadding : CellDelegate::padding, 0, -CellDelegate::padding, 0);
    if (logicalIndex == m_checkSection) {
        paintCheckBox(painter, QPoint(area.left(), rect.center().y() - checkBoxSize / 2), m_checkState,
                      theme);
        painter->restore();
        return;
    }
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QVariant alignment = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool isRight = alignment.isValid() && (alignment.toInt() & Qt::AlignRight);
    const int arrowRoom = isSorted ? arrowSize + 4 : 0;
    const QRect textArea = area.adjusted(0, 0, -arrowRoom, 0);
    const QString title = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const int width = paintText(painter, textArea, title, phonedeck::font(Type::Head),
                                theme.color(isSorted ? Token::Text1 : Token::Text2),
                                (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (isSorted) {
        const int x = isRight ? textArea.right() + 4 : textArea.left() + width + 4;
        paintIcon(painter, QRect(x, rect.center().y() - arrowSize / 2 + 1, arrowSize, arrowSize),
                  sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ArrowUp : Icon::ArrowDown,
                  theme.color(Token::Text1));
    }
    painter->restore();
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(this);
    QHeaderView::paintEvent(event);
    // The style's own idea of what is right of the last section goes over.
    QPainter painter(viewport());
    const int end = length() - offset();
    painter.fillRect(QRect(end, 0, viewport()->width() - end, viewport()->height()),
                     theme.color(Token::Surface));
    painter.fillRect(QRect(end, viewport()->height() - 1, viewport()->width() - end, 1),
                     theme.color(Token::Line));
}

void TableHeader::mousePressEvent(QMouseEvent *event)
{
    if (m_checkSection >= 0 && logicalIndexAt(event->position().toPoint()) == m_checkSection) {
        Q_EMIT checkClicked();
        return;
    }
    QHeaderView::mousePressEvent(event);
}

} // namespace phonedeck
