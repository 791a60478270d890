// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/network/everyoperation.h"
#include "tests/network/operationtest.h"
#include "tests/network/quirktable.h"
#include "tests/network/wire.h"

using namespace phonedeck;
using namespace operationtest;
using simulator::FaultKind;

namespace quirks {

namespace {

QByteArray failure(const QByteArray &code)
{
    return R"({"error_code":")" + code + R"(","error_msg":"why"})";
}

/// The catalogue that errors are explained from: (code, status) of every entry.
QList<std::pair<QString, int>> catalogue()
{
    QFile file(QStringLiteral(PHONEDECK_SOURCE_DIR "/resources/catalogue/error-codes.json"));
    QList<std::pair<QString, int>> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &row : rows)
        entries.append({row[u"code"].toString(), row[u"http_status"].toInt()});
    return entries;
}

} // namespace

QList<Case> envelopeCases()
{
    return {
        {"B1",
         [] {
             QVERIFY(!read<BatchRebootInstance>(failure("KOOPHONE.API.1004"), 200).has_value());
             QVERIFY(!read<BatchRebootInstance>(R"({"error_code":"0"})", 400).has_value());
             QVERIFY(read<BatchRebootInstance>(R"({"error_code":"0"})", 200).has_value());
             QVERIFY(read<BatchRebootInstance>(R"({"error_code":"0"})", 202).has_value());
         }},
        {"B2",
         [] {
             const QByteArray rest = R"("data":{"status":0,"waitingCount":0}})";
             QVERIFY(read<ShowProgress>(R"({"error_code":"0",)" + rest).has_value());
             QVERIFY(read<ShowProgress>(R"({"error_code":0,)" + rest).has_value());
             QVERIFY(read<ShowProgress>("{" + rest).has_value());
             QVERIFY(!read<ShowProgress>(R"({"error_code":7,)" + rest).has_value());
         }},
        {"B3",
         [] {
             for (const char *text :
                  {"ok", "OK", "return sku messages success", "request parameter error", ""}) {
                 const QByteArray body = QByteArray(R"({"error_code":"0","error_msg":")") + text + "\"}";
                 QVERIFY2(read<BatchRebootInstance>(body).has_value(), text);
             }
             QVERIFY(!read<BatchRebootInstance>(R"({"error_code":"1","error_msg":"ok"})").has_value());
         }},
        {"B4",
         [] {
             const auto textOf = [](const QByteArray &texts) {
                 const QByteArray body = R"({"error_code":"KOOPHONE.API.1000",)" + texts + '}';
                 return read<SyncCommand>(body, 400).error().serviceText;
             };
             QCOMPARE(textOf(R"("error_info":"info")"), u"info"_qs);
             QCOMPARE(textOf(R"("error_msg":"message","error_info":"info")"), u"message"_qs);
             QCOMPARE(textOf(R"("error_msg":"","error_info":"info")"), u"info"_qs);
             QCOMPARE(textOf(R"("error_msg":null,"error_info":"info")"), u"info"_qs);
         }},
        {"B5",
         [] {
             QVERIFY(read<ListInstances>(R"({"data":{"result":[],"error_code":"0"}})").has_value());
             const auto inside = read<ListInstances>(
                 R"({"data":{"result":[],"error_code":"KOOPHONE.API.5002","error_msg":"form"}})");
             QCOMPARE(inside.error().codeNumber(), u"5002"_qs);
             QCOMPARE(inside.error().serviceText, u"form"_qs);
             QVERIFY(read<ListInstances>(
                         R"({"error_code":"0","data":{"result":[],"error_code":"KOOPHONE.API.5002"}})")
                         .has_value()); // outside first
         }},
        {"B6",
         [] { // "0: success" among the errors says nothing: the status decides
             const auto reply = read<BatchRebootInstance>(R"({"error_code":"0","error_msg":"success"})", 500);
             QCOMPARE(reply.error().kind, ErrorKind::ServiceFailed);
             QCOMPARE(reply.error().code, QString());
         }},
        {"B7",
         [] {
             for (const char *code : {"KOOPHONE.API.1001", "KOOPHONE.API.3006", "KOOPHONE.API.62016"}) {
                 for (const int status : {200, 400, 401})
                     QCOMPARE(errorKind(status, QString::fromLatin1(code)), ErrorKind::Refused);
             }
             QCOMPARE(errorKind(401, {}), ErrorKind::TokenRefused); // the status where there is no code
             QCOMPARE(errorKind(429, {}), ErrorKind::Throttled);
         }},
        {"B8",
         [] {
             QCOMPARE(errorKind(403, u"KOOPHONE.API.6002"_qs), ErrorKind::PermissionDenied);
             QCOMPARE(errorKind(500, u"KOOPHONE.API.6002"_qs), ErrorKind::TokenRefused);
             QVERIFY(catalogue().contains(std::pair(u"KOOPHONE.API.6002"_qs, 403)));
             QVERIFY(catalogue().contains(std::pair(u"KOOPHONE.API.6002"_qs, 500)));
         }},
        {"B9",
         [] {
             const auto reply = read<InstallApp>(
                 R"({"error_code":"KOOPHONE.API.62006","error_msg":"size above the limit"})");
             QCOMPARE(reply.error().codeNumber(), u"62006"_qs);
             QCOMPARE(reply.error().serviceText, u"size above the limit"_qs); // which of the two it is
         }},
        {"B10",
         [] {
             QSet<QString> known;
             const auto entries = catalogue();
             for (const auto &entry : entries)
                 known.insert(ApiError{.code = entry.first}.codeNumber());
             for (const char *number : {"1323", "2210", "5002", "5004", "5005", "62005", "2209"})
                 QVERIFY2(known.contains(QString::fromLatin1(number)), number);
         }},
        {"B11",
         [] {
             for (const char *code :
                  {"KOOPHONE.API.1001", "KooPhone.API.1001", "KP.API.1001", "KPAPI.1001", "1001"})
                 QCOMPARE(ApiError{.code = QString::fromLatin1(code)}.codeNumber(), u"1001"_qs);
             QCOMPARE(errorKind(401, u"apigw.0301"_qs), ErrorKind::TokenRefused); // case-blind
         }},
        {"B12",
         [] {
             const auto reply = read<GetTask>(
                 R"({"data":{"jobs":[{"job_id":"a","status":-1,"error_code":"CPS.0191"},
                     {"job_id":"b","status":-1,"error_code":"CPS0005"}]},"error_code":"0"})");
             QCOMPARE(reply->jobs.at(0).errorCode, u"CPS.0191"_qs);
             QCOMPARE(reply->jobs.at(1).errorCode, u"CPS0005"_qs);
             QCOMPARE(ApiError{.code = u"CPS0005"_qs}.codeNumber(), u"0005"_qs);
         }},
        {"B13",
         [] {
             const auto reply = read<SyncCommand>(
                 R"({"data":{"cmd_results":[{"instance_id":"a","status":-1},{"instance_id":"b","status":2}]},"error_code":"0"})");
             QVERIFY(reply.has_value());
             QVERIFY(isFailed(reply->results.at(0).status.meaning));
             QVERIFY(!isFailed(reply->results.at(1).status.meaning));
         }},
        {"B14",
         [] {
             const auto refused = read<BatchReset>(failure("KOOPHONE.API.2006"), 418);
             QCOMPARE(refused.error().kind, ErrorKind::Refused);
             QCOMPARE(refused.error().httpStatus, 418);
             const auto failed = read<DeleteInstance>("", 500);
             QCOMPARE(failed.error().kind, ErrorKind::ServiceFailed);
             QCOMPARE(failed.error().httpStatus, 500);
         }},
        {"B15",
         [] { // whatever a sign-in's refusal is called
             for (const char *code : {"AS.0001", "IAM.0001"}) {
                 const auto reply = read<KeystoneCreateUserTokenByPassword>(failure(code), 401);
                 QCOMPARE(reply.error().kind, ErrorKind::SignInRefused);
             }
         }},
        {"B16",
         [] {
             for (const char *number : {"1001", "1003"})
                 QCOMPARE(errorKind(401, u"KOOPHONE.API."_qs + QString::fromLatin1(number)),
                          ErrorKind::Refused);
             QCOMPARE(errorKind(401, u"KOOPHONE.API.6001"_qs), ErrorKind::TokenRefused);
             QCOMPARE(errorKind(500, u"KOOPHONE.API.6002"_qs), ErrorKind::TokenRefused);
             QCOMPARE(errorKind(401, u"APIGW.0301"_qs), ErrorKind::TokenRefused);
             Wire wire;
             wire.cloud.faults().add({.kind = FaultKind::ExpiredToken, .operation = u"BatchShowSku"_qs});
             QCOMPARE(wire.call(BatchShowSku{}).error().kind, ErrorKind::TokenRefused);
             QCOMPARE(wire.cloud.log(u"BatchShowSku"_qs).size(), 2);
             QCOMPARE(wire.cloud.log(u"KeystoneCreateUserTokenByPassword"_qs).size(), 2); // renewed once
         }},
        {"B17",
         [] {
             for (const char *number : {"40010", "62005", "62021", "0001", "1001"})
                 QCOMPARE(ApiError{.code = u"KOOPHONE.API."_qs + QString::fromLatin1(number)}.codeNumber(),
                          QString::fromLatin1(number));
         }},
        {"B18",
         [] {
             for (const int status : {200, 400, 500}) {
                 const auto list = read<ListInstances>(failure("KPAPI.2209"), status);
                 const auto video = read<SetVideoConfig>(failure("KPAPI.2209"), status);
                 QVERIFY(!list.has_value() && !video.has_value());
                 QCOMPARE(list.error().codeNumber(), u"2209"_qs);
                 QCOMPARE(video.error().code, u"KPAPI.2209"_qs);
                 QVERIFY(video.error().kind != ErrorKind::TokenRefused);
             }
         }},
    };
}

} // namespace quirks
