// SPDX-License-Identifier: GPL-3.0-or-later
// What the request log gets to see of a whole session: everything support asks for, nothing about people.
#include "network/accounts/createtemporaryaccesskey.h"
#include "network/accounts/keysource.h"
#include "network/accounts/listauthprojects.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "network/fleet/showprogress.h"
#include "network/operations/gettask.h"
#include "network/orders/batchshowsku.h"
#include "network/packages/listinstanceapp.h"
#include "simulator/cloud.h"
#include "simulator/iam.h"
#include "simulator/totp.h"
#include "tests/network/cloudclient.h"
#include "tests/network/writingoperations.h"

#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace phonedeck;
using simulator::Cloud;
using simulator::FaultKind;
using simulator::Instance;
using simulator::LoggedRequest;
using simulator::SimulatorThread;

namespace {

/// All that a log could show of a record.
QString everythingIn(const RequestRecord &record)
{
    QStringList parts{record.startedUtc.toString(Qt::ISODateWithMs),
                      record.operation,
                      record.method,
                      record.host,
                      record.target,
                      record.requestId,
                      record.errorCode,
                      QString::fromUtf8(record.requestBody),
                      QString::fromUtf8(record.answerBody)};
    for (const QList<HeaderItem> &headers : {record.requestHeaders, record.answerHeaders}) {
        for (const HeaderItem &header : headers)
            parts.append(QString::fromUtf8(header.first + ": " + header.second));
    }
    return parts.join(u'\n');
}

QByteArray valueOf(const QList<HeaderItem> &headers, const char *name)
{
    for (const HeaderItem &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

} // namespace

class TestRecordedSession : public QObject
{
    Q_OBJECT

    QList<RequestRecord> m_records;

    void keepRecordsOf(ApiClient &client)
    {
        connect(&client, &ApiClient::requestRecorded, this,
                [this](const RequestRecord &record) { m_records.append(record); });
    }

    void writeEverything(ApiClient &client, SimulatorThread &cloud, QStringList &phones)
    {
        int row = 0;
        for (const WritingOperation &op : writingOperations()) {
            QString phone;
            cloud.withCloud([&](Cloud &all) {
                op.prepare(all, all.at(row));
                phone = all.instanceId(all.at(row));
            });
            phones.append(phone);
            row = (row + 1) % 8;
            QObject context;
            bool isReported = false;
            op.send(client, phone, &context, [&](const auto &) { isReported = true; });
            QTRY_VERIFY_WITH_TIMEOUT(isReported, 10'000);
        }
    }

    void readEverything(ApiClient &client, const QStringList &phones)
    {
        ListInstances all;
        (void)call(client, all);
        all.instanceName = u"planted-name"_qs;
        (void)call(client, all);
        (void)call(client, BatchQueryStatus{phones.mid(0, 3)});
        (void)call(client, BatchShowSku{});
        (void)call(client, ShowProgress{testUserId, phones.first()});
        (void)call(client, ListInstanceApp{.instanceId = phones.first()});
        (void)call(client, KeystoneListAuthProjects{});
    }

    /// What must not be found: name for the message, value.
    static QMap<QString, QString> planted(SimulatorThread &cloud)
    {
        QMap<QString, QString> values{{u"password"_qs, u"planted-password"_qs},
                                      {u"filter"_qs, u"planted-name"_qs},
                                      {u"user id"_qs, testUserId},
                                      {u"own user id"_qs, Cloud::userId},
                                      {u"account id"_qs, Cloud::domainId},
                                      {u"command"_qs, u"ls /sdcard"_qs},
                                      {u"address of a package"_qs, u"bucket.example.com"_qs},
                                      {u"secret key"_qs, Cloud::secretKey},
                                      {u"access key"_qs, Cloud::accessKey},
                                      {u"name prefix"_qs, u"faulttable"_qs}};
        cloud.withCloud([&values](Cloud &all) {
            for (const Instance &phone : all.instances()) {
                const QString id = all.instanceId(phone);
                values.insert(QString(u"name of " + id), all.instanceName(phone));
                values.insert(QString(u"member of " + id), Cloud::memberName(phone));
                values.insert(QString(u"account of " + id), Cloud::accountName(phone));
                values.insert(QString(u"user of " + id), all.assignedUser(phone));
                values.insert(QString(u"device token of " + id), all.deviceToken(phone));
            }
        });
        const QList<LoggedRequest> log = cloud.log();
        for (const LoggedRequest &request : log) {
            for (const char *name : {"X-Auth-Token", "X-Security-Token"})
                values.insert(QString::fromLatin1(name) + QString::number(request.number),
                              QString::fromLatin1(request.header(name)));
            const QByteArray authorization = request.header("Authorization");
            const qsizetype signature = authorization.indexOf("Signature=");
            if (signature >= 0)
                values.insert(u"signature"_qs + QString::number(request.number),
                              QString::fromLatin1(authorization.mid(signature + 10)));
        }
        values.removeIf([](auto it) { return it.value().isEmpty() || it.value() == u"null"; });
        return values;
    }

private Q_SLOTS:
    void aSessionShowsNothingAboutPeople()
    {
        simulator::SimulatorOptions options{.instances = 12, .ticking = false};
        options.demandsMfa = true;
        SimulatorThread cloud(options);
        PasswordCredentials wrong = demoCredentials();
        wrong.password = u"planted-password"_qs;
        SignedIn stranger(quickSettings(cloud.url()), wrong);
        SignedIn client(cloud);
        keepRecordsOf(stranger.iam);
        keepRecordsOf(stranger.api);
        keepRecordsOf(client.iam);
        keepRecordsOf(client.api);
        QVERIFY(!call(stranger.api, ListInstances{}).has_value());
        const QString passcode = simulator::Totp(simulator::Iam::totpSecret).code(cloud.time());
        client.tokens.setPasscode({Cloud::userId, passcode});

        QStringList phones;
        writeEverything(client.api, cloud, phones);
        cloud.withCloud([](Cloud &all) {
            for (int i = 0; i < 10; ++i)
                all.tick(QDateTime::currentDateTimeUtc());
        });
        readEverything(client.api, phones);
        const auto task = call(client.api, commandTask(cloud));
        QVERIFY(task.has_value());
        const auto keys = call(client.api, CreateTemporaryAccessKeyByToken{});
        QVERIFY(keys.has_value());
        KeySource source(keys->keys);
        ApiClient signing(quickSettings(cloud.url()), &source);
        keepRecordsOf(signing);
        readEverything(signing, phones);
        KeySource permanent({.accessKey = Cloud::accessKey.toUtf8(),
                             .secretKey = Cloud::secretKey.toUtf8(),
                             .securityToken = {},
                             .projectId = {},
                             .domainId = {}});
        ApiClient signingToo(quickSettings(cloud.url()), &permanent);
        keepRecordsOf(signingToo);
        writeEverything(signingToo, cloud, phones);
        // Answers that quote what was sent, or are no answers.
        for (const FaultKind kind : {FaultKind::Html, FaultKind::WrongTypes, FaultKind::UnknownFields,
                                     FaultKind::TruncateJson, FaultKind::PagingInside, FaultKind::KeyCase}) {
            cloud.faults().clear();
            cloud.faults().add({.kind = kind});
            readEverything(client.api, phones);
        }

        QMap<QString, QString> values = planted(cloud);
        values.insert(u"passcode"_qs, passcode);
        values.insert(u"temporary access key"_qs, QString::fromLatin1(keys->keys.accessKey));
        values.insert(u"temporary secret"_qs, QString::fromLatin1(keys->keys.secretKey));
        values.insert(u"security token"_qs, QString::fromLatin1(keys->keys.securityToken));
        QVERIFY(values.size() > 100);
        QVERIFY(m_records.size() > 80);
        QSet<QString> operations;
        for (const RequestRecord &record : std::as_const(m_records)) {
            operations.insert(record.operation);
            const QString text = everythingIn(record);
            for (auto it = values.cbegin(); it != values.cend(); ++it)
                QVERIFY2(!text.contains(it.value()),
                         qPrintable(record.operation + u" shows " + it.key() + u": " + it.value()));
        }
        QVERIFY(operations.size() >= 22);
        // They were there to be found.
        QByteArray wire;
        const QList<LoggedRequest> log = cloud.log();
        for (const LoggedRequest &request : log)
            wire += request.raw;
        for (const QString &value : {testUserId, passcode, u"planted-password"_qs, u"planted-name"_qs})
            QVERIFY2(wire.contains(value.toUtf8()), qPrintable(value));
    }

    void aRecordTellsWhatSupportAsksFor()
    {
        m_records.clear();
        SimulatorThread cloud({.instances = 3, .ticking = false});
        ClientSettings settings = quickSettings(cloud.url());
        settings.retry.retries = 2;
        SignedIn client(settings);
        keepRecordsOf(client.api);
        QString phone;
        cloud.withCloud([&phone](Cloud &all) { phone = all.instanceId(all.at(0)); });
        cloud.faults().add(
            {.kind = FaultKind::Status, .operation = u"BatchQueryStatus"_qs, .count = 1, .status = 502});
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QVERIFY(call(client.api, BatchQueryStatus{{phone}}).has_value());
        QCOMPARE(m_records.size(), 1);
        const RequestRecord record = m_records.takeFirst();
        const QList<LoggedRequest> log = cloud.log(u"BatchQueryStatus"_qs);
        QCOMPARE(log.size(), 2);
        QVERIFY(record.startedUtc >= before && record.startedUtc <= QDateTime::currentDateTimeUtc());
        QVERIFY(record.startedUtc.timeSpec() == Qt::UTC);
        QVERIFY(record.duration.count() >= 1); // the pause before the second try, at least
        QCOMPARE(record.tries, 2);
        QCOMPARE(record.operation, u"BatchQueryStatus"_qs);
        QCOMPARE(record.method, u"POST"_qs);
        QCOMPARE(record.target, u"/v1/instances/batch-query-status"_qs);
        QCOMPARE(record.host, cloud.url().authority());
        QCOMPARE(record.httpStatus, 200);
        QCOMPARE(record.bytesSent, 2 * log.last().body.size());
        QVERIFY(record.bytesReceived > record.answerBody.size()); // of both
        QCOMPARE(record.requestId.toLatin1(), log.last().header("x-request-id"));
        QVERIFY(record.requestBody.contains(phone.toUtf8()));
        QVERIFY(record.answerBody.contains(phone.toUtf8()));
        QCOMPARE(valueOf(record.requestHeaders, "X-Auth-Token"), QByteArray("…"));
        QCOMPARE(valueOf(record.requestHeaders, "Content-Type"), QByteArray("application/json"));
        QCOMPARE(valueOf(record.requestHeaders, "x-request-id"), record.requestId.toLatin1());
        QVERIFY(!valueOf(record.answerHeaders, "Date").isEmpty());

        const auto refused = call(client.api, BatchQueryStatus{{u"nobody00"_qs}});
        QCOMPARE(m_records.size(), 1);
        QCOMPARE(m_records.first().failure, refused.error().kind);
        QCOMPARE(m_records.first().errorCode, refused.error().code);
        QCOMPARE(m_records.first().httpStatus, refused.error().httpStatus);
        QVERIFY(m_records.first().answerBody.contains("error_code"));
    }

private:
    /// The task of the command that was started in the session.
    static GetTask commandTask(SimulatorThread &cloud)
    {
        GetTask op;
        cloud.withCloud([&op](Cloud &all) {
            op.taskId = all.startCommand({all.at(0).serial}, u"ls /sdcard"_qs).id;
            all.tick(QDateTime::currentDateTimeUtc());
        });
        return op;
    }
};

QTEST_GUILESS_MAIN(TestRecordedSession)
#include "tst_recordedsession.moc"
