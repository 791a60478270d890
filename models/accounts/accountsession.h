// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleetsync.h"
#include "models/fleet/instancestore.h"
#include "models/operations/operationengine.h"
#include "models/orders/catalogsync.h"
#include "models/packages/applists.h"
#include "models/transport/messagelog.h"
#include "models/transport/requestlogmodel.h"
#include "network/accounts/tokensource.h"
#include "network/transport/apiclient.h"

#include <QtCore/QObject>

#include <QtCore/QTemporaryDir>

#include <memory>

namespace phonedeck {

/// Where and as whom to connect. Lives in memory only.
struct ConnectionSettings {
    QString accountName; ///< what a person calls it
    QUrl serviceUrl;
    QUrl iamUrl; ///< the sign-in server is usually another host than the service
    PasswordCredentials credentials;
    FleetSyncOptions sync;
    ExchangeLimits limits;
    RetrySettings retry;
    NetworkRoute route;
    /// Where each account has its folder, with the database of what was asked of its phones; empty: one that
    /// ends with the session.
    QString accountsFolder;
    QString journalPath; ///< that database itself, wherever the account's folder would be
    /// The thread that all databases of the program share, outliving the session; null: one of its own.
    DatabaseThread *databases = nullptr;
    bool isReadOnly = false; ///< nothing is done to phones, whoever asks
    EngineSettings engine;
};

/// How it stands between us and the cloud.
enum class ConnectionState {
    /// The first token is being fetched; nothing is shown yet.
    SigningIn,
    /// The last thing asked was answered. What is shown is as old as the last listing.
    Connected,
    /// The sign-in server said no. Nothing is asked until a person retries, since wrong tries lock the user.
    Refused,
    /// No usable answer came. What was loaded stays and grows old; it goes on trying by itself.
    Failing,
};

/// One account at work: identity, client, store, and what keeps the store like the cloud.
class AccountSession final : public QObject
{
    Q_OBJECT

public:
    explicit AccountSession(const ConnectionSettings &settings, QObject *parent = nullptr);
    ~AccountSession() override;

    /// Opens the journal, signs in and begins to list.
    void start();
    /// The same without the journal, for a try that may be given up: until then another session of the same
    /// account may have the journal open.
    void signIn();
    /// Takes up the operations of before, as soon as it is known which project this is. Does nothing the
    /// second time.
    void openJournal();
    /// A person wants everything read again now; also ends a refusal.
    void refresh();

    [[nodiscard]] QString accountName() const { return m_settings.accountName; }
    [[nodiscard]] QString userName() const { return m_settings.credentials.user; }
    [[nodiscard]] QString projectText() const;
    [[nodiscard]] QString serviceHost() const { return m_settings.serviceUrl.host(); }
    [[nodiscard]] int maxCallsInFlight() const { return m_client.settings().maxCallsInFlight; }

    [[nodiscard]] ConnectionState state() const { return m_state; }
    /// Why the state is Refused or Failing.
    [[nodiscard]] const std::optional<ApiError> &failure() const { return m_failure; }
    [[nodiscard]] QDateTime tokenExpiresUtc() const { return m_tokens.expiresLocalUtc(); }

    [[nodiscard]] ApiClient &client() { return m_client; }
    [[nodiscard]] InstanceStore &store() { return m_store; }
    [[nodiscard]] FleetSync &sync() { return m_sync; }
    [[nodiscard]] CatalogSync &catalog() { return m_catalog; }
    [[nodiscard]] AppLists &appLists() { return m_appLists; }
    [[nodiscard]] Journal &journal() { return m_journal; }
    [[nodiscard]] OperationEngine &engine() { return m_engine; }
    [[nodiscard]] RequestLogModel &requests() { return m_requests; }
    [[nodiscard]] MessageLog &messages() { return m_messages; }

Q_SIGNALS:
    void stateChanged();
    void tokenChanged();

private:
    void openJournalIfKnown();
    void takeProgress();
    void takeListing();
    void takeCatalog();
    void takeResult(qint64 operation);
    void setState(ConnectionState state, const std::optional<ApiError> &failure = {});

    ConnectionSettings m_settings;
    RequestLogModel m_requests;
    MessageLog m_messages;
    // In the order in which each needs the ones before it; destroyed the other way round.
    ApiClient m_iam;
    TokenSource m_tokens;
    ApiClient m_client;
    InstanceStore m_store;
    FleetSync m_sync;
    CatalogSync m_catalog;
    AppLists m_appLists;
    std::unique_ptr<QTemporaryDir> m_ownFolder;     ///< of the journal, if it was given no place
    std::unique_ptr<DatabaseThread> m_ownDatabases; ///< if it was given none
    Journal m_journal;
    OperationEngine m_engine;
    bool m_isJournalAsked = false;
    bool m_isJournalOpened = false;
    ConnectionState m_state = ConnectionState::SigningIn;
    std::optional<ApiError> m_failure;
};

} // namespace phonedeck
