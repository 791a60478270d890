// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/overviewpresenter.h"

#include "models/accounts/accountsession.h"
#include "models/fleet/fleetquery.h"
#include "models/fleet/instancecolumn.h"

#include <QtCore/QLocale>
#include <QtCore/QMap>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr qsizetype maxSpecs = 5;
constexpr qsizetype maxRegions = 6;

QMap<int, int> countNumbers(const InstanceColumns &columns, NumberField field)
{
    QMap<int, int> counts;
    for (qsizetype row = 0; row < columns.count(); ++row)
        ++counts[columns.number(field, row)];
    return counts;
}

QString queryOf(const char *field, const QString &value)
{
    return QString(QLatin1StringView(field) + u':' + filterValueText(value));
}

/// Counts of a scale in the order of the scale; one line for two numbers that mean the same (D2).
QList<OverviewPresenter::Count> countsOf(Scale scale, const char *field, const QMap<int, int> &counts,
                                         const QMap<int, int> &first)
{
    QList<int> values = counts.keys();
    std::sort(values.begin(), values.end(),
              [scale](int one, int other) { return stateOrder(scale, one) < stateOrder(scale, other); });
    QList<OverviewPresenter::Count> list;
    for (int value : std::as_const(values)) {
        if (value < 0)
            continue;
        OverviewPresenter::Count count;
        count.label = stateText(scale, value);
        count.count = counts.value(value);
        count.change = first.isEmpty() ? 0 : count.count - first.value(value);
        count.query = queryOf(field, stateKey(scale, value));
        if (!list.isEmpty() && list.constLast().query == count.query) {
            list.last().count += count.count;
            list.last().change += count.change;
        } else {
            list.append(count);
        }
    }
    return list;
}

QList<OverviewPresenter::Count> largest(const QMap<QString, int> &counts, const char *field, bool isSpec,
                                        qsizetype limit)
{
    // Two specifications may be the same in short; their bar asks for both.
    QMap<QString, OverviewPresenter::Count> byLabel;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const QString label = isSpec ? shortSpec(it.key()) : it.key();
        OverviewPresenter::Count &count = byLabel[label];
        count.label.word = label.isEmpty() ? QStringLiteral("–") : label;
        count.query = count.count == 0 ? queryOf(field, it.key())
                                       : QString(count.query + u',' + filterValueText(it.key()));
        count.count += it.value();
    }
    QList<OverviewPresenter::Count> list = byLabel.values();
    std::stable_sort(list.begin(), list.end(),
                     [](const auto &one, const auto &other) { return one.count > other.count; });
    return list.first(std::min(limit, list.size()));
}

QMap<QString, int> countNames(const InstanceColumns &columns, NameField field, bool onlyFree)
{
    QList<int> byIndex(columns.names(field).values().size(), 0);
    for (qsizetype row = 0; row < columns.count(); ++row) {
        if (onlyFree && columns.number(NumberField::Assigned, row) != 0)
            continue;
        const quint16 index = columns.names(field).indexAt(row);
        if (index < byIndex.size())
            ++byIndex[index];
    }
    QMap<QString, int> counts;
    for (qsizetype i = 0; i < byIndex.size(); ++i) {
        if (byIndex.at(i) > 0)
            counts.insert(columns.names(field).values().at(i), byIndex.at(i));
    }
    return counts;
}

} // namespace

OverviewPresenter::OverviewPresenter(AccountSession &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session.sync(), &FleetSync::listed, this, [this] {
        takeSample();
        update();
    });
    connect(&session.messages(), &MessageLog::changed, this, &OverviewPresenter::update);
    m_view = makeView();
}

void OverviewPresenter::takeSample()
{
    if (!m_session.sync().status().lastListedUtc.isValid() || m_session.store().count() == 0)
        return;
    const InstanceColumns &columns = m_session.store().columns();
    const QMap<int, int> running = countNumbers(columns, NumberField::Running);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_sinceUtc.isValid()) {
        m_sinceUtc = now;
        m_firstRunning = running;
    }
    m_history.append({now, running.value(2), countNumbers(columns, NumberField::SignIn).value(1)});
    // Every other sample goes when there are too many: the whole time stays in the picture.
    if (m_history.size() > maxSamples) {
        for (qsizetype i = m_history.size() - 2; i > 0; i -= 2)
            m_history.removeAt(i);
    }
}

void OverviewPresenter::update()
{
    View view = makeView();
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

OverviewPresenter::View OverviewPresenter::makeView() const
{
    const InstanceColumns &columns = m_session.store().columns();
    View view;
    view.total = int(columns.count());
    view.hasPhones = view.total > 0;
    view.sinceUtc = m_sinceUtc;
    view.history = m_history;
    const QMap<int, int> running = countNumbers(columns, NumberField::Running);
    const QMap<int, int> resource = countNumbers(columns, NumberField::Resource);
    const QMap<int, int> assigned = countNumbers(columns, NumberField::Assigned);
    view.running = countsOf(Scale::Running, "state", running, m_firstRunning);
    view.resource = countsOf(Scale::Resource, "resource", resource, {});
    const QMap<QString, int> regions = countNames(columns, NameField::Region, false);
    view.regionCount = int(regions.size());
    view.regions = largest(regions, "region", false, maxRegions);
    view.specs = largest(countNames(columns, NameField::Spec, false), "spec", true, maxSpecs);
    view.freeByRegion = largest(countNames(columns, NameField::Region, true), "region", false, maxRegions);
    for (Count &count : view.freeByRegion)
        count.query += QStringLiteral(" assigned:no");
    view.assigned = assigned.value(1);
    view.unassigned = assigned.value(0);

    const auto need = [&](int count, const QString &what, const QString &why, const QString &query) {
        if (count > 0)
            view.attention.append(
                {{what, Health::Attention, StateShape::Triangle, false}, why, query, count});
    };
    const int unknown = running.value(0);
    need(unknown, tr("%Ln phones in an unknown state", nullptr, unknown),
         tr("Their state could not be read; look again, and if it stays, ask support"),
         QStringLiteral("state:unknown"));
    const int frozen = countNumbers(columns, NumberField::Frozen).value(1);
    need(frozen, tr("%Ln phones are frozen", nullptr, frozen),
         tr("Usually arrears or a violation; most calls on them are refused"), QStringLiteral("frozen:yes"));
    const int backups = resource.value(5);
    need(backups, tr("%Ln backups failed", nullptr, backups),
         tr("The newest data may exist only on these phones"), QStringLiteral("resource:backup-abnormal"));
    const int restores = resource.value(6);
    need(restores, tr("%Ln restores failed", nullptr, restores), tr("Prepare them again, or ask support"),
         QStringLiteral("resource:restore-abnormal"));
    const int messages = m_session.messages().unreadCount();
    if (messages > 0)
        view.attention.append(
            {{tr("%Ln messages", nullptr, messages), Health::Attention, StateShape::Triangle, false},
             messageTitle(m_session.messages().messages().constFirst()),
             QString(),
             messages});
    return view;
}

} // namespace phonedeck
