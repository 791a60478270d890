// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"
#include "network/transport/effect.h"
#include "network/transport/envelope.h"
#include "network/transport/httprequest.h"

#include <concepts>

namespace phonedeck {

/// Reads the unwrapped body: the usual way. The transport has judged status and error_code before.
template <typename Op>
concept ParsesBody = requires(const QJsonObject &body)
{
    {
        Op::parse(body)
        } -> std::same_as<ApiResult<typename Op::Reply>>;
};

/// Reads the answer as it came: for operations whose reply is in a header, or too large to be read twice.
/// Such a parse() judges status and error_code itself, with openEnvelope().
template <typename Op>
concept ParsesAnswer = requires(const HttpAnswer &answer)
{
    {
        Op::parse(answer)
        } -> std::same_as<ApiResult<typename Op::Reply>>;
};

/// Has limits to keep: the transport asks before it sends anything.
template <typename Op>
concept ChecksParameters = requires(const Op &op)
{
    {
        op.fault()
        } -> std::same_as<std::optional<ParameterFault>>;
};

/// One operation of the API reference as a value: its parameters, what it sends, what it makes of the
/// answer. Knows no network; asserted in the .cpp of every operation.
template <typename Op>
concept ApiOperation = requires(const Op &op)
{
    typename Op::Reply;
    {
        Op::name
        } -> std::convertible_to<const char *>;
    {
        Op::iamAction
        } -> std::convertible_to<const char *>;
    {
        Op::effect
        } -> std::convertible_to<Effect>;
    {
        Op::isIdempotent
        } -> std::convertible_to<bool>;
    {
        op.request()
        } -> std::same_as<HttpRequest>;
}
&&(ParsesBody<Op> || ParsesAnswer<Op>);

/// From an answer to the operation's reply. Pure: runs on a worker thread.
template <ApiOperation Op> [[nodiscard]] ApiResult<typename Op::Reply> decodeAnswer(const HttpAnswer &answer)
{
    if constexpr (ParsesAnswer<Op>) {
        return Op::parse(answer);
    } else {
        const ApiResult<QJsonObject> body = openEnvelope(answer);
        if (!body)
            return tl::unexpected(body.error());
        ApiResult<typename Op::Reply> reply = Op::parse(*body);
        if (!reply && reply.error().requestId.isEmpty()) {
            reply.error().httpStatus = answer.status;
            reply.error().requestId = answer.requestId;
        }
        return reply;
    }
}

} // namespace phonedeck
