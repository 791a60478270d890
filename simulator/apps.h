// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace phonedeck::simulator {

/// An app on a phone.
struct InstalledApp {
    QString package; ///< com.tencent.mm
    QString name;
    QString version;
    bool isSystem = false;

    bool operator==(const InstalledApp &) const = default;
};

/// What differs from the apps a phone was bought with: kept for the phones that were touched only.
struct AppChanges {
    bool wiped = false; ///< reset or cleared since: what a user would have installed is gone
    QMap<QString, InstalledApp> installed;
    QList<QString> removed;
};

/// The apps of a phone nobody touched: the system's, and some from a pool, the same for the same serial.
/// One phone in fourteen has an old version of the company's own app, com.example.retail.
[[nodiscard]] QList<InstalledApp> appsFromStart(quint32 serial, int android);
/// The apps now; system apps first, each part by package name.
[[nodiscard]] QList<InstalledApp> appsNow(quint32 serial, int android, const AppChanges &changes);

/// Spreads serial numbers: neighbours have nothing in common. `salt` makes the traits independent.
[[nodiscard]] quint32 traitOf(quint32 serial, quint32 salt);

} // namespace phonedeck::simulator
