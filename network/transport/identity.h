// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"

#include <QtCore/QObject>

#include <functional>

namespace phonedeck {

/// What a request shows to say who sends it.
struct Proof {
    /// The headers to add to a request that is complete otherwise; an error means that nothing may be sent.
    using Headers = std::function<ApiResult<QList<HeaderItem>>(const HttpRequest &request, const QUrl &url)>;

    QByteArray key; ///< tells one proof from the next, e.g. the token itself; memory only
    Headers headers;
};

/// Who the calls of a client are made for: a token, or access keys. Belongs to the client's thread.
class CallIdentity : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const ApiResult<Proof> &)>;
    using QObject::QObject;

    /// Gives a proof at once or later; nothing after `context` was destroyed. What spends gets one that
    /// outlives the call by far, since an order is not sent a second time.
    virtual void withProof(QObject *context, Effect effect, Handler handler) = 0;

    /// The service did not take `proof`; `answer` is what it said. Completes `error` with what is known about
    /// it. True if the call may be made once more with the next proof. `isSecond`: the proof had been
    /// fetched because of a refusal; another one would not help.
    virtual bool refused(const Proof &proof, const HttpAnswer &answer, bool isSecond, ApiError &error) = 0;

    /// The service took `proof`, whatever it said to the request.
    virtual void accepted(const Proof &) {}
    /// No answer came to a request that showed `proof`, or one that says nothing about it.
    virtual void undecided(const Proof &) {}
};

} // namespace phonedeck
