// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/everyoperation.h"
#include "tests/network/operationtest.h"
#include "tests/network/quirktable.h"

using namespace phonedeck;
using namespace operationtest;

namespace quirks {

namespace {

/// Every key of a document, at any depth.
QStringList keysOf(const QJsonValue &value)
{
    QStringList keys;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array)
            keys += keysOf(entry);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        keys += keysOf(it.value()) + QStringList{it.key()};
    return keys;
}

/// None of a request without a body.
QStringList keysOf(const QByteArray &body)
{
    return body.isEmpty() ? QStringList() : keysOf(QJsonValue(objectOf(body)));
}

bool hasCapital(const QString &text)
{
    return text != text.toLower();
}

CommandOutput outputOf(const QByteArray &executeMessage)
{
    const auto reply = read<GetTask>(R"({"data":{"jobs":[{"job_id":"j","execute_msg":)" + executeMessage +
                                     R"(}]},"error_code":"0"})");
    return reply && reply->jobs.size() == 1 ? reply->jobs.first().output : CommandOutput{u"unread"_qs, true};
}

} // namespace

QList<Case> formCases()
{
    return {
        {"C19",
         [] {
             const AssignInstance op{{{u"a44uhlf7"_qs, u"1123422"_qs}}};
             QCOMPARE(*op.request().body,
                      QByteArray(R"({"user_instances":[{"instance_id":"a44uhlf7","user_id":"1123422"}]})"));
         }},
        {"C20",
         [] {
             const QJsonObject body = bodyOf(everyoperation::order());
             QCOMPARE(body.value(u"network"), QJsonValue(u"EIP"_qs));
             QCOMPARE(body.size(), 9);
         }},
        {"C21",
         [] {
             InstallApp op = everyoperation::install(u"a"_qs);
             QCOMPARE(bodyOf(op).value(u"fast_install"), QJsonValue(u"0"_qs));
             op.fastInstall = true;
             QCOMPARE(bodyOf(op).value(u"fast_install"), QJsonValue(u"1"_qs));
             QCOMPARE(bodyOf(op).value(u"object_size"), QJsonValue(u"120"_qs));
         }},
        {"C22",
         [] {
             InstallApp op = everyoperation::install(u"a"_qs);
             QCOMPARE(bodyOf(op).value(u"content_md5"), QJsonValue(u""_qs));
             QCOMPARE(faultOf(op), QString());
             op.contentMd5 = u"9e107d9d372bb6826bd81d3542a419d6"_qs;
             QCOMPARE(bodyOf(op).value(u"content_md5"), QJsonValue(op.contentMd5));
         }},
        {"C23",
         [] {
             QCOMPARE(bodyOf(InstallApp{}).value(u"content_type"),
                      QJsonValue(u"application/octet-stream"_qs));
         }},
        {"C24",
         [] {
             InstallApp op = everyoperation::install(u"a"_qs);
             QVERIFY(op.namesMatch());
             op.fileName = u"meituan.apk"_qs;
             QVERIFY(!op.namesMatch());
             QCOMPARE(faultOf(op), QString()); // a warning
         }},
        {"C25",
         [] {
             const QByteArray receipt = R"({"task_id":"ZGCA1","cmd_jobs":[]})";
             QCOMPARE(read<InstallApp>(R"({"error_code":"0","data":{"data":)" + receipt + "}}")->taskId,
                      u"ZGCA1"_qs);
             QCOMPARE(read<InstallApp>(R"({"error_code":"0","data":)" + receipt + "}")->taskId, u"ZGCA1"_qs);
         }},
        {"C26",
         [] {
             const auto keyOf = [](const HttpRequest &request) {
                 const QStringList known{u"instance_ids"_qs, u"instanceIdList"_qs, u"instance_id_list"_qs};
                 const QStringList keys = keysOf(request.body.value_or(QByteArray()));
                 for (const QString &key : known) {
                     if (keys.contains(key))
                         return key;
                 }
                 return QString();
             };
             const QMap<QString, HttpRequest> requests = everyoperation::requests();
             for (const char *name :
                  {"SyncCommand", "AsyncCommand", "SetVideoConfig", "BatchQueryStatus", "BatchReset",
                   "BatchRebootInstance", "BatchPrepareInstances", "BatchBackupInstances"})
                 QCOMPARE(keyOf(requests.value(QString::fromLatin1(name))), u"instance_ids"_qs);
             QCOMPARE(keyOf(requests.value(u"DeleteInstance"_qs)), u"instanceIdList"_qs);
             QCOMPARE(keyOf(requests.value(u"InstallApp"_qs)), u"instance_id_list"_qs);
         }},
        {"C27",
         [] {
             const QMap<QString, HttpRequest> requests = everyoperation::requests();
             for (auto it = requests.begin(); it != requests.end(); ++it) {
                 const bool orders = it.key() == u"CreateInstance" || it.key() == u"DeleteInstance";
                 const QStringList keys = keysOf(it->body.value_or(QByteArray()));
                 for (const QString &key : keys) {
                     const bool isSize = key.startsWith(u"definition_"); // C35
                     QVERIFY2(orders ? !key.contains(u'_') : isSize || !hasCapital(key), qPrintable(key));
                 }
             }
             QCOMPARE(read<ShowProgress>(R"({"data":{"status":1,"waitingCount":3},"error_code":"0"})")
                          ->waitingCount,
                      std::optional(3));
         }},
        {"C28",
         [] {
             const QJsonObject body = bodyOf(BatchBackupInstances{{u"a"_qs}});
             QCOMPARE(body.keys(), QStringList{u"instance_ids"_qs});
         }},
        {"C29",
         [] {
             QCOMPARE(StopInstancesStreaming::maxInstances, 1);
             QCOMPARE(ReleaseInstancesSession::maxInstances, 1);
             QCOMPARE(bodyOf(StopInstancesStreaming{u"iRJEVP96"_qs}).value(u"instance_id"),
                      QJsonValue(u"iRJEVP96"_qs));
             QCOMPARE(bodyOf(ReleaseInstancesSession{u"iRJEVP96"_qs}).value(u"instance_id"),
                      QJsonValue(u"iRJEVP96"_qs));
         }},
        {"C30",
         [] {
             const BatchPrepareInstances op{u"1"_qs, {u"iRJEVP96"_qs, u"b"_qs, u"iRJEVP96"_qs}};
             QCOMPARE(bodyOf(op).value(u"instance_ids"), QJsonValue(QJsonArray{u"iRJEVP96"_qs, u"b"_qs}));
             const auto reply = read<BatchPrepareInstances>(
                 R"({"data":{"status_list":[{"instance_id":"other","status":1},{"instance_id":"iRJEVP96","status":0}]},"error_code":"0"})");
             QCOMPARE(reply->instances.at(1), (PreparedInstance{u"iRJEVP96"_qs, {PrepareStatus::Ready, 0}}));
         }},
        {"C31",
         [] { // two were asked for
             const auto reply = read<BatchQueryStatus>(
                 R"({"data":{"status_results":[{"instance_id":"a44uhlf7","status":0}]},"error_code":"0"})");
             QVERIFY(reply.has_value());
             QCOMPARE(reply->statuses, (QList<InstanceStatus>{{u"a44uhlf7"_qs, 0}}));
         }},
        {"C32",
         [] { // one was sent
             const auto reply = read<UnassignInstance>(
                 R"({"data":{"task_id":"RM_1","cmd_jobs":[{"instance_id":"a44uhlf7","job_id":"j1"},
                     {"instance_id":"efjy72gs","job_id":"j2"}]},"error_code":"0"})");
             QCOMPARE(reply->jobs, (QList<CmdJob>{{u"a44uhlf7"_qs, u"j1"_qs}, {u"efjy72gs"_qs, u"j2"_qs}}));
         }},
        {"C33",
         [] {
             const auto reply = read<AsyncCommand>(
                 R"({"data":{"task_id":"t","cmd_jobs":[{"instance_id":"a44uhlf7","job_id":"j"}]},"error_code":"0"})");
             QCOMPARE(reply->jobs.first().instanceId, u"a44uhlf7"_qs);
         }},
        {"C34",
         [] {
             QVERIFY(read<DeleteInstance>(R"({"data":null,"error_code":"0"})").has_value());
             QVERIFY(read<DeleteInstance>(R"({"data":"text","error_code":"0"})").has_value());
             QVERIFY(
                 !read<DeleteInstance>(R"({"data":"text","error_code":"KOOPHONE.API.5001"})").has_value());
         }},
        {"C35",
         [] {
             const QJsonArray settings =
                 bodyOf(everyoperation::video(u"a"_qs)).value(u"instance_settings").toArray();
             QCOMPARE(settings.size(), 6);
             const QJsonArray groups = settings.first()[u"video_spec_groups"].toArray();
             QCOMPARE(groups.size(), 1);
             QCOMPARE(groups.first().toObject().keys(),
                      (QStringList{u"definition_1080P"_qs, u"definition_540P"_qs, u"definition_720P"_qs}));
         }},
        {"C36",
         [] {
             const auto reply = read<GetTask>(
                 R"({"data":{"jobs":[{"job_id":"a","execute_msg":null,"error_code":""},
                     {"job_id":"a","execute_msg":"","error_code":null},{"job_id":"a"}]},"error_code":"0"})");
             QCOMPARE(reply->jobs.size(), 3);
             QCOMPARE(reply->jobs.at(0), reply->jobs.at(1));
             QCOMPARE(reply->jobs.at(1), reply->jobs.at(2));
         }},
        {"C37",
         [] {
             const QByteArray plain(1022, 'a');
             QCOMPARE(outputOf('"' + plain + '"'), (CommandOutput{QString::fromLatin1(plain), false}));
             QVERIFY(outputOf('"' + plain + "bb\"").isPossiblyCut);
             const CommandOutput cut = outputOf('"' + plain + "\xe4\xba\"");
             QVERIFY(cut.isPossiblyCut);
             QVERIFY(cut.text.startsWith(QString::fromLatin1(plain)));
             QVERIFY(cut.text.endsWith(QChar::ReplacementCharacter));
         }},
        {"C38",
         [] {
             const auto reply = read<ListInstances>(
                 R"({"data":{"result":[{"instance_id":"a","backup_time":"2024-05-24 17:34:58","restore_time":"soon"}]},"error_code":"0"})");
             QCOMPARE(reply->instances.first().backupTime, u"2024-05-24 17:34:58"_qs);
             QCOMPARE(reply->instances.first().restoreTime, u"soon"_qs);
         }},
        {"C39",
         [] {
             const QStringList alike{u"Q39YyZvI"_qs, u"Q39YyZvl"_qs, u"q39yyzvi"_qs, u"Q39YyZv1"_qs};
             QCOMPARE(bodyOf(BatchPrepareInstances{u"1"_qs, alike}).value(u"instance_ids"),
                      QJsonValue(QJsonArray::fromStringList(alike)));
             QCOMPARE(GetDeviceToken{alike.first()}.request().path, u"/v1/instances/Q39YyZvI/auth"_qs);
         }},
        {"C40",
         [] {
             QCOMPARE(UnassignInstance::maxInstances, 10);
             UnassignInstance op;
             op.userInstances.fill({u"a"_qs, u"1"_qs}, 10);
             QCOMPARE(faultOf(op), QString());
             op.userInstances.append({u"b"_qs, u"1"_qs});
             QCOMPARE(faultOf(op), u"user_instances: Entries 11, 1–10"_qs);
         }},
        {"C41",
         [] {
             QCOMPARE(BatchBackupInstances::maxInstances, 50);
             QCOMPARE(faultOf(BatchBackupInstances{ids(50)}), QString());
             QCOMPARE(faultOf(BatchBackupInstances{ids(51)}), u"instance_ids: Entries 51, 1–50"_qs);
         }},
    };
}

} // namespace quirks
