// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/packages/applists.h"

#include "network/transport/errorcode.h"

#include <utility>

namespace phonedeck {

namespace {

/// No such operation here. The service's own 404 has a code of its own: the phone isn't there.
bool hasNoSuchOperation(const ApiError &error)
{
    const ErrorCode code = readErrorCode(error.code);
    return code.is(CodeFamily::Gateway, u"0101") ||
           (error.httpStatus == 404 && code.family != CodeFamily::Service);
}

} // namespace

AppLists::AppLists(ApiClient &client, QObject *parent) : QObject(parent), m_api(client) {}

void AppLists::ask(const ListInstanceApp &question, QObject *context, Handler handler)
{
    const Question asked{question, context, std::move(handler)};
    if (m_support == Support::Absent) {
        QMetaObject::invokeMethod(
            this,
            [asked] {
                if (asked.context)
                    asked.handler(std::nullopt);
            },
            Qt::QueuedConnection);
        return;
    }
    if (m_isProbing) {
        m_waiting.append(asked);
        return;
    }
    m_isProbing = m_support == Support::Unknown;
    send(asked);
}

void AppLists::send(const Question &question)
{
    m_api.send(question.operation)
        .then(this,
              [this, question](const ApiResult<ListInstanceApp::Reply> &reply) { take(question, reply); });
}

void AppLists::take(const Question &question, const ApiResult<ListInstanceApp::Reply> &reply)
{
    const QPointer<AppLists> self(this);
    if (m_isProbing) {
        m_isProbing = false;
        if (reply || readErrorCode(reply.error().code).family == CodeFamily::Service)
            m_support = Support::Present;
        else if (hasNoSuchOperation(reply.error()))
            m_support = Support::Absent;
        if (m_support != Support::Unknown)
            Q_EMIT supportChanged();
    }
    const auto answer = [absent = m_support == Support::Absent, &reply](const Question &asked) {
        if (!asked.context)
            return;
        if (absent)
            asked.handler(std::nullopt);
        else
            asked.handler(reply);
    };
    if (self)
        answer(question);
    if (!self)
        return;
    const QList<Question> waiting = std::exchange(m_waiting, {});
    for (const Question &other : waiting) {
        // Anything else tells nothing: it is true of those that waited for it, and the next question tries
        // again.
        if (m_support == Support::Present)
            ask(other.operation, other.context, other.handler);
        else
            answer(other);
        if (!self)
            return;
    }
}

} // namespace phonedeck
