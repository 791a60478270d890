// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/flattable.h"

namespace phonedeck {

class FleetView;
class InstanceTableModel;
class PhoneActions;
class PhoneSelection;

/// The fleet's table. Marks are by phone id and not Qt's selection (architecture.md, The fleet), so ranges by
/// keys and mouse are given back here.
class PhonesTable final : public FlatTable
{
    Q_OBJECT

public:
    /// All outlive the table.
    PhonesTable(InstanceTableModel &model, FleetView &view, PhoneSelection &selection,
                QWidget *parent = nullptr);

    /// Their keys and entries of the row's menu. They outlive the table.
    void setActions(PhoneActions &actions);
    /// What an action is for, as rows of the store: the marked phones in the order of the view, those that
    /// the filter hides after them; without any the current one.
    [[nodiscard]] QList<quint32> targetRows() const;

    /// This column takes the width that the others leave, never less than three quarters of its usual one.
    void setFlexibleColumn(int column);
    void fitColumns();

    void selectAllMatching();
    /// Columns that are shown, left to right.
    [[nodiscard]] QList<int> shownColumns() const;
    void copyRows();
    void copyIds();

Q_SIGNALS:
    void detailsToggled();
    void refreshRequested();
    void operationsRequested();
    void shortcutsRequested();
    void filterByCellRequested(const QString &field, const QString &value, bool exclude);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void markRange(int from, int to);
    [[nodiscard]] bool takeSingleKey(QKeyEvent &event);
    [[nodiscard]] QString cellValue(const QModelIndex &index) const;

    InstanceTableModel &m_model;
    FleetView &m_view;
    PhoneSelection &m_selection;
    PhoneActions *m_actions = nullptr;
    QString m_anchor; ///< phone the next range begins at
    bool m_isDragging = false;
    int m_flexible = -1;
};

} // namespace phonedeck
