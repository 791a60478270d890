// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/pendingcall.h"

#include <QtCore/QPointer>

namespace phonedeck {

/// A handle on one call; copies stand for the same call.
template <ApiOperation Op> class ApiCall
{
public:
    explicit ApiCall(TypedCall<Op> *call) : m_call(call) {}

    /// `handler` runs exactly once, always from the event loop, never after `context` was destroyed.
    /// One handler a call: a second one replaces the first.
    template <typename Handler> ApiCall &then(QObject *context, Handler &&handler)
    {
        if (m_call)
            m_call->setHandler(context, std::forward<Handler>(handler));
        return *this;
    }

    /// Ends the call with ErrorKind::Cancelled. What was already sent may still have its effect.
    void cancel()
    {
        if (m_call)
            m_call->cancel();
    }

    [[nodiscard]] PendingCall *pending() const { return m_call; }

private:
    QPointer<TypedCall<Op>> m_call;
};

} // namespace phonedeck
