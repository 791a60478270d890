// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/objectservice.h"

#include "simulator/requestsignature.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QLocale>
#include <QtCore/QUuid>
#include <QtCore/QXmlStreamReader>
#include <QtCore/QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr int md5Bytes = 16;

QByteArray newRequestId()
{
    return QUuid::createUuid().toByteArray(QUuid::Id128).toUpper();
}

using Element = std::pair<QString, QString>;

HttpAnswer xmlAnswer(int status, const QString &root, const QList<Element> &elements)
{
    HttpAnswer answer;
    answer.status = status;
    QXmlStreamWriter xml(&answer.body);
    xml.writeStartDocument();
    xml.writeStartElement(root);
    for (const auto &[name, text] : elements)
        xml.writeTextElement(name, text);
    xml.writeEndElement();
    xml.writeEndDocument();
    answer.headers = {{"Content-Type", "application/xml"}};
    return answer;
}

QByteArray quoted(const QByteArray &etag)
{
    return '"' + etag + '"';
}

HttpAnswer emptyAnswer(int status, const QByteArray &etag = {})
{
    HttpAnswer answer;
    answer.status = status;
    if (!etag.isEmpty())
        answer.headers.append({"ETag", quoted(etag)});
    return answer;
}

HttpAnswer noRoom()
{
    return ObjectService::error(403, "InsufficientStorageSpace", u"There is not enough space."_s);
}

HttpAnswer noSuchUpload()
{
    return ObjectService::error(404, "NoSuchUpload", u"The specified upload does not exist."_s);
}

// What is wrong with the Content-MD5 of the body, if it has one.
std::optional<HttpAnswer> digestFault(const HttpRequest &request)
{
    if (!request.hasHeader("Content-MD5"))
        return std::nullopt;
    const auto digest = QByteArray::fromBase64Encoding(request.header("Content-MD5"),
                                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!digest || digest.decoded.size() != md5Bytes)
        return ObjectService::error(400, "InvalidDigest", u"The Content-MD5 is not valid."_s);
    if (digest.decoded != QCryptographicHash::hash(request.body, QCryptographicHash::Md5))
        return ObjectService::error(400, "BadDigest", u"The Content-MD5 did not match what was received."_s);
    return std::nullopt;
}

StoredObject objectOf(const HttpRequest &request, const QDateTime &now)
{
    StoredObject object;
    object.data = request.body;
    object.contentType = request.header("Content-Type");
    object.modifiedAt = now;
    for (const auto &[name, value] : request.headers) {
        if (name.toLower().startsWith("x-obs-meta-"))
            object.meta.append({name.toLower(), value});
    }
    return object;
}

// Part numbers with their ETags, the quotes taken off; nothing if the document is no such list.
std::optional<QList<std::pair<int, QByteArray>>> readParts(const QByteArray &body)
{
    QList<std::pair<int, QByteArray>> parts;
    QXmlStreamReader xml(body);
    if (!xml.readNextStartElement() || xml.name() != "CompleteMultipartUpload"_L1)
        return std::nullopt;
    while (xml.readNextStartElement()) {
        if (xml.name() != "Part"_L1)
            return std::nullopt;
        int number = 0;
        QString etag;
        while (xml.readNextStartElement()) {
            if (xml.name() == "PartNumber"_L1)
                number = xml.readElementText().trimmed().toInt();
            else if (xml.name() == "ETag"_L1)
                etag = xml.readElementText().trimmed().remove(u'"');
            else
                xml.skipCurrentElement();
        }
        parts.append({number, etag.toLatin1()});
    }
    return xml.hasError() || parts.isEmpty() ? std::nullopt : std::optional(parts);
}

QDateTime httpTime(const QByteArray &text)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

bool ObjectService::isMeant(const HttpRequest &request)
{
    const QByteArray host = request.header("Host").toLower();
    if (host.startsWith("obs.") || host.contains(".obs."))
        return true;
    const QByteArray authorization = request.header("Authorization");
    if (authorization.startsWith("OBS ") || authorization.startsWith("AWS "))
        return true;
    if (ObjectAddress::of(request).bucket == ObjectStore::bucket)
        return true;
    return request.query(u"Signature") && (request.query(u"AccessKeyId") || request.query(u"AWSAccessKeyId"));
}

QString ObjectService::operationOf(const HttpRequest &request)
{
    const bool isBucket = ObjectAddress::of(request).key.isEmpty();
    const bool hasUploadId = request.query(u"uploadId").has_value();
    const QByteArray &method = request.method;
    if (isBucket)
        return method == "HEAD" ? u"HeadBucket"_s : method == "GET" ? u"ListObjects"_s : QString();
    if (method == "PUT")
        return hasUploadId ? u"UploadPart"_s : u"PutObject"_s;
    if (method == "GET")
        return u"GetObject"_s;
    if (method == "HEAD")
        return u"HeadObject"_s;
    if (method == "DELETE")
        return hasUploadId ? u"AbortMultipartUpload"_s : u"DeleteObject"_s;
    if (method == "POST" && hasUploadId)
        return u"CompleteMultipartUpload"_s;
    return method == "POST" && request.query(u"uploads") ? u"InitiateMultipartUpload"_s : QString();
}

HttpAnswer ObjectService::error(int status, QByteArray code, const QString &message)
{
    if (code.isEmpty()) {
        code = status == 403   ? "AccessDenied"
               : status == 429 ? "SlowDown"
               : status == 503 ? "ServiceUnavailable"
                               : "InternalError";
    }
    const QByteArray id = newRequestId();
    HttpAnswer answer = xmlAnswer(status, u"Error"_s,
                                  {{u"Code"_s, QString::fromLatin1(code)},
                                   {u"Message"_s, message.isEmpty() ? QString::fromLatin1(code) : message},
                                   {u"RequestId"_s, QString::fromLatin1(id)},
                                   {u"HostId"_s, QString::fromLatin1(newRequestId())}});
    answer.headers.append({"x-obs-request-id", id});
    return answer;
}

HttpAnswer ObjectService::answer(const HttpRequest &request, bool &committed)
{
    const ObjectAddress address = ObjectAddress::of(request);
    std::optional<HttpAnswer> answer = refuse(request, address);
    if (!answer && address.bucket != ObjectStore::bucket)
        answer = error(404, "NoSuchBucket", u"The specified bucket does not exist."_s);
    if (!answer && operationOf(request).isEmpty())
        answer = error(405, "MethodNotAllowed", u"The method is not allowed against this resource."_s);
    if (!answer) {
        answer = run(request, address);
        committed = answer->status < 400;
    }
    if (headerValue(answer->headers, "x-obs-request-id").isEmpty())
        answer->headers.append({"x-obs-request-id", newRequestId()});
    answer->headers.append(HttpHeader("Server", "OBS"));
    return *answer;
}

std::optional<HttpAnswer> ObjectService::refuseTime(const ObjectCredentials &credentials) const
{
    const QDateTime now = m_clock.now();
    if (credentials.isUrl) {
        bool isNumber = false;
        const qint64 expires = credentials.date.toLongLong(&isNumber);
        if (isNumber && now.toSecsSinceEpoch() <= expires)
            return std::nullopt;
        return error(403, "AccessDenied", isNumber ? u"Request has expired"_s : u"Expires is no number"_s);
    }
    const QDateTime time = httpTime(credentials.date);
    if (!time.isValid())
        return error(403, "AccessDenied", u"A valid Date or x-obs-date header is required"_s);
    if (!isWithinSkew(time, now))
        return error(403, "RequestTimeTooSkewed",
                     u"The difference between the request time and the server's time is too large."_s);
    return std::nullopt;
}

std::optional<HttpAnswer> ObjectService::refuse(const HttpRequest &request,
                                                const ObjectAddress &address) const
{
    const std::optional<ObjectCredentials> credentials = ObjectCredentials::of(request);
    if (!credentials)
        return error(403, "AccessDenied", u"Access Denied"_s);
    const AccessKey *key = m_keys.find(credentials->accessKey);
    if (!key || (key->isTemporary() && credentials->securityToken.isEmpty()))
        return error(403, "InvalidAccessKeyId", u"The access key id does not exist in our records."_s);
    if (const std::optional<HttpAnswer> refused = refuseTime(*credentials))
        return refused;
    if (!isSignedWith(request, address, *credentials, key->secret))
        return error(403, "SignatureDoesNotMatch", u"The signature we calculated does not match yours."_s);
    if (key->isTemporary() && !areEqualSecrets(credentials->securityToken, key->securityToken))
        return error(403, "AccessDenied", u"The security token is wrong."_s);
    if (key->hasExpired(m_clock.now()))
        return error(403, "AccessDenied", u"The security token has expired."_s);
    return std::nullopt;
}

HttpAnswer ObjectService::run(const HttpRequest &request, const ObjectAddress &address)
{
    const QString operation = operationOf(request);
    if (operation == "PutObject"_L1)
        return putObject(request, address.key);
    if (operation == "GetObject"_L1 || operation == "HeadObject"_L1)
        return getObject(request, address.key);
    if (operation == "InitiateMultipartUpload"_L1)
        return beginUpload(request, address.key);
    if (operation == "UploadPart"_L1)
        return putPart(request, address.key);
    if (operation == "CompleteMultipartUpload"_L1)
        return completeUpload(request, address.key);
    if (operation == "AbortMultipartUpload"_L1)
        return abortUpload(request, address.key);
    if (operation == "ListObjects"_L1)
        return listObjects(request);
    if (operation == "HeadBucket"_L1)
        return emptyAnswer(200);
    m_store.remove(address.key); // also of what is not there
    return emptyAnswer(204);
}

HttpAnswer ObjectService::putObject(const HttpRequest &request, const QString &key)
{
    if (const std::optional<HttpAnswer> fault = digestFault(request))
        return *fault;
    if (!m_store.put(key, objectOf(request, m_clock.now())))
        return noRoom();
    return emptyAnswer(200, m_store.find(key)->etag);
}

HttpAnswer ObjectService::getObject(const HttpRequest &request, const QString &key) const
{
    const StoredObject *object = m_store.find(key);
    if (!object)
        return error(404, "NoSuchKey", u"The specified key does not exist."_s);
    HttpAnswer answer = emptyAnswer(200, object->etag);
    answer.body = object->data; // HEAD has its length from it, too
    const QByteArray type =
        object->contentType.isEmpty() ? QByteArray("binary/octet-stream") : object->contentType;
    answer.headers.append(
        {"Content-Type",
         request.query(u"response-content-type").value_or(QString::fromLatin1(type)).toUtf8()});
    if (const auto disposition = request.query(u"response-content-disposition"))
        answer.headers.append({"Content-Disposition", disposition->toUtf8()});
    answer.headers.append(
        {"Last-Modified",
         QLocale::c().toString(object->modifiedAt, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()});
    answer.headers.append(object->meta);
    return answer;
}

HttpAnswer ObjectService::beginUpload(const HttpRequest &request, const QString &key)
{
    StoredObject object = objectOf(request, m_clock.now());
    object.data.clear();
    const QByteArray id = m_store.beginUpload(key, object);
    return xmlAnswer(
        200, u"InitiateMultipartUploadResult"_s,
        {{u"Bucket"_s, ObjectStore::bucket}, {u"Key"_s, key}, {u"UploadId"_s, QString::fromLatin1(id)}});
}

HttpAnswer ObjectService::putPart(const HttpRequest &request, const QString &key)
{
    const QByteArray id = request.query(u"uploadId").value_or(QString()).toLatin1();
    const int number = request.query(u"partNumber").value_or(QString()).toInt();
    if (!m_store.hasUpload(key, id))
        return noSuchUpload();
    if (number < 1 || number > ObjectStore::maxPartNumber)
        return error(400, "InvalidArgument", u"partNumber is from 1 to 10000."_s);
    if (const std::optional<HttpAnswer> fault = digestFault(request))
        return *fault;
    const std::optional<QByteArray> etag = m_store.putPart(id, number, request.body);
    return etag ? emptyAnswer(200, *etag) : noRoom();
}

HttpAnswer ObjectService::completeUpload(const HttpRequest &request, const QString &key)
{
    const auto parts = readParts(request.body);
    if (!parts)
        return error(400, "MalformedXML", u"The XML you provided was not well-formed."_s);
    const QByteArray id = request.query(u"uploadId").value_or(QString()).toLatin1();
    switch (m_store.completeUpload(key, id, *parts, m_clock.now())) {
    case ObjectStore::Completion::NoSuchUpload:
        return noSuchUpload();
    case ObjectStore::Completion::InvalidPart:
        return error(400, "InvalidPart", u"A part could not be found, or its ETag is another."_s);
    case ObjectStore::Completion::InvalidPartOrder:
        return error(400, "InvalidPartOrder", u"The list of parts was not in ascending order."_s);
    case ObjectStore::Completion::EntityTooSmall:
        return error(400, "EntityTooSmall", u"A part is smaller than the least size."_s);
    case ObjectStore::Completion::Done:
        break;
    }
    const QByteArray etag = quoted(m_store.find(key)->etag);
    return xmlAnswer(
        200, u"CompleteMultipartUploadResult"_s,
        {{u"Bucket"_s, ObjectStore::bucket}, {u"Key"_s, key}, {u"ETag"_s, QString::fromLatin1(etag)}});
}

HttpAnswer ObjectService::abortUpload(const HttpRequest &request, const QString &key)
{
    const QByteArray id = request.query(u"uploadId").value_or(QString()).toLatin1();
    if (!m_store.hasUpload(key, id))
        return noSuchUpload();
    m_store.abortUpload(id);
    return emptyAnswer(204);
}

HttpAnswer ObjectService::listObjects(const HttpRequest &request) const
{
    const QString prefix = request.query(u"prefix").value_or(QString());
    const QString marker = request.query(u"marker").value_or(QString());
    const int maxKeys = std::clamp(request.query(u"max-keys").value_or(u"1000"_s).toInt(), 1, 1000);
    HttpAnswer answer;
    answer.headers = {{"Content-Type", "application/xml"}};
    QXmlStreamWriter xml(&answer.body);
    xml.writeStartDocument();
    xml.writeStartElement(u"ListBucketResult"_s);
    xml.writeTextElement(u"Name"_s, ObjectStore::bucket);
    int count = 0;
    bool isTruncated = false;
    const QMap<QString, StoredObject> &objects = m_store.objects();
    for (auto it = objects.cbegin(); it != objects.cend() && !isTruncated; ++it) {
        if (!it.key().startsWith(prefix) || it.key() <= marker)
            continue;
        isTruncated = count == maxKeys;
        if (isTruncated)
            break;
        ++count;
        xml.writeStartElement(u"Contents"_s);
        xml.writeTextElement(u"Key"_s, it.key());
        xml.writeTextElement(u"LastModified"_s, it->modifiedAt.toUTC().toString(Qt::ISODateWithMs));
        xml.writeTextElement(u"ETag"_s, QString::fromLatin1(quoted(it->etag)));
        xml.writeTextElement(u"Size"_s, QString::number(it->data.size()));
        xml.writeEndElement();
    }
    xml.writeTextElement(u"IsTruncated"_s, isTruncated ? u"true"_s : u"false"_s);
    xml.writeEndElement();
    xml.writeEndDocument();
    return answer;
}

} // namespace phonedeck::simulator
