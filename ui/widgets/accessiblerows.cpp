// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QAccessibleWidget>
#include <QtWidgets/QWidget>

#include <map>

namespace phonedeck {

namespace {

RowSource *sourceOf(QObject *object)
{
    return dynamic_cast<RowSource *>(object);
}

/// One row. Its place in the list is its identity: rows are painted, there is nothing else to point to.
class AccessibleRow : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    AccessibleRow(QWidget *list, int row) : m_list(list), m_row(row) {}

    bool isValid() const override { return m_list && m_row < sourceOf(m_list)->rowCount(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_list); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? sourceOf(m_list)->rowName(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect area = sourceOf(m_list)->rowArea(m_row);
        return {m_list->mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::Role role() const override
    {
        return isValid() ? sourceOf(m_list)->rowRole() : QAccessible::NoRole;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const RowSource &source = *sourceOf(m_list);
        state.focusable = true;
        state.focused = m_list->hasFocus() && source.rowWithFocus() == m_row;
        state.selectable = true;
        state.selected = source.isRowOn(m_row);
        state.checkable = source.rowRole() == QAccessible::CheckBox;
        state.checked = state.checkable && source.isRowOn(m_row);
        state.disabled = !source.isRowEnabled(m_row);
        state.invisible = !m_list->isVisible();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (isValid() && name == pressAction())
            sourceOf(m_list)->activateRow(m_row);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<QWidget> m_list;
    int m_row;
};

class AccessibleRowList : public QAccessibleWidget
{
public:
    explicit AccessibleRowList(QWidget *widget) : QAccessibleWidget(widget, sourceOf(widget)->listRole()) {}
    ~AccessibleRowList() override
    {
        for (const auto &entry : m_rows)
            QAccessible::deleteAccessibleInterface(entry.second);
    }

    int childCount() const override { return sourceOf(widget())->rowCount(); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto it = m_rows.find(index);
        if (it == m_rows.end())
            it = m_rows
                     .emplace(index,
                              QAccessible::registerAccessibleInterface(new AccessibleRow(widget(), index)))
                     .first;
        return QAccessible::accessibleInterface(it->second);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (const auto &entry : m_rows) {
            if (QAccessible::accessibleInterface(entry.second) == child)
                return entry.first;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint local = widget()->mapFromGlobal(QPoint(x, y));
        for (int row = 0; row < childCount(); ++row) {
            if (sourceOf(widget())->rowArea(row).contains(local))
                return child(row);
        }
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return widget()->hasFocus() ? child(sourceOf(widget())->rowWithFocus()) : nullptr;
    }

private:
    mutable std::map<int, QAccessible::Id> m_rows;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && sourceOf(widget) ? new AccessibleRowList(widget) : nullptr;
}

void announce(QWidget *widget, int row, QAccessible::Event kind)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(widget, kind);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

} // namespace

void installAccessibleRows()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

void announceRow(QWidget *widget, int row)
{
    announce(widget, row, QAccessible::Focus);
}

void announceSelection(QWidget *widget, int row)
{
    announce(widget, row, QAccessible::Selection);
}

} // namespace phonedeck
