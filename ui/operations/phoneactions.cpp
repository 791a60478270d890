// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/phoneactions.h"

#include "models/fleet/instancestore.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace phonedeck {

namespace {

/// Keys of the table. What destroys has no single key: deleting keys beside common ones delete machines.
constexpr std::pair<ActionId, QKeyCombination> keys[] = {
    {ActionId::Reboot, Qt::Key_B},
    {ActionId::BackUp, Qt::Key_U},
    {ActionId::Prepare, Qt::Key_P},
    {ActionId::StopStreaming, Qt::Key_S},
    {ActionId::ReleaseSession, Qt::Key_L},
    {ActionId::SessionRescue, Qt::Key_E},
    {ActionId::Delete, Qt::CTRL | Qt::SHIFT | Qt::Key_Delete},
};

} // namespace

PhoneActions::PhoneActions(const InstanceStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_refresh(new QAction(this))
{
    for (ActionId id : order()) {
        auto *action = new QAction(this);
        // For menus to colour it.
        action->setProperty("destructive", actionOf(id).wipes);
        action->setIcon(icon(iconOf(id), actionOf(id).wipes ? Token::DestrText : Token::Text2));
        connect(action, &QAction::triggered, this, [this, id] { trigger(id); });
        // Of the widget that has the keys: a letter typed elsewhere is a letter.
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
        m_actions[size_t(id)] = action;
    }
    for (const auto &[id, key] : keys)
        action(id)->setShortcut(key);
    m_refresh->setIcon(icon(Icon::Refresh));
    connect(m_refresh, &QAction::triggered, this, [this] {
        const QStringList ids = targetIds();
        if (!ids.isEmpty())
            Q_EMIT refreshRequested(ids);
    });
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &PhoneActions::update);
    render();
}

const QList<ActionId> &PhoneActions::order()
{
    static const QList<ActionId> list{
        ActionId::Reboot,        ActionId::BackUp,         ActionId::Prepare,
        ActionId::StopStreaming, ActionId::ReleaseSession, ActionId::SessionRescue,
        ActionId::Reset,         ActionId::Unassign,       ActionId::Delete};
    return list;
}

Icon PhoneActions::iconOf(ActionId id)
{
    switch (id) {
    case ActionId::Reboot:
        return Icon::Reboot;
    case ActionId::Reset:
        return Icon::Reset;
    case ActionId::BackUp:
        return Icon::Archive;
    case ActionId::Prepare:
        return Icon::Play;
    case ActionId::StopStreaming:
        return Icon::Stop;
    case ActionId::ReleaseSession:
        return Icon::Release;
    case ActionId::Unassign:
        return Icon::User;
    case ActionId::Delete:
        return Icon::Trash;
    case ActionId::SessionRescue:
        return Icon::Rescue;
    }
    return Icon::Operations;
}

QString PhoneActions::keyText(ActionId id) const
{
    return action(id)->shortcut().toString(QKeySequence::NativeText);
}

void PhoneActions::giveKeysTo(QWidget &widget)
{
    for (ActionId id : order())
        widget.addAction(action(id));
}

void PhoneActions::targetsChanged()
{
    if (!m_later.isActive())
        m_later.start();
}

void PhoneActions::update()
{
    m_later.stop();
    const QList<quint32> rows = m_rows ? m_rows() : QList<quint32>();
    const ActionSplits splits = splitsOf(m_store.columns(), rows);
    if (m_count == rows.size() && m_splits == splits)
        return;
    m_count = int(rows.size());
    m_splits = splits;
    render();
}

void PhoneActions::retranslate()
{
    render();
}

QStringList PhoneActions::targetIds() const
{
    QStringList ids;
    const QList<quint32> rows = m_rows ? m_rows() : QList<quint32>();
    ids.reserve(rows.size());
    for (quint32 row : rows)
        ids.append(m_store.columns().text(TextField::Id, row));
    return ids;
}

void PhoneActions::trigger(ActionId id)
{
    // The phones of this moment, not those that were counted last.
    request(id, targetIds());
}

void PhoneActions::request(ActionId id, const QStringList &instanceIds)
{
    if (!instanceIds.isEmpty())
        Q_EMIT requested(id, instanceIds);
}

QString PhoneActions::title(ActionId id) const
{
    const Action &action = actionOf(id);
    if (m_count < 2)
        return action.title();
    if (split(id).able == m_count)
        return action.command(m_count);
    const QLocale locale;
    //: an action, how many can take it, how many are chosen: "Reboot 31 of 37"
    return tr("%1 %2 of %3").arg(action.title(), locale.toString(split(id).able), locale.toString(m_count));
}

QString PhoneActions::hint(ActionId id) const
{
    const QString why = split(id).why();
    if (!why.isEmpty())
        return why;
    const QString steps = actionOf(id).stepsText();
    return steps.isEmpty() ? actionOf(id).consequence() : steps;
}

void PhoneActions::render()
{
    for (ActionId id : order()) {
        QAction *each = action(id);
        each->setText(title(id));
        each->setToolTip(hint(id));
        each->setStatusTip(hint(id));
        each->setEnabled(m_count > 0);
    }
    m_refresh->setText(m_count > 1 ? tr("Read the state of %Ln phones", nullptr, m_count)
                                   : tr("Read the state"));
    m_refresh->setEnabled(m_count > 0);
    Q_EMIT changed();
}

void PhoneActions::fill(QMenu &menu, const QList<ActionId> &without)
{
    update();
    menu.setToolTipsVisible(true);
    bool isDestroying = false;
    for (ActionId id : order()) {
        if (without.contains(id))
            continue;
        if (actionOf(id).wipes && !isDestroying)
            menu.addSeparator();
        isDestroying = actionOf(id).wipes;
        menu.addAction(action(id));
    }
    menu.addSeparator();
    menu.addAction(m_refresh);
}

} // namespace phonedeck
