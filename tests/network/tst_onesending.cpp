// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/cloudclient.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Fault;
using simulator::FaultKind;
using simulator::SimulatorThread;

namespace {

const QString signIn = u"KeystoneCreateUserTokenByPassword"_qs;

/// A write that the simulator takes at the sign-in's address, with every effect that is not a read.
template <Effect kind> struct SignInAs {
    static constexpr const char *name = "KeystoneCreateUserTokenByPassword";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = kind;
    static constexpr bool isIdempotent = false;
    using Reply = KeystoneCreateUserTokenByPassword::Reply;
    KeystoneCreateUserTokenByPassword op;
    [[nodiscard]] HttpRequest request() const { return op.request(); }
    [[nodiscard]] static ApiResult<Reply> parse(const HttpAnswer &answer)
    {
        return KeystoneCreateUserTokenByPassword::parse(answer);
    }
};

KeystoneCreateUserTokenByPassword demoSignIn()
{
    return {demoCredentials()};
}

} // namespace

/// What QNetworkAccessManager does behind your back (architecture.md): it must do none of it to a write.
class TestOneSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWriteIsSentOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<bool>("beforeCommit");
        QTest::addColumn<bool>("reused");
        QTest::addColumn<bool>("outcomeKnown");
        struct Row {
            const char *name;
            FaultKind kind;
            bool reset;
            bool known;
        };
        const Row rows[] = {
            {"FIN", FaultKind::Drop, false, false},
            {"RST", FaultKind::Drop, true, false},
            {"half a status line", FaultKind::HalfStatusLine, false, false},
            {"100 Continue, then close", FaultKind::ContinueThenClose, false, false},
            {"garbage", FaultKind::Garbage, false, false},
            {"truncated body", FaultKind::Truncate, false, false},
            {"hang", FaultKind::Hang, false, false},
        };
        for (const Row &row : rows) {
            for (bool beforeCommit : {true, false}) {
                for (bool reused : {false, true}) {
                    QTest::addRow("%s, %s commit, %s connection", row.name, beforeCommit ? "before" : "after",
                                  reused ? "reused" : "fresh")
                        << int(row.kind) << row.reset << beforeCommit << reused << row.known;
                }
            }
        }
    }

    void aWriteIsSentOnceWhateverHappens()
    {
        QFETCH(int, kind);
        QFETCH(bool, reset);
        QFETCH(bool, beforeCommit);
        QFETCH(bool, reused);
        SimulatorThread cloud({.instances = 1, .ticking = false});
        QVERIFY2(cloud.isListening(), qPrintable(cloud.errorString()));
        ApiClient client(quickSettings(cloud.url()));
        int before = 0;
        if (reused) {
            QVERIFY(call(client, demoSignIn()).has_value());
            before = 1;
        }
        Fault fault;
        fault.kind = FaultKind(kind);
        fault.operation = signIn;
        fault.reset = reset;
        fault.beforeCommit = beforeCommit;
        cloud.faults().add(fault);

        const auto reply = call(client, demoSignIn());
        QVERIFY(!reply.has_value());
        QVERIFY2(reply.error().serviceText != u"no report", "the call never reported");
        QTEST(reply.error().outcomeKnown, "outcomeKnown");
        QCOMPARE(cloud.log(signIn).size(), before + 1);
    }

    void everyEffectButReadsIsSentOnce()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Drop, .operation = signIn, .beforeCommit = false});
        ApiClient client(quickSettings(cloud.url()));
        QVERIFY(!call(client, SignInAs<Effect::Changes>{demoSignIn()}).has_value());
        QVERIFY(!call(client, SignInAs<Effect::Destroys>{demoSignIn()}).has_value());
        QVERIFY(!call(client, SignInAs<Effect::Spends>{demoSignIn()}).has_value());
        QCOMPARE(cloud.log(signIn).size(), 3);
    }

    void spendingAndDestroyingUseAFreshConnection()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        ApiClient client(quickSettings(cloud.url()));
        QVERIFY(call(client, demoSignIn()).has_value());
        QVERIFY(call(client, SignInAs<Effect::Destroys>{demoSignIn()}).has_value());
        QVERIFY(call(client, SignInAs<Effect::Spends>{demoSignIn()}).has_value());
        QVERIFY(call(client, demoSignIn()).has_value());
        const auto log = cloud.log(signIn);
        QCOMPARE(log.size(), 4);
        QVERIFY(log.at(1).connection != log.at(0).connection);
        QVERIFY(log.at(2).connection != log.at(0).connection && log.at(2).connection != log.at(1).connection);
        QCOMPARE(log.at(3).connection, log.at(0).connection);
    }

    void aWriteSaysItsLengthAndLeavesAsHttp11()
    {
        SimulatorThread cloud({.instances = 1, .ticking = false});
        ApiClient client(quickSettings(cloud.url()));
        QVERIFY(call(client, demoSignIn()).has_value());
        const auto request = cloud.log(signIn).constFirst();
        QVERIFY(request.raw.startsWith("POST /v3/auth/tokens?nocatalog=true HTTP/1.1\r\n"));
        QCOMPARE(request.header("Content-Length"), QByteArray::number(request.body.size()));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QVERIFY(request.header("Transfer-Encoding").isEmpty());
        QVERIFY(request.header("User-Agent").startsWith("phonedeck/"));
        QVERIFY(request.header("X-Auth-Token").isEmpty());
        QVERIFY(!request.header("x-request-id").isEmpty());
    }

    void redirectsAreAnswersAndCarryNothingElsewhere_data()
    {
        QTest::addColumn<int>("status");
        for (int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void redirectsAreAnswersAndCarryNothingElsewhere()
    {
        QFETCH(int, status);
        SimulatorThread cloud({.instances = 1, .ticking = false});
        SimulatorThread other({.instances = 1, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Redirect,
                            .operation = signIn,
                            .status = status,
                            .url = QString(other.url().toString() + u"/v3/auth/tokens"_qs)});
        ApiClient client(quickSettings(cloud.url()));
        const auto reply = call(client, demoSignIn());
        QCOMPARE(reply.error().kind, ErrorKind::Redirected);
        QVERIFY(reply.error().outcomeKnown);
        QCOMPARE(cloud.log(signIn).size(), 1);
        QVERIFY(other.log().isEmpty());
    }

    void whatNeverLeftIsKnown()
    {
        QUrl closed;
        {
            SimulatorThread cloud({.instances = 1, .ticking = false});
            closed = cloud.url();
        }
        ApiClient client(quickSettings(closed));
        const auto reply = call(client, demoSignIn());
        QCOMPARE(reply.error().kind, ErrorKind::NotReachable);
        QVERIFY(reply.error().outcomeKnown);
    }
};

QTEST_GUILESS_MAIN(TestOneSending)
#include "tst_onesending.moc"
