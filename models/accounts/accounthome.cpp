// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accounthome.h"

#include "models/accounts/accountsession.h"

#include <QtCore/QCryptographicHash>

namespace phonedeck {

QString accountKey(const ConnectionSettings &settings)
{
    const PasswordCredentials &credentials = settings.credentials;
    const ProjectScope &project = credentials.project;
    // A separator that none of them can hold keeps "a" + "bc" from being "ab" + "c".
    const QStringList parts{settings.serviceUrl.host().toLower(), credentials.domain,
                            project.name.isEmpty() ? project.id : project.name};
    const QByteArray hash = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16));
}

void AccountHome::settle(ConnectionSettings &settings) const
{
    settings.databases = databases;
    settings.isReadOnly = isReadOnly;
    if (!folder.isEmpty())
        settings.journalPath = QStringLiteral("%1/%2/journal.sqlite").arg(folder, accountKey(settings));
}

} // namespace phonedeck
