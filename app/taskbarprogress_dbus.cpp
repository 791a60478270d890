// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/taskbarprogress.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtGui/QGuiApplication>

namespace phonedeck {

// A signal that Plasma, Ubuntu's dock and others listen to; nobody has to, and nothing is waited for.
void TaskbarProgress::show(double share)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage update = QDBusMessage::createSignal(QStringLiteral("/phonedeck"),
                                                     QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                                     QStringLiteral("Update"));
    update << QStringLiteral("application://%1.desktop").arg(QGuiApplication::desktopFileName())
           << QVariantMap{{QStringLiteral("progress"), share < 0 ? 0.0 : share},
                          {QStringLiteral("progress-visible"), share >= 0}};
    bus.send(update);
}

} // namespace phonedeck
