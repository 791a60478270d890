// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/eligibility.h"
#include "ui/theme/icons.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <array>
#include <functional>

class QAction;
class QMenu;

namespace phonedeck {

class InstanceStore;

/// What can be done to the phones that are chosen: one set of actions for the selection bar, the menus, the
/// palette, the keys and the details. They are enabled as soon as there are phones and say how many of them
/// can take it; the sheet that follows explains the rest.
class PhoneActions final : public QObject
{
    Q_OBJECT

public:
    /// The chosen phones as rows of the store, in the order they are to be shown in.
    using Rows = std::function<QList<quint32>()>;

    /// The store outlives the actions.
    explicit PhoneActions(const InstanceStore &store, QObject *parent = nullptr);

    void setTargets(Rows rows) { m_rows = std::move(rows); }
    /// The chosen phones or their states changed. Counted once, when the events that are waiting are done.
    void targetsChanged();
    /// Counts now: before a menu opens.
    void update();
    void retranslate();

    [[nodiscard]] QAction *action(ActionId id) const { return m_actions[size_t(id)]; }
    [[nodiscard]] QAction *refreshStatus() const { return m_refresh; }
    [[nodiscard]] int targetCount() const { return m_count; }
    [[nodiscard]] const ActionSplit &split(ActionId id) const { return m_splits[size_t(id)]; }
    /// "Reboot 31 of 37"; "Reboot" for one phone.
    [[nodiscard]] QString title(ActionId id) const;
    /// "6 are not running"; what it does if all can take it.
    [[nodiscard]] QString hint(ActionId id) const;
    /// The key that triggers it while the table has the focus, as it is shown; empty for none.
    [[nodiscard]] QString keyText(ActionId id) const;
    [[nodiscard]] static Icon iconOf(ActionId id);
    /// In the order of menus: those that destroy last.
    [[nodiscard]] static const QList<ActionId> &order();

    /// For phones that were chosen elsewhere, as in the details of one.
    void request(ActionId id, const QStringList &instanceIds);
    /// All of them, with separators.
    void fill(QMenu &menu, const QList<ActionId> &without = {});
    /// Their keys act while `widget` has the focus, and only then.
    void giveKeysTo(QWidget &widget);

Q_SIGNALS:
    /// A person wants this done to exactly these phones.
    void requested(phonedeck::ActionId action, const QStringList &instanceIds);
    void refreshRequested(const QStringList &instanceIds);
    /// Titles and hints are new.
    void changed();

private:
    void trigger(ActionId id);
    [[nodiscard]] QStringList targetIds() const;
    void render();

    const InstanceStore &m_store;
    Rows m_rows;
    std::array<QAction *, actionCount> m_actions{};
    QAction *m_refresh;
    QTimer m_later;
    int m_count = 0;
    ActionSplits m_splits;
};

} // namespace phonedeck
