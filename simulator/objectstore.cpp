// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/objectstore.h"

#include "simulator/random.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

} // namespace

const QString ObjectStore::bucket = u"phonedeck-apps"_s;

const StoredObject *ObjectStore::find(const QString &key) const
{
    const auto found = m_objects.constFind(key);
    return found == m_objects.constEnd() ? nullptr : &*found;
}

qint64 ObjectStore::usedBytes() const
{
    qint64 sum = 0;
    for (const StoredObject &object : m_objects)
        sum += object.data.size();
    for (const Upload &upload : m_uploads) {
        for (const Part &part : upload.parts)
            sum += part.data.size();
    }
    return sum;
}

bool ObjectStore::put(const QString &key, StoredObject object)
{
    const qint64 freed = m_objects.value(key).data.size();
    if (usedBytes() - freed + object.data.size() > m_maxBytes)
        return false;
    object.etag = md5(object.data).toHex();
    m_objects.insert(key, object);
    return true;
}

QByteArray ObjectStore::beginUpload(const QString &key, const StoredObject &object)
{
    Random random(++m_lastUpload);
    const QByteArray id = (QByteArray::number(random.next(), 16).rightJustified(16, '0') +
                           QByteArray::number(random.next(), 16).rightJustified(16, '0'))
                              .toUpper();
    m_uploads.insert(id, {key, object, {}});
    return id;
}

bool ObjectStore::hasUpload(const QString &key, const QByteArray &id) const
{
    const auto found = m_uploads.constFind(id);
    return found != m_uploads.constEnd() && found->key == key;
}

std::optional<QByteArray> ObjectStore::putPart(const QByteArray &id, int number, const QByteArray &data)
{
    Upload &upload = m_uploads[id];
    if (usedBytes() - upload.parts.value(number).data.size() + data.size() > m_maxBytes)
        return std::nullopt;
    const QByteArray etag = md5(data).toHex();
    upload.parts.insert(number, {data, etag});
    return etag;
}

ObjectStore::Completion ObjectStore::completeUpload(const QString &key, const QByteArray &id,
                                                    const QList<std::pair<int, QByteArray>> &parts,
                                                    const QDateTime &now)
{
    if (!hasUpload(key, id))
        return Completion::NoSuchUpload;
    const auto isBehind = [](const auto &a, const auto &b) { return a.first >= b.first; };
    if (std::adjacent_find(parts.begin(), parts.end(), isBehind) != parts.end())
        return Completion::InvalidPartOrder;
    const Upload &upload = m_uploads[id];
    StoredObject object = upload.object;
    QByteArray digests;
    for (const auto &[number, etag] : parts) {
        const auto part = upload.parts.constFind(number);
        if (part == upload.parts.constEnd() || part->etag != etag)
            return Completion::InvalidPart;
        const bool isLast = number == parts.constLast().first;
        if (!isLast && part->data.size() < minPartBytes)
            return Completion::EntityTooSmall;
        object.data += part->data;
        digests += QByteArray::fromHex(part->etag);
    }
    if (parts.isEmpty())
        return Completion::InvalidPart;
    object.etag = md5(digests).toHex() + '-' + QByteArray::number(parts.size());
    object.modifiedAt = now;
    m_objects.insert(key, object);
    m_uploads.remove(id);
    return Completion::Done;
}

} // namespace phonedeck::simulator
