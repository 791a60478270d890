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

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + u"000Z"_s;
}

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

Iam::Iam(quint64 seed, std::chrono::seconds tokenLife, std::chrono::seconds lockLife)
    : m_accessKeys(seed), m_tokenLife(tokenLife), m_lockLife(lockLife), m_seed(seed)
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

ApiAnswer createUserToken(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    if (!body)
        return iamError(400, u"The request body is invalid."_s);
    const QJsonObject auth = body->value("auth"_L1).toObject();
    const QJsonObject identity = auth.value("identity"_L1).toObject();
    const QJsonObject user = identity.value("password"_L1).toObject().value("user"_L1).toObject();
    const QJsonObject domain = user.value("domain"_L1).toObject();
    if (!identity.value("methods"_L1).toArray().contains(u"password"_s))
        return iamError(400, u"The request body is invalid: auth.identity.methods"_s);
    if (!user.value("name"_L1).isString() || !user.value("password"_L1).isString() ||
        !domain.value("name"_L1).isString())
        return iamError(400, u"The request body is invalid: auth.identity.password.user"_s);

    const QDateTime now = context.clock.now();
    if (context.iam.isLocked(now))
        return wrongCredentials();
    const bool isKnownUser = user.value("name"_L1).toString() == Cloud::userName &&
                             domain.value("name"_L1).toString() == Cloud::domainName;
    if (!isKnownUser)
        return wrongCredentials();
    if (user.value("password"_L1).toString() != Cloud::password) {
        context.iam.countWrongPassword(now);
        return wrongCredentials();
    }
    context.iam.forgetWrongPasswords();

    QJsonObject token{{u"methods"_s, QJsonArray{u"password"_s}},
                      {u"roles"_s, QJsonArray{QJsonObject{{u"id"_s, u"0"_s}, {u"name"_s, u"te_admin"_s}}}},
                      {u"user"_s, QJsonObject{{u"id"_s, Cloud::userId},
                                              {u"name"_s, Cloud::userName},
                                              {u"domain"_s, domainObject()},
                                              {u"password_expires_at"_s, QString()}}}};
    const QJsonObject wanted = auth.value("scope"_L1).toObject().value("project"_L1).toObject();
    QString projectId;
    if (wanted.isEmpty()) {
        token.insert(u"domain"_s, domainObject());
    } else {
        const QList<Project> &projects = context.cloud.projects();
        const QString id = wanted.value("id"_L1).toString();
        const QString name = wanted.value("name"_L1).toString();
        const auto found = std::find_if(projects.begin(), projects.end(), [&](const Project &project) {
            return id.isEmpty() ? project.name == name : project.id == id;
        });
        if (found == projects.end() || !found->isEnabled)
            return wrongCredentials();
        projectId = found->id;
        token.insert(
            u"project"_s,
            QJsonObject{{u"id"_s, found->id}, {u"name"_s, found->name}, {u"domain"_s, domainObject()}});
    }
    const QByteArray secret = context.iam.issue(projectId, now);
    const std::optional<Token> issued = context.iam.check(secret, now);
    token.insert(u"issued_at"_s, timeText(now));
    token.insert(u"expires_at"_s, timeText(issued ? issued->expiresAt : now));
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
