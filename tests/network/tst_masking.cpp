// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/masking.h"
#include "network/transport/requestrecord.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRandomGenerator>
#include <QtCore/QStringDecoder>
#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

constexpr const char *secret = "5ecret-Zhang-San";

QByteArray maskedValue(const QByteArray &name, const QByteArray &value)
{
    for (const HeaderItem &item : maskedHeaders({{name, value}}))
        return item.second;
    return {};
}

/// A document of random shape: every plain value stands under a name nobody knows, and is the secret.
QJsonValue randomPlanted(QRandomGenerator &random, int depth, bool isUnknown)
{
    static const QStringList known{u"data"_qs,  u"result"_qs,    u"instance_id"_qs, u"status"_qs,
                                   u"token"_qs, u"error_msg"_qs, u"project"_qs,     u"id"_qs,
                                   u"name"_qs,  u"page_no"_qs,   u"user"_qs,        u"instance_ids"_qs};
    const QStringList unknown{u"Data2"_qs,    u"keyOf"_qs,           u"x"_qs,   u""_qs,
                              u"statuses"_qs, QLatin1String(secret), u"门店"_qs};
    const auto pick = [&random](const QStringList &names) {
        return names.at(random.bounded(static_cast<int>(names.size())));
    };
    switch (depth > 5 ? 3 : random.bounded(4)) {
    case 0: {
        QJsonArray array;
        for (int i = random.bounded(4); i >= 0; --i)
            array.append(randomPlanted(random, depth + 1, isUnknown));
        return array;
    }
    case 1:
    case 2: {
        QJsonObject object;
        for (int i = random.bounded(5); i >= 0; --i) {
            if (!isUnknown && random.bounded(2) == 0)
                object.insert(pick(known),
                              QJsonObject{{pick(unknown), randomPlanted(random, depth + 1, true)}});
            else
                object.insert(pick(unknown), randomPlanted(random, depth + 1, true));
        }
        return object;
    }
    default:
        // Known names below an unknown one are no better than it.
        return isUnknown && random.bounded(2) == 0
                   ? QJsonValue(QJsonObject{{pick(known), QLatin1String(secret)}})
                   : QJsonValue(isUnknown ? QLatin1String(secret) : QLatin1String(""));
    }
}

} // namespace

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHeadersThatAreHarmless()
    {
        for (const char *name :
             {"Content-Type", "content-length", "DATE", "X-Request-Id", "Retry-After", "User-Agent", "Accept",
              "Accept-Language", "Host", "Server", "X-Sdk-Date", "X-Project-Id", "Connection"})
            QCOMPARE(maskedValue(name, "value"), QByteArray("value"));
    }

    void hidesEveryOtherHeader()
    {
        for (const char *name :
             {"X-Auth-Token", "x-auth-token", "X-Subject-Token", "X-Security-Token", "Set-Cookie", "Cookie",
              "Proxy-Authorization", "x-tenant-id", "X-Domain-Id", "X-Unheard-Of", "", "WWW-Authenticate"})
            QCOMPARE(maskedValue(name, secret), QByteArray("…"));
    }

    void keepsTheOrderAndTheNamesOfHeaders()
    {
        const QList<HeaderItem> masked =
            maskedHeaders({{"X-Auth-Token", "abc"}, {"Date", "today"}, {"Cookie", ""}});
        QCOMPARE(masked, (QList<HeaderItem>{{"X-Auth-Token", "…"}, {"Date", "today"}, {"Cookie", "…"}}));
    }

    void showsOnlyTheSchemeOfAuthorization()
    {
        QCOMPARE(maskedValue("Authorization", "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=ab"),
                 QByteArray("SDK-HMAC-SHA256 …"));
        QCOMPARE(maskedValue("authorization", "Bearer abc"), QByteArray("Bearer …"));
        QCOMPARE(maskedValue("Authorization", "Bearer"), QByteArray("…"));
        QCOMPARE(maskedValue("Authorization", "5ecret and more"), QByteArray("…"));
        QCOMPARE(maskedValue("Authorization", "5ecret"), QByteArray("…"));
        QCOMPARE(maskedValue("Authorization", ""), QByteArray("…"));
    }

    void showsALocationWithoutWhatItCarries()
    {
        QCOMPARE(maskedValue("Location", "https://user:pw@login.example:8443/a/b?ticket=5ecret#5ecret"),
                 QByteArray("https://login.example:8443/a/b"));
        QCOMPARE(maskedValue("Location", "/login?ticket=5ecret"), QByteArray("/login"));
        QCOMPARE(maskedValue("Location", "http://exa mple/?5ecret"), QByteArray("…"));
    }

    void masksBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("masked");
        const auto row = [](const char *name, const char *body, const char *masked) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(masked);
        };
        row("nothing", "", "");
        row("success", R"({"error_code":"0","error_msg":"ok"})", R"({"error_code":"0","error_msg":"ok"})");
        row("ids in a list", R"({"instance_ids":["Q39YyZvI","iRJEVP96"]})",
            R"({"instance_ids":["Q39YyZvI","iRJEVP96"]})");
        row("people", R"({"user_instances":[{"assign_user":"zhang","instance_id":"Q39YyZvI"}]})",
            R"({"user_instances":[{"assign_user":"…","instance_id":"Q39YyZvI"}]})");
        row("a user's id as a number", R"({"user_id":1234567890123456789})", R"({"user_id":"…"})");
        row("numbers", R"({"status":2,"wage":2,"enable":true,"isKing":true})",
            R"({"enable":true,"…":"…","status":2,"…":"…"})");
        row("a number keeps its digits", R"({"resPoolId":9223372036854775807})",
            R"({"resPoolId":9223372036854775807})");
        row("null stays null", R"({"phone_id":null,"assign_user":null,"data":null})",
            R"({"assign_user":null,"data":null,"phone_id":null})");
        row("the case of a name", R"({"INSTANCE_ID":"a","BandInfo":{"ID":"b"}})",
            R"({"BandInfo":{"ID":"b"},"INSTANCE_ID":"a"})");
        row("an id that is none", R"({"instance_id":"what is that"})", R"({"instance_id":"…"})");
        row("a value where an object belongs", R"({"data":"a token perhaps"})", R"({"data":"…"})");
        row("an object where a value belongs", R"({"status":{"status":1}})", R"({"status":{"status":"…"}})");
        row("below an unknown name", R"({"blob":{"status":1,"data":[{"status":2}]}})",
            R"({"…":{"data":[{"status":"…"}],"status":"…"}})");
        row("a list at the top", R"([1,{"status":2}])", R"(["…",{"status":2}])");
        row("commands", R"({"command":"pm list","cmd_results":[{"execute_msg":"x","status":1}]})",
            R"({"cmd_results":[{"execute_msg":"…","status":1}],"command":"…"})");
        row("a sign-in",
            R"({"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"n","password":"p"}}},)"
            R"("scope":{"project":{"name":"cn-north-4"}}}})",
            R"({"auth":{"identity":{"methods":["…"],"password":{"user":{"name":"…","password":"…"}}},)"
            R"("scope":{"project":{"name":"cn-north-4"}}}})");
        row("who signed in",
            R"({"token":{"expires_at":"t","user":{"id":"u","name":"n"},"project":{"id":"p","domain":{"id":"d"}}}})",
            R"({"token":{"expires_at":"t","project":{"domain":{"id":"…"},"id":"p"},"user":{"id":"…","name":"…"}}})");
        row("temporary keys", R"({"credential":{"access":"a","secret":"s","securitytoken":"t"}})",
            R"({"credential":{"access":"…","secret":"…","securitytoken":"…"}})");
        row("a device token",
            R"({"data":{"device_token":"t","signaling_url":"u","kp_id":"Q39YyZvI","rtc":{"status":1}}})",
            R"({"data":{"device_token":"…","kp_id":"Q39YyZvI","rtc":{"status":"…"},"signaling_url":"…"}})");
        row("an install", R"({"install_package_url":"https://x/?sig=1","object_name":"com.example.app"})",
            R"({"install_package_url":"…","object_name":"com.example.app"})");
        row("page", "<html>5ecret</html>", "[19 bytes, not JSON]");
        row("cut", "{\"status\":1,\"pass", "[17 bytes, not JSON]");
        row("broken text", "{\"status\":\"\xff\"}", "[14 bytes, not JSON]");
        row("a bare value", "\"5ecret\"", "[8 bytes, not JSON]");
    }

    void masksBodies()
    {
        QFETCH(QByteArray, body);
        QTEST(maskedBody(body), "masked");
    }

    void saysHowLargeAnUnshownBodyIs()
    {
        QCOMPARE(uncheckedBodySize(maskedBody("<html>")), std::optional<qint64>(6));
        QVERIFY(!uncheckedBodySize(maskedBody("{}")));
        QVERIFY(!uncheckedBodySize(maskedBody("[1]")));
        QVERIFY(!uncheckedBodySize({}));
    }

    void masksSentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *name, const QString &text, const QString &masked) {
            QTest::newRow(name) << text << masked;
        };
        row("plain", u"The instance is frozen."_qs, u"The instance is frozen."_qs);
        row("Chinese", u"实例已冻结"_qs, u"实例已冻结"_qs);
        row("token", u"bad token MIIGxgYJKoZIhvcNAQcCoIIGtz_-/+A= given"_qs, u"bad token … given"_qs);
        row("just short of one", u"abcdefghijklmnopqrstuvw"_qs, u"abcdefghijklmnopqrstuvw"_qs);
        row("request id", u"request 0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11 failed"_qs,
            u"request 0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11 failed"_qs);
        row("more than a request id", u"x0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11"_qs, u"…"_qs);
        row("action", u"needs koophone:cloudphoneResource:getInstancePrepareProgress, ask"_qs,
            u"needs koophone:cloudphoneResource:getInstancePrepareProgress, ask"_qs);
        row("access key", u"Get secretKey failed,ak:ABCDEFGHIJ0123456789,err:ak not exist"_qs,
            u"Get secretKey failed,ak:…,err:ak not exist"_qs);
        row("address", u"can't read https://bucket.example/a?Signature=short now"_qs, u"can't read … now"_qs);
        row("mail", u"no user zhang@example.com"_qs, u"no user …"_qs);
        row("mobile number", u"no user 13800138000."_qs, u"no user …."_qs);
    }

    void masksSentences()
    {
        QFETCH(QString, text);
        QTEST(maskedSentence(text), "masked");
    }

    void aMessageInABodyIsMaskedToo()
    {
        QCOMPARE(maskedBody(R"({"error_msg":"bad token MIIGxgYJKoZIhvcNAQcCoIIGtz0"})"),
                 QByteArray(R"({"error_msg":"bad token …"})"));
    }

    void neverShowsWhatStandsUnderANameNobodyKnows()
    {
        QRandomGenerator random(20251124);
        int planted = 0;
        for (int i = 0; i < 2000; ++i) {
            QJsonObject root;
            root.insert(u"unheardOf"_qs, randomPlanted(random, 0, true));
            root.insert(u"data"_qs, QJsonObject{{u"alsoUnheardOf"_qs, randomPlanted(random, 0, true)}});
            const QJsonValue shape = randomPlanted(random, 0, false);
            if (shape.isObject())
                root.insert(u"result"_qs, shape);
            const QByteArray body = QJsonDocument(root).toJson(QJsonDocument::Compact);
            planted += body.contains(secret) ? 1 : 0;
            const QByteArray masked = maskedBody(body);
            QVERIFY2(!masked.contains("5ecret"), body.constData());
            QVERIFY(masked.size() <= RequestRecord::maxRecordedBody);
        }
        QVERIFY(planted > 1500);
    }

    void everyPartOfABodyIsMaskedOrNotShown()
    {
        const QByteArray body =
            R"({"auth":{"identity":{"password":{"user":{"password":"5ecret"}}}},"status":1})";
        for (qsizetype size = 0; size <= body.size(); ++size)
            QVERIFY(!maskedBody(body.left(size)).contains("5ecret"));
    }

    void cutsWhereACharacterEnds()
    {
        for (int filling = 0; filling < 12; ++filling) {
            QJsonArray messages{QString(filling, u'a')};
            for (int i = 0; i < 500; ++i)
                messages.append(u"实例已冻结"_qs);
            const QByteArray masked = maskedBody(
                QJsonDocument(QJsonObject{{u"error_msg"_qs, messages}}).toJson(QJsonDocument::Compact));
            QVERIFY(masked.size() <= RequestRecord::maxRecordedBody);
            QVERIFY(masked.size() > RequestRecord::maxRecordedBody - 6);
            QVERIFY(masked.endsWith("…"));
            QStringDecoder decoder(QStringDecoder::Utf8);
            QVERIFY(!QString(decoder(masked)).isEmpty());
            QVERIFY(!decoder.hasError());
        }
    }
};

QTEST_APPLESS_MAIN(TestMasking)
#include "tst_masking.moc"
