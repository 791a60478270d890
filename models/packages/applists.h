// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/packages/listinstanceapp.h"
#include "network/transport/apiclient.h"

#include <QtCore/QObject>

#include <functional>
#include <optional>

namespace phonedeck {

/// The lists of installed apps of one account, which not every edition of the service has (differences.md).
/// The first question finds out; where there is no such operation (404, APIGW.0101), nothing is asked again.
class AppLists final : public QObject
{
    Q_OBJECT

public:
    enum class Support { Unknown, Present, Absent };
    /// Absent: nothing. The service has none, or not for this phone.
    using Handler = std::function<void(const std::optional<ApiResult<ListInstanceApp::Reply>> &)>;

    /// The client outlives this.
    explicit AppLists(ApiClient &client, QObject *parent = nullptr);

    [[nodiscard]] Support support() const { return m_support; }
    /// `handler` runs once, from the event loop, never after `context` died.
    void ask(const ListInstanceApp &question, QObject *context, Handler handler);

Q_SIGNALS:
    void supportChanged();

private:
    struct Question {
        ListInstanceApp operation;
        QPointer<QObject> context;
        Handler handler;
    };

    void send(const Question &question);
    void take(const Question &question, const ApiResult<ListInstanceApp::Reply> &reply);

    ApiScope m_api;
    Support m_support = Support::Unknown;
    bool m_isProbing = false;
    QList<Question> m_waiting; ///< while the first one is under way
};

} // namespace phonedeck
