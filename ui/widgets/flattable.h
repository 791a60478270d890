// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QTableView>

namespace phonedeck {

class CellDelegate;
class TableHeader;

/// A QTableView as the tokens want it: no grid, 28 px rows, no word wrap, our header and delegate, hover
/// over whole rows. Selection is the model's business (SelectedRole), so the view is in NoSelection and
/// keeps the current index only.
class FlatTable : public QTableView
{
    Q_OBJECT

public:
    explicit FlatTable(QWidget *parent = nullptr);

    [[nodiscard]] TableHeader *header() const { return m_header; }
    [[nodiscard]] CellDelegate *cells() const { return m_cells; }
    /// 28, or 32 in the choice lists of dialogs.
    void setRowHeight(int height);

Q_SIGNALS:
    void rowActivated(const QModelIndex &index); ///< Enter or a double click

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void hover(int row);
    void repaintRow(int row);

    TableHeader *m_header;
    CellDelegate *m_cells;
    int m_hovered = -1;
};

} // namespace phonedeck
