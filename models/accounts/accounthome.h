// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QUrl>

namespace phonedeck {

class DatabaseThread;
struct ConnectionSettings;

/// What every session of the program is given beside its account: where its databases lie, the thread that
/// works with them, and how far it may go.
struct AccountHome {
    DatabaseThread *databases = nullptr; ///< outlives the sessions; null: each has its own
    QString folder;                      ///< of all accounts; empty: nothing is kept beyond the session
    bool isReadOnly = false;

    void settle(ConnectionSettings &settings) const;
};

/// The name of an account's folder: 16 hexadecimal digits made of where the service is, host and port, and of
/// the project's id, which is the same however a person typed the project. It tells nobody who the account
/// is.
[[nodiscard]] QString accountKey(const QUrl &serviceUrl, const QString &projectId);

} // namespace phonedeck
