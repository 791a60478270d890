// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/taskbarprogress.h"

namespace phonedeck {

// The window's title has the share; that is what this desktop gets.
void TaskbarProgress::show(double) {}

} // namespace phonedeck
