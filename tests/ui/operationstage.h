// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/operationconsole.h"
#include "ui/operations/operationpane.h"
#include "ui/operations/operationspage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/button.h"
#include "ui/widgets/facetgroup.h"

#include <QtCore/QTemporaryDir>

namespace phonedeck::test {

struct StageOptions {
    EngineSettings engine = quickEngine();
    simulator::SimulatorOptions cloud{.speed = 100};
    JournalLimits journal = {};
    std::chrono::milliseconds searchPause{5};
};

/// Six phones at rest, a console, and the page over it.
struct Stage {
    explicit Stage(const QString &journal, const StageOptions &options = {})
        : cloud(6, options.cloud), console(cloud, journal, options.engine, options.journal),
          page(*console.engine, *console.journal, options.searchPause)
    {
        page.resize(1200, 800);
        page.show();
    }

    OrderlyCloud cloud;
    OperationConsole console;
    OperationsPage page;
};

inline Button *buttonOf(const QWidget &parent, const QString &text)
{
    for (Button *button : parent.findChildren<Button *>()) {
        if (button->text() == text && button->isVisibleTo(&parent))
            return button;
    }
    return nullptr;
}

/// The words of a facet with their counts: "Waiting 1".
inline QStringList facetOf(OperationsPage &page, const QString &title)
{
    QStringList rows;
    for (const FacetGroup *group : page.sidePanel()->findChildren<FacetGroup *>()) {
        if (group->accessibleName() != title)
            continue;
        for (const FacetRow &row : group->rows())
            rows.append(QStringLiteral("%1 %2").arg(row.state.word).arg(row.count));
    }
    return rows;
}

inline QStringList sortedIds(const OperationPlan &plan)
{
    QStringList ids;
    for (const PhoneFacts &phone : plan.phones)
        ids.append(phone.instanceId);
    ids.sort();
    return ids;
}

inline QStringList sorted(QStringList ids)
{
    ids.sort();
    return ids;
}

inline int chipOf(const OperationPane &pane, PhoneState state)
{
    const QList<OutcomeChip> &chips = pane.view().chips;
    for (int i = 0; i < chips.size(); ++i) {
        if (chips.at(i).which == OutcomeQuery::Which::State && chips.at(i).state == state)
            return i;
    }
    return -1;
}

/// Reboots all; two of them can't be, although the plan thought so: they end as failed, with 5005.
inline qint64 partlyFailed(OrderlyCloud &cloud, OperationConsole &console)
{
    const OperationPlan plan = console.plan(ActionId::Reboot, cloud.ids);
    for (int row : {1, 4})
        cloud.change(
            row, [](OrderlyCloud::Instance &phone) { phone.running = simulator::RunningStatus::Stopped; });
    const qint64 id = console.start(plan);
    return console.runToEnd(id) ? id : 0;
}

/// Ten minutes of a cloud that stands still by itself.
inline void letItPass(OrderlyCloud &cloud)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    cloud.with([&now](OrderlyCloud::Cloud &truth) {
        for (int second = 1; second <= 600; ++second)
            truth.tick(now.addSecs(second));
    });
}

inline bool isShown(OperationsPage &page, qint64 id)
{
    return QTest::qWaitFor([&] {
        return page.openedOperation() == id && page.pane().model().phones().size() > 0 && page.isSettled();
    });
}

} // namespace phonedeck::test
