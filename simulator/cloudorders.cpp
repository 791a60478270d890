// SPDX-License-Identifier: GPL-3.0-or-later
// Stock, orders, phones that are bought, and the figures of it all.
#include "simulator/catalogue.h"
#include "simulator/cloud.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

int Cloud::stock(int region, int skuNumber) const
{
    return m_stock[static_cast<size_t>(region * skusPerRegion + skuNumber)];
}

void Cloud::setStock(int region, int skuNumber, int phones)
{
    m_stock[static_cast<size_t>(region * skusPerRegion + skuNumber)] = phones;
}

const Order &Cloud::placeOrder(Order order, int skuNumber, bool pays, const QDateTime &now)
{
    setStock(order.region, skuNumber, stock(order.region, skuNumber) - order.count);
    // CS2412261442DBN4E: the time and five characters.
    order.id = u"CS"_s + now.toString(u"yyMMddHHmm"_s) + m_tasks.hexDigits(5).toUpper();
    order.isPaid = false;
    m_orders.append(order);
    if (pays && m_options.hasBalance)
        deliver(m_orders.last(), now);
    return m_orders.last();
}

bool Cloud::payOrder(const QString &orderId, const QDateTime &now)
{
    const auto order = std::find_if(m_orders.begin(), m_orders.end(),
                                    [&orderId](const Order &one) { return one.id == orderId; });
    if (order == m_orders.end() || order->isPaid)
        return false;
    deliver(*order, now);
    return true;
}

void Cloud::deliver(Order &order, const QDateTime &now)
{
    qsizetype prefix = m_prefixes.indexOf(order.prefix);
    if (prefix < 0) {
        prefix = m_prefixes.size();
        m_prefixes.append(order.prefix);
        m_lastNumber.push_back(0);
    }
    order.isPaid = true;
    order.firstNumber = m_lastNumber[static_cast<size_t>(prefix)] + 1;
    for (int i = 0; i < order.count; ++i) {
        Instance phone;
        phone.serial = ++m_lastSerial;
        phone.prefix = static_cast<quint16>(prefix);
        phone.number = ++m_lastNumber[static_cast<size_t>(prefix)];
        phone.region = static_cast<quint8>(order.region);
        phone.spec = static_cast<quint8>(order.spec);
        phone.android = static_cast<quint8>(order.android);
        phone.createdAt = phone.backupTime = phone.restoreTime = now.toSecsSinceEpoch();
        phone.running = RunningStatus::Starting;
        phone.movement = Movement::Starting;
        order.instanceIds.append(instanceId(phone));
        m_unlisted.push_back({m_ticks + static_cast<quint64>(std::max(0, m_options.listDelayTicks)), phone});
    }
    listDue();
}

int Cloud::listDue()
{
    const size_t before = m_instances.size();
    std::erase_if(m_unlisted, [this](const Unlisted &one) {
        if (one.tick > m_ticks)
            return false;
        m_instances.push_back(one.phone);
        arriveIn(one.phone, 3, 15);
        return true;
    });
    // Serial numbers are given when the phones are bought: others may have come meanwhile.
    const auto middle = m_instances.begin() + static_cast<std::ptrdiff_t>(before);
    const auto isBefore = [](const Instance &a, const Instance &b) { return a.serial < b.serial; };
    if (middle != m_instances.end()) {
        std::sort(middle, m_instances.end(), isBefore);
        std::inplace_merge(m_instances.begin(), middle, m_instances.end(), isBefore);
    }
    return static_cast<int>(m_instances.size() - before);
}

quint64 Cloud::effectCount(const QString &operation) const
{
    return m_effects.counts().value(operation);
}

QJsonObject Cloud::stateSummary() const
{
    std::array<qint64, 6> running{};
    std::array<qint64, 8> resource{};
    qint64 frozen = 0;
    qint64 signedIn = 0;
    qint64 assigned = 0;
    for (const Instance &phone : m_instances) {
        ++running[static_cast<size_t>(phone.running) % running.size()];
        ++resource[static_cast<size_t>(phone.resource) % resource.size()];
        frozen += phone.isFrozen;
        signedIn += phone.isSignedIn;
        assigned += phone.isAssigned;
    }
    const auto counts = [](const auto &values) {
        QJsonObject object;
        for (size_t i = 0; i < values.size(); ++i)
            object.insert(QString::number(i), values[i]);
        return object;
    };
    qint64 queued = 0;
    for (const RegionHardware &hardware : m_hardware)
        queued += static_cast<qint64>(hardware.queue.size());
    QJsonObject effects;
    for (auto count = m_effects.counts().cbegin(); count != m_effects.counts().cend(); ++count)
        effects.insert(count.key(), static_cast<qint64>(count.value()));
    const auto paid =
        std::count_if(m_orders.begin(), m_orders.end(), [](const Order &order) { return order.isPaid; });
    return {{u"instances"_s, count()},
            {u"running_status"_s, counts(running)},
            {u"status"_s, counts(resource)},
            {u"frozen"_s, frozen},
            {u"signed_in"_s, signedIn},
            {u"assigned"_s, assigned},
            {u"queued"_s, queued},
            {u"unlisted"_s, static_cast<qint64>(m_unlisted.size())},
            {u"orders"_s, QJsonObject{{u"paid"_s, static_cast<qint64>(paid)},
                                      {u"unpaid"_s, static_cast<qint64>(m_orders.size() - paid)}}},
            {u"tasks"_s, QJsonObject{{u"known"_s, static_cast<qint64>(m_tasks.count())},
                                     {u"unfinished"_s, static_cast<qint64>(m_tasks.unfinished())}}},
            {u"effects"_s, effects}};
}

} // namespace phonedeck::simulator
