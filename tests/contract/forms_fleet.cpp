// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, states, reboots, resets, backups and users (4.1, 4.3.3).
#include "network/fleet/assigninstance.h"
#include "network/fleet/batchbackupinstances.h"
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/batchrebootinstance.h"
#include "network/fleet/batchreset.h"
#include "network/fleet/listinstances.h"
#include "network/fleet/unassigninstance.h"
#include "tests/contract/session.h"

#include <limits>

using namespace phonedeck;
using simulator::CopyStatus;
using simulator::Instance;
using simulator::ResourceStatus;
using simulator::RunningStatus;
using Cloud = Session::Cloud;

namespace {

const QString longestUser = QStringLiteral("user-0123456789-0123456789-01234");
const QString digitUser = QStringLiteral("1008600000104285462");

/// The three forms of an operation that takes a list of ids and nothing else.
template <typename Op> void sendBatches(Session &session, const Caller &caller)
{
    session.send(caller, "minimal", Op{session.ids(1)});
    session.send(caller, "typical", Op{session.ids(2)});
    session.send(caller, "maximal", Op{session.ids(Op::maxInstances)});
    const QStringList strangers{QString(32, u'Z'), QStringLiteral("手机"), QStringLiteral("a\"\\/ b")};
    session.send(caller, "unknown ids", Op{strangers}, Expect::Refusal);
}

void sendLists(Session &session, const Caller &caller)
{
    session.send(caller, "minimal", ListInstances{.pageSize = 1});
    session.send(caller, "typical", ListInstances{});
    session.send(caller, "last page", ListInstances{.pageNo = 5, .pageSize = ListInstances::maxPageSize});
    session.send(caller, "beyond the end", ListInstances{.pageNo = std::numeric_limits<int>::max()});
    session.send(caller, "one phone", ListInstances{.instanceId = session.ids(1).first()});
    session.send(caller, "by name", ListInstances{.instanceName = QStringLiteral("koo & 50%+ #/?=手机")});
    ListInstances all{.pageNo = 1,
                      .pageSize = ListInstances::maxPageSize,
                      .instanceId = QString(32, u'Z'),
                      .instanceName = QString(ListInstances::maxNameCharacters, QChar(u'名')),
                      .queryStartTime = QStringLiteral("2023-08-15 14:30:45"),
                      .queryEndTime = QStringLiteral("2023-08-15 14:30:45"),
                      .poolSceneTag = QStringLiteral("CLOUD_PHONE"),
                      .sendsBothSceneTags = false};
    session.send(caller, "maximal", all);
    all.poolSceneTag = QStringLiteral("CLOUD_APP");
    all.sendsBothSceneTags = true;
    session.send(caller, "both scene tags", all);
    // Characters of two UTF-16 units: the limit counts characters.
    all.instanceName = QStringLiteral("📱").repeated(ListInstances::maxNameCharacters);
    session.send(caller, "longest name in bytes", all);
}

/// Phones in every state there is, as the list and the status show them.
void sendStates(Session &session, const Caller &caller)
{
    int turn = 0;
    const QStringList ids = session.ids(64, [&turn](Cloud &cloud, Instance &phone) {
        phone.running = static_cast<RunningStatus>(turn % 6);
        phone.resource = static_cast<ResourceStatus>(turn % 8);
        phone.backup = static_cast<CopyStatus>(turn % 5);
        phone.restore = static_cast<CopyStatus>(turn / 5 % 5);
        phone.isFrozen = turn % 3 == 0;
        phone.isSignedIn = turn % 4 == 0;
        phone.isPayPerUse = turn % 7 == 0;
        if (turn % 2 == 0)
            cloud.assign(phone, turn % 4 == 0 ? digitUser : longestUser);
        ++turn;
    });
    session.send(caller, "every state", BatchQueryStatus{ids});
    session.send(caller, "every state", ListInstances{});
    session.send(caller, "some unknown", BatchQueryStatus{{ids.first(), QStringLiteral("unknown1")}});
}

QList<UserInstance> pairsOf(const QStringList &ids, const QString &user)
{
    QList<UserInstance> pairs;
    for (const QString &id : ids)
        pairs.append({id, user});
    return pairs;
}

void sendUsers(Session &session, const Caller &caller)
{
    const auto of = [](const QString &user) {
        return [user](Cloud &cloud, Instance &phone) { cloud.assign(phone, user); };
    };
    session.send(caller, "minimal", AssignInstance{pairsOf(session.ids(1), QStringLiteral("u"))});
    session.send(caller, "typical", AssignInstance{pairsOf(session.ids(2), digitUser)});
    session.send(caller, "maximal", AssignInstance{pairsOf(session.ids(100), longestUser)});
    session.send(caller, "of somebody else",
                 AssignInstance{pairsOf(session.ids(2, of(longestUser)), digitUser)}, Expect::Refusal);

    const auto taken = [&](int count, const QString &user) {
        return UnassignInstance{pairsOf(session.ids(count, of(user)), user)};
    };
    session.send(caller, "minimal", taken(1, QStringLiteral("u")));
    session.send(caller, "typical", taken(2, digitUser));
    session.send(caller, "maximal", taken(UnassignInstance::maxInstances, longestUser));
    session.send(caller, "of nobody", UnassignInstance{pairsOf(session.ids(1), digitUser)}, Expect::Refusal);
}

} // namespace

void sendFleet(Session &session)
{
    for (const Caller &caller : session.callers()) {
        sendLists(session, caller);
        sendStates(session, caller);
        sendBatches<BatchQueryStatus>(session, caller);
        sendBatches<BatchReset>(session, caller);
        sendBatches<BatchRebootInstance>(session, caller);
        sendBatches<BatchBackupInstances>(session, caller);
        sendUsers(session, caller);
    }
    session.rest();
    using simulator::FaultKind;
    for (const FaultKind kind :
         {FaultKind::ContentTypeCharset, FaultKind::PagingInside, FaultKind::PagingAbsent,
          FaultKind::NoErrorCode, FaultKind::NullValues, FaultKind::EmptyPage, FaultKind::WrongTotal,
          FaultKind::RepeatedRows, FaultKind::UnknownFields})
        session.sendBent(kind, ListInstances{});
}
