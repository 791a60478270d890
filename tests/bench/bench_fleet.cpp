// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand phones: what they take, and how long one waits, against what Qt offers for it.
#include "models/fleet/fleetview.h"
#include "models/fleet/phoneselection.h"
#include "models/operations/eligibility.h"
#include "models/operations/operationplan.h"
#include "network/fleet/listinstances.h"
#include "tests/models/phones.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSortFilterProxyModel>

#include <cstdio>

using namespace phonedeck;

namespace {

constexpr int phoneCount = 100'000;

/// The peer: the same phones as a list, in an ordinary model.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(const QList<InstanceRecord> &phones) : m_phones(phones) {}
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_phones.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : 10;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const InstanceRecord &phone = m_phones.at(index.row());
        switch (index.column()) {
        case 0:
            return phone.instanceName;
        case 1:
            return phone.instanceId;
        case 2:
            return phone.assignUser;
        case 3:
            return phone.memberName;
        case 4:
            return phone.accountName;
        case 5:
            return phone.region;
        case 6:
            return phone.instanceSku;
        case 7:
            return phone.projectName;
        case 8:
            return phone.regionName;
        default:
            return phone.regionNameEn;
        }
    }

private:
    QList<InstanceRecord> m_phones;
};

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

/// From the request to the result, as the person at the screen waits for it.
double waitFor(FleetView &view)
{
    QElapsedTimer clock;
    clock.start();
    while (view.isComputing())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return since(clock);
}

FleetQuery query(const QString &text)
{
    return FleetQuery::parse(text).value_or(FleetQuery());
}

void print(const char *what, double ours, double peer, const char *peerName)
{
    std::printf("%-28s %9.2f ms   %-30s %9.2f ms   %5.1f times as fast\n", what, ours, peerName, peer,
                peer / ours);
}

QByteArray pageOf(const QList<InstanceRecord> &phones)
{
    QJsonArray rows;
    for (const InstanceRecord &phone : phones) {
        rows.append(QJsonObject{{u"instance_id"_qs, phone.instanceId},
                                {u"instance_name"_qs, phone.instanceName},
                                {u"region"_qs, phone.region},
                                {u"instance_sku"_qs, phone.instanceSku},
                                {u"assign_user"_qs, phone.assignUser},
                                {u"billing_mode"_qs, phone.billingMode},
                                {u"project_id"_qs, phone.projectId},
                                {u"project_name"_qs, phone.projectName},
                                {u"phone_id"_qs, u"null"_qs},
                                {u"member_name"_qs, phone.memberName},
                                {u"account_name"_qs, phone.accountName},
                                {u"region_name"_qs, phone.regionName},
                                {u"region_name_en"_qs, phone.regionNameEn},
                                {u"backup_time"_qs, phone.backupTime},
                                {u"frozen_status"_qs, phone.frozenStatus},
                                {u"running_status"_qs, phone.runningStatus},
                                {u"login_status"_qs, phone.loginStatus},
                                {u"assign_status"_qs, phone.assignStatus},
                                {u"backup_status"_qs, phone.backupStatus},
                                {u"restore_status"_qs, phone.restoreStatus}});
    }
    const QJsonObject body{{u"error_code"_qs, u"0"_qs},
                           {u"error_msg"_qs, u"success"_qs},
                           {u"page_no"_qs, 1},
                           {u"page_size"_qs, 100},
                           {u"total_count"_qs, phoneCount},
                           {u"data"_qs, QJsonObject{{u"result"_qs, rows}}}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

void benchParse()
{
    HttpAnswer answer;
    answer.status = 200;
    answer.body = pageOf(phones(0, 100));
    constexpr int rounds = 300;
    qsizetype read = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < rounds; ++i) {
        const auto reply = ListInstances::parse(answer);
        read += reply ? reply->instances.size() : 0;
    }
    const double ours = since(clock) / rounds;
    clock.start();
    for (int i = 0; i < rounds; ++i)
        read += QJsonDocument::fromJson(answer.body).object()[u"data"].toObject()[u"result"].toArray().size();
    const double peer = since(clock) / rounds;
    print("a page into records", ours, peer, "into a QJsonDocument alone");
    if (read != 2 * 100 * rounds)
        std::printf("WRONG: %lld rows read\n", static_cast<long long>(read));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QList<InstanceRecord> all = phones(0, phoneCount);
    InstanceStore store;
    store.beginListing();
    QElapsedTimer clock;
    clock.start();
    for (int first = 0; first < phoneCount; first += 100)
        store.apply(all.mid(first, 100), someTime());
    store.endListing(true);
    const double applied = since(clock);
    std::printf("%d phones: %.1f bytes each; applied in %.0f ms (%.2f ms a page)\n", phoneCount,
                double(store.bytesUsed()) / phoneCount, applied, applied / (phoneCount / 100.0));

    FleetView view(store);
    waitFor(view);
    PlainModel plain(all);
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plain);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setSortCaseSensitivity(Qt::CaseInsensitive);
    proxy.sort(0);

    view.setQuery(query(u"shop-0123"_qs));
    double ours = waitFor(view);
    clock.start();
    proxy.setFilterFixedString(u"shop-0123"_qs);
    double peer = since(clock);
    print("filter by a word", ours, peer, "QSortFilterProxyModel");
    if (view.order().size() != proxy.rowCount())
        std::printf("WRONG: %lld and %d rows\n", static_cast<long long>(view.order().size()),
                    proxy.rowCount());

    view.setQuery({});
    ours = waitFor(view);
    clock.start();
    proxy.setFilterFixedString({});
    peer = since(clock);
    print("take the filter off", ours, peer, "QSortFilterProxyModel");

    view.setSort({1, Qt::DescendingOrder});
    ours = waitFor(view);
    clock.start();
    proxy.sort(0, Qt::DescendingOrder);
    peer = since(clock);
    print("sort by name", ours, peer, "QSortFilterProxyModel");

    PhoneSelection selection(store);
    clock.start();
    selection.replace(view.order());
    ours = since(clock);
    clock.start();
    QSet<QString> ids;
    for (const InstanceRecord &phone : all)
        ids.insert(phone.instanceId);
    peer = since(clock);
    print("mark all", ours, peer, "a QSet of ids");

    // "Reboot 31 of 37", for all actions, of everything.
    clock.start();
    const ActionSplits splits = splitsOf(store.columns(), view.order());
    ours = since(clock);
    clock.start();
    const OperationPlan plan = makePlan(ActionId::Reboot, factsOf(store, selection.ids()));
    peer = since(clock);
    print("split by nine actions", ours, peer, "the plan of one");
    if (splits[size_t(ActionId::Reboot)].able != plan.phones.size())
        std::printf("WRONG: %d phones\n", splits[size_t(ActionId::Reboot)].able);
    benchParse();
    return 0;
}
