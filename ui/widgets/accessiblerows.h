// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRect>
#include <QtCore/QString>
#include <QtGui/QAccessible>

class QWidget;

namespace phonedeck {

/// What a painted list tells of its rows, so that a screen reader hears them as if each were a widget.
class RowSource
{
public:
    virtual ~RowSource() = default;

    [[nodiscard]] virtual int rowCount() const = 0;
    /// Everything the row shows, as a person would read it out: "Running, 221".
    [[nodiscard]] virtual QString rowName(int row) const = 0;
    /// In the widget's coordinates.
    [[nodiscard]] virtual QRect rowArea(int row) const = 0;
    [[nodiscard]] virtual int rowWithFocus() const = 0;
    virtual void activateRow(int row) = 0;
    [[nodiscard]] virtual QAccessible::Role rowRole() const { return QAccessible::ListItem; }
    [[nodiscard]] virtual QAccessible::Role listRole() const { return QAccessible::List; }
    [[nodiscard]] virtual bool isRowOn(int) const { return false; }
    [[nodiscard]] virtual bool isRowEnabled(int) const { return true; }
};

/// Once per program; every widget that is a RowSource calls it in its constructor.
void installAccessibleRows();
/// Tells the screen reader that the focus moved to another row.
void announceRow(QWidget *widget, int row);
/// Tells it that what is chosen changed.
void announceSelection(QWidget *widget, int row);

} // namespace phonedeck
