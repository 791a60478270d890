// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace phonedeck {

/// The 40 px row above a table that carries the place's title at its left and `actions` at its right.
/// Takes both over.
[[nodiscard]] QWidget *makePageHead(QLabel *title, QWidget *actions = nullptr);

} // namespace phonedeck
