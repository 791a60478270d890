// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace phonedeck {

/// An action of IAM as the table of permissions knows it, in the language of the interface.
struct Permission {
    QString action;        ///< "koophone:cloudphoneResource:instanceReboot"
    QString description;   ///< "Reboot instances."; empty for an action that isn't in the table
    QString readyMadeRole; ///< the smallest ready-made role that holds it; empty if not known

    bool operator==(const Permission &) const = default;
};

[[nodiscard]] Permission permissionOf(const QString &iamAction);

/// The action an operation needs; empty for an operation that isn't in the table.
[[nodiscard]] QString actionOfOperation(const QString &operation);

/// Every action in the table.
[[nodiscard]] QStringList knownActions();

/// The smallest identity policy that grants that one action, as JSON to hand to an administrator. Without a
/// resource or a condition it covers every phone.
[[nodiscard]] QString smallestPolicy(const QString &iamAction);

} // namespace phonedeck
