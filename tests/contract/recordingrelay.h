// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QMutex>
#include <QtCore/QString>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <memory>

class QObject;

/// One request and its answer, every byte as it went over the wire.
struct Exchange {
    QByteArray request;
    QByteArray answer;
    QString fault; ///< why the bytes can't be told apart into messages; empty if they can
};

/// What was exchanged so far. Thread-safe.
class ExchangeLog
{
public:
    void append(const Exchange &exchange);
    /// Takes them out, oldest first.
    [[nodiscard]] QList<Exchange> take();

private:
    QMutex m_mutex;
    QList<Exchange> m_exchanges;
};

/// Stands between a client and a cloud on loopback, passes bytes on in both directions and keeps them. It
/// shares no code with either, so that neither vouches for itself. An exchange is in the log before its last
/// byte reaches the client. Works in a thread of its own.
class RecordingRelay
{
public:
    /// To the host and port of that address.
    explicit RecordingRelay(const QUrl &cloud);
    ~RecordingRelay();
    Q_DISABLE_COPY_MOVE(RecordingRelay)

    /// http://127.0.0.1:PORT; port 0 if it could not listen.
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QList<Exchange> take() { return m_log.take(); }

private:
    ExchangeLog m_log;
    QThread m_thread;
    std::unique_ptr<QObject> m_server; // made here, lives and dies in m_thread
    QUrl m_url;
};
