// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/settlement.h"

#include <QtTest/QtTest>

using namespace phonedeck;
using namespace std::chrono_literals;

namespace {

/// What one look showed, and when it began after the answer.
struct Glance {
    std::chrono::seconds at;
    int running = 2;
    int resource = 2;
    int assigned = 1;
    QString user = QStringLiteral("anna");
    QString backupTime = QStringLiteral("2025-01-01 00:00:00");
    int backup = 2;
    bool isListed = true;
};
using Glances = QList<Glance>;

const QString newTime = QStringLiteral("2025-06-01 12:00:00");
const QString oldTime = QStringLiteral("2025-01-01 00:00:00");

// Rest after 20 s, settled after 300 s, deadline 1800 s: the tracker's own.
constexpr auto settleFor = 300s;

Glance gone(std::chrono::seconds at)
{
    Glance glance{at};
    glance.isListed = false;
    return glance;
}

Glance backedUp(std::chrono::seconds at, int running, int resource, const QString &time, int backup)
{
    return {at, running, resource, 1, QStringLiteral("anna"), time, backup};
}

QString textOf(const std::optional<PhoneNews> &news)
{
    if (!news)
        return QStringLiteral("nothing");
    return QStringLiteral("%1 %2%3")
        .arg(int(news->state))
        .arg(int(news->reason))
        .arg(news->isChecked ? QStringLiteral(" checked") : QString());
}

QString outcome(PhoneState state, PhoneReason reason = PhoneReason::None)
{
    return textOf(PhoneNews{.state = state, .reason = reason});
}

} // namespace

Q_DECLARE_METATYPE(Glances)

class TestSettlement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksSettle_data()
    {
        QTest::addColumn<ActionId>("step");
        QTest::addColumn<bool>("isAccepted");
        QTest::addColumn<Glances>("glances");
        QTest::addColumn<QString>("verdict"); ///< of the last one; all before give nothing

        const QString nothing = textOf({});
        const QString done = outcome(PhoneState::Succeeded);
        const QString tooLong = outcome(PhoneState::Unknown, PhoneReason::TookTooLong);
        const QString unseen = outcome(PhoneState::Unknown, PhoneReason::CannotBeSeen);
        const QString notDone = outcome(PhoneState::Failed, PhoneReason::NotDone);
        const auto row = [](const char *name, ActionId step, bool isAccepted, const Glances &glances,
                            const QString &verdict) {
            QTest::newRow(name) << step << isAccepted << glances << verdict;
        };

        // Reboot, accepted.
        const QString didNotReturn = outcome(PhoneState::Failed, PhoneReason::DidNotReturn);
        row("reboot: runs before it could", ActionId::Reboot, true, {{2s}, {10s}}, nothing);
        row("reboot: was seen starting", ActionId::Reboot, true, {{2s, 4}, {3s}}, done);
        row("reboot: was seen stopped", ActionId::Reboot, true, {{2s, 1}, {3s}}, done);
        row("reboot: runs for long", ActionId::Reboot, true, {{2s}, {20s}}, done);
        row("reboot: stopped on its way", ActionId::Reboot, true, {{2s, 3}, {3s, 1}, {5s, 1}, {9s, 1}},
            nothing);
        row("reboot: stopped after starting, once", ActionId::Reboot, true, {{2s, 4}, {3s, 1}}, nothing);
        row("reboot: stopped after starting, twice", ActionId::Reboot, true, {{2s, 4}, {3s, 1}, {5s, 1}},
            didNotReturn);
        row("reboot: not in a row", ActionId::Reboot, true, {{21s, 1}, {22s, 4}, {25s, 5}}, nothing);
        row("reboot: powered off for long", ActionId::Reboot, true, {{21s, 5}, {25s, 5}}, didNotReturn);
        row("reboot: stopped early and late", ActionId::Reboot, true, {{2s, 1}, {25s, 1}, {26s, 1}},
            didNotReturn);
        row("reboot: unreadable states say nothing", ActionId::Reboot, true,
            {{2s, 0}, {3s, -1}, {4s, 9}, {5s}}, nothing);
        row("reboot: starts for ever", ActionId::Reboot, true, {{2s, 4}, {1799s, 4}, {1800s, 4}}, tooLong);
        row("reboot: seen for the first time after the deadline", ActionId::Reboot, true,
            {{1900s, 1}, {1910s, 1}}, didNotReturn);
        row("reboot: gone", ActionId::Reboot, true, {gone(2s)}, didNotReturn);
        // Reboot, nobody knows.
        row("reboot?: ran all the time", ActionId::Reboot, false, {{2s}, {30s}, {301s}}, nothing);
        row("reboot?: ran for as long as it is looked at", ActionId::Reboot, false, {{2s}, {30s}, {302s}},
            unseen);
        row("reboot?: is looked at for its time, whenever that begins", ActionId::Reboot, false,
            {{1900s}, {2100s}}, nothing);
        row("reboot?: was seen starting", ActionId::Reboot, false, {{2s}, {4s, 4}, {400s}}, done);
        row("reboot?: started and stays down", ActionId::Reboot, false, {{4s, 4}, {400s, 1}, {410s, 1}},
            didNotReturn);
        row("reboot?: starts for ever", ActionId::Reboot, false, {{4s, 4}, {400s, 4}, {1800s, 4}}, tooLong);
        row("reboot?: gone", ActionId::Reboot, false, {gone(2s)}, unseen);

        // Reset.
        const QString restoreFailed = outcome(PhoneState::Failed, PhoneReason::RestoreFailed);
        row("reset: at rest at once", ActionId::Reset, true, {{2s}, {19s}}, nothing);
        row("reset: was seen restoring", ActionId::Reset, true, {{2s, 2, 1}, {3s}}, done);
        row("reset: was seen starting", ActionId::Reset, true, {{2s, 4, 0}, {3s, 1, 0}}, done);
        row("reset: at rest for long", ActionId::Reset, true, {{2s}, {20s, 5, 7}}, done);
        row("reset: still restoring", ActionId::Reset, true, {{2s, 2, 1}, {30s, 2, 1}}, nothing);
        row("reset: backing up is no rest", ActionId::Reset, true, {{30s, 2, 4}}, nothing);
        row("reset: without a resource state", ActionId::Reset, true, {{2s, 4, 1}, {30s, 2, -1}}, nothing);
        row("reset: restore abnormal before it began", ActionId::Reset, true, {{2s, 1, 6}}, nothing);
        row("reset: restore abnormal", ActionId::Reset, true, {{2s, 2, 1}, {4s, 1, 6}}, restoreFailed);
        row("reset: restores for ever", ActionId::Reset, true, {{2s, 2, 1}, {1800s, 2, 1}}, tooLong);
        row("reset: gone", ActionId::Reset, true, {gone(2s)}, unseen);
        row("reset?: at rest for long", ActionId::Reset, false, {{2s}, {30s}, {301s}}, nothing);
        row("reset?: at rest all the time", ActionId::Reset, false, {{2s}, {302s}}, unseen);
        row("reset?: was seen restoring", ActionId::Reset, false, {{2s, 2, 1}, {400s, 2, 1}, {500s}}, done);
        row("reset?: restore abnormal", ActionId::Reset, false, {{2s, 2, 1}, {4s, 1, 6}}, restoreFailed);

        // Unassign.
        row("unassign: still assigned", ActionId::Unassign, true, {{2s}, {1700s}}, nothing);
        row("unassign: free", ActionId::Unassign, true, {{2s}, {3s, 2, 2, 0, QString()}}, done);
        row("unassign: somebody else's", ActionId::Unassign, true, {{2s, 2, 2, 1, QStringLiteral("bert")}},
            done);
        row("unassign: no information", ActionId::Unassign, true, {{2s, 2, 2, -1, QString()}}, nothing);
        row("unassign: assigned for ever", ActionId::Unassign, true, {{2s}, {1800s}}, tooLong);
        row("unassign?: free", ActionId::Unassign, false, {{2s, 2, 2, 0, QString()}}, done);
        row("unassign?: still assigned", ActionId::Unassign, false, {{2s}, {302s}}, notDone);
        row("unassign?: being cleared", ActionId::Unassign, false, {{2s, 2, 1}, {302s, 2, 1}}, nothing);
        row("unassign?: no information", ActionId::Unassign, false,
            {{2s, 2, 2, -1, QString()}, {302s, 2, 2, -1, QString()}}, unseen);

        // Back up.
        const QString backupFailed = outcome(PhoneState::Failed, PhoneReason::BackupFailed);
        row("back up: the old one's success", ActionId::BackUp, true, {{2s}, {30s}}, nothing);
        row("back up: the time of its beginning", ActionId::BackUp, true, {backedUp(2s, 3, 4, newTime, 2)},
            nothing);
        row("back up: a new one", ActionId::BackUp, true,
            {backedUp(2s, 3, 4, newTime, 1), backedUp(3s, 1, 0, newTime, 2)}, done);
        row("back up: failed", ActionId::BackUp, true, {backedUp(2s, 1, 0, newTime, 3)}, backupFailed);
        row("back up: abnormal", ActionId::BackUp, true,
            {backedUp(2s, 3, 4, oldTime, 2), backedUp(3s, 1, 5, oldTime, 2)}, backupFailed);
        row("back up: abnormal before it began", ActionId::BackUp, true, {backedUp(2s, 2, 5, oldTime, 3)},
            nothing);
        row("back up: the listing lags", ActionId::BackUp, true,
            {backedUp(2s, 1, 0, oldTime, 2), backedUp(1700s, 1, 0, oldTime, 2)}, nothing);
        row("back up: the listing lags for ever", ActionId::BackUp, true,
            {backedUp(2s, 1, 0, oldTime, 2), backedUp(1800s, 1, 0, oldTime, 2)}, tooLong);
        row("back up?: a new one", ActionId::BackUp, false, {backedUp(2s, 1, 0, newTime, 2)}, done);
        row("back up?: goes on", ActionId::BackUp, false,
            {backedUp(2s, 3, 4, oldTime, 2), backedUp(302s, 3, 4, oldTime, 2)}, nothing);
        row("back up?: still on its hardware", ActionId::BackUp, false,
            {backedUp(2s, 2, 2, oldTime, 2), backedUp(302s, 2, 7, oldTime, 2)}, notDone);
        row("back up?: left its hardware", ActionId::BackUp, false,
            {backedUp(2s, 1, 0, oldTime, 2), backedUp(302s, 1, 0, oldTime, 2)}, unseen);

        // Prepare, where progress can't be asked for.
        const QString prepareFailed = outcome(PhoneState::Failed, PhoneReason::PreparationFailed);
        row("prepare: loaded", ActionId::Prepare, true, {{2s, 4, 1}, {3s, 2, 7}}, done);
        row("prepare: in use already", ActionId::Prepare, true, {{2s, 2, 3}}, done);
        row("prepare: loaded, but starting", ActionId::Prepare, true, {{2s, 4, 2}}, nothing);
        row("prepare: restore abnormal", ActionId::Prepare, true, {{2s, 4, 1}, {3s, 1, 6}}, prepareFailed);
        row("prepare: waits for ever", ActionId::Prepare, true, {{2s, 1, 0}, {1800s, 1, 0}}, tooLong);
        row("prepare?: loaded", ActionId::Prepare, false, {{2s}}, done);
        row("prepare?: no sign", ActionId::Prepare, false, {{2s, 1, 0}, {302s, 1, 0}}, notDone);
        row("prepare?: restoring", ActionId::Prepare, false, {{2s, 4, 1}, {302s, 4, 1}}, nothing);

        // Delete.
        row("delete: listed", ActionId::Delete, true, {{2s}, {1700s}}, nothing);
        row("delete: gone", ActionId::Delete, true, {{2s}, gone(3s)}, done);
        row("delete: listed for ever", ActionId::Delete, true, {{2s}, {1800s}}, tooLong);
        row("delete?: gone", ActionId::Delete, false, {gone(3s)}, done);
        row("delete?: still listed", ActionId::Delete, false, {{2s}, {302s}}, notDone);

        // Nothing to look at.
        row("stop?", ActionId::StopStreaming, false, {{2s}}, unseen);
        row("release?", ActionId::ReleaseSession, false, {{2s}}, unseen);
    }

    void looksSettle()
    {
        QFETCH(ActionId, step);
        QFETCH(bool, isAccepted);
        QFETCH(Glances, glances);
        QFETCH(QString, verdict);
        const WaitClock::time_point start = WaitClock::now();
        FollowedPhone phone;
        phone.step = step;
        phone.isAccepted = isAccepted;
        phone.phone = {.position = 7, .instanceId = QStringLiteral("a"), .userId = QStringLiteral("anna")};
        phone.phone.backupTime = oldTime;
        phone.restFrom = start + 20s;
        phone.deadline = start + 1800s;
        for (qsizetype i = 0; i < glances.size(); ++i) {
            const Glance &glance = glances.at(i);
            PhoneSight sight;
            sight.isListed = glance.isListed;
            sight.resource = glance.resource;
            sight.record.runningStatus = glance.running;
            sight.record.assignStatus = glance.assigned;
            sight.record.assignUser = glance.user;
            sight.record.backupTime = glance.backupTime;
            sight.record.backupStatus = glance.backup;
            const std::optional<PhoneNews> news = judgeSight(phone, sight, start + glance.at, settleFor);
            const bool isLast = i + 1 == glances.size();
            QCOMPARE(textOf(news), isLast ? verdict : textOf({}));
            QVERIFY(!news || news->position == 7);
        }
    }

    void jobsSettle()
    {
        const FollowedPhone phone;
        const auto job = [](std::optional<int> status, const QString &code = {}) {
            JobDetail detail;
            detail.status = jobStatus(status);
            detail.errorCode = code;
            detail.errorText = code.isEmpty() ? QString() : QStringLiteral("why");
            detail.output.text = QStringLiteral("printed");
            return detail;
        };
        for (const std::optional<int> status :
             {std::optional(0), std::optional(1), std::optional(9), std::optional<int>()})
            QVERIFY(!judgeJob(phone, job(status)));
        QCOMPARE(textOf(judgeJob(phone, job(2))), outcome(PhoneState::Succeeded));
        QCOMPARE(judgeJob(phone, job(2))->output, QStringLiteral("printed"));
        for (const int status : {-1, 3}) {
            QCOMPARE(textOf(judgeJob(phone, job(status))),
                     outcome(PhoneState::Failed, PhoneReason::TaskFailed));
            const std::optional<PhoneNews> news = judgeJob(phone, job(status, QStringLiteral("CPS0005")));
            QCOMPARE(textOf(news), outcome(PhoneState::Failed));
            QCOMPARE(news->code, QStringLiteral("CPS0005"));
            QCOMPARE(news->serviceText, QStringLiteral("why"));
            QCOMPARE(news->output, QStringLiteral("printed"));
        }
    }

    void aPlaceInTheQueueIsToldWhenItChanges()
    {
        FollowedPhone phone;
        phone.isAccepted = true;
        const auto reply = [](int status, std::optional<int> waiting = {}) {
            return ShowProgress::Reply{progressStatus(status), waiting};
        };
        QCOMPARE(judgeProgress(phone, reply(1, 4))->queuePosition, 4);
        QVERIFY(!judgeProgress(phone, reply(1, 4)));
        QCOMPARE(judgeProgress(phone, reply(1, 3))->queuePosition, 3);
        const std::optional<PhoneNews> out = judgeProgress(phone, reply(2, 0));
        QCOMPARE(out->queuePosition, -1);
        QCOMPARE(out->state, PhoneState::Working);
        QVERIFY(!judgeProgress(phone, reply(3)));
        QVERIFY(!judgeProgress(phone, reply(42)));
        QCOMPARE(textOf(judgeProgress(phone, reply(0))), outcome(PhoneState::Succeeded));
        QCOMPARE(textOf(judgeProgress(phone, reply(-1))),
                 outcome(PhoneState::Failed, PhoneReason::PreparationFailed));
        // What nobody knows isn't said to be under way.
        phone.isAccepted = false;
        QVERIFY(!judgeProgress(phone, reply(1, 9)));
    }

    void onlyTheServiceRefuses()
    {
        const auto error = [](ErrorKind kind, int status, const QString &code = {}) {
            ApiError made;
            made.kind = kind;
            made.httpStatus = status;
            made.code = code;
            return made;
        };
        QVERIFY(isRefusal(error(ErrorKind::Refused, 200, QStringLiteral("KOOPHONE.API.1323"))));
        QVERIFY(isRefusal(error(ErrorKind::Refused, 404)));
        QVERIFY(isRefusal(error(ErrorKind::PermissionDenied, 403)));
        QVERIFY(isRefusal(error(ErrorKind::InvalidParameter, 0)));
        QVERIFY(!isRefusal(error(ErrorKind::Refused, 408)));
        for (const ErrorKind kind :
             {ErrorKind::Throttled, ErrorKind::ServiceFailed, ErrorKind::NotReachable, ErrorKind::TimedOut,
              ErrorKind::ConnectionLost, ErrorKind::NotTheService, ErrorKind::Truncated,
              ErrorKind::TokenRefused, ErrorKind::SignInRefused, ErrorKind::Cancelled})
            QVERIFY(!isRefusal(error(kind, 0)));
    }
};

QTEST_GUILESS_MAIN(TestSettlement)
#include "tst_settlement.moc"
