// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace phonedeck {

/// Who gives an error code. The same number means something else from each: KOOPHONE.API.0005 and CPS0005.
enum class CodeFamily {
    Service, ///< KOOPHONE.API, KP.API, KPAPI, or a bare number; in any case (B11)
    Gateway, ///< APIGW, APIG: before the service was reached
    Iam,     ///< IAM
    Host,    ///< CPS: what phones run on, inside a row of a result; with or without a dot (B12)
    Foreign, ///< another service's
};

struct ErrorCode {
    CodeFamily family = CodeFamily::Foreign;
    QString number; ///< digits, of any count (B17); may be empty

    /// One of the service's own failures: nobody knows what had been done by then (6.2: 4999, 9000 to 9003,
    /// 9999).
    [[nodiscard]] bool isServiceFault() const;
    [[nodiscard]] bool is(CodeFamily ofFamily, QStringView withNumber) const
    {
        return family == ofFamily && number == withNumber;
    }
};

/// No code is nobody's: Foreign, without a number.
[[nodiscard]] ErrorCode readErrorCode(const QString &code);

} // namespace phonedeck
