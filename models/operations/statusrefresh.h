// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/fleetlook.h"

#include <optional>

namespace phonedeck {

/// A person wants to know at once what state some phones are in: a read, so it needs no sheet and leaves no
/// operation behind. What is seen goes to the store.
class StatusRefresh final : public QObject
{
    Q_OBJECT

public:
    /// How the last one ended.
    struct Outcome {
        int phones = 0;  ///< that were asked for
        int gone = 0;    ///< no longer listed
        int missing = 0; ///< could not be read
        std::optional<ApiError> failure;
    };

    /// Client and store outlive it.
    StatusRefresh(ApiClient &client, InstanceStore &store, QObject *parent = nullptr);

    void start(const QStringList &instanceIds);
    /// Phones that are being read.
    [[nodiscard]] int underWay() const { return m_underWay; }

Q_SIGNALS:
    void changed();
    void finished(const phonedeck::StatusRefresh::Outcome &outcome);

private:
    FleetLook m_look;
    int m_underWay = 0;
};

} // namespace phonedeck
