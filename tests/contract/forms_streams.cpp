// SPDX-License-Identifier: GPL-3.0-or-later
// From a parked phone to a stream and back (4.1.7, 4.3).
#include "network/fleet/batchprepareinstances.h"
#include "network/fleet/getdevicetoken.h"
#include "network/fleet/releaseinstancessession.h"
#include "network/fleet/showprogress.h"
#include "network/fleet/stopinstancesstreaming.h"
#include "tests/contract/session.h"

using namespace phonedeck;
using simulator::Instance;
using simulator::Movement;
using simulator::ResourceStatus;
using simulator::RunningStatus;
using Cloud = Session::Cloud;

namespace {

const QString holder = QStringLiteral("1008600000104285462");
const QString longestUser = QStringLiteral("user-0123456789-0123456789-01234");
const QString stranger = QString(32, u'Z');

void sendPreparations(Session &session, const Caller &caller)
{
    const auto ready = [](const QString &user) {
        return [user](Cloud &cloud, Instance &phone) { cloud.assign(phone, user); };
    };
    session.send(caller, "minimal",
                 BatchPrepareInstances{QStringLiteral("u"), session.ids(1, ready(QStringLiteral("u")))});
    session.send(caller, "maximal", BatchPrepareInstances{longestUser, session.ids(100, ready(longestUser))});
    session.send(caller, "unknown ids", BatchPrepareInstances{holder, {stranger}}, Expect::Refusal);

    // All that a preparation can find: running, on its way, backed up, parked (some of which have to queue).
    int turn = 0;
    const QStringList ids = session.ids(40, [&turn](Cloud &cloud, Instance &phone) {
        cloud.assign(phone, holder);
        phone.running = static_cast<RunningStatus>(turn % 6);
        phone.movement = turn % 7 == 6 ? static_cast<Movement>(turn / 7 % 7) : Movement::None;
        if (phone.running == RunningStatus::GoingOffline)
            phone.resource = ResourceStatus::BackingUp;
        else if (phone.running == RunningStatus::Stopped)
            phone.resource = turn % 4 == 1 ? ResourceStatus::RestoreAbnormal : ResourceStatus::Idle;
        ++turn;
    });
    session.send(caller, "typical", BatchPrepareInstances{holder, ids});
    for (qsizetype i = 0; i < 12; ++i)
        session.send(caller, "after a preparation", ShowProgress{holder, ids.at(i)});
    session.tick(200);
    session.send(caller, "typical", ShowProgress{holder, ids.at(2)});
    session.send(caller, "unknown id", ShowProgress{holder, stranger}, Expect::Refusal);

    const QStringList one = session.ids(1, ready(QStringLiteral("u")));
    session.send(caller, "minimal", BatchPrepareInstances{QStringLiteral("u"), one});
    session.send(caller, "minimal", ShowProgress{QStringLiteral("u"), one.first()});
    const QStringList other = session.ids(1, ready(longestUser));
    session.send(caller, "longest user", BatchPrepareInstances{longestUser, other});
    session.send(caller, "maximal", ShowProgress{longestUser, other.first()});
}

void sendStops(Session &session, const Caller &caller)
{
    const auto streaming = [](Cloud &cloud, Instance &phone) {
        cloud.assign(phone, holder);
        phone.resource = ResourceStatus::Streaming;
        phone.isSignedIn = true;
    };
    session.send(caller, "typical", GetDeviceToken{session.ids(1, streaming).first()});
    session.send(caller, "maximal", GetDeviceToken{stranger}, Expect::Refusal);
    session.send(caller, "id of other characters", GetDeviceToken{QStringLiteral("a b+%手机?#&=")},
                 Expect::Refusal);
    session.send(caller, "typical", StopInstancesStreaming{session.ids(1, streaming).first()});
    session.send(caller, "nothing to stop", StopInstancesStreaming{session.ids(1).first()});
    session.send(caller, "maximal", StopInstancesStreaming{stranger}, Expect::Refusal);
    session.send(caller, "typical", ReleaseInstancesSession{session.ids(1).first()});
    session.send(caller, "maximal", ReleaseInstancesSession{stranger}, Expect::Refusal);
}

} // namespace

void sendStreams(Session &session)
{
    for (const Caller &caller : session.callers()) {
        sendPreparations(session, caller);
        sendStops(session, caller);
    }
}
