// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "models/operations/action.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace phonedeck {

class InstanceStore;
class PhoneSelection;

/// What is known about the current phone, and what the marked ones have in common and where they differ.
class DetailsPresenter final : public QObject
{
    Q_OBJECT

public:
    /// One line: a label with words or a state.
    struct Line {
        QString label;
        StateText state; ///< with an empty word: value is shown
        QString value;
        QString secondLine;
        QString copyText; ///< empty: nothing to copy

        bool operator==(const Line &) const = default;
    };
    struct Share {
        StateText state;
        int count = 0;

        bool operator==(const Share &) const = default;
    };
    /// A field in which the marked phones differ, most frequent value first.
    struct Difference {
        QString label;
        QList<Share> shares;

        bool operator==(const Difference &) const = default;
    };
    struct One {
        QString name; ///< empty: no phone
        QString instanceId;
        QList<Line> states;
        QString note;            ///< something to know before doing anything
        QList<ActionId> actions; ///< the ones that make most sense in its state
        QList<Line> lines;

        bool operator==(const One &) const = default;
    };
    /// An action and how many of the marked phones can take it.
    struct Offer {
        ActionId action = ActionId::Reboot;
        int able = 0;
        QString why; ///< the others can't: "6 are not running"; empty if all can

        bool operator==(const Offer &) const = default;
    };
    struct Several {
        int count = 0;
        int inUse = 0;       ///< signed in
        QList<Offer> offers; ///< of use to most of them
        QList<Difference> differences;
        QList<Line> common;

        bool operator==(const Several &) const = default;
    };
    struct View {
        One one;
        Several several;

        bool operator==(const View &) const = default;
    };

    /// Both outlive the presenter.
    DetailsPresenter(const InstanceStore &store, const PhoneSelection &selection, QObject *parent = nullptr);

    [[nodiscard]] const View &view() const { return m_view; }
    /// The phone the table's current row is on; empty for none.
    void setCurrent(const QString &instanceId);
    void setAsOf(const QString &clock);
    void update();

Q_SIGNALS:
    void viewChanged();

private:
    [[nodiscard]] One makeOne() const;
    [[nodiscard]] Several makeSeveral() const;

    const InstanceStore &m_store;
    const PhoneSelection &m_selection;
    QString m_current;
    QString m_asOf;
    QTimer m_later;
    View m_view;
};

} // namespace phonedeck
