// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/accounts/keysource.h"
#include "simulator/cloud.h"
#include "tests/contract/recordingrelay.h"
#include "tests/network/cloudclient.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>

/// What an exchange is sent for.
enum class Expect { Success, Refusal };

/// Who a form is sent as.
struct Caller {
    QString identity; ///< "token", "keys", "temporary-keys" or "none"
    phonedeck::ApiClient *api;
};

/// A simulated cloud of phones that are all alike and stand still, seen through a relay, and the corpus that
/// everything that goes through it is written to: an object a line, as check.py reads it.
class Session
{
public:
    using Cloud = phonedeck::simulator::Cloud;
    using Instance = phonedeck::simulator::Instance;

    static constexpr int phones = 900; ///< unsubscribed a hundred at a time

    explicit Session(const QString &corpusPath);

    /// False: what() tells what went wrong with the corpus itself.
    [[nodiscard]] bool isSound() const { return m_troubles.isEmpty(); }
    [[nodiscard]] QString what() const { return m_troubles.join(u'\n'); }

    /// Everybody who can send an operation to phones: with a token, with keys, with temporary keys.
    [[nodiscard]] QList<Caller> callers();
    [[nodiscard]] Caller withToken() { return {QStringLiteral("token"), &m_signedIn.api}; }
    [[nodiscard]] Caller withoutIdentity() { return {QStringLiteral("none"), &m_signedIn.iam}; }

    /// Sends an operation and writes the exchange down. `form` says which: minimal, typical, maximal …
    template <phonedeck::ApiOperation Op>
    phonedeck::ApiResult<typename Op::Reply> send(const Caller &caller, const char *form, const Op &op,
                                                  Expect expected = Expect::Success)
    {
        const auto reply = answered(*caller.api, op);
        write({QStringLiteral("client"), QLatin1String(Op::name), QLatin1String(form), caller.identity},
              expected);
        return reply;
    }
    /// The same, answered in another shape that the contract has.
    template <phonedeck::ApiOperation Op> void sendBent(phonedeck::simulator::FaultKind kind, const Op &op)
    {
        m_simulator.faults().add({.kind = kind, .operation = QLatin1String(Op::name), .count = 1});
        const Caller caller = withToken();
        (void)answered(*caller.api, op);
        write({QStringLiteral("fault"), QLatin1String(Op::name), phonedeck::simulator::faultName(kind),
               caller.identity},
              Expect::Success);
    }
    /// Sends bytes by hand; the operation is that of the address, empty if there is none.
    void sendRaw(const QString &operation, const char *form, const QByteArray &request,
                 Expect expected = Expect::Refusal);

    /// Puts every phone back to rest: running, in one region, its data loaded, nobody's, nobody signed in.
    void rest();
    void with(const std::function<void(Cloud &)> &work) { m_simulator.withCloud(work); }
    void tick(int times = 1);
    /// The first so many phones, after `change` was done to each.
    QStringList ids(int count, const std::function<void(Cloud &, Instance &)> &change = {});
    /// A code for signing in that was not used yet.
    [[nodiscard]] QString passcode();

    [[nodiscard]] phonedeck::simulator::SimulatorThread &simulator() { return m_simulator; }
    [[nodiscard]] QUrl url() const { return m_relay.url(); }
    [[nodiscard]] const QByteArray &token() const { return m_token; }

private:
    struct Label {
        QString kind;
        QString operation;
        QString form;
        QString identity;
    };

    /// As call() in cloudclient.h, without its pauses: they would be most of the time this program takes.
    template <phonedeck::ApiOperation Op>
    static phonedeck::ApiResult<typename Op::Reply> answered(phonedeck::ApiClient &client, const Op &op)
    {
        using Result = phonedeck::ApiResult<typename Op::Reply>;
        QEventLoop loop;
        Result result = tl::unexpected(phonedeck::ApiError{});
        client.send(op).then(&loop, [&](const Result &reply) {
            result = reply;
            loop.quit();
        });
        loop.exec(); // ends: every call reports once, at the latest after its deadline
        return result;
    }

    [[nodiscard]] phonedeck::ClientSettings settings() const;
    void signIn();
    void write(const Label &label, Expect expected);

    phonedeck::simulator::SimulatorThread m_simulator;
    RecordingRelay m_relay;
    SignedIn m_signedIn;
    phonedeck::KeySource m_keys;
    phonedeck::ApiClient m_signing;
    phonedeck::KeySource m_temporaryKeys;
    phonedeck::ApiClient m_signingForAWhile;
    QFile m_corpus;
    QStringList m_troubles;
    QByteArray m_token;
};

// What is sent, a function for each room.
void sendAccounts(Session &session);
void sendFleet(Session &session);
void sendStreams(Session &session);
void sendCommands(Session &session);
void sendOrders(Session &session);
void sendPackages(Session &session);
void sendVideo(Session &session);
void sendRefusals(Session &session);
