// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/requestlog.h"

#include <utility>

namespace phonedeck::simulator {

QByteArray LoggedRequest::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

quint64 RequestLog::append(LoggedRequest request)
{
    const QMutexLocker lock(&m_mutex);
    request.number = ++m_last;
    if (request.body.size() > maxBodyBytes) {
        request.isBodyLeftOut = true;
        request.body.clear();
        request.raw.truncate(request.raw.indexOf("\r\n\r\n") + 4);
        request.raw.squeeze(); // truncate() keeps the memory
    }
    m_bytes += request.raw.size();
    m_requests.append(std::move(request));
    while (m_requests.size() > maxRequests || (m_bytes > maxBytes && m_requests.size() > 1))
        m_bytes -= m_requests.takeFirst().raw.size();
    return m_last;
}

QList<LoggedRequest> RequestLog::all() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

QList<LoggedRequest> RequestLog::of(const QString &operation) const
{
    const QMutexLocker lock(&m_mutex);
    QList<LoggedRequest> found;
    for (const LoggedRequest &request : m_requests) {
        if (request.operation == operation)
            found.append(request);
    }
    return found;
}

int RequestLog::count(const QString &operation) const
{
    return static_cast<int>(of(operation).size());
}

void RequestLog::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_requests.clear();
    m_bytes = 0;
}

} // namespace phonedeck::simulator
