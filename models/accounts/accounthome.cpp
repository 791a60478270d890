// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accounthome.h"

#include "models/accounts/accountsession.h"

#include <QtCore/QCryptographicHash>

namespace phonedeck {

QString accountKey(const QUrl &serviceUrl, const QString &projectId)
{
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    const int usualPort = serviceUrl.scheme() == u"http" ? httpPort : httpsPort;
    // A separator that none of them can hold keeps "a" + "bc" from being "ab" + "c".
    const QStringList parts{serviceUrl.host().toLower(), QString::number(serviceUrl.port(usualPort)),
                            projectId.trimmed().toLower()};
    const QByteArray hash = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16));
}

void AccountHome::settle(ConnectionSettings &settings) const
{
    settings.databases = databases;
    settings.isReadOnly = isReadOnly;
    settings.accountsFolder = folder;
}

} // namespace phonedeck
