// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonedeck {

/// How an SKU is on sale (4.2.1). Sku::chargeMode has its numbers. Not the scale below, in which 1 means the
/// opposite (D16).
enum class ChargeMode {
    Period = 0, ///< yearly or monthly
    Use = 1,
    Both = 2,
};

/// How an order is paid (4.2.2): by period, nothing else can be ordered through the API.
enum class ChargingMode {
    Period = 1,
};

enum class PeriodType {
    Month = 2, ///< 1 to 9 of them
    Year = 3,  ///< 1 to 3 of them
};

/// For how long an order is and how it is paid.
struct ChargeParam {
    ChargingMode chargingMode = ChargingMode::Period;
    PeriodType periodType = PeriodType::Month;
    int periodNum = 1;
    /// True pays from the balance of the account at once; false leaves an unpaid order. Always sent (D15).
    bool isAutoPay = false;
    bool isAutoRenew = false;

    bool operator==(const ChargeParam &) const = default;
};

} // namespace phonedeck
