// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that is put where secrets are is seen in nothing a log keeps, whatever stands around it, and the
// curl command made of it is one command. The input is a target, lines of headers, an empty line and a body.
#include "network/transport/curl.h"
#include "network/transport/masking.h"
#include "tests/fuzz/answers.h"
#include "tests/network/posixshell.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace phonedeck;
using fuzzing::require;

namespace {

const QString secret = QStringLiteral("5ecret-Zhang-San");
/// As long as what a sentence may have quoted.
const QString token = QStringLiteral("MiIGxgYJKoZIhvcNAQcCoIIGtz0dZ9x7RqLw3TbV");

const QSet<QByteArray> harmlessHeaders{"content-type",         "content-length", "content-encoding",
                                       "transfer-encoding",    "date",           "x-request-id",
                                       "retry-after",          "user-agent",     "accept",
                                       "accept-language",      "host",           "server",
                                       "accept-encoding",      "x-sdk-date",     "x-project-id",
                                       "x-sdk-content-sha256", "connection"};

/// The same with the secret in every object: under names nobody knows, under names of secrets, as a name.
QJsonValue planted(const QJsonValue &value)
{
    static const QStringList names{u"unheardOf"_qs,   u"password"_qs, u"passcode"_qs,     u"secret"_qs,
                                   u"access"_qs,      u"command"_qs,  u"device_token"_qs, u"user_id"_qs,
                                   u"execute_msg"_qs, u"门店"_qs};
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray rows = value.toArray();
        for (const QJsonValue &row : rows)
            array.append(planted(row));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        object.insert(it.key(), planted(it.value()));
    for (const QString &name : names)
        object.insert(name, secret);
    object.insert(secret, 1);
    object.insert(u"Status2"_qs, QJsonArray{secret, QJsonObject{{u"status"_qs, secret}}});
    return object;
}

bool shows(const QByteArray &text)
{
    return text.contains("5ecret");
}

/// The body with the secret in it; nothing if it shows one that was there before, or if it is no JSON.
std::optional<QByteArray> plantedBody(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull() || shows(maskedBody(document.toJson(QJsonDocument::Compact))))
        return std::nullopt;
    const QJsonValue value = document.isArray() ? QJsonValue(document.array()) : document.object();
    const QJsonValue changed = planted(value);
    return changed.isArray() ? QJsonDocument(changed.toArray()).toJson(QJsonDocument::Compact)
                             : QJsonDocument(changed.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray checkBody(const QByteArray &body)
{
    const QByteArray masked = maskedBody(body);
    require(masked.size() <= RequestRecord::maxRecordedBody, "a log keeps no more of a body than it says");
    require(masked == maskedBody(body), "the same body is masked the same way");
    require(masked.isEmpty() == body.isEmpty(), "a body that was there is told of");
    require(QString::fromUtf8(masked).toUtf8() == masked, "a masked body is whole UTF-8");
    const std::optional<QByteArray> secretive = plantedBody(body);
    if (!secretive)
        return masked;
    const QByteArray shown = maskedBody(*secretive);
    require(!shows(shown), "no body shows what stands under a name that isn't known to be harmless");
    const qsizetype part = body.size() * 7919 % secretive->size();
    require(!shows(maskedBody(secretive->left(part))), "no part of a body shows it either");
    return shown;
}

QList<HeaderItem> checkHeaders(const QList<HeaderItem> &headers)
{
    QList<HeaderItem> secretive;
    for (const auto &[name, value] : headers) {
        const QByteArray lower = name.toLower();
        if (lower == "location") {
            const QByteArray text = "https://" + secret.toUtf8() + ':' + secret.toUtf8() + '@' + value + '?' +
                                    secret.toUtf8() + '#' + secret.toUtf8();
            require(shows(value) || !shows(maskedHeaders({{name, text}}).front().second),
                    "an address shows no user, query or fragment");
        } else if (!harmlessHeaders.contains(lower) && !shows(name) && !shows(value)) {
            secretive.append({name, value + ' ' + secret.toUtf8()});
            secretive.append({name, secret.toUtf8() + ' ' + value});
        }
    }
    const QList<HeaderItem> masked = maskedHeaders(secretive);
    require(masked.size() == secretive.size(), "every header is told of");
    for (const HeaderItem &header : masked)
        require(!shows(header.second), "no header shows what isn't known to be harmless");
    return masked;
}

void checkSentence(const QByteArray &text)
{
    const QString words = QString::fromUtf8(text);
    const QString start = token.left(16);
    const QString end = token.right(16);
    if (words.contains(start) || words.contains(end))
        return;
    const qsizetype middle = words.size() / 2;
    const QString masked = maskedSentence(words.left(middle) + token + words.mid(middle));
    require(!masked.contains(start) && !masked.contains(end), "no sentence shows what may be a token");
}

HttpRequest requestOf(const QByteArray &target)
{
    HttpRequest request;
    const qsizetype mark = target.indexOf('?');
    request.path = u'/' + QString::fromUtf8(mark < 0 ? target : target.left(mark));
    if (mark >= 0 && !target.contains("5ecret")) {
        const QString name = QString::fromUtf8(target.mid(mark + 1));
        request.query = {{name, QStringLiteral("1")}};
        if (!isQueryValuePublic(name))
            request.query.append({name, secret});
    }
    request.query.append({QStringLiteral("instance_name"), secret});
    return request;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QStringList methods{u"GET"_qs, u"POST"_qs, u"PUT"_qs};
    static const QHash<QString, QString> variables{
        {u"TOKEN"_qs, {}},         {u"PASSWORD"_qs, {}},   {u"PASSCODE"_qs, {}},   {u"SECURITY_TOKEN"_qs, {}},
        {u"AUTHORIZATION"_qs, {}}, {u"SECRET_KEY"_qs, {}}, {u"ACCESS_KEY"_qs, {}}, {u"DEVICE_TOKEN"_qs, {}}};

    QByteArray input = fuzzing::bytes(data, size);
    const QByteArray target = fuzzing::takeLine(input);
    const QList<HeaderItem> headers = fuzzing::takeHeaders(input);
    checkSentence(input);

    RequestRecord record;
    record.method = methods.at(target.size() % methods.size());
    record.host = QStringLiteral("koophone.myhuaweicloud.com");
    record.target = publicTarget(requestOf(target));
    record.requestHeaders = checkHeaders(headers);
    record.requestBody = checkBody(input);
    const bool showedBefore = shows(target) || shows(record.requestBody);
    const QString command = asCurl(record);
    require(showedBefore || !command.contains(u"5ecret"), "no command shows a secret");
    const PosixShell shell(command, variables);
    require(shell.isOk(), "a shell takes it for one command");
    require(shell.words().size() >= 4 && shell.words().at(2) == record.method &&
                shell.words().at(3).startsWith(u"https://" + record.host + u'/'),
            "the command is for that address");
    require(record.requestBody.isEmpty() || shell.words().contains(u"--data-binary"), "a body is sent");
    return 0;
}
