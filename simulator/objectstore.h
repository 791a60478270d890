// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

#include <optional>
#include <utility>

namespace phonedeck::simulator {

struct StoredObject {
    QByteArray data;
    QByteArray etag; ///< without the quotes: hex MD5, of the data or of the parts' ones
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> meta; ///< the headers x-obs-meta-… it came with
    QDateTime modifiedAt;
};

/// The objects of the one bucket, in memory, and the uploads in parts that nobody has ended yet. Nothing
/// about HTTP.
class ObjectStore
{
public:
    static const QString bucket;
    static constexpr qint64 defaultMaxBytes = 256 * 1024 * 1024;
    static constexpr qint64 minPartBytes = 100 * 1024; ///< of all parts but the last
    static constexpr int maxPartNumber = 10'000;

    enum class Completion { Done, NoSuchUpload, InvalidPart, InvalidPartOrder, EntityTooSmall };

    explicit ObjectStore(qint64 maxBytes = defaultMaxBytes) : m_maxBytes(maxBytes) {}

    [[nodiscard]] const QMap<QString, StoredObject> &objects() const { return m_objects; }
    /// Null if there is none; valid until the next change.
    [[nodiscard]] const StoredObject *find(const QString &key) const;
    /// False if there is no room. Fills in the ETag.
    [[nodiscard]] bool put(const QString &key, StoredObject object);
    void remove(const QString &key) { m_objects.remove(key); }
    /// Of objects and parts together.
    [[nodiscard]] qint64 usedBytes() const;

    /// Gives the upload's id. `object` brings all but the data.
    [[nodiscard]] QByteArray beginUpload(const QString &key, const StoredObject &object);
    [[nodiscard]] bool hasUpload(const QString &key, const QByteArray &id) const;
    [[nodiscard]] int openUploads() const { return static_cast<int>(m_uploads.size()); }
    /// Replaces a part of that number. Gives its ETag, nothing if there is no room. The upload must exist.
    [[nodiscard]] std::optional<QByteArray> putPart(const QByteArray &id, int number, const QByteArray &data);
    /// Puts the parts named, with their ETags, together. The upload stays open unless it is done.
    [[nodiscard]] Completion completeUpload(const QString &key, const QByteArray &id,
                                            const QList<std::pair<int, QByteArray>> &parts,
                                            const QDateTime &now);
    void abortUpload(const QByteArray &id) { m_uploads.remove(id); }

private:
    struct Part {
        QByteArray data;
        QByteArray etag;
    };
    struct Upload {
        QString key;
        StoredObject object;
        QMap<int, Part> parts;
    };

    QMap<QString, StoredObject> m_objects;
    QHash<QByteArray, Upload> m_uploads;
    qint64 m_maxBytes;
    quint64 m_lastUpload = 0;
};

} // namespace phonedeck::simulator
