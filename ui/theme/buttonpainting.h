// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSize>

class QPainter;
class QStyleOptionButton;
class QWidget;

namespace phonedeck {

/// How HouseStyle draws and measures a push button, by its properties "kind", "large" and "keyCap".
void paintButton(QPainter *painter, const QStyleOptionButton &option, const QWidget *widget);
[[nodiscard]] QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget);

} // namespace phonedeck
