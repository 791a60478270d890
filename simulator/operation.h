// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/clock.h"
#include "simulator/httprequest.h"

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace phonedeck::simulator {

class Cloud;
class Iam;
struct Instance;
struct Task;

/// What an operation may look at and change.
struct OperationContext {
    const HttpRequest &request;
    Cloud &cloud;
    Iam &iam;
    const Clock &clock;
};

/// What an operation answers, still as a document, so that faults can bend it.
struct ApiAnswer {
    int status = 200;
    QJsonObject body;
    QList<HttpHeader> headers;
};

/// Who refuses a caller without a good token, and in which shape.
enum class Identity {
    None,     ///< anybody may call it
    Iam,      ///< 401 in IAM's shape
    KooPhone, ///< 401 of the gateway (APIGW.0301); wants a token with a project scope
};

/// One operation of the API.
struct Operation {
    const char *name;   ///< exactly as in the API reference
    const char *method; ///< GET answers HEAD as well
    const char *path;   ///< literal segments, and "{name}" for one that can be any text: see pathSegment()
    Identity identity;
    ApiAnswer (*handle)(const OperationContext &context);
};

/// All operations, one row each. To add one: write its handler in a file of its own, declare it in
/// operations.cpp and give it a row there; identity, faults, log and envelope headers come by themselves.
[[nodiscard]] std::span<const Operation> operations();
/// The operation for a path and a method (HEAD asks for GET); literal segments go before templates (A16).
/// Null if there is none; `isKnownPath` tells whether another method would do.
[[nodiscard]] const Operation *operationFor(const HttpRequest &request, bool *isKnownPath = nullptr);
/// The segment of the path at that index, decoded; "/v1/instances/x/auth" has "x" at 2.
[[nodiscard]] QString pathSegment(const HttpRequest &request, int index);

// What handlers answer with.
/// error_code "0" beside `data`.
[[nodiscard]] ApiAnswer success(const QJsonObject &data, const QString &message = QStringLiteral("ok"));
/// error_code "0" alone, as operations without data answer.
[[nodiscard]] ApiAnswer acknowledgement();
/// A refusal of the service: `code` with its family, e.g. "KOOPHONE.API.1000".
[[nodiscard]] ApiAnswer refusal(int status, const QString &code, const QString &message);
/// A documented refusal by its number, with the HTTP status and the family of table 6.2 (for what is missing
/// there: of the operation's list). `detail` is appended to the text.
[[nodiscard]] ApiAnswer refusal(int number, const QString &detail = {});
/// KOOPHONE.API.1000 with HTTP 400.
[[nodiscard]] ApiAnswer badParameter(const QString &what);
/// The three shapes of iam.md have this one in common.
[[nodiscard]] ApiAnswer iamError(int status, const QString &message);

/// The JSON object in the body; nothing if it is none.
[[nodiscard]] std::optional<QJsonObject> jsonBody(const HttpRequest &request);
/// Characters as the limits of the contract count them: one outside the first plane counts once.
[[nodiscard]] qsizetype charactersOf(QStringView text);
/// 1 to 100 texts of 1 to 32 characters under that key; nothing if it is anything else.
[[nodiscard]] std::optional<QStringList> instanceIds(const QJsonObject &body,
                                                     QStringView key = u"instance_ids");
/// A text of `least` to `most` characters; nothing if it is anything else.
[[nodiscard]] std::optional<QString> textOf(const QJsonObject &body, QStringView key, qsizetype least,
                                            qsizetype most);
/// A whole number within bounds; nothing if it is anything else. 4.0 is one.
[[nodiscard]] std::optional<qint64> integerOf(const QJsonObject &body, QStringView key, qint64 least,
                                              qint64 most);
/// A user id: 1 to 32 characters, or a whole number (C18).
[[nodiscard]] std::optional<QString> userIdOf(const QJsonObject &body);

/// The phones a request names, each once, in the order of the request.
struct Batch {
    QStringList ids;
    QList<Instance *> phones;

    [[nodiscard]] QList<quint32> serials() const;
};
/// Looks the phones of a batch up; gives the refusal, if any: `unknown` for an id that does not exist, 1002
/// for several regions.
[[nodiscard]] std::optional<ApiAnswer> takeBatch(const OperationContext &context, const QStringList &ids,
                                                 Batch &batch, int unknown = 1001);
/// 2004 frozen, 2005 being restored (or reset, or rebooted), 2006 being backed up; nothing if it is at rest.
[[nodiscard]] std::optional<ApiAnswer> stateRefusal(const Cloud &cloud, const Instance &phone);
/// The first stateRefusal() of a batch: one phone refuses it as a whole.
[[nodiscard]] std::optional<ApiAnswer> stateRefusal(const Cloud &cloud, const Batch &batch);

/// `task_id` and `cmd_jobs`, as AsyncCommand answers.
[[nodiscard]] QJsonObject receipt(const Cloud &cloud, const Task &task, const Batch &batch);

} // namespace phonedeck::simulator
