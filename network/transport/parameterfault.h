// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace phonedeck {

/// Which kind of limit of the contract a parameter is outside of.
enum class LimitKind {
    Missing,    ///< mandatory, and empty
    Characters, ///< length in characters
    Bytes,      ///< length in bytes of UTF-8
    Entries,    ///< length of a list
    Range,      ///< a number
    Step,       ///< a number that has to be a multiple
    OneOf,      ///< one of a few values
    Form,       ///< a pattern, e.g. of a time
    Order,      ///< must not come before another field
    Complete,   ///< every combination once
};

/// A parameter that the contract does not allow, found before anything was sent.
struct ParameterFault {
    QString field; ///< the API's own name, with its place in a list: "instance_settings[2].fps"
    QString value; ///< what it is; for Characters, Bytes and Entries the length, never a secret
    LimitKind limit = LimitKind::Missing;
    QString allowed; ///< what the contract allows, language-free: "1–1024", "30, 60", "YYYY-MM-DD HH:MM:SS"

    bool operator==(const ParameterFault &) const = default;
};

} // namespace phonedeck
