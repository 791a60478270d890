// SPDX-License-Identifier: GPL-3.0-or-later
// Every fault, provoked over a real socket.
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"

#include <QtCore/QJsonArray>
#include <QtTest/QtTest>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace phonedeck::simulator;
using namespace Qt::StringLiterals;

class tst_Faults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void spoilsTheWire_data();
    void spoilsTheWire();
    void resetsTheConnection();
    void resetsForReal_data();
    void resetsForReal();
    void readsOnAfterAForeseenEnd();
    void hangs();
    void tricklesAndDelays();
    void refusesInThePlaceOfTheOperation();
    void runsTheOperationFirstWhenTold();
    void combines();
    void bendsTheHead();
    void bendsTheDocument();
    void strikesAsOftenAsToldAndWhomTold();

private:
    QByteArray ask(const QByteArray &target = "/v1/instances/batch-query?page_no=1&page_size=5");
    QJsonObject bent(FaultKind kind);

    std::unique_ptr<SimulatorThread> m_simulator;
    QByteArray m_token;
};

void tst_Faults::initTestCase()
{
    SimulatorOptions options;
    options.instances = 20;
    options.ticking = false;
    m_simulator = std::make_unique<SimulatorThread>(options);
    m_token = headerOf(Client(m_simulator->url()).exchange(signIn()), "X-Subject-Token");
}

void tst_Faults::init()
{
    m_simulator->faults().clear();
    m_simulator->clearLog();
}

QByteArray tst_Faults::ask(const QByteArray &target)
{
    return Client(m_simulator->url()).exchange(getRequest(target, m_token));
}

QJsonObject tst_Faults::bent(FaultKind kind)
{
    m_simulator->faults().add({.kind = kind, .count = 1});
    return jsonOf(ask());
}

void tst_Faults::spoilsTheWire_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("drop") << int(FaultKind::Drop) << QByteArray();
    QTest::newRow("garbage") << int(FaultKind::Garbage) << QByteArray("\x16\x03\x01");
    QTest::newRow("continue") << int(FaultKind::ContinueThenClose)
                              << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
    QTest::newRow("half") << int(FaultKind::HalfStatusLine) << QByteArray("HTTP/1.1 2");
}

void tst_Faults::spoilsTheWire()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, start);
    for (const bool before : {true, false}) {
        m_simulator->clearLog();
        m_simulator->faults().add({.kind = static_cast<FaultKind>(kind), .count = 1, .beforeCommit = before});
        const QByteArray answer = ask();
        QVERIFY(answer.startsWith(start));
        QCOMPARE(answer.isEmpty(), start.isEmpty());
        QVERIFY(!answer.contains("HTTP/1.1 200"));
        QCOMPARE(m_simulator->log().size(), 1);
        QCOMPARE(m_simulator->log().at(0).committed, !before);
        QCOMPARE(m_simulator->log().at(0).answerStatus, 0);
    }
    m_simulator->faults().add({.kind = FaultKind::Truncate, .count = 1});
    const QByteArray truncated = ask();
    QCOMPARE(statusOf(truncated), 200);
    QVERIFY(bodyOf(truncated).size() < headerOf(truncated, "Content-Length").toInt());
}

void tst_Faults::resetsTheConnection()
{
    m_simulator->faults().add({.kind = FaultKind::Drop, .count = 2, .reset = true});
    QVERIFY(ask().isEmpty());
    Client client(m_simulator->url());
    QVERIFY(client.exchange(postRequest("/v1/instances/batch-query-status", "{}", m_token)).isEmpty());
    QCOMPARE(m_simulator->log().size(), 2);
    QVERIFY(!m_simulator->log().at(1).committed);
    QVERIFY(m_simulator->faults().isEmpty());
    QCOMPARE(statusOf(ask()), 200);
}

void tst_Faults::resetsForReal_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("resetsAfterCommit");
    const QByteArray status = "/v1/instances/batch-query-status";
    QTest::newRow("get") << getRequest("/v1/instances/sku?type=0", m_token) << true;
    QTest::newRow("post") << postRequest(status, R"({"instance_ids":["x"]})", m_token) << true;
    QTest::newRow("empty object") << postRequest(status, "{}", m_token) << true;
    QTest::newRow("no body") << postRequest(status, {}, m_token) << true;
    QTest::newRow("line end") << postRequest(status, "{}\n", m_token) << false;
}

#ifdef Q_OS_UNIX
// errno of the read that ends the connection; 0 for an orderly end. Qt makes no difference between the two.
static int endOf(const QUrl &url, const QByteArray &request)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(url.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return -1;
    int result = ::send(descriptor, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) ==
                         request.size()
                     ? 0
                     : -2;
    char buffer[4096];
    ssize_t length = 1;
    while (result == 0 && length > 0) {
        length = ::recv(descriptor, buffer, sizeof buffer, 0);
        result = length < 0 ? errno : length > 0 ? -3 : 0; // an answer is no end
    }
    ::close(descriptor);
    return result;
}
#endif

void tst_Faults::resetsForReal()
{
#ifdef Q_OS_UNIX
    QFETCH(QByteArray, request);
    QFETCH(bool, resetsAfterCommit);
    Faults &faults = m_simulator->faults();
    faults.add({.kind = FaultKind::Drop, .count = 1, .reset = true});
    QCOMPARE(endOf(m_simulator->url(), request), ECONNRESET);
    QVERIFY(!m_simulator->log().last().committed);
    faults.add({.kind = FaultKind::Drop, .count = 1, .beforeCommit = false, .reset = true});
    QCOMPARE(endOf(m_simulator->url(), request), resetsAfterCommit ? ECONNRESET : 0);
    QVERIFY(m_simulator->log().last().committed);
    QCOMPARE(m_simulator->log().last().raw, request);
    faults.add({.kind = FaultKind::Drop, .count = 1, .beforeCommit = false});
    QCOMPARE(endOf(m_simulator->url(), request), 0);
#else
    QSKIP("needs the system's own sockets");
#endif
}

void tst_Faults::readsOnAfterAForeseenEnd()
{
    // The fault waits for another operation: these requests are foreseen, too, and answered all the same.
    m_simulator->faults().add(
        {.kind = FaultKind::Drop, .operation = u"BatchShowSku"_s, .beforeCommit = false, .reset = true});
    const QByteArray body = R"({"instance_ids":["x"]})";
    QByteArray post = postRequest("/v1/instances/batch-query-status", body, m_token);
    post.replace("Connection: close\r\n", "");
    QByteArray get = getRequest("/v3/projects", m_token);
    get.replace("Connection: close\r\n", "");
    Client client(m_simulator->url());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(jsonOf(client.oneAnswer(post)).value("error_code"_L1).toString(), u"KOOPHONE.API.1001"_s);
        QCOMPARE(statusOf(client.oneAnswer(get)), 200);
    }
    const QByteArray pipelined =
        client.exchange(post + get + post + getRequest("/v3/projects", m_token)); // one after the other
    QCOMPARE(pipelined.count("HTTP/1.1 "), 4);
    QCOMPARE(m_simulator->log().size(), 10);
    QCOMPARE(m_simulator->log().at(8).raw, post);
    QCOMPARE(m_simulator->log().at(0).connection, m_simulator->log().at(9).connection);
}

void tst_Faults::hangs()
{
    m_simulator->faults().add({.kind = FaultKind::Hang, .count = 1});
    Client client(m_simulator->url());
    client.socket.write(getRequest("/v1/instances/sku?type=0", m_token));
    client.socket.flush();
    QTRY_COMPARE(m_simulator->log().size(), 1);
    QVERIFY(!client.socket.waitForReadyRead(50));
    QCOMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    m_simulator->closeConnections();
    QVERIFY(client.socket.waitForDisconnected(Client::patienceMs));
}

void tst_Faults::tricklesAndDelays()
{
    m_simulator->faults().add(
        {.kind = FaultKind::Latency, .count = 1, .delay = std::chrono::milliseconds(60)});
    m_simulator->faults().add(
        {.kind = FaultKind::Trickle, .count = 1, .delay = std::chrono::milliseconds(1), .pieceSize = 100});
    QElapsedTimer timer;
    timer.start();
    const QByteArray answer = ask();
    QCOMPARE(bodyOf(answer).size(), headerOf(answer, "Content-Length").toInt());
    QVERIFY(timer.elapsed() >= 60 + answer.size() / 100 - 5);
}

void tst_Faults::refusesInThePlaceOfTheOperation()
{
    Faults &faults = m_simulator->faults();
    for (const int status : {500, 502, 503, 429}) {
        faults.add(
            {.kind = FaultKind::Status, .count = 1, .status = status, .errorCode = u"KOOPHONE.API.9999"_s});
        const QByteArray answer = ask();
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(jsonOf(answer).value("error_code"_L1).toString(), u"KOOPHONE.API.9999"_s);
    }
    faults.add({.kind = FaultKind::ExpiredToken, .count = 1});
    QCOMPARE(jsonOf(ask()).value("error_code"_L1).toString(), u"APIGW.0301"_s);
    faults.add({.kind = FaultKind::PermissionDenied, .count = 1});
    QCOMPARE(jsonOf(ask()).value("error_code"_L1).toString(), u"KOOPHONE.API.6002"_s);
    faults.add({.kind = FaultKind::PermissionDenied, .count = 1});
    QVERIFY(jsonOf(ask("/v3/projects")).contains("error"_L1));
    faults.add({.kind = FaultKind::PermissionDenied, .count = 1, .newerShape = true});
    QCOMPARE(jsonOf(ask("/v3/projects")).value("error_code"_L1).toString(), u"IAM.0006"_s);
    faults.add({.kind = FaultKind::Redirect, .count = 1, .url = u"http://127.0.0.1:9/x"_s});
    const QByteArray redirect = ask();
    QCOMPARE(statusOf(redirect), 307);
    QCOMPARE(headerOf(redirect, "Location"), "http://127.0.0.1:9/x");
    faults.add({.kind = FaultKind::Html, .count = 1});
    QCOMPARE(headerOf(ask(), "Content-Type"), "text/html");
    faults.add({.kind = FaultKind::EmptyBody, .count = 1});
    const QByteArray empty = ask();
    QCOMPARE(statusOf(empty), 200);
    QVERIFY(bodyOf(empty).isEmpty());
    faults.add({.kind = FaultKind::TruncateJson, .count = 1});
    const QByteArray half = ask();
    QCOMPARE(bodyOf(half).size(), headerOf(half, "Content-Length").toInt());
    QVERIFY(jsonOf(half).isEmpty());
}

void tst_Faults::runsTheOperationFirstWhenTold()
{
    Faults &faults = m_simulator->faults();
    for (const bool before : {true, false}) {
        for (const FaultKind kind : {FaultKind::Status, FaultKind::Redirect}) {
            m_simulator->clearLog();
            faults.add({.kind = kind, .count = 1, .beforeCommit = before, .url = u"http://127.0.0.1:9/"_s});
            QCOMPARE(statusOf(ask()), kind == FaultKind::Status ? 503 : 307);
            QCOMPARE(m_simulator->log().at(0).committed, !before);
        }
        // The effect stays: a wrong password counts although its answer is replaced.
        for (int i = 0; i < 5; ++i) {
            faults.add({.kind = FaultKind::Status, .count = 1, .beforeCommit = before, .status = 504});
            QCOMPARE(statusOf(Client(m_simulator->url()).exchange(signIn("wrong"))), 504);
        }
        QCOMPARE(statusOf(Client(m_simulator->url()).exchange(signIn())), before ? 201 : 401);
    }
    m_simulator->setTime(m_simulator->time().addSecs(901)); // the lock ends
    faults.add({.kind = FaultKind::ExpiredToken, .count = 1, .beforeCommit = false});
    m_simulator->clearLog();
    QCOMPARE(statusOf(ask()), 401);
    QVERIFY(!m_simulator->log().at(0).committed);
}

void tst_Faults::combines()
{
    Faults &faults = m_simulator->faults();
    faults.add({.kind = FaultKind::Status, .count = 1, .status = 502});
    faults.add({.kind = FaultKind::Html, .count = 1});
    const QByteArray page = ask();
    QCOMPARE(statusOf(page), 502);
    QCOMPARE(headerOf(page, "Content-Type"), "text/html");
    QVERIFY(bodyOf(page).startsWith("<!DOCTYPE html>"));
    faults.add({.kind = FaultKind::Status, .count = 1, .beforeCommit = false, .status = 502});
    faults.add({.kind = FaultKind::Drop, .count = 1});
    m_simulator->clearLog();
    QVERIFY(ask().isEmpty());
    QVERIFY(!m_simulator->log().at(0).committed);
}

void tst_Faults::bendsTheHead()
{
    Faults &faults = m_simulator->faults();
    const QDateTime time(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    const auto dateOf = [](const QByteArray &answer) {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(headerOf(answer, "Date")),
                                                 u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        date.setTimeSpec(Qt::UTC);
        return date;
    };
    const QByteArray get =
        getRequest("/v1/instances/sku?type=0", m_token, "x-request-id: 7f3a\r\n"); // any answer will do
    const auto exchange = [&] { return Client(m_simulator->url()).exchange(get); };
    m_simulator->setTime(time);
    for (const int off : {-3600, 7200}) {
        faults.add({.kind = FaultKind::SkewedDate, .count = 1, .amount = off});
        const qint64 seconds = time.secsTo(dateOf(exchange()));
        QVERIFY2(seconds >= off && seconds < off + 600, qPrintable(QString::number(seconds)));
        const qint64 right = time.secsTo(dateOf(exchange()));
        QVERIFY2(right >= 0 && right < 600, qPrintable(QString::number(right)));
    }
    QCOMPARE(headerOf(exchange(), "x-request-id"), "7f3a");
    faults.add({.kind = FaultKind::NoRequestId, .count = 1});
    QVERIFY(!exchange().contains("7f3a"));
    QCOMPARE(headerOf(exchange(), "Content-Type"), "application/json");
    faults.add({.kind = FaultKind::ContentTypeCharset, .count = 1});
    QCOMPARE(headerOf(exchange(), "Content-Type"), "application/json; charset=utf-8");
}

void tst_Faults::bendsTheDocument()
{
    const auto firstRow = [](const QJsonObject &body) {
        return body.value("data"_L1).toObject().value("result"_L1).toArray().at(0).toObject();
    };
    const QJsonObject types = bent(FaultKind::WrongTypes);
    QVERIFY(types.value("total_count"_L1).isString());
    QVERIFY(types.value("error_code"_L1).isDouble());
    QVERIFY(firstRow(types).value("running_status"_L1).isString());
    QVERIFY(firstRow(types).value("billing_mode"_L1).isDouble());
    const QJsonObject inside = bent(FaultKind::PagingInside);
    QCOMPARE(inside.keys(), QStringList{u"data"_s});
    QCOMPARE(inside.value("data"_L1).toObject().value("total_count"_L1).toInt(), 20);
    QVERIFY(!bent(FaultKind::PagingAbsent).contains("total_count"_L1));
    QVERIFY(bent(FaultKind::NumericErrorCode).value("error_code"_L1).isDouble());
    QVERIFY(!bent(FaultKind::NoErrorCode).contains("error_code"_L1));
    QCOMPARE(firstRow(bent(FaultKind::UnknownValues)).value("running_status"_L1).toInt(), 9);
    QVERIFY(firstRow(bent(FaultKind::NullValues)).value("instance_name"_L1).isNull());
    QVERIFY(firstRow(bent(FaultKind::UnknownFields)).contains("x_future"_L1));
    QCOMPARE(bent(FaultKind::RepeatedRows).value("data"_L1).toObject().value("result"_L1).toArray().size(),
             6);
    QVERIFY(firstRow(bent(FaultKind::EmptyPage)).isEmpty());
    m_simulator->faults().add({.kind = FaultKind::WrongTotal, .count = 1, .amount = -3});
    QCOMPARE(jsonOf(ask()).value("total_count"_L1).toInt(), 17);
    m_simulator->faults().add({.kind = FaultKind::KeyCase, .count = 1});
    QVERIFY(jsonOf(ask("/v1/instances/sku?type=0")).value("data"_L1).toObject().contains("bandinfo"_L1));
}

void tst_Faults::strikesAsOftenAsToldAndWhomTold()
{
    Faults &faults = m_simulator->faults();
    faults.add({.kind = FaultKind::Status, .operation = u"BatchShowSku"_s, .count = 2, .skip = 1});
    QCOMPARE(statusOf(ask()), 200);
    QList<int> statuses;
    for (int i = 0; i < 4; ++i)
        statuses.append(statusOf(ask("/v1/instances/sku?type=0")));
    QCOMPARE(statuses, (QList<int>{200, 503, 503, 200}));
    QVERIFY(faults.isEmpty());
    const quint64 number = faults.add({.kind = FaultKind::Status});
    faults.remove(number);
    QVERIFY(faults.isEmpty());
    for (int kind = 0; kind <= int(FaultKind::UnknownFields); ++kind) {
        const QString name = faultName(static_cast<FaultKind>(kind));
        QVERIFY(!name.isEmpty());
        QCOMPARE(faultKind(name), static_cast<FaultKind>(kind));
        QString error;
        const auto fault = Fault::fromJson(Fault{.kind = static_cast<FaultKind>(kind)}.toJson(), &error);
        QVERIFY2(fault.has_value(), qPrintable(error));
    }
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"
