// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to phones, in pictures: every operation here runs through the engine on the simulated cloud.
#include "app/tour.h"

#include "models/accounts/accountsession.h"
#include "models/fleet/fleetview.h"
#include "models/operations/confirmpresenter.h"
#include "models/operations/operationplan.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/operations/confirmsheet.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/window/mainwindow.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

using simulator::Cloud;
using simulator::FaultKind;

} // namespace

QStringList Tour::phonesFor(ActionId action, int count) const
{
    const FleetView &view = m_window.phonesPage()->view();
    QStringList ids;
    for (quint32 row : view.order())
        ids.append(view.columns().text(TextField::Id, row));
    const OperationEngine &engine = m_window.session()->engine();
    const OperationPlan all = engine.plan(engine.request(action, ids));
    QStringList able;
    for (const PhoneFacts &phone : all.phones.mid(0, count))
        able.append(phone.instanceId);
    return able;
}

OperationPlan Tour::planFor(ActionId action, int count) const
{
    const OperationEngine &engine = m_window.session()->engine();
    return engine.plan(engine.request(action, phonesFor(action, count)));
}

void Tour::begin(const OperationPlan &plan)
{
    const auto started = m_window.session()->engine().start(plan);
    if (!started)
        return;
    m_begun = *started;
    for (const PhoneFacts &phone : plan.phones)
        ++m_begunOn[phone.instanceId];
}

const OperationRecord *Tour::begun() const
{
    return m_window.session()->engine().operation(m_begun);
}

void Tour::addSheets()
{
    // Of the overlay that is open: one that was closed lives on for a moment.
    const auto sheet = [this]() -> ConfirmSheet * {
        QWidget *overlay = m_window.openOverlay();
        return overlay ? overlay->findChild<ConfirmSheet *>() : nullptr;
    };
    const auto ready = [this, sheet] { return isFleetReady() && sheet(); };
    const auto presenter = [sheet]() -> ConfirmPresenter & { return sheet()->presenter(); };
    m_steps.append({QStringLiteral("phones-all-that-match"),
                    [this] {
                        m_window.showPlace(PlaceId::Phones);
                        m_window.phonesPage()->setFilter(QStringLiteral("region:cn-north-7,cn-south-1"));
                        m_isMarked = false;
                    },
                    [this] {
                        if (!isFleetReady())
                            return false;
                        if (!std::exchange(m_isMarked, true))
                            m_window.phonesPage()->table()->selectAllMatching();
                        return true;
                    },
                    {}});
    m_steps.append(
        {QStringLiteral("sheet-reset"),
         [this] { m_window.requestAction(ActionId::Reset, m_window.phonesPage()->selection().ids()); },
         ready,
         {}});
    m_steps.append({QStringLiteral("sheet-reset-backed-up"),
                    [presenter] {
                        presenter().setBackUpFirst(true);
                        // As a person types it.
                        const QString count = QString::number(presenter().view().countToType);
                        for (QChar digit : count) {
                            QKeyEvent press(QEvent::KeyPress, digit.unicode(), Qt::NoModifier, digit);
                            QApplication::sendEvent(QApplication::focusWidget(), &press);
                        }
                    },
                    ready,
                    {}});
    m_steps.append(
        {QStringLiteral("sheet-reset-left-out"), [presenter] { presenter().showLeftOut(true); }, ready, {}});
    m_steps.append({QStringLiteral("sheet-reboot-steps"),
                    [this, sheet] {
                        m_window.requestAction(ActionId::Reboot, m_window.phonesPage()->selection().ids());
                        sheet()->findChild<SegmentedControl *>()->activateRow(1);
                    },
                    ready,
                    {}});
    m_steps.append({QStringLiteral("sheet-delete-one"),
                    [this] { m_window.requestAction(ActionId::Delete, phonesFor(ActionId::Delete, 1)); },
                    ready,
                    {}});
}

void Tour::addOperations()
{
    m_steps.append({QStringLiteral("operation-running"),
                    [this] {
                        m_window.closeOverlays();
                        m_window.phonesPage()->clearSelection();
                        m_window.phonesPage()->setFilter({});
                        m_cloud->withCloud([](Cloud &cloud) { cloud.options().isLively = false; });
                        begin(planFor(ActionId::Reboot, 200));
                        m_window.showOperation(m_begun);
                    },
                    [this] { return begun() && begun()->counts.of(PhoneState::Succeeded) > 20; },
                    {}});
    m_steps.append({QStringLiteral("phones-while-running"),
                    [this] { m_window.showPlace(PlaceId::Phones); },
                    [] { return true; },
                    {}});
    m_steps.append({QStringLiteral("leave-while-running"),
                    [this] {
                        // One that waits after its first phones: it can't have ended meanwhile.
                        OperationPlan plan = planFor(ActionId::Reboot, 40);
                        plan.waves = {.canary = 3, .asksBetween = true};
                        begin(plan);
                        m_window.close();
                    },
                    [this] { return m_window.openOverlay() != nullptr; },
                    {}});
    addPartlyFailed();
    addUnknown();
    addBraked();
}

void Tour::addPartlyFailed()
{
    m_steps.append({QStringLiteral("operation-partly-failed"),
                    [this] {
                        m_window.closeOverlays();
                        m_window.session()->engine().cancel(m_begun);
                        m_cloud->withCloud([](Cloud &cloud) { cloud.options().failedReboots = 120; });
                        begin(planFor(ActionId::Reboot, 60));
                        m_window.showOperation(m_begun);
                    },
                    [this] { return begun() && begun()->isEnded(); },
                    {}});
}

void Tour::addUnknown()
{
    m_steps.append({QStringLiteral("operation-unknown"),
                    [this] {
                        // The cloud does it, and its answer is lost: for a session nothing can be looked at.
                        m_cloud->faults().add({.kind = FaultKind::Drop,
                                               .operation = QStringLiteral("ReleaseInstancesSession"),
                                               .count = 4,
                                               .skip = 6,
                                               .beforeCommit = false});
                        begin(planFor(ActionId::ReleaseSession, 24));
                        m_window.showOperation(m_begun);
                    },
                    [this] { return begun() && begun()->isEnded(); },
                    {}});
}

void Tour::addBraked()
{
    m_steps.append({QStringLiteral("operation-braked"),
                    [this] {
                        m_cloud->faults().clear();
                        m_cloud->withCloud([](Cloud &cloud) { cloud.options().failedReboots = 500; });
                        OperationPlan plan = planFor(ActionId::Reboot, 80);
                        plan.waves = {.canary = 10, .step = 35, .brakeShare = 0.2};
                        begin(plan);
                        m_window.showOperation(m_begun);
                    },
                    [this] { return begun() && begun()->state == RunState::Braked; },
                    {}});
    m_steps.append({QStringLiteral("phones-with-history"),
                    [this] {
                        m_window.session()->engine().cancel(m_begun);
                        m_cloud->withCloud([](Cloud &cloud) {
                            cloud.options().failedReboots = 20;
                            cloud.options().isLively = true;
                        });
                        m_window.showPlace(PlaceId::Phones);
                        const auto most = std::max_element(m_begunOn.cbegin(), m_begunOn.cend());
                        if (most != m_begunOn.cend())
                            m_window.phonesPage()->showPhone(most.key());
                    },
                    [this] { return isFleetReady(); },
                    {}});
}

} // namespace phonedeck
