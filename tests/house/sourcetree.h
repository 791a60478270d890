// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace phonedeck::house {

/// The .cpp and .h files under these folders of the tree, as paths relative to it.
[[nodiscard]] QStringList sources(const QString &root, const QStringList &folders);
[[nodiscard]] QString readText(const QString &path);

/// What is wrong with the arrows between the floors (architecture.md), a line each; empty if nothing.
[[nodiscard]] QStringList layerFaults(const QString &root);
/// What is wrong with the text of the sources, a line each.
[[nodiscard]] QStringList textFaults(const QString &root);

} // namespace phonedeck::house
