// SPDX-License-Identifier: GPL-3.0-or-later
// CreateInstance (4.2.2) and DeleteInstance (4.2.3).
#include "simulator/catalogue.h"
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

struct OrderRequest {
    Order order;
    int skuNumber = 0;
    bool paysItself = false;
};

// Only the term has codes of its own.
std::optional<ApiAnswer> readCharge(const QJsonObject &charge, OrderRequest &request)
{
    if (!integerOf(charge, u"chargingMode", 1, 1))
        return badParameter(u"chargingMode"_s);
    const std::optional<qint64> type = integerOf(charge, u"periodType", 2, 3);
    if (!type)
        return badParameter(u"periodType"_s);
    if (!charge.value("periodNum"_L1).isDouble())
        return badParameter(u"periodNum"_s);
    if (!integerOf(charge, u"periodNum", 1, *type == 2 ? 9 : 3))
        return refusal(*type == 2 ? 3006 : 3007);
    for (const QString &key : {u"isAutoPay"_s, u"isAutoRenew"_s}) {
        if (charge.contains(key) && !integerOf(charge, key, 0, 1))
            return badParameter(key);
    }
    request.paysItself = charge.value("isAutoPay"_L1).toInt() == 1;
    return std::nullopt;
}

// Which pool serves an order is the service's matter: one that is enabled has to have the system.
std::optional<ApiAnswer> readProduct(const Cloud &cloud, const QJsonObject &body, OrderRequest &request)
{
    const std::optional<QString> skuId = textOf(body, u"instanceSkuId", 1, 64);
    const std::optional<QString> bandSkuId = textOf(body, u"bandSkuId", 1, 64);
    const std::optional<QString> regionId = textOf(body, u"regionId", 1, 64);
    if (!skuId || !bandSkuId || !regionId)
        return badParameter(!skuId ? u"instanceSkuId"_s : !bandSkuId ? u"bandSkuId"_s : u"regionId"_s);
    const QString os = body.value("os"_L1).toString();
    if (os.isEmpty())
        return refusal(3003);
    if (!QStringList{u"AOSP9"_s, u"AOSP11"_s, u"AOSP14"_s}.contains(os))
        return badParameter(u"os"_s);
    const QList<Region> &regions = cloud.regions();
    const auto region = std::find_if(regions.begin(), regions.end(),
                                     [&regionId](const Region &one) { return one.code == *regionId; });
    if (region == regions.end())
        return refusal(3002, *regionId);
    request.order.region = static_cast<int>(region - regions.begin());
    const std::optional<CatalogueSku> sku = catalogueSku(request.order.region, *skuId);
    if (!sku)
        return refusal(3002, *skuId);
    if (*bandSkuId != bandwidthSkuId())
        return refusal(3001, *bandSkuId);
    const double bandwidth = body.value("bandSize"_L1).toDouble(-1); // 4 and 4.0 are the same (A20)
    if (!sku->bandwidths.contains(QString::number(bandwidth)))
        return badParameter(u"bandSize"_s);
    if (sku->chargeMode == 1)
        return badParameter(u"chargingMode: the SKU is sold on demand only"_s);
    const bool hasPool = std::any_of(sku->pools.begin(), sku->pools.end(), [&os](const CataloguePool &pool) {
        return pool.isEnabled && pool.system == os;
    });
    if (!hasPool || cloud.stock(request.order.region, sku->number) < request.order.count)
        return refusal(40010);
    request.skuNumber = sku->number;
    request.order.skuId = sku->id;
    request.order.spec =
        static_cast<int>(Cloud::specTexts().size() - catalogueSpecTexts().size()) + sku->specIndex();
    request.order.android = os.mid(4).toInt();
    return std::nullopt;
}

std::optional<ApiAnswer> readOrder(const OperationContext &context, OrderRequest &request)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    if (!body)
        return badParameter(u"body"_s);
    const std::optional<QString> prefix = textOf(*body, u"instanceNamePrefix", 1, 14);
    if (!prefix)
        return badParameter(u"instanceNamePrefix"_s);
    const std::optional<qint64> count = integerOf(*body, u"count", 1, 1500);
    if (!count)
        return badParameter(u"count"_s);
    const QJsonValue network = body->value("network"_L1);
    if (!network.isUndefined() && network != u"EIP"_s && network != u"ADN"_s)
        return badParameter(u"network"_s);
    if (!body->value("chargeParam"_L1).isObject())
        return badParameter(u"chargeParam"_s);
    request.order.prefix = *prefix;
    request.order.count = static_cast<int>(*count);
    if (std::optional<ApiAnswer> refused = readCharge(body->value("chargeParam"_L1).toObject(), request))
        return refused;
    return readProduct(context.cloud, *body, request);
}

} // namespace

// There is no client token: every accepted call is an order (D14).
ApiAnswer createInstance(const OperationContext &context)
{
    OrderRequest request;
    if (const std::optional<ApiAnswer> refused = readOrder(context, request))
        return *refused;
    Cloud &cloud = context.cloud;
    const Order &order =
        cloud.placeOrder(request.order, request.skuNumber, request.paysItself, context.clock.now());
    QJsonArray phones;
    for (qsizetype i = 0; i < order.instanceIds.size(); ++i) {
        const QString name =
            u"%1-%2"_s.arg(order.prefix).arg(order.firstNumber + static_cast<quint32>(i), 5, 10, '0'_L1);
        phones.append(QJsonObject{{u"instanceId"_s, order.instanceIds.at(i)}, {u"instanceName"_s, name}});
    }
    QJsonObject data{{u"orderId"_s, order.id}};
    if (order.isPaid || !cloud.options().leavesOutInstanceInfos) // D15
        data.insert(u"instanceInfos"_s, phones);
    cloud.record(u"CreateInstance"_s, order.instanceIds, order.id);
    return success(data, u"OK"_s);
}

ApiAnswer deleteInstance(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QStringList> ids = body ? instanceIds(*body, u"instanceIdList") : std::nullopt;
    if (!ids)
        return badParameter(u"instanceIdList"_s);
    Batch batch;
    if (const std::optional<ApiAnswer> refused = takeBatch(context, *ids, batch, 1012))
        return *refused;
    for (const Instance *phone : batch.phones) {
        if (phone->isPayPerUse)
            return refusal(5001, context.cloud.instanceId(*phone));
    }
    context.cloud.removeAll(batch.ids);
    context.cloud.record(u"DeleteInstance"_s, batch.ids);
    ApiAnswer answer = acknowledgement();
    answer.body.insert(u"data"_s, QJsonValue());
    return answer;
}

} // namespace phonedeck::simulator
