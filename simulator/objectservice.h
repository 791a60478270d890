// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/accesskeys.h"
#include "simulator/clock.h"
#include "simulator/httpanswer.h"
#include "simulator/objectsignature.h"
#include "simulator/objectstore.h"

namespace phonedeck::simulator {

/// The object store over HTTP (obs.md): judges signatures, answers in XML.
class ObjectService
{
public:
    /// All of them outlive it.
    ObjectService(ObjectStore &store, const AccessKeys &keys, const Clock &clock)
        : m_store(store), m_keys(keys), m_clock(clock)
    {
    }

    /// Whether the request is for the object store: by Host, by the bucket in its path, or by how it is
    /// signed.
    [[nodiscard]] static bool isMeant(const HttpRequest &request);
    /// "PutObject", "UploadPart" …: for the log and for faults. Empty if it is none that is known.
    [[nodiscard]] static QString operationOf(const HttpRequest &request);
    /// <Error><Code>…; `code` may be left out for the usual one of that status.
    [[nodiscard]] static HttpAnswer error(int status, QByteArray code, const QString &message = {});

    /// `committed` becomes true if the operation ran.
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request, bool &committed);

private:
    [[nodiscard]] std::optional<HttpAnswer> refuse(const HttpRequest &request,
                                                   const ObjectAddress &address) const;
    [[nodiscard]] std::optional<HttpAnswer> refuseTime(const ObjectCredentials &credentials) const;
    [[nodiscard]] HttpAnswer run(const HttpRequest &request, const ObjectAddress &address);
    [[nodiscard]] HttpAnswer putObject(const HttpRequest &request, const QString &key);
    [[nodiscard]] HttpAnswer getObject(const HttpRequest &request, const QString &key) const;
    [[nodiscard]] HttpAnswer beginUpload(const HttpRequest &request, const QString &key);
    [[nodiscard]] HttpAnswer putPart(const HttpRequest &request, const QString &key);
    [[nodiscard]] HttpAnswer completeUpload(const HttpRequest &request, const QString &key);
    [[nodiscard]] HttpAnswer abortUpload(const HttpRequest &request, const QString &key);
    [[nodiscard]] HttpAnswer listObjects(const HttpRequest &request) const;

    ObjectStore &m_store;
    const AccessKeys &m_keys;
    const Clock &m_clock;
};

} // namespace phonedeck::simulator
