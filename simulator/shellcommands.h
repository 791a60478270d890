// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the shell, for shell.cpp.
#pragma once

#include "simulator/shell.h"

#include <QtCore/QStringList>

namespace phonedeck::simulator {

// About the device: shelldevice.cpp.
[[nodiscard]] ShellResult runCat(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runDate(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runDf(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runEcho(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runFalse(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runGetprop(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runId(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runIp(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runLs(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runPwd(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runSilent(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runUname(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runUptime(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runWhoami(const PhoneFacts &phone, const QStringList &arguments);

// About Android: shellandroid.cpp.
[[nodiscard]] ShellResult runAm(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runDumpsys(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runPm(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runPs(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runSettings(const PhoneFacts &phone, const QStringList &arguments);
[[nodiscard]] ShellResult runWm(const PhoneFacts &phone, const QStringList &arguments);

/// With a line end.
[[nodiscard]] ShellResult said(const QString &output);
[[nodiscard]] ShellResult failure(int exitCode, const QString &output);

} // namespace phonedeck::simulator
