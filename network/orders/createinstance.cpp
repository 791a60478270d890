// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/orders/createinstance.h"

#include "network/operations/wrongshape.h"
#include "network/transport/apioperation.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/parametercheck.h"

namespace phonedeck {

static_assert(ApiOperation<CreateInstance> && ChecksParameters<CreateInstance>);

namespace {

QJsonObject jsonObject(const ChargeParam &param)
{
    return {{QStringLiteral("chargingMode"), static_cast<int>(param.chargingMode)},
            {QStringLiteral("periodType"), static_cast<int>(param.periodType)},
            {QStringLiteral("periodNum"), param.periodNum},
            {QStringLiteral("isAutoPay"), param.isAutoPay ? 1 : 0},
            {QStringLiteral("isAutoRenew"), param.isAutoRenew ? 1 : 0}};
}

} // namespace

std::optional<ParameterFault> CreateInstance::fault() const
{
    const int maxPeriods = chargeParam.periodType == PeriodType::Year ? maxYears : maxMonths;
    return firstFault({
        checkRequired(QStringLiteral("os"), os),
        checkText(QStringLiteral("instanceSkuId"), instanceSkuId, 1, maxSkuCharacters),
        checkText(QStringLiteral("bandSkuId"), bandSkuId, 1, maxSkuCharacters),
        checkText(QStringLiteral("regionId"), regionId, 1, maxSkuCharacters),
        checkText(QStringLiteral("instanceNamePrefix"), instanceNamePrefix, 1, maxPrefixCharacters),
        checkPositive(QStringLiteral("bandSize"), bandSizeMbit),
        checkRange(QStringLiteral("count"), count, 1, maxInstances),
        checkRange(QStringLiteral("chargeParam.periodNum"), chargeParam.periodNum, 1, maxPeriods),
        checkOneOf(QStringLiteral("network"), network, {QStringLiteral("EIP"), QStringLiteral("ADN")}),
    });
}

HttpRequest CreateInstance::request() const
{
    return HttpRequest::post(QStringLiteral("/v1/instances/create"),
                             {{QStringLiteral("os"), os},
                              {QStringLiteral("instanceSkuId"), instanceSkuId},
                              {QStringLiteral("bandSkuId"), bandSkuId},
                              {QStringLiteral("regionId"), regionId},
                              {QStringLiteral("instanceNamePrefix"), instanceNamePrefix},
                              {QStringLiteral("bandSize"), bandSizeMbit},
                              {QStringLiteral("count"), count},
                              {QStringLiteral("chargeParam"), jsonObject(chargeParam)},
                              {QStringLiteral("network"), network}});
}

ApiResult<CreateInstance::Reply> CreateInstance::parse(const QJsonObject &body)
{
    const QJsonValue value = body.value(u"data");
    if (value.isNull())
        return Reply();
    const QJsonObject data = value.toObject();
    const QJsonValue infos = data.value(u"instanceInfos");
    const bool hasInfos = infos.isArray();
    if ((!data.contains(u"orderId") && !hasInfos) || (!hasInfos && !infos.isNull() && !infos.isUndefined()))
        return tl::unexpected(wrongShape(effect));
    Reply reply;
    reply.orderId = jsonText(data.value(u"orderId"));
    const QJsonArray rows = infos.toArray();
    for (const QJsonValue &row : rows) {
        const QJsonObject info = row.toObject();
        const QString id = jsonText(info.value(u"instanceId"));
        if (!id.isEmpty())
            reply.instances.append({id, jsonText(info.value(u"instanceName"))});
    }
    return reply;
}

} // namespace phonedeck
