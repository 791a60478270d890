// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/httprequest.h"
#include "network/transport/managerpool.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>
#include <memory>

class QNetworkReply;
class QSslConfiguration;

namespace phonedeck {

class OneWayBody;

/// How long a sending may take, and how much may come back.
struct ExchangeLimits {
    std::chrono::milliseconds silence{20'000};     ///< without a byte in either direction
    std::chrono::milliseconds slowSilence{90'000}; ///< the same, for operations that take their time (D12)
    std::chrono::milliseconds deadline{60'000};    ///< for the whole sending, however busy it is
    qint64 answerBytes = 64LL * 1024 * 1024;       ///< a longer answer is given up
};

/// One sending of one request. Everything that is not a read leaves through a body that can't be sent
/// twice, over HTTP/1.1, and redirects are never followed (architecture.md, "behind your back").
/// Reports once, from the event loop; destroying it aborts and is silent.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    /// `url` is complete and encoded, `request` gives method, headers, body.
    HttpExchange(ManagerPool::Lease manager, const QUrl &url, const HttpRequest &request, Effect effect,
                 const ExchangeLimits &limits, const QSslConfiguration &tls);
    ~HttpExchange() override;

    /// Not one byte of the request left this machine, for certain.
    [[nodiscard]] bool leftNothing() const;
    [[nodiscard]] bool usedHttp2() const;
    [[nodiscard]] const QNetworkAccessManager &manager() const { return m_manager.manager(); }
    /// Ends it as a lost connection does.
    void drop() { giveUp(ErrorKind::ConnectionLost); }

Q_SIGNALS:
    void finished(const phonedeck::ApiResult<phonedeck::HttpAnswer> &result);

private:
    void watch();
    void takeBytes();
    void giveUp(ErrorKind kind);
    void takeEnd();
    [[nodiscard]] ApiError transportFailure() const;

    ManagerPool::Lease m_manager;
    ExchangeLimits m_limits;
    Effect m_effect;
    QNetworkReply *m_reply = nullptr;
    OneWayBody *m_body = nullptr; ///< owned by m_reply; null for reads
    QByteArray m_received;
    QTimer m_silence;
    QTimer m_deadline;
    bool m_wasSent = false;
    bool m_proxyRefused = false; ///< it wants other credentials
    std::optional<ErrorKind> m_gaveUp;
};

} // namespace phonedeck
