// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonedeck {

/// How far what runs is, at the program's icon in the task bar or dock, where the desktop can show that.
class TaskbarProgress
{
public:
    /// 0 to 1; below 0 takes it away.
    void show(double share);
};

} // namespace phonedeck
