// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>

namespace phonedeck {

/// What an enumeration of states gives its `Unknown`: no number of the service.
inline constexpr int unknownMeaning = std::numeric_limits<int>::min();

/// A number of one of the service's scales and what it means there. A number that no table knows is kept, to
/// be shown; its meaning is Unknown. The scales overlap in numbers, so each is a type of its own (D1, D3).
template <typename Meaning> struct StatusValue {
    Meaning meaning = Meaning::Unknown;
    std::optional<int> number; ///< nothing if it was absent or no number

    bool operator==(const StatusValue &) const = default;
};

/// Of a scale whose numbers have no gap from `first` to `last`.
template <typename Meaning>
[[nodiscard]] StatusValue<Meaning> statusValue(std::optional<int> number, Meaning first, Meaning last)
{
    const bool isKnown = number && *number >= static_cast<int>(first) && *number <= static_cast<int>(last);
    return {isKnown ? static_cast<Meaning>(*number) : Meaning::Unknown, number};
}

} // namespace phonedeck
