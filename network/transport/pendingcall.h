// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apioperation.h"
#include "network/transport/governor.h"
#include "network/transport/httpexchange.h"
#include "network/transport/identity.h"
#include "network/transport/masking.h"
#include "network/transport/requestrecord.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFutureWatcher>
#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include <functional>
#include <memory>

namespace phonedeck {

class ApiClient;

/// Where answers are read: not behind the long work of others.
[[nodiscard]] QThreadPool &decodingPool();

/// One call in flight. Reports exactly once, always from the event loop, then deletes itself.
/// Owned by the client that made it; people hold it through ApiCall.
class PendingCall : public QObject
{
    Q_OBJECT

public:
    struct Traits {
        const char *name;
        const char *iamAction;
        Effect effect;
        Urgency urgency = Urgency::Interactive;
        std::optional<ParameterFault> fault; ///< found before anything was sent
        bool isSlow = false;                 ///< waits ExchangeLimits::slowSilence
        bool isOneTime = false; ///< holds something that is good once: never sent again by itself
    };

    ~PendingCall() override;

    /// Stops and reports ErrorKind::Cancelled, unless the call has already ended.
    void cancel();
    /// Stops and reports nothing: for owners that are going away.
    void abandon();
    /// Something of it may have left, or its answer is there and is being read: cancelling it now would leave
    /// open what it did.
    [[nodiscard]] bool isUnderWay() const;

protected:
    PendingCall(ApiClient &client, const Traits &traits, const HttpRequest &request);

    /// Decodes on a worker and then calls takeDecoded() on this thread.
    virtual void decode(const HttpAnswer &answer) = 0;
    virtual void setFailure(const ApiError &error) = 0;
    /// Hands the result to whoever asked. Called once.
    virtual void deliver() = 0;

    /// `error` is null for a success.
    void takeDecoded(const ApiError *error, const QByteArray &maskedBody);

private:
    friend class ApiClient;

    void start();
    void check();
    void ask(bool isRepeat);
    void begin(); ///< called by the governor when a place is free
    void prove(bool hasPlace);
    void send(const Proof &proof);
    [[nodiscard]] ApiResult<QUrl> complete(HttpRequest &request, const QString &requestId,
                                           const Proof &proof) const;
    void takeExchange(const ApiResult<HttpAnswer> &result);
    void leavePlace(const ApiResult<HttpAnswer> &result);
    void takeFailure(ApiError error, bool nothingLeft);
    /// True if the call was begun again with another proof.
    [[nodiscard]] bool proveAnew(ApiError &error);
    void fail(ApiError error);
    void finish(const ApiError *error);
    void record(const ApiError *error);

    QPointer<ApiClient> m_client; ///< a handler may destroy the client; calls die with it or after it
    Traits m_traits;
    HttpRequest m_request;
    std::unique_ptr<HttpExchange> m_exchange;
    QTimer m_pause; ///< before the next try
    RequestRecord m_record;
    QElapsedTimer m_elapsed;
    Proof m_proof;           ///< what the last sending showed
    HttpAnswer m_lastAnswer; ///< its headers, and its body while it is being decoded
    int m_failures = 0;      ///< sendings that failed
    int m_throttles = 0;     ///< sendings that were turned away by 429; counted apart
    bool m_isProofLate = false;
    bool m_isDecoding = false; ///< an answer is there that nobody has read yet
    bool m_isSecondProof = false;
    bool m_ended = false;
    bool m_abandoned = false; ///< nothing is reported any more, not even a cancellation under way
};

/// The typed half of a call.
template <ApiOperation Op> class TypedCall final : public PendingCall
{
public:
    using Result = ApiResult<typename Op::Reply>;
    using Handler = std::function<void(const Result &)>;

    TypedCall(ApiClient &client, const Op &op, Urgency urgency)
        : PendingCall(
              client,
              {Op::name, Op::iamAction, Op::effect, urgency, faultOf(op), isSlowOp(), isOneTimeOp(op)},
              op.request())
    {
    }

    void setHandler(QObject *context, Handler handler)
    {
        m_context = context;
        m_handler = std::move(handler);
    }

protected:
    void decode(const HttpAnswer &answer) override
    {
        struct Decoded {
            Result result;
            QByteArray maskedBody; ///< for the record: made here, since it reads the whole body once more
        };
        auto promise = std::make_shared<QPromise<Decoded>>();
        auto *watcher = new QFutureWatcher<Decoded>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            watcher->deleteLater();
            Decoded decoded = watcher->future().takeResult();
            m_result = std::move(decoded.result);
            takeDecoded(*m_result ? nullptr : &m_result->error(), decoded.maskedBody);
        });
        watcher->setFuture(promise->future());
        decodingPool().start([promise, answer] {
            promise->start();
            promise->addResult(Decoded{decodeAnswer<Op>(answer), maskedBody(answer.body)});
            promise->finish();
        });
    }

    void setFailure(const ApiError &error) override { m_result = tl::unexpected(error); }

    void deliver() override
    {
        if (!m_context || !m_handler)
            return;
        // Locals: the handler may destroy the client and, with it, this call.
        const Handler handler = std::exchange(m_handler, {});
        const Result result = std::move(*m_result);
        handler(result);
    }

private:
    [[nodiscard]] static bool isOneTimeOp(const Op &op)
    {
        if constexpr (requires { op.isOneTime(); })
            return op.isOneTime();
        else
            return false;
    }
    [[nodiscard]] static bool isSlowOp()
    {
        if constexpr (requires { Op::isSlow; })
            return Op::isSlow;
        else
            return false;
    }
    [[nodiscard]] static std::optional<ParameterFault> faultOf(const Op &op)
    {
        if constexpr (ChecksParameters<Op>)
            return op.fault();
        else
            return std::nullopt;
    }

    QPointer<QObject> m_context;
    Handler m_handler;
    std::optional<Result> m_result;
};

} // namespace phonedeck
