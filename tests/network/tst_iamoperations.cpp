// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/createtemporaryaccesskey.h"
#include "network/accounts/createusertoken.h"
#include "network/accounts/listauthprojects.h"
#include "network/accounts/listprojects.h"
#include "network/transport/apioperation.h"

#include <QtTest/QtTest>

using namespace phonedeck;

namespace {

HttpAnswer answerOf(const QByteArray &body, int status = 200)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.requestId = u"r-1"_qs;
    return answer;
}

PasswordCredentials someone(const ProjectScope &project)
{
    return {u"account"_qs, u"user"_qs, u"word"_qs, project};
}

const QString someId = u"9d71ec45aef04d84a991c12250227b5c"_qs;

const QByteArray password =
    R"("password":{"user":{"domain":{"name":"account"},"name":"user","password":"word"}})";

const QByteArray projectList = R"({"links":{"self":"x","next":null,"previous":null},"projects":[
    {"id":"1","name":"cn-north-4","domain_id":"d","enabled":true,"is_domain":false,"links":{"self":"x"}},
    {"id":"2","name":"cn-north-4_team","domain_id":"d","enabled":true},
    {"id":"3","name":"cn-south-1","domain_id":"d","enabled":false},
    {"id":"4","name":"MOS","domain_id":"d","enabled":true},
    {"id":5,"name":"ap-southeast-1","enabled":"true"},
    {"id":"6","name":"cn-north-4","domain_id":"other"},
    {"id":"7","name":"eu-de","enabled":null},
    {"name":"cn-east-3"}, null, "text"]})";

QStringList idsOf(const QList<ProjectRecord> &projects)
{
    QStringList ids;
    for (const ProjectRecord &project : projects)
        ids.append(project.id);
    return ids;
}

} // namespace

class TestIamOperations : public QObject
{
    Q_OBJECT

    template <typename Op> void refusals()
    {
        const auto refused = [](const QByteArray &body, int status) {
            const auto reply = decodeAnswer<Op>(answerOf(body, status));
            return reply ? ApiError{.kind = ErrorKind::Cancelled} : reply.error();
        };
        const ApiError old = refused(R"({"error":{"code":403,"message":"no","title":"Forbidden"}})", 403);
        QCOMPARE(old.serviceText, u"no"_qs);
        QCOMPARE(old.httpStatus, 403);
        QCOMPARE(old.requestId, u"r-1"_qs);
        const ApiError newer = refused(R"({"error_msg":"no","error_code":"IAM.0006"})", 403);
        QCOMPARE(newer.code, u"IAM.0006"_qs);
        QCOMPARE(newer.serviceText, u"no"_qs);
        for (const int status : {400, 401, 403, 404, 500, 503}) {
            QCOMPARE(refused("<html>no</html>", status).httpStatus, status);
            QCOMPARE(refused("", status).httpStatus, status);
        }
        QCOMPARE(refused("", 503).kind, ErrorKind::ServiceFailed);
        QCOMPARE(refused("", 429).kind, ErrorKind::Throttled);
        for (const char *body :
             {"", "<html>", "[]", "null", "{}", R"({"other":1})", R"({"error":{"code":401,"message":"no"}})",
              R"({"projects":{},"token":[]})", R"({"projects":null,"credential":null,"token":null})"})
            QCOMPARE(refused(body, 200).kind, ErrorKind::NotTheService);
        QCOMPARE(refused(R"({"projects":[{)", 200).kind, ErrorKind::Truncated);
    }

private Q_SLOTS:
    void readsEveryShapeOfARefusal()
    {
        refusals<KeystoneCreateUserTokenByPassword>();
        refusals<KeystoneListAuthProjects>();
        refusals<KeystoneListProjects>();
        refusals<CreateTemporaryAccessKeyByToken>();
    }

    void whichRefusalMeansWhat()
    {
        const QByteArray body = R"({"error":{"code":401,"message":"no","title":"Unauthorized"}})";
        QCOMPARE(decodeAnswer<KeystoneListAuthProjects>(answerOf(body, 401)).error().kind,
                 ErrorKind::TokenRefused);
        QCOMPARE(decodeAnswer<KeystoneListProjects>(answerOf(body, 403)).error().kind,
                 ErrorKind::PermissionDenied);
        QCOMPARE(KeystoneCreateUserTokenByPassword::parse(answerOf(body, 401)).error().kind,
                 ErrorKind::SignInRefused);
        // A gateway that asks for a pause refused no password.
        const QByteArray pause = R"({"error_code":"APIGW.0308","error_msg":"slow down"})";
        QCOMPARE(KeystoneCreateUserTokenByPassword::parse(answerOf(pause, 403)).error().kind,
                 ErrorKind::Throttled);
    }

    void signInNamesItsProject_data()
    {
        QTest::addColumn<ProjectScope>("project");
        QTest::addColumn<QByteArray>("scope");
        QTest::newRow("name") << ProjectScope::fromText(u"cn-north-4"_qs)
                              << QByteArray(R"(,"scope":{"project":{"name":"cn-north-4"}})");
        QTest::newRow("name and account")
            << ProjectScope{u"cn-north-4"_qs, {}, true}
            << QByteArray(R"(,"scope":{"project":{"domain":{"name":"account"},"name":"cn-north-4"}})");
        QTest::newRow("id") << ProjectScope::fromText(someId)
                            << QByteArray(R"(,"scope":{"project":{"id":")" + someId.toLatin1() + R"("}})");
        QTest::newRow("id before name, and alone")
            << ProjectScope{u"cn-north-4"_qs, someId, true}
            << QByteArray(R"(,"scope":{"project":{"id":")" + someId.toLatin1() + R"("}})");
        QTest::newRow("none") << ProjectScope() << QByteArray();
    }

    void signInNamesItsProject()
    {
        QFETCH(ProjectScope, project);
        QFETCH(QByteArray, scope);
        const KeystoneCreateUserTokenByPassword op{.credentials = someone(project), .totp = {}};
        QCOMPARE(*op.request().body, QByteArray(R"({"auth":{"identity":{"methods":["password"],)" + password +
                                                "}" + scope + "}}"));
        QVERIFY(!op.fault());
    }

    void signInCarriesAOneTimeCode()
    {
        KeystoneCreateUserTokenByPassword op{.credentials = someone(ProjectScope::fromText(someId)),
                                             .totp = TotpCode{u"7116d09f"_qs, u"012345"_qs}};
        QCOMPARE(*op.request().body,
                 QByteArray(R"({"auth":{"identity":{"methods":["password","totp"],)" + password +
                            R"(,"totp":{"user":{"id":"7116d09f","passcode":"012345"}}},)"
                            R"("scope":{"project":{"id":")" +
                            someId.toLatin1() + R"("}}}})"));
        QVERIFY(!op.fault());
        // Good once: nothing may send it again by itself.
        QVERIFY(op.effect != Effect::Reads && !op.isIdempotent);
        op.totp->passcode.clear();
        QCOMPARE(op.fault()->field, u"auth.identity.totp.user.passcode"_qs);
        op.totp->userId.clear();
        QCOMPARE(op.fault()->field, u"auth.identity.totp.user.id"_qs);
    }

    void signInNeedsAllThree()
    {
        const auto field = [](const PasswordCredentials &credentials) {
            const auto fault =
                KeystoneCreateUserTokenByPassword{.credentials = credentials, .totp = {}}.fault();
            return fault && fault->limit == LimitKind::Missing && fault->value.isEmpty() ? fault->field
                                                                                         : QString();
        };
        QCOMPARE(field({{}, u"u"_qs, u"p"_qs, {}}), u"auth.identity.password.user.domain.name"_qs);
        QCOMPARE(field({u"a"_qs, {}, u"p"_qs, {}}), u"auth.identity.password.user.name"_qs);
        QCOMPARE(field({u"a"_qs, u"u"_qs, {}, {}}), u"auth.identity.password.user.password"_qs);
    }

    void signInTellsWhoSignedIn()
    {
        const auto reply = [](const QByteArray &ends) {
            HttpAnswer answer = answerOf(
                R"({"token":{"expires_at":"2020-01-04T09:05:22.701000Z","methods":["password"],"roles":[{}],
                "unheard_of":{"a":[1]},"project":{"id":"aa2d","name":"cn-north-1","domain":{"id":"d78c"}},
                "user":{"id":"7116d09f","name":"IAMUser","domain":{"id":"d78c","name":"IAMDomain"},
                "password_expires_at":)" +
                    ends + "}}}",
                201);
            answer.headers = {{"X-Subject-Token", "TOKEN"}, {"Date", "Friday, 03-Jan-20 09:05:22 GMT"}};
            return KeystoneCreateUserTokenByPassword::parse(answer);
        };
        QCOMPARE(reply("null")->userId, u"7116d09f"_qs);
        QCOMPARE(reply("null")->domainId, u"d78c"_qs);
        QCOMPARE(reply("null")->domainName, u"IAMDomain"_qs);
        QCOMPARE(reply("null")->answeredUtc, QDateTime({2020, 1, 3}, {9, 5, 22}, Qt::UTC));
        QCOMPARE(reply(R"("2020-05-04T09:05:22.701000Z")")->passwordExpiresUtc,
                 QDateTime({2020, 5, 4}, {9, 5, 22, 701}, Qt::UTC));
        for (const char *never : {"null", R"("")", "0", R"("never")"})
            QVERIFY(!reply(never)->passwordExpiresUtc.isValid());
    }

    void listsWhatAUserMayUse()
    {
        const HttpRequest request = KeystoneListAuthProjects{}.request();
        QCOMPARE(request.method, QByteArray("GET"));
        QCOMPARE(request.path, u"/v3/auth/projects"_qs);
        QVERIFY(request.query.isEmpty() && !request.body);
        const auto reply = decodeAnswer<KeystoneListAuthProjects>(answerOf(projectList));
        QCOMPARE(idsOf(reply->projects),
                 (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs, u"6"_qs, u"7"_qs}));
        QCOMPARE(reply->projects.first(), (ProjectRecord{u"1"_qs, u"cn-north-4"_qs, u"d"_qs, true}));
        QVERIFY(!reply->projects.at(2).enabled);
        QVERIFY(decodeAnswer<KeystoneListAuthProjects>(answerOf(R"({"projects":[]})"))->projects.isEmpty());
    }

    void offersEnabledProjectsOfRegions()
    {
        const auto reply = decodeAnswer<KeystoneListAuthProjects>(answerOf(projectList));
        QCOMPARE(idsOf(regionProjects(reply->projects)),
                 (QStringList{u"1"_qs, u"2"_qs, u"5"_qs, u"6"_qs, u"7"_qs}));
    }

    void findsTheRegionInAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("region");
        const auto row = [](const char *name, const char *region) {
            QTest::newRow(*name ? name : "nothing")
                << QString::fromLatin1(name) << QString::fromLatin1(region);
        };
        row("cn-north-4", "cn-north-4");
        row("cn-north-4_team", "cn-north-4");
        row("cn-north-4_a_b-1", "cn-north-4");
        row("eu-west-101", "eu-west-101");
        row("my-kualalumpur-1", "my-kualalumpur-1");
        row("cn-north-4_", "");
        row("cn-north-4-x", "");
        row("CN-NORTH-4", "");
        row("MOS", "");
        row("default", "");
        row("", "");
    }

    void findsTheRegionInAName()
    {
        QFETCH(QString, name);
        QTEST(regionOf({.id = u"1"_qs, .name = name, .domainId = {}}), "region");
    }

    void oneNameIsOneProject()
    {
        const QList<ProjectRecord> projects =
            decodeAnswer<KeystoneListProjects>(answerOf(projectList))->projects;
        QCOMPARE(oneProjectNamed(projects, u"cn-north-4_team"_qs)->id, u"2"_qs);
        QVERIFY(!oneProjectNamed(projects, u"cn-south-1"_qs)->enabled);
        QCOMPARE(oneProjectNamed(projects, u"cn-north-4"_qs).error(), ProjectFault::Several);
        QCOMPARE(oneProjectNamed(projects, u"cn-north"_qs).error(), ProjectFault::None);
        QCOMPARE(oneProjectNamed({}, u"cn-north-4"_qs).error(), ProjectFault::None);
    }

    void asksForProjects()
    {
        KeystoneListProjects op;
        QVERIFY(op.request().query.isEmpty() && !op.fault());
        QCOMPARE(op.request().path, u"/v3/projects"_qs);
        op.projectName = u"cn-north-4"_qs;
        op.domainId = u"d"_qs;
        op.enabled = false;
        op.page = 2;
        op.pageSize = 5000;
        QVERIFY(!op.fault());
        QCOMPARE(op.request().query, (QList<QueryItem>{{u"name"_qs, u"cn-north-4"_qs},
                                                       {u"domain_id"_qs, u"d"_qs},
                                                       {u"enabled"_qs, u"false"_qs},
                                                       {u"page"_qs, u"2"_qs},
                                                       {u"per_page"_qs, u"5000"_qs}}));
        op.pageSize = 5001;
        QCOMPARE(op.fault(), (ParameterFault{u"per_page"_qs, u"5001"_qs, LimitKind::Range, u"1–5000"_qs}));
        op.pageSize = 0;
        QCOMPARE(op.fault()->field, u"per_page"_qs);
        op.pageSize.reset();
        QCOMPARE(op.fault(), (ParameterFault{u"per_page"_qs, {}, LimitKind::Missing, {}}));
        op.page.reset();
        op.pageSize = 1;
        QCOMPARE(op.fault()->field, u"page"_qs);
        op.page = 0;
        QCOMPARE(op.fault(), (ParameterFault{u"page"_qs, u"0"_qs, LimitKind::Range, u"1–"_qs}));
    }

    void asksForTemporaryKeys()
    {
        CreateTemporaryAccessKeyByToken op{.duration = std::chrono::hours(1)};
        const HttpRequest request = op.request();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, u"/v3.0/OS-CREDENTIAL/securitytokens"_qs);
        QCOMPARE(
            *request.body,
            QByteArray(R"({"auth":{"identity":{"methods":["token"],"token":{"duration_seconds":3600}}}})"));
        for (const int good : {900, 86'400}) {
            op.duration = std::chrono::seconds(good);
            QVERIFY(!op.fault());
        }
        for (const int bad : {-1, 0, 899, 86'401}) {
            op.duration = std::chrono::seconds(bad);
            QCOMPARE(op.fault(), (ParameterFault{u"auth.identity.token.duration_seconds"_qs,
                                                 QString::number(bad), LimitKind::Range, u"900–86400"_qs}));
        }
    }

    void readsTemporaryKeys()
    {
        const QByteArray body = R"({"credential":{"access":"AK","secret":"SK","securitytoken":"ST",
            "expires_at":"2020-01-08T03:50:07.574000Z","unheard_of":1}})";
        HttpAnswer answer = answerOf(body, 201);
        answer.headers = {{"Date", "Wed, 08 Jan 2020 03:35:07 GMT"}};
        const auto reply = CreateTemporaryAccessKeyByToken::parse(answer);
        QVERIFY(reply.has_value());
        QCOMPARE(reply->keys.accessKey, QByteArray("AK"));
        QCOMPARE(reply->keys.secretKey, QByteArray("SK"));
        QCOMPARE(reply->keys.securityToken, QByteArray("ST"));
        QCOMPARE(reply->expiresUtc, QDateTime({2020, 1, 8}, {3, 50, 7, 574}, Qt::UTC));
        QCOMPARE(reply->answeredUtc, QDateTime({2020, 1, 8}, {3, 35, 7}, Qt::UTC));
        for (const char *part : {R"("AK")", R"("SK")", R"("ST")", R"("2020-01-08T03:50:07.574000Z")"}) {
            const auto half = CreateTemporaryAccessKeyByToken::parse(
                answerOf(QByteArray(body).replace(part, R"("")"), 201));
            QCOMPARE(half.error().kind, ErrorKind::NotTheService);
            QCOMPARE(half.error().requestId, u"r-1"_qs);
        }
    }
};

QTEST_APPLESS_MAIN(TestIamOperations)
#include "tst_iamoperations.moc"
