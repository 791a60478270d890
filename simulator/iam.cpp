// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens and projects (iam.md).
#include "simulator/iam.h"

#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>
#include <QtCore/QVariant>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int tokenBytes = 2400; // 3 200 characters: clients have to allow for large headers

QJsonObject domainObject()
{
    return {{u"id"_s, Cloud::domainId}, {u"name"_s, Cloud::domainName}};
}

// Wrong user, password, account or project and a locked user all look alike.
ApiAnswer wrongCredentials()
{
    return iamError(401, u"The username or password is wrong."_s);
}

QJsonObject projectObject(const Project &project)
{
    const QString self = u"https://iam.example.com/v3/projects/"_s + project.id;
    return {{u"id"_s, project.id},
            {u"name"_s, project.name},
            {u"description"_s, project.description},
            {u"domain_id"_s, Cloud::domainId},
            {u"enabled"_s, project.isEnabled},
            {u"is_domain"_s, false},
            {u"parent_id"_s, project.parentId},
            {u"links"_s, QJsonObject{{u"self"_s, self}}}};
}

ApiAnswer projectList(const QJsonArray &projects, const QString &path)
{
    const QJsonObject links{{u"self"_s, QString(u"https://iam.example.com"_s + path)},
                            {u"next"_s, QJsonValue()},
                            {u"previous"_s, QJsonValue()}};
    return {200, {{u"projects"_s, projects}, {u"links"_s, links}}, {}};
}

} // namespace

const QByteArray Iam::totpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

QString iamTimeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"000Z"_s;
}

Iam::Iam(quint64 seed, std::chrono::seconds tokenLife, std::chrono::seconds lockLife, bool demandsMfa)
    : m_accessKeys(seed), m_tokenLife(tokenLife), m_lockLife(lockLife), m_seed(seed), m_totp(totpSecret),
      m_demandsMfa(demandsMfa)
{
    m_accessKeys.add(Cloud::accessKey.toUtf8(), {.secret = Cloud::secretKey.toUtf8()});
}

QByteArray Iam::issue(const QString &projectId, const QDateTime &now)
{
    Random random(m_seed ^ (0x746f6b656eULL + ++m_issued));
    QByteArray bytes;
    while (bytes.size() < tokenBytes) {
        const quint64 word = random.next();
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    const QByteArray token =
        "MII" + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    m_tokens.insert(token, {now, now.addSecs(m_tokenLife.count()), projectId});
    return token;
}

std::optional<Token> Iam::check(const QByteArray &token, const QDateTime &now) const
{
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.constEnd() || now >= found->expiresAt)
        return std::nullopt;
    return *found;
}

bool Iam::takePasscode(const QString &code, const QDateTime &now)
{
    return m_totp.take(code, now);
}

bool Iam::isLocked(const QDateTime &now) const
{
    return m_lockedUntil.isValid() && now < m_lockedUntil;
}

void Iam::countWrongPassword(const QDateTime &now)
{
    if (++m_wrongPasswords < maxWrongPasswords)
        return;
    m_wrongPasswords = 0;
    m_lockedUntil = now.addSecs(m_lockLife.count());
}

namespace {

// What the body of a sign-in says about who it is.
struct Login {
    QString user;
    QString password;
    QString domain;
    bool hasPasscode = false;
    QString userId; ///< beside the passcode; it takes the id, not the name
    QString passcode;
    QJsonArray methods;
};

std::optional<ApiAnswer> readLogin(const QJsonObject &identity, Login &login)
{
    login.methods = identity.value("methods"_L1).toArray();
    login.hasPasscode = login.methods.contains(u"totp"_s);
    if (!login.methods.contains(u"password"_s) || login.methods.size() > (login.hasPasscode ? 2 : 1))
        return iamError(400, u"The request body is invalid: auth.identity.methods"_s);
    const QJsonObject user = identity.value("password"_L1).toObject().value("user"_L1).toObject();
    const QJsonObject domain = user.value("domain"_L1).toObject();
    if (!user.value("name"_L1).isString() || !user.value("password"_L1).isString() ||
        !domain.value("name"_L1).isString())
        return iamError(400, u"The request body is invalid: auth.identity.password.user"_s);
    login.user = user.value("name"_L1).toString();
    login.password = user.value("password"_L1).toString();
    login.domain = domain.value("name"_L1).toString();
    if (!login.hasPasscode)
        return std::nullopt;
    const QJsonObject totp = identity.value("totp"_L1).toObject().value("user"_L1).toObject();
    if (!totp.value("id"_L1).isString() || !totp.value("passcode"_L1).isString())
        return iamError(400, u"The request body is invalid: auth.identity.totp.user"_s);
    login.userId = totp.value("id"_L1).toString();
    login.passcode = totp.value("passcode"_L1).toString();
    return std::nullopt;
}

std::optional<ApiAnswer> refuseLogin(const Login &login, Iam &iam, const QDateTime &now)
{
    if (iam.isLocked(now) || login.user != Cloud::userName || login.domain != Cloud::domainName)
        return wrongCredentials();
    // The code after the password: whoever doesn't know the password must not use codes up.
    const bool isRight =
        login.password == Cloud::password &&
        (!login.hasPasscode || (login.userId == Cloud::userId && iam.takePasscode(login.passcode, now)));
    if (!isRight) {
        iam.countWrongPassword(now);
        return wrongCredentials();
    }
    if (iam.demandsMfa() && !login.hasPasscode)
        return iamError(401, u"The methods password and totp are required for this user."_s);
    iam.forgetWrongPasswords();
    return std::nullopt;
}

// Whether the account beside a scope is this one; most clients name none.
bool isOwnDomain(const QJsonObject &domain)
{
    const QString id = domain.value("id"_L1).toString(Cloud::domainId);
    const QString name = domain.value("name"_L1).toString(Cloud::domainName);
    return id == Cloud::domainId && name == Cloud::domainName;
}

// The project the token shall be for, null for the whole account. False if there is no such thing.
bool findScope(const QJsonObject &scope, const Cloud &cloud, const Project *&project)
{
    project = nullptr;
    const QJsonObject wanted = scope.value("project"_L1).toObject();
    if (wanted.isEmpty())
        return isOwnDomain(scope.value("domain"_L1).toObject());
    const QString id = wanted.value("id"_L1).toString();
    const QString name = wanted.value("name"_L1).toString();
    const QList<Project> &projects = cloud.projects();
    const auto found = std::find_if(projects.begin(), projects.end(), [&](const Project &candidate) {
        return id.isEmpty() ? candidate.name == name : candidate.id == id;
    });
    if (found == projects.end() || !found->isEnabled || !isOwnDomain(wanted.value("domain"_L1).toObject()))
        return false;
    project = &*found;
    return true;
}

} // namespace

ApiAnswer createUserToken(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    if (!body)
        return iamError(400, u"The request body is invalid."_s);
    const QJsonObject auth = body->value("auth"_L1).toObject();
    const QDateTime now = context.clock.now();
    Login login;
    if (const std::optional<ApiAnswer> error = readLogin(auth.value("identity"_L1).toObject(), login))
        return *error;
    if (const std::optional<ApiAnswer> error = refuseLogin(login, context.iam, now))
        return *error;
    const Project *project = nullptr;
    if (!findScope(auth.value("scope"_L1).toObject(), context.cloud, project))
        return wrongCredentials();

    QJsonObject token{{u"methods"_s, login.methods},
                      {u"roles"_s, QJsonArray{QJsonObject{{u"id"_s, u"0"_s}, {u"name"_s, u"te_admin"_s}}}},
                      {u"user"_s, QJsonObject{{u"id"_s, Cloud::userId},
                                              {u"name"_s, Cloud::userName},
                                              {u"domain"_s, domainObject()},
                                              {u"password_expires_at"_s, QString()}}}};
    if (project) {
        token.insert(
            u"project"_s,
            QJsonObject{{u"id"_s, project->id}, {u"name"_s, project->name}, {u"domain"_s, domainObject()}});
    } else {
        token.insert(u"domain"_s, domainObject());
    }
    const QByteArray secret = context.iam.issue(project ? project->id : QString(), now);
    const std::optional<Token> issued = context.iam.check(secret, now);
    token.insert(u"issued_at"_s, iamTimeText(now));
    token.insert(u"expires_at"_s, iamTimeText(issued ? issued->expiresAt : now));
    if (context.request.query(u"nocatalog").value_or(QString()).isEmpty()) {
        const QJsonObject entry{{u"id"_s, u"koophone"_s},
                                {u"name"_s, u"koophone"_s},
                                {u"type"_s, u"koophone"_s},
                                {u"endpoints"_s, QJsonArray()}};
        token.insert(u"catalog"_s, QJsonArray{entry});
    }
    return {201, {{u"token"_s, token}}, {{"X-Subject-Token", secret}}};
}

ApiAnswer listAuthProjects(const OperationContext &context)
{
    QJsonArray projects;
    for (const Project &project : context.cloud.projects())
        projects.append(projectObject(project));
    return projectList(projects, u"/v3/auth/projects"_s);
}

ApiAnswer listProjects(const OperationContext &context)
{
    const HttpRequest &request = context.request;
    const std::optional<QString> name = request.query(u"name");
    const std::optional<QString> domainId = request.query(u"domain_id");
    const std::optional<QString> enabled = request.query(u"enabled");
    QJsonArray found;
    for (const Project &project : context.cloud.projects()) {
        if ((!name || project.name == *name) && (!domainId || *domainId == Cloud::domainId) &&
            (!enabled || project.isEnabled == (*enabled == "true"_L1)))
            found.append(projectObject(project));
    }
    const std::optional<QString> page = request.query(u"page");
    const std::optional<QString> perPage = request.query(u"per_page");
    if (page || perPage) {
        const int number = page.value_or(QString()).toInt();
        const int size = perPage.value_or(QString()).toInt();
        if (number < 1 || size < 1 || size > 5000)
            return iamError(400, u"page and per_page go together, from 1."_s);
        QJsonArray rows;
        for (qint64 i = qint64(number - 1) * size; i < std::min<qint64>(qint64(number) * size, found.size());
             ++i)
            rows.append(found.at(i));
        found = rows;
    }
    return projectList(found, u"/v3/projects"_s);
}

} // namespace phonedeck::simulator
