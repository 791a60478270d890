// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiclient.h"
#include "simulator/cloud.h"

#include <functional>
#include <optional>
#include <span>

/// An operation that is more than a read, ready to be sent to one phone of a simulated cloud.
struct WritingOperation {
    using Report = std::function<void(const std::optional<phonedeck::ApiError> &)>;

    const char *name;
    phonedeck::Effect effect;
    /// Puts the phone into a state in which the service accepts the operation.
    void (*prepare)(phonedeck::simulator::Cloud &cloud, phonedeck::simulator::Instance &phone);
    /// Sends it; `context` gets the report once. The id is of the prepared phone.
    void (*send)(phonedeck::ApiClient &client, const QString &instanceId, QObject *context, Report report);
};

/// The user that holds a phone where an operation needs one.
extern const QString testUserId;

/// All operations of the contract that aren't reads: 15 of KooPhone.
[[nodiscard]] std::span<const WritingOperation> writingOperations();
