// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/action.h"
#include "network/fleet/userinstance.h"
#include "network/transport/apiclient.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace phonedeck {

/// What the service said to one request, whatever operation it was.
struct StepAnswer {
    std::optional<ApiError> error; ///< empty: accepted
    QString requestId;
    QString taskId;                     ///< empty if the service gave none
    QHash<QString, QString> jobs;       ///< job by instance id; of a task only, and perhaps not of all (C32)
    QHash<QString, int> preparationNow; ///< status by instance id (4.3.1); of a preparation only
};

/// Turns steps into operations of the API and their replies into one form. Calls that are not answered when
/// it is destroyed are abandoned.
class RequestSender final : public QObject
{
    Q_OBJECT

public:
    explicit RequestSender(ApiClient &client, QObject *parent = nullptr);

    /// `phones` are within the limits of the step, `userId` is theirs where it goes by user. `done` runs
    /// once, from the event loop, unless `context` is gone.
    QPointer<PendingCall> send(ActionId step, const QString &userId, const QList<UserInstance> &phones,
                               QObject *context, std::function<void(const StepAnswer &)> done);

private:
    template <ApiOperation Op>
    QPointer<PendingCall> sendOp(const Op &op, QObject *context,
                                 std::function<void(const StepAnswer &)> done);

    ApiScope m_api;
    QString m_lastRequestId; ///< of the call whose handler runs next
};

} // namespace phonedeck
