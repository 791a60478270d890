// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accountsession.h"
#include "models/transport/errortext.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/testcertificate.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::FaultKind;
using simulator::SimulatorThread;

Q_DECLARE_METATYPE(phonedeck::ErrorKind)

namespace {

ConnectionSettings settings(const QUrl &url, const QString &password = u"demo"_qs,
                            const QString &project = u"cn-north-4"_qs)
{
    ConnectionSettings settings;
    settings.accountName = u"Demo"_qs;
    settings.serviceUrl = settings.iamUrl = url;
    settings.credentials = {u"demo"_qs, u"demo"_qs, password, ProjectScope::fromText(project)};
    settings.sync.interval = std::chrono::milliseconds(20);
    settings.limits.silence = std::chrono::milliseconds(2'000);
    settings.limits.deadline = std::chrono::milliseconds(5'000);
    return settings;
}

qsizetype signIns(const SimulatorThread &cloud)
{
    qsizetype count = 0;
    for (const auto &request : cloud.log())
        count += request.target.startsWith("/v3/auth/tokens") ? 1 : 0;
    return count;
}

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() < 0xa000; });
}

} // namespace

class TestAccountSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void signsInAndLists()
    {
        SimulatorThread cloud({.instances = 120, .ticking = false});
        AccountSession session(settings(cloud.url()));
        QCOMPARE(session.state(), ConnectionState::SigningIn);
        session.start();
        QTRY_COMPARE(session.store().count(), 120);
        QTRY_COMPARE(session.state(), ConnectionState::Connected);
        QTRY_VERIFY(!session.catalog().skus().isEmpty());
        QVERIFY(session.tokenExpiresUtc() > QDateTime::currentDateTimeUtc());
        QCOMPARE(session.projectText(), u"cn-north-4"_qs);
        QCOMPARE(session.accountName(), u"Demo"_qs);
        QVERIFY(session.messages().messages().isEmpty());
        QCOMPARE(signIns(cloud), 1);
        QVERIFY(session.requests().rowCount() > 3);
    }

    void aProjectHasOneJournalHoweverItIsTyped()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        QTemporaryDir folder;
        ConnectionSettings byName = settings(cloud.url());
        byName.accountsFolder = folder.path();
        {
            AccountSession session(byName);
            session.openJournal();
            QVERIFY(session.journal().path().isEmpty()); // which one it is is not known before the sign-in
            QCOMPARE(session.engine().obstacleToStart(), EngineRefusal::NotReady);
            session.signIn();
            QTRY_VERIFY(session.journal().state().canWrite);
            QTRY_COMPARE(session.store().count(), 3);
            QTRY_VERIFY(!session.engine().obstacleToStart());
            QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
            QString projectId;
            cloud.withCloud([&](simulator::Cloud &truth) {
                for (const simulator::Region &region : truth.regions()) {
                    if (region.code == u"cn-north-4")
                        projectId = region.projectId;
                }
            });
            ConnectionSettings byId = byName;
            byId.credentials.project = ProjectScope::fromText(projectId);
            QCOMPARE(byId.credentials.project.id, projectId);
            AccountSession other(byId);
            other.start();
            QCOMPARE(other.journal().path(), session.journal().path());
            QTRY_COMPARE(other.journal().state().trouble, JournalTrouble::OtherConsole);
        }
        byName.isReadOnly = true;
        AccountSession reader(byName);
        reader.start();
        QTRY_VERIFY(reader.journal().state().isOpen);
        QVERIFY(!reader.journal().isOurs());
        QCOMPARE(reader.journal().state().trouble, JournalTrouble::None);
    }

    void isConnectedAsSoonAsTheFirstPageCame()
    {
        SimulatorThread cloud(
            {.instances = 2000, .latency = std::chrono::milliseconds(20), .ticking = false});
        AccountSession session(settings(cloud.url()));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Connected);
        QVERIFY(session.sync().status().isListing);
        QVERIFY(session.store().count() < 2000);
    }

    void aWrongPasswordIsAskedOnceAndAgainOnlyByHand()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        AccountSession session(settings(cloud.url(), u"wrong"_qs));
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Refused);
        QCOMPARE(session.failure()->kind, ErrorKind::SignInRefused);
        QTRY_VERIFY(listed.count() >= 4); // the timer goes on, and asks nobody
        QCOMPARE(signIns(cloud), 1);
        QCOMPARE(cloud.log().size(), 1);
        QCOMPARE(session.state(), ConnectionState::Refused);
        QCOMPARE(session.messages().messages().size(), 1);
        QCOMPARE(session.messages().messages().constFirst().topic, MessageTopic::SignIn);
        session.refresh();
        QTRY_COMPARE(signIns(cloud), 2);
        QTRY_COMPARE(session.state(), ConnectionState::Refused);
        QTRY_COMPARE(session.messages().messages().constFirst().count, 2);
        QCOMPARE(session.messages().messages().size(), 1);
    }

    void anUnknownProjectIsRefused()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        AccountSession session(settings(cloud.url(), u"demo"_qs, u"atlantis-1"_qs));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Refused);
        QCOMPARE(session.failure()->kind, ErrorKind::SignInRefused);
        QCOMPARE(cloud.log(u"ListInstances"_qs).size(), 0);
    }

    void withoutANetworkItGoesOnTryingAndRecovers()
    {
        quint16 port = 0;
        {
            QTcpServer free;
            QVERIFY(free.listen(QHostAddress::LocalHost));
            port = free.serverPort();
        }
        AccountSession session(settings(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port))));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Failing);
        QCOMPARE(session.failure()->kind, ErrorKind::NotReachable);
        QTRY_VERIFY(!session.messages().messages().isEmpty());
        QTRY_VERIFY(session.messages().messages().constFirst().count > 1);
        QVERIFY(session.messages().messages().size() <= 3);
        SimulatorThread cloud({.instances = 10, .port = port, .ticking = false});
        if (!cloud.isListening())
            QSKIP("somebody took the port");
        QTRY_COMPARE(session.state(), ConnectionState::Connected);
        QVERIFY(!session.failure());
        QCOMPARE(session.store().count(), 10);
    }

    void anUntrustedCertificateGetsNothing()
    {
        SimulatorThread cloud({.instances = 10,
                               .ticking = false,
                               .certificatePem = testCertificatePem,
                               .privateKeyPem = testPrivateKeyPem});
        QVERIFY(cloud.isListening());
        AccountSession session(settings(cloud.url()));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Failing);
        QCOMPARE(session.failure()->kind, ErrorKind::TlsFailed);
        QCOMPARE(cloud.log().size(), 0);
    }

    void anInsecureAddressGetsNothing()
    {
        AccountSession session(settings(QUrl(u"http://198.51.100.1"_qs)));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Failing);
        QCOMPARE(session.failure()->kind, ErrorKind::InsecureAddress);
    }

    void aTokenThatIsNeverTakenIsARefusal()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        cloud.faults().add({.kind = FaultKind::ExpiredToken, .operation = u"ListInstances"_qs});
        cloud.faults().add({.kind = FaultKind::ExpiredToken, .operation = u"BatchShowSku"_qs});
        AccountSession session(settings(cloud.url()));
        QSignalSpy listed(&session.sync(), &FleetSync::listed);
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Refused);
        QCOMPARE(session.failure()->kind, ErrorKind::TokenRefused);
        const qsizetype asked = signIns(cloud);
        QVERIFY(asked <= 3);
        listed.clear();
        QTRY_VERIFY(listed.count() >= 3);
        QCOMPARE(signIns(cloud), asked);
        cloud.faults().clear();
        session.refresh();
        QTRY_COMPARE(session.state(), ConnectionState::Connected);
    }

    void aRevokedTokenIsRenewedUnseen()
    {
        SimulatorThread cloud({.instances = 10, .ticking = false});
        AccountSession session(settings(cloud.url()));
        session.start();
        QTRY_COMPARE(session.state(), ConnectionState::Connected);
        cloud.revokeTokens();
        QTRY_COMPARE(signIns(cloud), 2);
        QCOMPARE(session.state(), ConnectionState::Connected);
        QVERIFY(session.messages().messages().isEmpty());
    }

    void messagesAreCountedNotRepeated()
    {
        MessageLog log;
        QSignalSpy changed(&log, &MessageLog::changed);
        const ApiError error{.kind = ErrorKind::ServiceFailed, .httpStatus = 503, .requestId = u"1"_qs};
        ApiError again = error;
        again.requestId = u"2"_qs;
        log.add(MessageTopic::Listing, error);
        log.markAllRead();
        QCOMPARE(log.unreadCount(), 0);
        log.add(MessageTopic::Listing, again);
        QCOMPARE(log.messages().size(), 1);
        QCOMPARE(log.messages().constFirst().count, 2);
        QCOMPARE(log.messages().constFirst().error()->requestId, u"2"_qs);
        QCOMPARE(log.unreadCount(), 0); // what goes on and on is not news each time
        log.add(MessageTopic::States, again);
        QCOMPARE(log.unreadCount(), 1);
        log.addCountDiffers(10, 9);
        log.addCountDiffers(10, 8); // a count that drifts is the same story
        QCOMPARE(log.messages().size(), 3);
        QCOMPARE(log.messages().constFirst().difference()->listed, 8);
        for (const Message &message : log.messages())
            QVERIFY(!messageTitle(message).isEmpty());
        for (int i = 0; i < 300; ++i)
            log.add(MessageTopic::Catalog, {.code = QString::number(i)});
        QCOMPARE(log.messages().size(), MessageLog::maxMessages);
        QCOMPARE(log.messages().constFirst().error()->code, u"299"_qs);
        log.clear();
        QVERIFY(log.messages().isEmpty());
        QVERIFY(changed.count() > 300);
    }

    void anUnknownOutcomeIsNeverToldToBeTriedAgain()
    {
        for (ErrorKind kind : {ErrorKind::ConnectionLost, ErrorKind::TimedOut, ErrorKind::ServiceFailed}) {
            ApiError error{.kind = kind};
            const QString known = describe(error).toDo;
            error.outcomeKnown = false;
            QVERIFY(describe(error).toDo.contains(u"look before"));
            QVERIFY(describe(error).toDo != known);
        }
    }

    void everyKindOfErrorHasItsSentence_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        for (int kind = int(ErrorKind::Cancelled); kind <= int(ErrorKind::ServiceFailed); ++kind)
            QTest::addRow("%d", kind) << ErrorKind(kind);
    }

    void everyKindOfErrorHasItsSentence()
    {
        QFETCH(ErrorKind, kind);
        for (const QLocale &locale : {QLocale(QLocale::English), QLocale(QLocale::Chinese)}) {
            QLocale::setDefault(locale);
            for (const int status : {0, 200, 400, 403, 418, 429, 500, 503}) {
                for (const QString &code :
                     {QString(), u"KOOPHONE.API.1004"_qs, u"KOOPHONE.API.9876"_qs, u"odd"_qs}) {
                    const ErrorText text = describe({.kind = kind, .httpStatus = status, .code = code});
                    QVERIFY(!text.happened.trimmed().isEmpty());
                    if (!code.isEmpty())
                        QVERIFY(text.detail.contains(code));
                }
            }
        }
    }

    void codesAreToldInTheLanguageOfTheInterface()
    {
        const ApiError notThere{
            .kind = ErrorKind::Refused, .httpStatus = 400, .code = u"KOOPHONE.API.1004"_qs};
        const ApiError denied{
            .kind = ErrorKind::PermissionDenied, .httpStatus = 403, .code = u"KOOPHONE.API.6002"_qs};
        ApiError failed = denied;
        failed.kind = ErrorKind::ServiceFailed;
        failed.httpStatus = 500;
        ApiError otherFamily = notThere;
        otherFamily.code = u"KPAPI.1004"_qs;

        QLocale::setDefault(QLocale(QLocale::English));
        QVERIFY(!isChinese(describe(notThere).happened));
        QCOMPARE(describe(otherFamily).happened, describe(notThere).happened);
        QVERIFY(describe(denied).happened != describe(failed).happened); // one number, two meanings (B8)
        const QString english = describe(failed).happened;

        QLocale::setDefault(QLocale(QLocale::Chinese));
        for (const ApiError &error : {notThere, denied, failed}) {
            QVERIFY(isChinese(describe(error).happened));
            QVERIFY(isChinese(describe(error).toDo));
        }
        QVERIFY(describe(denied).happened != describe(failed).happened);
        QVERIFY(describe(failed).happened != english);
    }

    void supportGetsTheServicesOwnWords()
    {
        const ErrorText text = describe({.kind = ErrorKind::Refused,
                                         .httpStatus = 400,
                                         .code = u"KOOPHONE.API.1004"_qs,
                                         .serviceText = u"own words"_qs,
                                         .requestId = u"id-1"_qs,
                                         .operation = u"ListInstances"_qs});
        for (const QString &part :
             {u"HTTP 400"_qs, u"KOOPHONE.API.1004"_qs, u"own words"_qs, u"id-1"_qs, u"ListInstances"_qs})
            QVERIFY(text.detail.contains(part));
    }
};

QTEST_GUILESS_MAIN(TestAccountSession)
#include "tst_accountsession.moc"
