// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/masking.h"

#include "network/transport/requestrecord.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

const QString mask = QStringLiteral("…");

/// What a field's value may be. Names are compared case-blind (C14).
enum class Field {
    Inside, ///< an object or a list: looked into; a plain value under that name is masked
    Id,     ///< shown if it has the form of an id
    Text,   ///< shown, as maskedSentence() leaves it
    Masked, ///< the name is known and may be shown, the value never
};

struct Fields {
    Field kind;
    const char *names; ///< separated by spaces
};

/// Names that mean the same wherever they stand.
constexpr std::array fieldTable{
    Fields{
        Field::Inside,
        "data result error jobs cmd_jobs cmd_results status_results status_list user_instances "
        "instance_settings video_spec_groups definition_540p definition_720p definition_1080p skuresponses "
        "skuspecresponselist bandinfo poolinfo nestinfo aosp instanceinfos projects project token scope auth "
        "resource"},
    // Phones, tasks, orders, projects. Not of people: a user's id is personal.
    Fields{
        Field::Id,
        "instance_id instance_ids instanceid instanceidlist instance_id_list kp_id phone_id task_id job_id "
        "orderid request_id x-request-id project_id error_code instanceskuid bandskuid cbcskuid respoolid "
        "streamingid region regionid region_id nodegroupid"},
    // States, counts, paging.
    Fields{Field::Text,
           "status code assign_status backup_status frozen_status login_status restore_status running_status "
           "backup_time restore_time expired_time expires_at issued_at created_at updated_at methods "
           "duration_seconds page_no page_size total_count count waitingcount enable enabled is_domain "
           "error_msg error_info message title"},
    // What is on sale and what was bought.
    Fields{
        Field::Text,
        "region_name region_name_en project_name billing_mode biz_type chargemode chargeparam chargingmode "
        "isautopay isautorenew periodnum periodtype instance_sku calcspec specdesc specdescen scenedesc "
        "scenedescen scenetype storagedesc storagespec tags tagsen maxresolution bandsize network os type "
        "resourcesize"},
    // Video, and apps by their package.
    Fields{Field::Text,
           "network_type encoding_type code_rate fps app_type app_name app_pkg app_version object_name "
           "object_version object_size file_name fast_install content_type version"},
    Fields{Field::Masked,
           "password passcode totp identity user user_id name member_name account_name assign_user domain "
           "domain_id device_id device_token signaling_url ice_signaling ice_servers install_package_url url "
           "links access secret securitytoken credential command execute_msg content_md5 instance_name "
           "instancename instancenameprefix address address_ipv6 aport atype internal external rtc sdk roles "
           "catalog id password_expires_at parent_id description"},
};

/// Names that are harmless only there: "id" and "name" may be a person's.
constexpr const char *harmlessHere =
    "project.id project.name projects.id projects.name bandinfo.id poolinfo.id nestinfo.id aosp.id";

QHash<QString, Field> readFieldTable()
{
    QHash<QString, Field> table;
    for (const Fields &fields : fieldTable) {
        const QStringList names = QString::fromLatin1(fields.names).split(u' ');
        for (const QString &name : names)
            table.insert(name, fields.kind);
    }
    const QStringList names = QString::fromLatin1(harmlessHere).split(u' ');
    for (const QString &name : names)
        table.insert(name, Field::Id);
    return table;
}

/// Nothing for a name nobody knows.
std::optional<Field> fieldOf(const QString &parent, const QString &name)
{
    static const QHash<QString, Field> table = readFieldTable();
    const QString lower = name.toLower();
    auto found = table.constFind(QString(parent + u'.' + lower));
    if (found == table.constEnd())
        found = table.constFind(lower);
    return found == table.constEnd() ? std::nullopt : std::optional(*found);
}

/// The text of one plain value, as JSON writes it.
QByteArray written(const QJsonValue &value)
{
    QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.mid(1, json.size() - 2);
}

bool hasFormOfId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_.:-]{0,64}\\z"));
    return form.match(text).hasMatch();
}

class Masker
{
public:
    QByteArray take(const QJsonDocument &document)
    {
        if (document.isArray())
            addArray(document.array(), {}, Field::Inside);
        else
            addObject(document.object(), {}, true);
        return m_out;
    }

private:
    /// What was written so far is already more than is kept.
    [[nodiscard]] bool isFull() const { return m_out.size() > RequestRecord::maxRecordedBody; }

    void addValue(const QJsonValue &value, const QString &name, Field kind)
    {
        if (value.isObject())
            addObject(value.toObject(), name, kind == Field::Inside);
        else if (value.isArray())
            addArray(value.toArray(), name, kind);
        else if (value.isNull())
            m_out += "null";
        else
            m_out += written(shown(value, kind));
    }

    void addObject(const QJsonObject &object, const QString &name, bool isKnown)
    {
        m_out += '{';
        bool isFirst = true;
        for (auto it = object.begin(); it != object.end() && !isFull(); ++it) {
            if (!isFirst)
                m_out += ',';
            isFirst = false;
            const std::optional<Field> field = fieldOf(name, it.key());
            m_out += written(field ? it.key() : mask) + ':';
            addValue(it.value(), it.key().toLower(), isKnown ? field.value_or(Field::Masked) : Field::Masked);
        }
        m_out += '}';
    }

    void addArray(const QJsonArray &array, const QString &name, Field kind)
    {
        m_out += '[';
        for (qsizetype i = 0; i < array.size() && !isFull(); ++i) {
            if (i > 0)
                m_out += ',';
            addValue(array.at(i), name, kind);
        }
        m_out += ']';
    }

    static QJsonValue shown(const QJsonValue &value, Field kind)
    {
        if (kind == Field::Inside || kind == Field::Masked)
            return mask;
        if (!value.isString())
            return value;
        if (kind == Field::Id)
            return hasFormOfId(value.toString()) ? value : QJsonValue(mask);
        return maskedSentence(value.toString());
    }

    QByteArray m_out;
};

/// Cut where a character ends, and said to be.
QByteArray cut(QByteArray text)
{
    if (text.size() <= RequestRecord::maxRecordedBody)
        return text;
    const QByteArray end = mask.toUtf8();
    qsizetype size = RequestRecord::maxRecordedBody - end.size();
    const auto isInsideCharacter = [&text](qsizetype at) {
        return (static_cast<unsigned char>(text.at(at)) & 0xC0) == 0x80;
    };
    while (size > 0 && isInsideCharacter(size))
        --size;
    text.truncate(size);
    return text + end;
}

QByteArray maskedLocation(const QByteArray &value)
{
    const QUrl url = QUrl::fromEncoded(value, QUrl::StrictMode);
    if (!url.isValid())
        return mask.toUtf8();
    return url.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

QByteArray maskedAuthorization(const QByteArray &value)
{
    static const QSet<QByteArray> schemes{
        "SDK-HMAC-SHA256", "V11-HMAC-SHA256", "AWS4-HMAC-SHA256", "AWS", "OBS", "Basic", "Bearer"};
    const QByteArray scheme = value.left(value.indexOf(' '));
    return schemes.contains(scheme) ? scheme + ' ' + mask.toUtf8() : mask.toUtf8();
}

QByteArray maskedHeader(const QByteArray &name, const QByteArray &value)
{
    static const QSet<QByteArray> harmless{"content-type",
                                           "content-length",
                                           "content-encoding",
                                           "transfer-encoding",
                                           "date",
                                           "x-request-id",
                                           "retry-after",
                                           "user-agent",
                                           "accept",
                                           "accept-language",
                                           "host",
                                           "accept-encoding",
                                           "server",
                                           "x-sdk-date",
                                           "x-project-id",
                                           "connection",
                                           "x-sdk-content-sha256"};
    const QByteArray lower = name.toLower();
    if (harmless.contains(lower))
        return value;
    if (lower == "location")
        return maskedLocation(value);
    return lower == "authorization" ? maskedAuthorization(value) : mask.toUtf8();
}

constexpr QByteArrayView uncheckedEnd = " bytes, not JSON]";
constexpr QByteArrayView tooLongEnd = " bytes, too long to be kept]";

} // namespace

QString maskedSentence(const QString &text)
{
    // What stays comes first in the pattern; it is put back as it was.
    static const QRegularExpression parts(QStringLiteral(
        "(?<stays>\\bkoophone:[A-Za-z]+:[A-Za-z]+\\b"
        "|(?<![A-Za-z0-9+/=_-])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9+/=_-]))"
        "|[A-Za-z][A-Za-z0-9+.-]*://[^\\s\"'<>]*"
        "|[^\\s\"'<>:,;@]{1,64}@[^\\s\"'<>:,;@]+"
        "|(?<![0-9])1[0-9]{10}(?![0-9])" // a mobile number
        "|[A-Za-z0-9+/=_%-]{24,}"
        // An access key: capitals and digits.
        "|(?<![A-Za-z0-9])[A-Z0-9]{16,}(?![A-Za-z0-9])"));
    QString result;
    qsizetype end = 0;
    QRegularExpressionMatchIterator it = parts.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        const QString stays = match.captured(QStringLiteral("stays"));
        result += stays.isEmpty() ? mask : stays;
        end = match.capturedEnd();
    }
    return result + QStringView(text).sliced(end);
}

QList<HeaderItem> maskedHeaders(const QList<HeaderItem> &headers)
{
    QList<HeaderItem> masked;
    masked.reserve(headers.size());
    for (const HeaderItem &header : headers)
        masked.append({header.first, maskedHeader(header.first, header.second)});
    return masked;
}

QByteArray maskedBody(const QByteArray &body)
{
    if (body.isEmpty())
        return {};
    if (body.size() > longestMaskedBody)
        return '[' + QByteArray::number(body.size()) + tooLongEnd.toByteArray();
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isNull())
        return '[' + QByteArray::number(body.size()) + uncheckedEnd.toByteArray();
    return cut(Masker().take(document));
}

std::optional<qint64> uncheckedBodySize(const QByteArray &masked)
{
    for (const QByteArrayView end : {uncheckedEnd, tooLongEnd}) {
        if (!masked.startsWith('[') || !masked.endsWith(end))
            continue;
        bool isNumber = false;
        const qint64 size = masked.mid(1, masked.size() - 1 - end.size()).toLongLong(&isNumber);
        if (isNumber)
            return size;
    }
    return {};
}

} // namespace phonedeck
