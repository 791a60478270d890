// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/runnotifier.h"

#include "ui/theme/icons.h"

#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>
#include <QtWidgets/QSystemTrayIcon>

namespace phonedeck {

namespace {

constexpr std::chrono::seconds shownFor{10};

} // namespace

RunNotifier::RunNotifier(QWidget &window, QObject *parent) : QObject(parent), m_window(window) {}

RunNotifier::~RunNotifier() = default;

bool RunNotifier::isWorthTelling(const OperationRecord &operation, bool isInFront)
{
    const std::chrono::milliseconds took(operation.endedMs - operation.startedMs);
    return operation.isEnded() && !isInFront && took > longRun;
}

RunNotifier::Notice RunNotifier::noticeOf(const OperationRecord &operation)
{
    const QLocale locale;
    const PhoneCounts &counts = operation.counts;
    QStringList parts;
    // Skipped ones were never meant to be done.
    const int skipped = counts.of(PhoneState::Skipped);
    //: phones of an operation: "197 of 200 phones done"
    parts.append(tr("%1 of %Ln phones done", nullptr, counts.total() - skipped)
                     .arg(locale.toString(counts.of(PhoneState::Succeeded))));
    const int failed = counts.of(PhoneState::Failed);
    const int unknown = counts.of(PhoneState::Unknown);
    const int cancelled = counts.of(PhoneState::Cancelled);
    if (failed > 0)
        //: phones of an operation
        parts.append(tr("%Ln failed", nullptr, failed));
    if (unknown > 0)
        //: phones of an operation of which nobody knows whether it was done
        parts.append(tr("%Ln unknown", nullptr, unknown));
    if (cancelled > 0)
        //: phones of an operation that were not sent any more
        parts.append(tr("%Ln cancelled", nullptr, cancelled));
    if (skipped > 0)
        //: phones of an operation that could not take the action
        parts.append(tr("%Ln skipped", nullptr, skipped));
    Notice notice;
    //: an action ended on all its phones
    notice.title = tr("%1: ended").arg(actionOf(operation.action).title());
    notice.text = parts.join(tr(", "));
    notice.isGood = outcomeOf(operation) == OperationOutcome::Done;
    return notice;
}

void RunNotifier::take(const OperationRecord &operation)
{
    if (!isWorthTelling(operation, m_window.isActiveWindow()))
        return;
    QApplication::alert(&m_window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    const Notice notice = noticeOf(operation);
    m_told = operation.id;
    // A notice needs an icon in the tray. It goes with the notice: the console doesn't live there.
    m_tray = std::make_unique<QSystemTrayIcon>(icon(Icon::Operations));
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT clicked(m_told); });
    m_tray->show();
    m_tray->showMessage(notice.title, notice.text,
                        notice.isGood ? QSystemTrayIcon::Information : QSystemTrayIcon::Warning,
                        int(std::chrono::milliseconds(shownFor).count()));
    QTimer::singleShot(shownFor + std::chrono::seconds(1), m_tray.get(), [this] { m_tray->hide(); });
}

} // namespace phonedeck
