// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/outcomeorder.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace phonedeck {

namespace {

constexpr int positionsBetweenLooks = 512;

bool isIn(const OutcomeOrderInput &input, int position)
{
    const OutcomeQuery &query = input.query;
    const PhoneRecord &phone = input.phones.at(position);
    if (query.which == OutcomeQuery::Which::StillRunning && isOutcome(phone.state))
        return false;
    if (query.which == OutcomeQuery::Which::State && phone.state != query.state)
        return false;
    if (query.group >= 0 && input.groupOf.at(position) != query.group)
        return false;
    if (query.text.isEmpty())
        return true;
    const auto has = [&query](const QString &text) { return text.contains(query.text, Qt::CaseInsensitive); };
    return has(phone.name) || has(phone.instanceId) || has(phone.userId) || has(phone.region) ||
           has(phone.code) || has(phone.requestId) || has(input.briefs.at(input.groupOf.at(position)));
}

/// Sorts by what `key` gives, once per phone.
template <typename Key> void sortBy(QList<int> &positions, Qt::SortOrder order, Key key)
{
    using Value = decltype(key(0));
    std::vector<std::pair<Value, int>> keyed;
    keyed.reserve(size_t(positions.size()));
    for (int position : std::as_const(positions))
        keyed.emplace_back(key(position), position);
    std::stable_sort(keyed.begin(), keyed.end(), [order](const auto &one, const auto &other) {
        return order == Qt::AscendingOrder ? one.first < other.first : other.first < one.first;
    });
    for (size_t i = 0; i < keyed.size(); ++i)
        positions[qsizetype(i)] = keyed[i].second;
}

} // namespace

QList<int> orderOutcomes(const OutcomeOrderInput &input, const std::atomic_bool *isUnwanted)
{
    QList<int> positions;
    for (int position = 0; position < input.phones.size(); ++position) {
        if (isUnwanted && position % positionsBetweenLooks == 0 && *isUnwanted)
            return {};
        if (isIn(input, position))
            positions.append(position);
    }
    const auto by = [&](auto key) { sortBy(positions, input.query.sortOrder, key); };
    const auto phone = [&](int position) -> const PhoneRecord & { return input.phones.at(position); };
    switch (input.query.sortColumn) {
    case PhoneOutcomesModel::NameColumn:
        by([&](int position) {
            return (phone(position).name.isEmpty() ? phone(position).instanceId : phone(position).name)
                .toCaseFolded();
        });
        break;
    case PhoneOutcomesModel::IdColumn:
        by([&](int position) { return QStringView(phone(position).instanceId); });
        break;
    case PhoneOutcomesModel::OutcomeColumn:
        by([&](int position) { return int(phone(position).state); });
        break;
    case PhoneOutcomesModel::HappenedColumn:
        by([&](int position) { return QStringView(input.briefs.at(input.groupOf.at(position))); });
        break;
    case PhoneOutcomesModel::QueueColumn:
        by([&](int position) { return phone(position).queuePosition; });
        break;
    case PhoneOutcomesModel::CodeColumn:
        by([&](int position) { return QStringView(phone(position).code); });
        break;
    case PhoneOutcomesModel::RegionColumn:
        by([&](int position) { return QStringView(phone(position).region); });
        break;
    case PhoneOutcomesModel::EndedColumn:
        by([&](int position) { return phone(position).endedMs; });
        break;
    case PhoneOutcomesModel::RequestColumn:
        by([&](int position) { return QStringView(phone(position).requestId); });
        break;
    default:
        break;
    }
    return positions;
}

} // namespace phonedeck
