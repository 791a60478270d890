// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/celldelegate.h"

#include "models/fleet/cellroles.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

namespace phonedeck {

namespace {

constexpr int checkBoxSize = 14;
constexpr double barHeight = 6;
constexpr int secondGap = 5;

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share); };
    return QColor(mix(one.red(), other.red()), mix(one.green(), other.green()),
                  mix(one.blue(), other.blue()));
}

Token textToken(int emphasis)
{
    switch (emphasis) {
    case PrimaryText:
    case StrongText:
        return Token::Text1;
    case FaintText:
        return Token::Text3;
    default:
        return Token::Text2;
    }
}

/// Whether the section stands at the left edge of the table.
bool isFirstShown(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    return table ? table->horizontalHeader()->visualIndex(index.column()) == 0 : index.column() == 0;
}

} // namespace

CellDelegate::CellDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    painter->save();
    paintBackground(painter, option, index, theme);
    paintContent(painter, option, index, theme);
    paintRowFrame(painter, option, index, theme);
    painter->restore();
}

void CellDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index, const Theme &theme) const
{
    const bool isHovered = index.row() == m_hoveredRow;
    const bool isMarked = index.data(SelectedRole).toBool();
    QColor fill = theme.color(isMarked ? (isHovered ? Token::SelHover : Token::Sel)
                                       : (isHovered ? Token::Hover : Token::Surface));
    const qreal flash = index.data(FlashRole).toReal();
    if (flash > 0)
        fill = mixed(fill, theme.color(Token::Flash), flash);
    painter->fillRect(option.rect, fill);
}

void CellDelegate::paintContent(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, const Theme &theme) const
{
    const int left = isFirstShown(option, index) ? m_firstPadding : padding;
    const QRect area = option.rect.adjusted(left, 0, -padding, 0);
    if (index.column() == m_markColumn) {
        paintCheckBox(painter, QPoint(area.left(), option.rect.center().y() - checkBoxSize / 2 + 1),
                      index.data(SelectedRole).toBool() ? Qt::Checked : Qt::Unchecked, theme);
        return;
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const QVariant state = index.data(StateRole);
    if (state.isValid()) {
        const auto text = state.value<StateText>();
        const bool isRight = alignment.isValid() && (alignment.toInt() & Qt::AlignRight);
        if (isRight) // a count with its shape
            paintState(painter, area.adjusted(area.width() - stateWidth(text), 0, 0, 0), text, theme);
        else if (text.shape == StateShape::None)
            paintText(painter, area, text.word, phonedeck::font(Type::Cell), theme.color(Token::Text3));
        else // a pill's fill may come nearer to the edge than a word, as it hangs out at the left
            paintState(painter, text.filled ? area.adjusted(0, 0, padding / 2, 0) : area, text, theme);
        return;
    }
    const QVariant shares = index.data(SharesRole);
    if (shares.isValid()) {
        QList<BarPart> parts;
        for (const auto &share : shares.value<QList<HealthShare>>())
            parts.append({share.share, theme.shareColor(share)});
        paintBar(painter, QRectF(area.left(), area.center().y() - 2, area.width(), barHeight), parts,
                 theme.color(Token::Track));
        return;
    }
    const int emphasis = index.data(EmphasisRole).toInt();
    const Type type = index.data(MonoRole).toBool() ? Type::Mono
                      : emphasis == StrongText      ? Type::BodyStrong
                                                    : Type::Cell;
    const QVariant elide = index.data(ElideRole);
    const int taken =
        paintText(painter, area, index.data(Qt::DisplayRole).toString(), phonedeck::font(type),
                  theme.color(textToken(emphasis)),
                  alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::AlignLeft | Qt::AlignVCenter,
                  elide.isValid() ? Qt::TextElideMode(elide.toInt()) : Qt::ElideRight);
    const QString second = index.data(SecondTextRole).toString();
    if (const QRect rest = area.adjusted(taken + secondGap, 0, 0, 0); !second.isEmpty() && rest.width() > 0)
        paintText(painter, rest, second, phonedeck::font(Type::Cell), theme.color(Token::Text2));
}

void CellDelegate::paintRowFrame(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index, const Theme &theme) const
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (!m_rowFrame || !table || table->currentIndex().row() != index.row())
        return;
    const QColor color = theme.color(Token::Current);
    const QRect &rect = option.rect;
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color);
    const QHeaderView *header = table->horizontalHeader();
    int last = header->count() - 1;
    while (last > 0 && header->isSectionHidden(header->logicalIndex(last)))
        --last;
    int first = 0;
    while (first < last && header->isSectionHidden(header->logicalIndex(first)))
        ++first;
    const int visual = header->visualIndex(index.column());
    if (visual == first)
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color);
    if (visual == last)
        painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color);
}

} // namespace phonedeck
