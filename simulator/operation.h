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
    const char *path;   ///< literal
    Identity identity;
    ApiAnswer (*handle)(const OperationContext &context);
};

/// All operations, one row each. To add one: write its handler in a file of its own, declare it in
/// operations.cpp and give it a row there; identity, faults, log and envelope headers come by themselves.
[[nodiscard]] std::span<const Operation> operations();

// What handlers answer with.
/// error_code "0" beside `data`.
[[nodiscard]] ApiAnswer success(const QJsonObject &data, const QString &message = QStringLiteral("ok"));
/// error_code "0" alone, as operations without data answer.
[[nodiscard]] ApiAnswer acknowledgement();
/// A refusal of the service: `code` with its family, e.g. "KOOPHONE.API.1000".
[[nodiscard]] ApiAnswer refusal(int status, const QString &code, const QString &message);
/// KOOPHONE.API.1000 with HTTP 400.
[[nodiscard]] ApiAnswer badParameter(const QString &what);
/// The three shapes of iam.md have this one in common.
[[nodiscard]] ApiAnswer iamError(int status, const QString &message);

/// The JSON object in the body; nothing if it is none.
[[nodiscard]] std::optional<QJsonObject> jsonBody(const HttpRequest &request);
/// `instance_ids`: 1 to 100 texts of 1 to 32 characters; nothing if it is anything else.
[[nodiscard]] std::optional<QStringList> instanceIds(const QJsonObject &body);

} // namespace phonedeck::simulator
