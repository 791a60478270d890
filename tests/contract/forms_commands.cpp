// SPDX-License-Identifier: GPL-3.0-or-later
// Commands and what becomes of them (4.1.1 to 4.1.3).
#include "network/fleet/batchreset.h"
#include "network/operations/asynccommand.h"
#include "network/operations/command.h"
#include "network/operations/gettask.h"
#include "network/operations/synccommand.h"
#include "tests/contract/session.h"

using namespace phonedeck;
using simulator::Instance;
using simulator::RunningStatus;
using Cloud = Session::Cloud;

namespace {

/// One phone of two is off: its row fails, the envelope doesn't (B13).
QStringList mixed(Session &session)
{
    int turn = 0;
    return session.ids(2, [&turn](Cloud &, Instance &phone) {
        if (++turn == 2)
            phone.running = RunningStatus::Stopped;
    });
}

template <typename Op> void sendBoth(Session &session, const Caller &caller)
{
    const QString listing = QStringLiteral("ls -l /system");
    session.send(caller, "minimal", Op{QStringLiteral("w"), session.ids(1)});
    session.send(caller, "typical", Op{listing, mixed(session)});
    const QString longest = QStringLiteral("ls ") + QString(maxCommandBytes - 3, u'x');
    session.send(caller, "maximal", Op{longest, session.ids(Op::maxInstances)});
    const QString chinese = QStringLiteral("w") + QString((maxCommandBytes - 1) / 3, QChar(u'命'));
    session.send(caller, "longest in Chinese", Op{chinese, session.ids(1)});
    session.send(
        caller, "unlisted characters (D11)",
        Op{QStringLiteral("echo \"a\\b\" | grep 'é' > /sdcard/x; #\t\n$(id) && 手机"), session.ids(1)});
    session.send(caller, "long output (C37)", Op{QStringLiteral("pm list packages"), session.ids(1)});
    session.send(caller, "unknown ids", Op{listing, {QString(32, u'Z')}}, Expect::Refusal);
}

void sendTasks(Session &session, const Caller &caller)
{
    const auto started =
        session.send(caller, "for a task", AsyncCommand{QStringLiteral("getprop"), mixed(session)});
    const QString task = started ? started->taskId : QStringLiteral("none");
    session.send(caller, "minimal", GetTask{task});
    session.tick(40);
    session.send(caller, "typical", GetTask{task});
    session.send(caller, "unknown task", GetTask{QString(GetTask::maxTaskIdCharacters, u'f')},
                 Expect::Refusal);

    const auto reset = session.send(caller, "for a task", BatchReset{session.ids(100)});
    const QString release = reset ? reset->taskId : QStringLiteral("none");
    session.send(caller, "of a reset (D6)", GetTask{release}, Expect::Refusal);
    session.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = true; });
    session.send(caller, "maximal", GetTask{release});
    session.with([](Cloud &cloud) { cloud.options().tellsReleaseTasks = false; });
}

} // namespace

void sendCommands(Session &session)
{
    for (const Caller &caller : session.callers()) {
        sendBoth<SyncCommand>(session, caller);
        sendBoth<AsyncCommand>(session, caller);
        sendTasks(session, caller);
    }
}
