// SPDX-License-Identifier: GPL-3.0-or-later
// The table of architecture.md, "Retry rules": as a table, and over a socket.
#include "network/accounts/keysource.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/listinstances.h"
#include "network/transport/retrypolicy.h"
#include "simulator/cloud.h"
#include "tests/network/cloudclient.h"

#include <QtCore/QSemaphore>
#include <QtTest/QSignalSpy>
#include <QtTest/QtTest>

#include <atomic>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Fault;
using simulator::FaultKind;
using simulator::SimulatorThread;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

const QString listing = u"ListInstances"_qs;
const QString reboot = u"BatchRebootInstance"_qs;

HttpAnswer answerWith(const QList<HeaderItem> &headers)
{
    return {.status = 503, .body = {}, .headers = headers, .requestId = {}};
}

/// Signed, so that nothing goes before the call.
struct Signed {
    explicit Signed(const ClientSettings &settings)
        : keys({.accessKey = Cloud::accessKey.toUtf8(),
                .secretKey = Cloud::secretKey.toUtf8(),
                .securityToken = {},
                .projectId = {},
                .domainId = {}}),
          api(settings, &keys), records(&api, &ApiClient::requestRecorded)
    {
    }
    [[nodiscard]] RequestRecord record() const
    {
        return records.size() == 1 ? records.first().first().value<RequestRecord>() : RequestRecord();
    }

    KeySource keys;
    ApiClient api;
    QSignalSpy records;
};

ClientSettings patient(const SimulatorThread &cloud, int retries = 3)
{
    ClientSettings settings = quickSettings(cloud.url());
    settings.retry.retries = retries;
    settings.retry.throttleRetries = retries;
    return settings;
}

/// A write whose answer takes as long to read as the test wants.
struct SlowlyRead {
    static constexpr const char *name = "BatchRebootInstance";
    static constexpr const char *iamAction = "";
    static constexpr Effect effect = Effect::Changes;
    static constexpr bool isIdempotent = false;
    static inline std::atomic_bool isReading{false};
    static inline QSemaphore mayEnd{0};
    using Reply = int;
    [[nodiscard]] HttpRequest request() const { return BatchRebootInstance{{u"a44uhlf7"_qs}}.request(); }
    [[nodiscard]] static ApiResult<int> parse(const HttpAnswer &)
    {
        isReading = true;
        mayEnd.acquire();
        return 0;
    }
};

/// So patient that a call can be found between two tries.
ClientSettings pausing(const SimulatorThread &cloud)
{
    ClientSettings settings = patient(cloud);
    settings.retry.firstPause = seconds(600);
    settings.retry.longestPause = seconds(3600);
    return settings;
}

} // namespace

class TestRetry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEffectDecides_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("nothingLeft");
        QTest::addColumn<bool>("readsAgain");
        QTest::addColumn<bool>("writesAgain");
        const auto row = [](const char *name, ErrorKind kind, int status, bool nothingLeft, bool reads,
                            bool writes) {
            QTest::newRow(name) << kind << status << nothingLeft << reads << writes;
        };
        // Not one byte left, or turned away at the door.
        row("refused connection", ErrorKind::NotReachable, 0, true, true, true);
        row("dead proxy", ErrorKind::ProxyFailed, 0, true, true, true);
        row("lost before a byte", ErrorKind::ConnectionLost, 0, true, true, true);
        row("no connection in time", ErrorKind::TimedOut, 0, true, true, true);
        row("429", ErrorKind::Throttled, 429, false, true, true);
        row("APIGW.0308", ErrorKind::Throttled, 400, false, true, true);
        // After sending.
        row("connection lost", ErrorKind::ConnectionLost, 0, false, true, false);
        row("no answer in time", ErrorKind::TimedOut, 0, false, true, false);
        row("half an answer", ErrorKind::Truncated, 200, false, true, false);
        row("no HTTP", ErrorKind::NotTheService, 0, false, true, false);
        row("408", ErrorKind::Refused, 408, false, true, false);
        row("502", ErrorKind::ServiceFailed, 502, false, true, false);
        row("503", ErrorKind::ServiceFailed, 503, false, true, false);
        row("504", ErrorKind::ServiceFailed, 504, false, true, false);
        // Somebody's answer, or nothing that another try would change.
        row("500", ErrorKind::ServiceFailed, 500, false, false, false);
        row("501", ErrorKind::ServiceFailed, 501, false, false, false);
        row("web page", ErrorKind::NotTheService, 200, false, false, false);
        row("error_code with 200", ErrorKind::Refused, 200, false, false, false);
        row("400", ErrorKind::Refused, 400, false, false, false);
        row("404", ErrorKind::Refused, 404, false, false, false);
        row("403", ErrorKind::PermissionDenied, 403, false, false, false);
        row("token", ErrorKind::TokenRefused, 401, false, false, false); // the identity's matter
        row("signature", ErrorKind::SignatureRefused, 401, false, false, false);
        row("redirect", ErrorKind::Redirected, 307, false, false, false);
        row("certificate", ErrorKind::TlsFailed, 0, true, false, false);
        row("proxy's password", ErrorKind::ProxyFailed, 407, true, false, false);
        row("sign-in", ErrorKind::SignInRefused, 401, true, false, false);
        row("one-time code", ErrorKind::PasscodeNeeded, 0, true, false, false);
        row("parameter", ErrorKind::InvalidParameter, 0, true, false, false);
        row("address", ErrorKind::InsecureAddress, 0, true, false, false);
        row("cancelled", ErrorKind::Cancelled, 0, true, false, false);
    }

    void theEffectDecides()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, status);
        QFETCH(bool, nothingLeft);
        const ApiError error{.kind = kind, .httpStatus = status};
        const auto again = [&](Effect effect) {
            return retryPause({}, effect, {error, nothingLeft, 1, std::nullopt}, 0.5).has_value();
        };
        QTEST(again(Effect::Reads), "readsAgain");
        QTEST(again(Effect::Changes), "writesAgain");
        QTEST(again(Effect::Destroys), "writesAgain");
        QVERIFY(!again(Effect::Spends));
    }

    void pausesGrowWithinTheirBounds()
    {
        const RetrySettings settings;
        const ApiError throttled{.kind = ErrorKind::Throttled, .httpStatus = 429};
        const auto pause = [&](int failures, double chance) {
            return retryPause(settings, Effect::Reads, {throttled, false, failures, std::nullopt}, chance)
                .value_or(milliseconds(-1));
        };
        for (int failures = 1; failures <= settings.throttleRetries; ++failures) {
            const milliseconds doubled = settings.firstPause * (1 << (failures - 1));
            QCOMPARE(pause(failures, 0), std::min(doubled * 3 / 4, settings.longestPause));
            QCOMPARE(pause(failures, 0.5), std::min(doubled, settings.longestPause));
            QCOMPARE(pause(failures, 1), std::min(doubled * 5 / 4, settings.longestPause));
        }
        QCOMPARE(pause(settings.throttleRetries + 1, 0.5), milliseconds(-1));
    }

    void eachKindOfFailureHasItsNumberOfTries()
    {
        const RetrySettings settings{.retries = 2, .throttleRetries = 5};
        const auto again = [&](ErrorKind kind, int failures) {
            const ApiError error{.kind = kind};
            return retryPause(settings, Effect::Reads, {error, false, failures, std::nullopt}, 0.5)
                .has_value();
        };
        QVERIFY(again(ErrorKind::ConnectionLost, 2) && !again(ErrorKind::ConnectionLost, 3));
        QVERIFY(again(ErrorKind::Throttled, 5) && !again(ErrorKind::Throttled, 6));
    }

    void theServicesWishCounts()
    {
        const RetrySettings settings;
        const ApiError throttled{.kind = ErrorKind::Throttled, .httpStatus = 429};
        const auto pause = [&](milliseconds wish, int failures = 1) {
            return retryPause(settings, Effect::Reads, {throttled, false, failures, wish}, 1);
        };
        QCOMPARE(pause(milliseconds(0)), settings.firstPause * 5 / 4); // never sooner than without it
        QCOMPARE(pause(seconds(7)), seconds(7));
        QCOMPARE(pause(settings.longestPause), settings.longestPause);
        QCOMPARE(pause(settings.longestPause + milliseconds(1)), std::nullopt);
        // The wish is short: that the backoff has grown long is no reason to give up.
        QCOMPARE(pause(seconds(2), settings.throttleRetries), settings.longestPause);
    }

    void retryAfterIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("wanted"); // seconds; -1: nothing
        const auto row = [](const char *text, qint64 wanted) {
            QTest::newRow(text) << QByteArray(text) << wanted;
        };
        row("5", 5);
        row(" 7 ", 7);
        row("0", 0);
        row("-3", 0);
        row("", -1);
        row("soon", -1);
        row("1.5", -1);
        row("86401", 86400);
        row("99999999999", 86400);
        row("Sun, 06 Nov 1994 08:49:47 GMT", 10);
        row("Sunday, 06-Nov-94 08:50:37 GMT", 60);
        row("Sun Nov  6 08:49:37 1994", 0);
        row("Sun, 06 Nov 1994 08:49:00 GMT", 0); // has passed
        row("Fri, 31 Dec 9999 23:59:59 GMT", 86400);
    }

    void retryAfterIsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, wanted);
        const auto wish =
            retryAfter(answerWith({{"date", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"retry-after", text}}));
        QCOMPARE(wish.has_value(), wanted >= 0);
        if (wish)
            QCOMPARE(*wish, seconds(wanted));
    }

    void aDateIsSeenFromHereWithoutTheirs()
    {
        QCOMPARE(retryAfter(answerWith({{"Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"}})), seconds(0));
        QCOMPARE(retryAfter(answerWith({})), std::nullopt);
    }

    void whatIsKnownOfAWrite_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isKnown");
        const auto row = [](ErrorKind kind, int status, const char *code, bool isKnown) {
            QTest::addRow("%d %s (%d)", status, code, int(kind))
                << kind << status << QString::fromLatin1(code) << isKnown;
        };
        row(ErrorKind::Refused, 200, "KOOPHONE.API.2003", true);
        row(ErrorKind::Refused, 400, "KOOPHONE.API.1000", true);
        row(ErrorKind::Refused, 400, "", true);
        row(ErrorKind::Refused, 408, "", false);
        row(ErrorKind::TokenRefused, 401, "APIGW.0301", true);
        row(ErrorKind::PermissionDenied, 403, "KOOPHONE.API.6002", true);
        row(ErrorKind::Throttled, 429, "APIGW.0308", true);
        row(ErrorKind::Redirected, 307, "", true);
        row(ErrorKind::ServiceFailed, 500, "", false);
        row(ErrorKind::ServiceFailed, 500, "APIGW.0201", false);
        row(ErrorKind::ServiceFailed, 500, "KOOPHONE.API.1000",
            true); // B7: its own refusal, whatever the status
        row(ErrorKind::ServiceFailed, 501, "", true);
        row(ErrorKind::ServiceFailed, 502, "KOOPHONE.API.1000", false);
        row(ErrorKind::ServiceFailed, 503, "", false);
        row(ErrorKind::ServiceFailed, 504, "", false);
        for (const char *inside : {"4999", "9000", "9001", "9002", "9003", "9999"})
            row(ErrorKind::Refused, 200, QByteArray("KOOPHONE.API.").append(inside).constData(), false);
        row(ErrorKind::NotTheService, 200, "", false);
        row(ErrorKind::NotTheService, 404, "", true);
        row(ErrorKind::NotTheService, 408, "", false);
        row(ErrorKind::NotTheService, 502, "", false);
        row(ErrorKind::Truncated, 200, "", false);
    }

    void whatIsKnownOfAWrite()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, status);
        QFETCH(QString, code);
        const ApiError error{.kind = kind, .httpStatus = status, .code = code};
        for (const Effect effect : {Effect::Changes, Effect::Destroys, Effect::Spends})
            QTEST(outcomeIsKnown(effect, error), "isKnown");
        QVERIFY(outcomeIsKnown(Effect::Reads, error));
    }

    void aReadRecovers_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("FIN") << Fault{.kind = FaultKind::Drop};
        QTest::newRow("half a status line") << Fault{.kind = FaultKind::HalfStatusLine};
        QTest::newRow("garbage") << Fault{.kind = FaultKind::Garbage};
        QTest::newRow("hang") << Fault{.kind = FaultKind::Hang};
        QTest::newRow("408") << Fault{.kind = FaultKind::Status, .status = 408};
        QTest::newRow("502") << Fault{.kind = FaultKind::Status, .status = 502};
        QTest::newRow("503 with Retry-After")
            << Fault{.kind = FaultKind::Status, .status = 503, .retryAfter = 1};
        QTest::newRow("504") << Fault{.kind = FaultKind::Status, .status = 504};
        QTest::newRow("429") << Fault{.kind = FaultKind::Status, .status = 429, .retryAfter = -1};
        QTest::newRow("truncated body") << Fault{.kind = FaultKind::Truncate};
        QTest::newRow("truncated JSON") << Fault{.kind = FaultKind::TruncateJson};
    }

    void aReadRecovers()
    {
        QFETCH(Fault, fault);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        fault.operation = listing;
        fault.count = 1;
        cloud.faults().add(fault);
        Signed client(patient(cloud));
        const auto page = call(client.api, ListInstances{});
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().serviceText));
        QCOMPARE(page->instances.size(), 3);
        const auto log = cloud.log(listing);
        const RequestRecord record = client.record();
        // Qt itself sends a read again when a connection breaks or speaks no HTTP: our first try is two
        // there.
        const bool isQts = fault.kind == FaultKind::Drop || fault.kind == FaultKind::HalfStatusLine ||
                           fault.kind == FaultKind::Garbage;
        if (isQts)
            QVERIFY(log.size() >= 2 && record.tries <= 2);
        else
            QVERIFY(log.size() == 2 && record.tries == 2);
        QCOMPARE(record.failure, std::nullopt);
        QCOMPARE(record.httpStatus, 200);
        QCOMPARE(record.requestId.toLatin1(), log.last().header("x-request-id"));
        if (!isQts) // each try is its own request in support's eyes
            QVERIFY(log.first().header("x-request-id") != log.last().header("x-request-id"));
    }

    void notMoreThanSoManyTries_data()
    {
        QTest::addColumn<int>("retries");
        for (const int retries : {0, 1, 3})
            QTest::addRow("%d", retries) << retries;
    }

    void notMoreThanSoManyTries()
    {
        QFETCH(int, retries);
        for (const int status : {429, 502}) {
            SimulatorThread cloud({.instances = 3, .ticking = false});
            cloud.faults().add({.kind = FaultKind::Status, .status = status, .retryAfter = -1});
            Signed client(patient(cloud, retries));
            const auto page = call(client.api, ListInstances{});
            QCOMPARE(page.error().httpStatus, status);
            QCOMPARE(cloud.log(listing).size(), retries + 1);
            QCOMPARE(client.record().tries, retries + 1);
            QCOMPARE(client.record().failure, page.error().kind);
        }
    }

    void somebodysAnswerIsNotAskedForAgain_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("web page") << Fault{.kind = FaultKind::Html};
        QTest::newRow("empty body") << Fault{.kind = FaultKind::EmptyBody};
        QTest::newRow("500") << Fault{.kind = FaultKind::Status, .status = 500};
        QTest::newRow("403") << Fault{.kind = FaultKind::PermissionDenied};
        QTest::newRow("too long a wait")
            << Fault{.kind = FaultKind::Status, .status = 429, .retryAfter = 3600};
    }

    void somebodysAnswerIsNotAskedForAgain()
    {
        QFETCH(Fault, fault);
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add(fault);
        Signed client(patient(cloud));
        QVERIFY(!call(client.api, ListInstances{}).has_value());
        QCOMPARE(cloud.log(listing).size(), 1);
        QCOMPARE(client.record().tries, 1);
    }

    void aPauseCanBeCancelled()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Status, .status = 429, .retryAfter = -1});
        Signed client(pausing(cloud));
        QList<ApiError> errors;
        auto pending = client.api.send(BatchRebootInstance{{u"a44uhlf7"_qs}});
        pending.then(this, [&](const auto &reply) { errors.append(reply ? ApiError() : reply.error()); });
        QTRY_COMPARE(cloud.log(reboot).size(), 1);
        QTRY_COMPARE(client.api.callsInFlight(), 0); // between two tries it has no place
        QVERIFY(errors.isEmpty());
        pending.cancel();
        pending.cancel();
        QVERIFY(errors.isEmpty()); // from the event loop, as everything
        QTRY_COMPARE(errors.size(), 1);
        QCOMPARE(errors.first().kind, ErrorKind::Cancelled);
        QVERIFY(errors.first().outcomeKnown); // what was sent was turned away
        QTest::qWait(50);                     // no second report must come
        QCOMPARE(errors.size(), 1);
        QCOMPARE(client.records.size(), 1);
        QCOMPARE(client.record().failure, ErrorKind::Cancelled);
        QCOMPARE(cloud.log(reboot).size(), 1);
    }

    /// The service has done it, though nobody has read that yet.
    void aWriteCancelledWhileItsAnswerIsReadIsUnknown()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        Signed client(patient(cloud));
        std::optional<ApiError> error;
        auto pending = client.api.send(SlowlyRead{});
        pending.then(this, [&](const auto &reply) { error = reply ? ApiError() : reply.error(); });
        QTRY_VERIFY(SlowlyRead::isReading);
        pending.cancel();
        SlowlyRead::mayEnd.release();
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->kind, ErrorKind::Cancelled);
        QVERIFY(!error->outcomeKnown);
    }

    void whoGoesDuringAPauseHearsNothing()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        cloud.faults().add({.kind = FaultKind::Status, .status = 502});
        auto client = std::make_unique<Signed>(pausing(cloud));
        int reports = 0;
        {
            ApiScope scope(client->api);
            scope.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
            QTRY_COMPARE(cloud.log(listing).size(), 1);
            QTRY_COMPARE(client->api.callsInFlight(), 0);
        }
        client->api.send(ListInstances{}).then(this, [&](const auto &) { ++reports; });
        QTRY_COMPARE(cloud.log(listing).size(), 2);
        QTRY_COMPARE(client->api.callsInFlight(), 0);
        QTest::qWait(50); // nothing must come any more; there is no event to wait for
        QCOMPARE(client->records.size(), 0);
        client.reset();
        QTest::qWait(50); // nothing must come any more; there is no event to wait for
        QCOMPARE(reports, 0);
        QCOMPARE(cloud.log(listing).size(), 2);
    }

    void whatIsOutsideALimitSendsNothing()
    {
        SimulatorThread cloud({.instances = 3, .ticking = false});
        SignedIn client(patient(cloud));
        QSignalSpy records(&client.api, &ApiClient::requestRecorded);
        ListInstances tooLarge;
        tooLarge.pageSize = ListInstances::maxPageSize + 1;
        const auto reply = call(client.api, tooLarge);
        QCOMPARE(reply.error().kind, ErrorKind::InvalidParameter);
        QCOMPARE(reply.error().operation, listing);
        QVERIFY(reply.error().outcomeKnown);
        QCOMPARE(reply.error().parameter.value_or(ParameterFault()).field, u"page_size"_qs);
        const auto written = call(client.api, BatchRebootInstance{});
        QCOMPARE(written.error().parameter.value_or(ParameterFault()).field, u"instance_ids"_qs);
        QVERIFY(cloud.log().isEmpty()); // no sign-in either
        QCOMPARE(records.size(), 2);
        QCOMPARE(records.first().first().value<RequestRecord>().tries, 0);
    }
};

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
