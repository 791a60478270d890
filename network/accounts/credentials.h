// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace phonedeck {

/// The project a token is good for: by name (a region's built-in project is named after the region) or
/// by id. An id is preferred when it is known: some servers want a domain beside a name (iam.md).
struct ProjectScope {
    QString name;
    QString id;
    /// Send the account's name beside the project's name. The vendor's own scope carries none; other
    /// servers that speak the same protocol ask for it. Without effect on an id.
    bool namesDomain = false;

    [[nodiscard]] bool isEmpty() const { return name.isEmpty() && id.isEmpty(); }

    /// 32 hexadecimal digits are an id, anything else is a name.
    [[nodiscard]] static ProjectScope fromText(const QString &text);

    bool operator==(const ProjectScope &) const = default;
};

/// What an IAM user signs in with. Lives in memory only. An empty project gives a token without one,
/// which is good for listing projects and for nothing on phones.
struct PasswordCredentials {
    QString domain; ///< the account; not a HUAWEI ID
    QString user;   ///< IAM user
    QString password;
    ProjectScope project;
};

/// A one-time code beside the password. Good once: it is never sent again without a person.
struct TotpCode {
    QString userId; ///< the user's id, not the name
    QString passcode;
};

/// What requests are signed with instead of carrying a token. Lives in memory only.
struct SigningKeys {
    QByteArray accessKey;
    QByteArray secretKey;
    QByteArray securityToken; ///< of temporary keys; empty with permanent ones
    QString projectId;        ///< for the service of a region; goes before domainId
    QString domainId;         ///< for calls about the account
};

} // namespace phonedeck
