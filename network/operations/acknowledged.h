// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonedeck {

/// The reply of operations that answer without data: the envelope said "0", and that is all there is. Whether
/// phones have done what was asked is to be looked up.
struct Acknowledged {
    bool operator==(const Acknowledged &) const = default;
};

} // namespace phonedeck
