// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/fleet/getdevicetoken.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<GetDeviceToken> && ChecksParameters<GetDeviceToken>);

namespace {

SdkAddress addressOf(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return {
        .address = jsonText(object.value(u"address")),
        .aport = jsonText(object.value(u"aport")),
        .atype = jsonText(object.value(u"atype")),
        .addressIpv6 = jsonText(object.value(u"address_ipv6")),
    };
}

} // namespace

std::optional<ParameterFault> GetDeviceToken::fault() const
{
    return checkPathId(QStringLiteral("instance_id"), instanceId);
}

HttpRequest GetDeviceToken::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/%1/auth").arg(instanceId));
}

ApiResult<GetDeviceToken::Reply> GetDeviceToken::parse(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"data");
    if (value.isNull())
        return Reply();
    const QJsonObject data = value.toObject();
    if (!data.contains(u"device_token") && !data.contains(u"resource"))
        return tl::unexpected(wrongShape(effect));
    const QJsonObject resource = data.value(u"resource").toObject();
    const QJsonObject sdk = resource.value(u"sdk").toObject();
    const QJsonObject signaling = resource.value(u"rtc").toObject().value(u"ice_signaling").toObject();

    Reply reply;
    reply.deviceToken = jsonText(data.value(u"device_token"));
    reply.streamingId = jsonText(data.value(u"streamingId"));
    reply.deviceId = jsonText(resource.value(u"device_id"));
    reply.kpId = jsonText(resource.value(u"kp_id"));
    reply.internal = addressOf(sdk.value(u"internal"));
    reply.external = addressOf(sdk.value(u"external"));
    reply.signalingUrl = jsonText(signaling.value(u"signaling_url"));
    reply.expiredTimeSecs = jsonText(signaling.value(u"expired_time"));
    const QJsonArray servers = signaling.value(u"ice_servers").toArray();
    for (const QJsonValue &server : servers) {
        const QString text = jsonText(server);
        if (!text.isEmpty())
            reply.iceServers.append(text);
    }
    return reply;
}

} // namespace phonedeck
