// SPDX-License-Identifier: GPL-3.0-or-later
// What can be bought, orders, unsubscribing (4.2).
#include "network/orders/batchshowsku.h"
#include "network/orders/createinstance.h"
#include "network/orders/deleteinstance.h"
#include "simulator/catalogue.h"
#include "tests/contract/session.h"

using namespace phonedeck;
using Cloud = Session::Cloud;

namespace {

/// An order the simulated catalogue can serve: the first SKU of the first region.
CreateInstance smallestOrder(Session &session)
{
    const simulator::CatalogueSku sku = simulator::catalogueSku(0, 0);
    CreateInstance order;
    order.os = sku.pools.first().system;
    order.instanceSkuId = sku.id;
    order.bandSkuId = simulator::bandwidthSkuId();
    session.with([&order](Cloud &cloud) { order.regionId = cloud.regions().first().code; });
    order.instanceNamePrefix = QStringLiteral("p");
    order.bandSizeMbit = sku.bandwidths.first().toDouble();
    return order;
}

void sendOrderForms(Session &session, const Caller &caller)
{
    session.with([](Cloud &cloud) { cloud.setStock(0, 0, 10'000); });
    CreateInstance order = smallestOrder(session);
    session.send(caller, "minimal", order);
    order.instanceNamePrefix = QStringLiteral("deck-7f3a");
    order.count = 3;
    order.chargeParam = {.periodNum = CreateInstance::maxMonths, .isAutoPay = true, .isAutoRenew = false};
    session.send(caller, "typical", order);
    order.instanceNamePrefix = QString(CreateInstance::maxPrefixCharacters, QChar(u'名'));
    order.count = CreateInstance::maxInstances;
    order.chargeParam = {ChargingMode::Period, PeriodType::Year, CreateInstance::maxYears, true, true};
    order.network = QStringLiteral("ADN");
    session.send(caller, "maximal", order);
    order.count = 1;
    order.instanceNamePrefix = QStringLiteral("📱").repeated(CreateInstance::maxPrefixCharacters);
    session.send(caller, "longest prefix in bytes", order);
    session.with([](Cloud &cloud) { cloud.options().leavesOutInstanceInfos = false; });
    order.chargeParam.isAutoPay = false;
    session.send(caller, "unpaid, with an empty list (D15)", order);
    session.with([](Cloud &cloud) { cloud.options().leavesOutInstanceInfos = true; });

    order.bandSizeMbit = 2.5;
    session.send(caller, "a bandwidth that isn't sold", order, Expect::Refusal);
    for (const QString &os : {QStringLiteral("AOSP9"), QStringLiteral("AOSP11"), QStringLiteral("AOSP14")}) {
        order.os = os;
        order.instanceSkuId = QString(CreateInstance::maxSkuCharacters, u's');
        order.bandSkuId = QString(CreateInstance::maxSkuCharacters, u'b');
        order.regionId = QString(CreateInstance::maxSkuCharacters, u'r');
        session.send(caller, "longest ids", order, Expect::Refusal);
    }
}

} // namespace

void sendOrders(Session &session)
{
    for (const Caller &caller : session.callers()) {
        session.send(caller, "minimal", BatchShowSku{});
        sendOrderForms(session, caller);
        session.send(caller, "minimal", DeleteInstance{session.ids(1)});
        session.send(caller, "typical", DeleteInstance{session.ids(2)});
        session.send(caller, "maximal", DeleteInstance{session.ids(DeleteInstance::maxInstances)});
        session.send(caller, "unknown ids", DeleteInstance{{QString(32, u'Z')}}, Expect::Refusal);
    }
    using simulator::FaultKind;
    session.sendBent(FaultKind::UnknownFields, BatchShowSku{});
    session.sendBent(FaultKind::ContentTypeCharset, BatchShowSku{});
}
