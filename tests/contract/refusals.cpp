// SPDX-License-Identifier: GPL-3.0-or-later
// What the service refuses. Sent by hand: the console keeps most of these limits itself.
#include "simulator/catalogue.h"
#include "tests/contract/session.h"
#include "tests/simulator/client.h"
#include "tests/simulator/signer.h"

#include <QtCore/QJsonArray>

using phonedeck::simulator::FaultKind;
using phonedeck::simulator::Instance;
using phonedeck::simulator::ResourceStatus;
using phonedeck::simulator::RunningStatus;
using Cloud = Session::Cloud;

namespace {

/// An operation with a list of ids, and the rest of a body that it would take.
struct BatchOperation {
    const char *name;
    const char *method;
    const char *path;
    const char *key;
    QJsonObject body;
};

QJsonArray allPairs()
{
    const QJsonObject spec{{u"code_rate"_qs, 6000}, {u"fps"_qs, 30}};
    const QJsonObject group{
        {u"definition_540P"_qs, spec}, {u"definition_720P"_qs, spec}, {u"definition_1080P"_qs, spec}};
    QJsonArray settings;
    for (const QString &network : {u"MOBILE_NETWORK"_qs, u"WIFI"_qs, u"WIRED"_qs}) {
        for (const QString &encoding : {u"H264"_qs, u"H265"_qs}) {
            settings.append(QJsonObject{{u"network_type"_qs, network},
                                        {u"encoding_type"_qs, encoding},
                                        {u"video_spec_groups"_qs, QJsonArray{group}}});
        }
    }
    return settings;
}

QJsonObject package()
{
    return {{u"object_name"_qs, u"com.example.other"_qs},
            {u"file_name"_qs, u"com.example.other.apk"_qs},
            {u"object_version"_qs, u"1"_qs},
            {u"object_size"_qs, u"10"_qs},
            {u"biz_type"_qs, u"apk"_qs},
            {u"content_type"_qs, u"application/octet-stream"_qs},
            {u"content_md5"_qs, QString()},
            {u"install_package_url"_qs, u"https://bucket.example.com/a.apk"_qs}};
}

const QList<BatchOperation> &batchOperations()
{
    static const QList<BatchOperation> list{
        {"SyncCommand", "POST", "sync-command", "instance_ids", {{u"command"_qs, u"w"_qs}}},
        {"AsyncCommand", "POST", "async-command", "instance_ids", {{u"command"_qs, u"w"_qs}}},
        {"SetVideoConfig", "PUT", "video-setting", "instance_ids", {{u"instance_settings"_qs, allPairs()}}},
        {"BatchReset", "POST", "batch-reset", "instance_ids", {}},
        {"BatchRebootInstance", "POST", "reboot", "instance_ids", {}},
        {"BatchBackupInstances", "POST", "backup", "instance_ids", {}},
        {"BatchPrepareInstances", "POST", "prepare", "instance_ids", {{u"user_id"_qs, u"u"_qs}}},
        {"DeleteInstance", "POST", "delete", "instanceIdList", {}},
        {"InstallApp", "POST", "app/install", "instance_id_list", package()},
    };
    return list;
}

class Refusals
{
public:
    explicit Refusals(Session &session) : m_session(session) {}

    void send(const QString &operation, const char *form, const QByteArray &method, const QByteArray &path,
              const QByteArray &body)
    {
        QByteArray request = postRequest("/v1/instances/" + path, body, m_session.token());
        m_session.sendRaw(operation, form, request.replace(0, 4, method));
    }
    void send(const BatchOperation &operation, const char *form, const QStringList &ids,
              const QJsonObject &changes = {})
    {
        QJsonObject body = operation.body;
        body.insert(QLatin1String(operation.key), QJsonArray::fromStringList(ids));
        for (auto it = changes.begin(); it != changes.end(); ++it)
            body.insert(it.key(), it.value());
        send(QLatin1String(operation.name), form, operation.method, operation.path, compact(body));
    }
    void get(const QString &operation, const char *form, const QByteArray &target)
    {
        m_session.sendRaw(operation, form, getRequest(target, m_session.token()));
    }
    static QByteArray compact(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

private:
    Session &m_session;
};

void sendWrongBatches(Session &session, Refusals &refusals)
{
    for (const BatchOperation &operation : batchOperations()) {
        const QString name = QLatin1String(operation.name);
        refusals.send(name, "no JSON", operation.method, operation.path, "{");
        refusals.send(name, "no body", operation.method, operation.path, "");
        refusals.send(name, "another shape", operation.method, operation.path, "[]");
        refusals.send(operation, "no ids", {});
        refusals.send(operation, "101 ids", session.ids(101));
        refusals.send(operation, "id too long", {QString(33, u'Z')});
        refusals.send(operation, "unknown id", {u"unknown1"_qs});

        int turn = 0;
        const QStringList apart = session.ids(2, [&turn](Cloud &cloud, Instance &phone) {
            cloud.assign(phone, u"u"_qs);
            phone.region = static_cast<quint8>(turn++);
        });
        refusals.send(operation, "mixed regions", apart);
    }
}

/// The states that operations refuse phones for; some take them, which is no refusal and left out.
void sendWrongStates(Session &session, Refusals &refusals)
{
    const auto frozen = [](Cloud &cloud, Instance &phone) {
        cloud.assign(phone, u"u"_qs);
        phone.isFrozen = true;
    };
    const auto restoring = [](Cloud &, Instance &phone) { phone.resource = ResourceStatus::Restoring; };
    const auto backingUp = [](Cloud &, Instance &phone) { phone.resource = ResourceStatus::BackingUp; };
    const auto stopped = [](Cloud &, Instance &phone) {
        phone.running = RunningStatus::Stopped;
        phone.resource = ResourceStatus::Idle;
    };
    for (const BatchOperation &operation : batchOperations()) {
        const QByteArray name = operation.name;
        if (!name.endsWith("Command") && name != "DeleteInstance")
            refusals.send(operation, "frozen (2004)", session.ids(1, frozen));
        if (name == "BatchReset" || name == "BatchBackupInstances" || name == "InstallApp") {
            refusals.send(operation, "being restored (2005)", session.ids(1, restoring));
            refusals.send(operation, "being backed up (2006)", session.ids(1, backingUp));
        }
        if (name == "BatchRebootInstance" || name == "BatchBackupInstances" || name == "InstallApp")
            refusals.send(operation, "not running (5005, 3009)", session.ids(1, stopped));
        if (name == "DeleteInstance") {
            const auto perUse = [](Cloud &, Instance &phone) { phone.isPayPerUse = true; };
            refusals.send(operation, "pay-per-use (5001)", session.ids(1, perUse));
        }
        if (name == "BatchPrepareInstances") {
            refusals.send(operation, "of somebody else (4001)", session.ids(1));
            const auto parked = [&stopped](Cloud &cloud, Instance &phone) {
                stopped(cloud, phone);
                cloud.assign(phone, u"u"_qs);
                cloud.options().hardwareReserve = cloud.options().maxQueue = 0;
            };
            refusals.send(operation, "no idle hardware (2003)", session.ids(1, parked));
            session.with([](Cloud &cloud) {
                cloud.options().hardwareReserve = 8;
                cloud.options().maxQueue = 500;
            });
        }
    }
    const QByteArray frozenId = session.ids(1, frozen).first().toLatin1();
    refusals.send(u"GetDeviceToken"_qs, "frozen (2004)", "POST", frozenId + "/auth", "");
    refusals.send(u"AssignInstance"_qs, "frozen (2004)", "POST", "assign",
                  "{\"user_instances\":[{\"user_id\":\"x\",\"instance_id\":\"" + frozenId + "\"}]}");
    const QByteArray stoppedId = session.ids(1, stopped).first().toLatin1();
    refusals.send(u"GetDeviceToken"_qs, "not running (4001)", "POST", stoppedId + "/auth", "");
}

void sendWrongValues(Session &session, Refusals &refusals)
{
    const QStringList one = session.ids(1);
    for (const BatchOperation &operation : batchOperations()) {
        const QByteArray name = operation.name;
        if (name.endsWith("Command")) {
            refusals.send(operation, "no command", one, {{u"command"_qs, QString()}});
            refusals.send(operation, "command too long", one, {{u"command"_qs, QString(1025, u'x')}});
        } else if (name == "SetVideoConfig") {
            QJsonArray pairs = allPairs();
            pairs.removeLast();
            refusals.send(operation, "five pairs (D13)", one, {{u"instance_settings"_qs, pairs}});
            pairs.append(pairs.first());
            refusals.send(operation, "a pair twice", one, {{u"instance_settings"_qs, pairs}});
        } else if (name == "InstallApp") {
            refusals.send(operation, "no such mode (3008)", one, {{u"fast_install"_qs, u"2"_qs}});
            refusals.send(operation, "over 2 GB (62015)", one, {{u"object_size"_qs, 2049}});
            refusals.send(operation, "size 0 (62006)", one, {{u"object_size"_qs, u"0"_qs}});
            refusals.send(operation, "can't be fetched (62017)", one,
                          {{u"install_package_url"_qs, u"https://gone.invalid/a.apk"_qs}});
            refusals.send(operation, "no address", one, {{u"install_package_url"_qs, u"a.apk"_qs}});
            refusals.send(operation, "another kind", one, {{u"biz_type"_qs, u"ipa"_qs}});
            session.with([](Cloud &cloud) { cloud.options().maxUploadedMb = 0; });
            refusals.send(operation, "all too large (62016)", one);
            session.with([](Cloud &cloud) { cloud.options().maxUploadedMb = 50'000; });
        }
    }
    const QString pair = u"{\"user_instances\":[{\"user_id\":\"u\",\"instance_id\":\"%1\"},"
                         "{\"user_id\":\"v\",\"instance_id\":\"%1\"}]}"_qs.arg(one.first());
    refusals.send(u"AssignInstance"_qs, "two users", "POST", "assign", pair.toUtf8());
    refusals.send(u"UnassignInstance"_qs, "nobody", "POST", "unassign", "{\"user_instances\":[{}]}");
    refusals.send(u"BatchQueryStatus"_qs, "no ids", "POST", "batch-query-status", "{}");
    for (const char *path : {"streaming/stop", "session/release"}) {
        const QString name =
            QByteArray(path).startsWith("st") ? u"StopInstancesStreaming"_qs : u"ReleaseInstancesSession"_qs;
        refusals.send(name, "no id", "POST", path, "{}");
        refusals.send(name, "the id of the sample (C29)", "POST", path,
                      "{\"instance_id\":\"iRJEVP96 - iRJEVP96\"}");
    }
    refusals.send(u"ShowProgress"_qs, "no user", "POST", "prepare-progress", "{\"instance_id\":\"a\"}");
    refusals.send(u"GetDeviceToken"_qs, "id too long", "POST", QByteArray(33, 'Z') + "/auth", "");
    refusals.get(u"GetTask"_qs, "unknown task (1323)", "/v1/instances/tasks/unknown");
    refusals.get(u"GetTask"_qs, "id too long", "/v1/instances/tasks/" + QByteArray(65, 'f'));
    refusals.get(u"BatchShowSku"_qs, "no type (A8)", "/v1/instances/sku");
}

void sendWrongQueries(Refusals &refusals)
{
    const QByteArray list = "/v1/instances/batch-query";
    for (const QByteArray query :
         {"", "?page_no=0&page_size=1", "?page_no=1&page_size=201", "?page_no=x&page_size=1",
          "?page_no=1&page_size=1&query_start_time=2023-8-15", "?page_no=1&page_size=1&pool_scene_tag=TV",
          "?page_no=1&page_size=1&query_start_time=2023-08-15%2014:30:45&query_end_time=2023-08-15%2014:30:"
          "44",
          "?page_no=1&page_size=1&instance_id=ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"})
        refusals.get(u"ListInstances"_qs, "wrong query", list + query);
    for (const QByteArray query : {"", "?page_no=0&page_size=1", "?page_no=1&page_size=201",
                                   "?page_no=1&page_size=1&app_type=3", "?page_no=1&page_size=1"})
        refusals.get(u"ListInstanceApp"_qs, "wrong query", "/v1/instances/unknown1/app-list" + query);
    refusals.get(u"KeystoneListProjects"_qs, "page without per_page", "/v3/projects?page=1");
    refusals.get(QString(), "no such address", "/v1/instances/nothing/here");
    refusals.get(QString(), "another method", "/v1/instances/reboot");
}

void sendWrongOrders(Session &session, Refusals &refusals)
{
    const auto sku = phonedeck::simulator::catalogueSku(0, 0);
    QString region;
    session.with([&region](Cloud &cloud) { region = cloud.regions().first().code; });
    const QJsonObject charge{{u"chargingMode"_qs, 1}, {u"periodType"_qs, 2}, {u"periodNum"_qs, 1}};
    const QJsonObject order{{u"os"_qs, sku.pools.first().system},
                            {u"instanceSkuId"_qs, sku.id},
                            {u"bandSkuId"_qs, phonedeck::simulator::bandwidthSkuId()},
                            {u"regionId"_qs, region},
                            {u"instanceNamePrefix"_qs, u"deck"_qs},
                            {u"bandSize"_qs, sku.bandwidths.first().toDouble()},
                            {u"count"_qs, 1},
                            {u"chargeParam"_qs, charge}};
    const auto with = [&](const char *form, const QString &key, const QJsonValue &value) {
        QJsonObject body = order;
        body.insert(key, value);
        refusals.send(u"CreateInstance"_qs, form, "POST", "create", Refusals::compact(body));
    };
    const auto charged = [&](const char *form, int type, int number) {
        with(form, u"chargeParam"_qs,
             QJsonObject{{u"chargingMode"_qs, 1}, {u"periodType"_qs, type}, {u"periodNum"_qs, number}});
    };
    with("no os (3003)", u"os"_qs, QJsonValue());
    with("another os", u"os"_qs, u"AOSP8"_qs);
    with("no pool with that os (40010)", u"os"_qs, u"AOSP14"_qs);
    with("unknown SKU (3002)", u"instanceSkuId"_qs, u"kp.none"_qs);
    with("unknown region (3002)", u"regionId"_qs, u"xx-nowhere-1"_qs);
    with("another bandwidth product (3001)", u"bandSkuId"_qs, u"kp.other"_qs);
    with("a bandwidth that isn't sold", u"bandSize"_qs, 3);
    with("prefix too long", u"instanceNamePrefix"_qs, u"fifteen-letters"_qs);
    with("too many", u"count"_qs, 1501);
    with("another network", u"network"_qs, u"6G"_qs);
    with("no charge", u"chargeParam"_qs, QJsonValue());
    charged("ten months (3006)", 2, 10);
    charged("four years (3007)", 3, 4);
    charged("weeks", 1, 1);
    session.with([](Cloud &cloud) { cloud.setStock(0, 0, 0); });
    with("no stock (40010)", u"count"_qs, 1);
}

void sendWrongSignIns(Session &session)
{
    const QString operation = u"KeystoneCreateUserTokenByPassword"_qs;
    const auto token = [&](const char *form, const QByteArray &body) {
        session.sendRaw(operation, form, postRequest("/v3/auth/tokens", body));
    };
    session.sendRaw(operation, "with the catalogue",
                    signIn().replace(QByteArray("?nocatalog=true"), QByteArray()), Expect::Success);
    token("no JSON", "{");
    token("no methods", "{}");
    token("no user", R"({"auth":{"identity":{"methods":["password"]}}})");
    session.sendRaw(operation, "no such user", signIn("demo", "{}", "nobody"));
    const auto keys = [&](const char *form, const QByteArray &duration) {
        session.sendRaw(
            u"CreateTemporaryAccessKeyByToken"_qs, form,
            postRequest("/v3.0/OS-CREDENTIAL/securitytokens",
                        R"({"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":)" +
                            duration + "}}}}",
                        session.token()));
    };
    keys("too short", "899");
    keys("too long", "86401");
}

/// What the gateway says instead of the service.
void sendGatewayRefusals(Session &session)
{
    for (const char *target :
         {"/v1/instances/sku?type=0", "/v1/instances/batch-query?page_no=1&page_size=1"}) {
        const QString name = QByteArray(target).contains("sku") ? u"BatchShowSku"_qs : u"ListInstances"_qs;
        session.sendRaw(name, "no identity", getRequest(target));
        session.sendRaw(name, "wrong token", getRequest(target, "MIIwrong"));
        for (const int status : {403, 404, 429, 500, 503}) {
            session.simulator().faults().add(
                {.kind = FaultKind::Status, .operation = name, .count = 1, .status = status});
            session.sendRaw(name, "status on purpose", getRequest(target, session.token()));
        }
        session.simulator().faults().add(
            {.kind = FaultKind::PermissionDenied, .operation = name, .count = 1});
        session.sendRaw(name, "no permission", getRequest(target, session.token()));
    }
    session.sendRaw(u"KeystoneListAuthProjects"_qs, "no identity", getRequest("/v3/auth/projects"));
    for (const bool isNewer : {false, true}) {
        session.simulator().faults().add({.kind = FaultKind::PermissionDenied,
                                          .operation = u"KeystoneListAuthProjects"_qs,
                                          .count = 1,
                                          .newerShape = isNewer});
        session.sendRaw(u"KeystoneListAuthProjects"_qs, "no permission",
                        getRequest("/v3/auth/projects", session.token()));
    }

    Signer signer;
    signer.time = session.simulator().time();
    signer.secretKey = "wrong";
    session.sendRaw(u"BatchShowSku"_qs, "wrong signature",
                    signer.request("GET", "/v1/instances/sku", {{"type", "0"}}));
    signer.accessKey = "NOBODY";
    session.sendRaw(u"BatchShowSku"_qs, "unknown key",
                    signer.request("GET", "/v1/instances/sku", {{"type", "0"}}));
}

} // namespace

void sendRefusals(Session &session)
{
    Refusals refusals(session);
    sendWrongBatches(session, refusals);
    sendWrongStates(session, refusals);
    sendWrongValues(session, refusals);
    sendWrongQueries(refusals);
    sendWrongOrders(session, refusals);
    sendWrongSignIns(session);
    sendGatewayRefusals(session);
}
