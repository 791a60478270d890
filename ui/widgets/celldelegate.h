// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace phonedeck {

class Theme;

/// Paints every cell of the house's tables: background (hover over the whole row, marked, flash), then the
/// content by the model's roles (models/fleet/cellroles.h), then the frame of the current row.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(QObject *parent = nullptr);

    /// The row under the pointer; FlatTable keeps it.
    void setHoveredRow(int row) { m_hoveredRow = row; }
    /// The column that holds the mark (a check box for SelectedRole); below 0 none.
    void setMarkColumn(int column) { m_markColumn = column; }
    /// Left edge of the text in the first section, as in TableHeader.
    void setFirstPadding(int pixels) { m_firstPadding = pixels; }
    /// The frame is drawn round the row of the view's current index, also without focus.
    void setRowFrame(bool frame) { m_rowFrame = frame; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static constexpr int rowHeight = 28;
    static constexpr int padding = 8;
    static constexpr int firstPadding = 12;

private:
    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                         const Theme &theme) const;
    void paintContent(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      const Theme &theme) const;
    void paintRowFrame(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                       const Theme &theme) const;

    int m_hoveredRow = -1;
    int m_markColumn = -1;
    int m_firstPadding = firstPadding;
    bool m_rowFrame = true;
};

} // namespace phonedeck
