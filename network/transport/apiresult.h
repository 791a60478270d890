// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/parameterfault.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <tl/expected.hpp>

#include <chrono>

namespace phonedeck {

/// Why a call failed, as far as a person or a retry rule needs to tell one from another.
enum class ErrorKind {
    Cancelled,        ///< by us, before an answer came
    InvalidParameter, ///< outside a limit of the contract: nothing was sent; see ApiError::parameter
    InsecureAddress,  ///< http:// that would leave this computer, or no usable address: nothing was sent
    NotReachable,     ///< host not found, connection refused: nothing was sent
    ProxyFailed,      ///< the proxy refused, can't be reached or wants another password: nothing was sent
    TlsFailed,        ///< no trusted secure connection: nothing was sent
    TimedOut,         ///< no answer in time
    ConnectionLost,   ///< ended while the request or the answer was under way
    Redirected,       ///< a 3xx; never followed
    NotTheService,    ///< HTML, an empty body, or JSON that isn't an answer of this service
    Truncated,        ///< the answer stops in the middle
    SignInRefused,    ///< IAM refused user, password, account or project
    PasscodeNeeded,   ///< the sign-in takes a one-time code, and the last one has been used
    TokenRefused,     ///< the service does not take the token
    SignatureRefused, ///< the service does not take the AK/SK signature; see ApiError::clockOffset
    PermissionDenied, ///< signed in, but not allowed to do this
    Throttled,        ///< 429
    Refused,          ///< any other answer of the service that isn't success
    ServiceFailed,    ///< 5xx
};

/// A failed call. Keeps the service's own words, since they are what support asks for.
struct ApiError {
    ErrorKind kind = ErrorKind::Refused;
    int httpStatus = 0;       ///< 0 if no answer came
    QString code;             ///< error_code as sent, e.g. "KOOPHONE.API.1004"; empty if there was none
    QString serviceText;      ///< error_msg or error_info as sent, or what the network layer said
    QString requestId;        ///< empty if nothing was sent
    QString operation;        ///< name by the API reference
    QString iamAction;        ///< the action that is missing, if kind is PermissionDenied
    bool outcomeKnown = true; ///< false: the request may have had its effect
    std::optional<ParameterFault> parameter; ///< what is wrong, if kind is InvalidParameter
    /// This computer's clock minus the service's, by the Date header, if kind is SignatureRefused.
    std::optional<std::chrono::seconds> clockOffset;

    bool operator==(const ApiError &) const = default;

    /// Digits of the code without its family: "KOOPHONE.API.1004", "KPAPI.1004" and "1004" are one (B11).
    [[nodiscard]] QString codeNumber() const;
};

template <typename T> using ApiResult = tl::expected<T, ApiError>;

} // namespace phonedeck

Q_DECLARE_METATYPE(phonedeck::ApiError)
