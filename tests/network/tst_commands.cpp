// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/asynccommand.h"
#include "network/operations/command.h"
#include "network/operations/gettask.h"
#include "network/operations/synccommand.h"
#include "tests/network/operationtest.h"

using namespace phonedeck;
using namespace operationtest;

namespace {

const QByteArray commandBody = R"J({"command":"ls -l /system","instance_ids":["a44uhlf7","efjy72gs"]})J";
const QStringList twoIds{u"a44uhlf7"_qs, u"efjy72gs"_qs};

QByteArray jobAnswer(const QByteArray &job)
{
    return R"J({"data":{"jobs":[)J" + job + R"J(]},"error_code":"0"})J";
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syncCommandSendsTheSample()
    {
        const SyncCommand op{u"ls -l /system"_qs, twoIds};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/sync-command"_qs);
        QCOMPARE(bodyOf(op), objectOf(commandBody));
        QCOMPARE(faultOf(op), QString());
        QVERIFY(SyncCommand::effect == Effect::Changes && !SyncCommand::isIdempotent);
    }

    void syncCommandReadsTheSample()
    {
        const auto reply = read<SyncCommand>(R"J({"data":{"cmd_results":[
            {"instance_id":"a44uhlf7","status":-1,"error_code":"CPS.0191","error_msg":"Run command failed.",
             "execute_msg":"ls: cannot access '/system': No such file or directory"},
            {"instance_id":"efjy72gs","status":2,"error_code":"","error_msg":"","execute_msg":"xxxxxx"}]},
            "error_code":"0","error_msg":"ok"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->results.size(), 2);
        const CommandResult &failed = reply->results.at(0); // B13: in an envelope that says "0"
        QCOMPARE(failed.instanceId, u"a44uhlf7"_qs);
        QCOMPARE(failed.status.meaning, JobStatus::Failed);
        QCOMPARE(failed.errorCode, u"CPS.0191"_qs);
        QCOMPARE(failed.errorText, u"Run command failed."_qs);
        QCOMPARE(failed.output.text, u"ls: cannot access '/system': No such file or directory"_qs);
        const CommandResult &succeeded = reply->results.at(1);
        QCOMPARE(succeeded.status.meaning, JobStatus::Succeeded);
        QCOMPARE(succeeded.errorCode, QString());
        QCOMPARE(succeeded.output, (CommandOutput{u"xxxxxx"_qs, false}));
    }

    void syncCommandTakesOddRows()
    {
        const auto reply = read<SyncCommand>(R"J({"data":{"cmd_results":[
            {"instance_id":12345,"status":"2","error_code":null,"execute_msg":"null"},
            {"instance_id":"b","status":42,"execute_msg":7}, {"instance_id":"c"},
            {"status":2}, null, "x"]},"error_code":0})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->unreadableRows, 3);
        QCOMPARE(reply->results.size(), 3);
        QCOMPARE(reply->results.at(0).instanceId, u"12345"_qs);
        QCOMPARE(reply->results.at(0).status.meaning, JobStatus::Succeeded);
        QCOMPARE(reply->results.at(0).output.text, u"null"_qs); // what a phone prints for a setting it lacks
        QCOMPARE(reply->results.at(1).status, (StatusValue<JobStatus>{JobStatus::Unknown, 42}));
        QCOMPARE(reply->results.at(1).output.text, u"7"_qs);
        QCOMPARE(reply->results.at(2).status,
                 StatusValue<JobStatus>()); // absent is not "failed", which is -1
    }

    void syncCommandTakesNoRows()
    {
        QVERIFY(read<SyncCommand>(R"J({"data":{"cmd_results":null},"error_code":"0"})J")->results.isEmpty());
        QVERIFY(read<SyncCommand>(R"J({"data":{"cmd_results":[]},"error_code":"0"})J")->results.isEmpty());
        QVERIFY(!read<SyncCommand>(R"J({"error_code":"0"})J").has_value());
    }

    void everyOperationRefusesWhatIsNotItsAnswer()
    {
        checkRefusals<SyncCommand>();
        checkRefusals<AsyncCommand>();
        checkRefusals<GetTask>();
    }

    void commandsKeepTheirLimits()
    {
        checkIdLimits(SyncCommand{u"ls"_qs, {}}, &SyncCommand::instanceIds, u"instance_ids"_qs);
        checkIdLimits(AsyncCommand{u"ls"_qs, {}}, &AsyncCommand::instanceIds, u"instance_ids"_qs);
    }

    void aCommandIsMeasuredInBytes_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("fault");
        QTest::newRow("one") << u"a"_qs << QString();
        QTest::newRow("none") << QString() << u"command: Missing , 1–1024"_qs;
        QTest::newRow("1024") << letters(1024) << QString();
        QTest::newRow("1025") << letters(1025) << u"command: Bytes 1025, 1–1024"_qs;
        QTest::newRow("1023 in Chinese") << QString(341, u'云') << QString();
        QTest::newRow("1026 in Chinese") << QString(342, u'云') << u"command: Bytes 1026, 1–1024"_qs;
        QTest::newRow("unlisted characters") << u"pm list packages | grep 'a$b'"_qs << QString(); // D11
    }

    void aCommandIsMeasuredInBytes()
    {
        QFETCH(QString, command);
        const QString synchronous = faultOf(SyncCommand{command, twoIds});
        QTEST(synchronous, "fault");
        QCOMPARE(faultOf(AsyncCommand{command, twoIds}), synchronous);
    }

    void unlistedCharactersAreFound_data() // D11
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QList<qsizetype>>("positions");
        QTest::newRow("all that is listed") << u"azAZ09_./:- "_qs << QList<qsizetype>();
        QTest::newRow("bar and quotes") << u"a | 'b'"_qs << QList<qsizetype>{2, 4, 6};
        QTest::newRow("letters and digits of other scripts") << u"é云٣"_qs << QList<qsizetype>{0, 1, 2};
        QTest::newRow("a tab and a line end") << u"a\tb\n"_qs << QList<qsizetype>{1, 3};
        QTest::newRow("outside the first plane") << u"a\U0001F600b;"_qs << QList<qsizetype>{1, 4};
        QTest::newRow("nothing") << QString() << QList<qsizetype>();
    }

    void unlistedCharactersAreFound()
    {
        QFETCH(QString, command);
        QTEST(unlistedCharacters(command), "positions");
    }

    void asyncCommandSendsAndReadsTheSample()
    {
        const AsyncCommand op{u"ls -l /system"_qs, twoIds};
        QCOMPARE(lineOf(op.request()), u"POST /v1/instances/async-command"_qs);
        QCOMPARE(bodyOf(op), objectOf(commandBody));
        const auto reply =
            read<AsyncCommand>(R"J({"data":{"task_id":"6837531fd3f54550927b930180a706bf","cmd_jobs":[
            {"instance_id":"a44uhlf7","job_id":"1564567b8bab40f34711234cb80d0123"},
            {"instance_id":"efjy72gs","job_id":"1564567b8bab40f34711234cb80d0456"}]},
            "error_code":"0","error_msg":"ok"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(*reply, (AsyncTask{u"6837531fd3f54550927b930180a706bf"_qs,
                                    {{u"a44uhlf7"_qs, u"1564567b8bab40f34711234cb80d0123"_qs},
                                     {u"efjy72gs"_qs, u"1564567b8bab40f34711234cb80d0456"_qs}}}));
    }

    void aReceiptMayLackParts()
    {
        QCOMPARE(*read<AsyncCommand>(R"J({"error_code":"0"})J"), AsyncTask());
        QCOMPARE(*read<AsyncCommand>(R"J({"data":{"task_id":"t","cmd_jobs":null},"error_code":"0"})J"),
                 (AsyncTask{u"t"_qs, {}}));
        QCOMPARE(
            *read<AsyncCommand>(
                R"J({"data":{"task_id":null,"cmd_jobs":[{"job_id":"j"},{"instance_id":"i"},3]},"error_code":"0"})J"),
            (AsyncTask{{}, {{u"i"_qs, {}}}}));
        QVERIFY(
            !read<AsyncCommand>(R"J({"data":{"task_id":"t","cmd_jobs":{}},"error_code":"0"})J").has_value());
    }

    void getTaskSendsAndReadsTheSample()
    {
        const GetTask op{u"6837531fd3f54550927b930180a706bf"_qs};
        QCOMPARE(lineOf(op.request()), u"GET /v1/instances/tasks/6837531fd3f54550927b930180a706bf"_qs);
        QVERIFY(!op.request().body); // A17
        QVERIFY(GetTask::effect == Effect::Reads && GetTask::isIdempotent);
        const auto reply = read<GetTask>(R"J({"data":{"jobs":[
            {"job_id":"1564567b8bab40f34711234cb80d0123","status":-1,"error_code":"CPS0005",
             "error_msg":"Phone not found.","execute_msg":null},
            {"job_id":"1564567b8bab40f34711234cb80d0456","status":2,"error_code":"","error_msg":"",
             "execute_msg":"xxxxxx"}]},"error_code":"0","error_msg":"ok"})J");
        QVERIFY(reply.has_value());
        QCOMPARE(reply->jobs.at(0), (JobDetail{u"1564567b8bab40f34711234cb80d0123"_qs,
                                               {JobStatus::Failed, -1},
                                               u"CPS0005"_qs,
                                               u"Phone not found."_qs,
                                               {}}));
        QCOMPARE(reply->jobs.at(1), (JobDetail{u"1564567b8bab40f34711234cb80d0456"_qs,
                                               {JobStatus::Succeeded, 2},
                                               {},
                                               {},
                                               {u"xxxxxx"_qs, false}}));
        QVERIFY(reply->isFinished());
    }

    void aTaskIsFinishedWhenEveryJobIs_data() // D4
    {
        QTest::addColumn<QByteArray>("statuses");
        QTest::addColumn<bool>("isFinished");
        QTest::newRow("succeeded and both kinds of failed") << QByteArray("2,3,-1") << true;
        QTest::newRow("one runs") << QByteArray("2,1") << false;
        QTest::newRow("one waits") << QByteArray("0,2") << false;
        QTest::newRow("one is unknown") << QByteArray("2,42") << false;
        QTest::newRow("one is unreadable") << QByteArray("2,null") << false;
        QTest::newRow("none") << QByteArray() << false;
    }

    void aTaskIsFinishedWhenEveryJobIs()
    {
        QFETCH(QByteArray, statuses);
        QByteArray jobs;
        const QList<QByteArray> list = statuses.isEmpty() ? QList<QByteArray>() : statuses.split(',');
        for (const QByteArray &status : list)
            jobs += (jobs.isEmpty() ? "" : ",") + (R"J({"job_id":"j","status":)J" + status + '}');
        const auto reply = read<GetTask>(jobAnswer(jobs));
        QVERIFY(reply.has_value());
        QTEST(reply->isFinished(), "isFinished");
    }

    void jobStatusesAreTold_data() // D4
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("meaning");
        QTest::addColumn<QString>("is");
        const auto row = [](const char *name, int number, JobStatus meaning, const char *is) {
            QTest::newRow(name) << number << int(meaning) << QString::fromLatin1(is);
        };
        row("-1", -1, JobStatus::Failed, "failed finished");
        row("0", 0, JobStatus::NotStarted, "pending");
        row("1", 1, JobStatus::Running, "pending");
        row("2", 2, JobStatus::Succeeded, "finished");
        row("3", 3, JobStatus::FailedToInstall, "failed finished");
        row("4", 4, JobStatus::Unknown, "");
        row("-2", -2, JobStatus::Unknown, "");
    }

    void jobStatusesAreTold()
    {
        QFETCH(int, number);
        const StatusValue<JobStatus> status = jobStatus(number);
        QTEST(int(status.meaning), "meaning");
        QCOMPARE(status.number, std::optional(number));
        QStringList is;
        if (isFailed(status.meaning))
            is << u"failed"_qs;
        if (isFinished(status.meaning))
            is << u"finished"_qs;
        if (isPending(status.meaning))
            is << u"pending"_qs;
        QTEST(is.join(u' '), "is");
    }

    void aTaskIdKeepsItsLimits()
    {
        checkTextLimits(GetTask{}, &GetTask::taskId, u"task_id"_qs, 64); // D8
        QCOMPARE(faultOf(GetTask{u"a/b"_qs}), u"task_id: Form a/b, [^/]+"_qs);
        QCOMPARE(faultOf(GetTask{u".."_qs}), u"task_id: Form .., [^/]+"_qs);
        QCOMPARE(faultOf(GetTask{u"ZGCAorI8ocwK7U7_t0AfH26P-DjwDw8Yknf4"_qs}), QString());
    }

    void outputIsMarkedWhereItMayBeCut_data() // C37
    {
        QTest::addColumn<QByteArray>("printed");
        QTest::addColumn<bool>("isPossiblyCut");
        QTest::addColumn<QString>("end");
        const auto row = [](const char *name, int plain, const QByteArray &end, bool isCut,
                            const QString &shown) {
            QTest::newRow(name) << QByteArray(plain, 'a') + end << isCut << shown;
        };
        row("1023 bytes", 1022, "b", false, u"ab"_qs);
        row("1024 bytes", 1023, "b", true, u"ab"_qs);
        row("1024 bytes with a whole character", 1021, "云", true, u"a云"_qs);
        row("1023 bytes with a whole character", 1020, "云", false, u"a云"_qs);
        row("cut after one byte of three", 1023, "\xe4", true, u"a\uFFFD"_qs);
        row("cut after two bytes of three", 1022, "\xe4\xba", true, u"a\uFFFD"_qs);
    }

    void outputIsMarkedWhereItMayBeCut()
    {
        QFETCH(QByteArray, printed);
        QFETCH(QString, end);
        const QByteArray message = "\"execute_msg\":\"" + printed + '"';
        const auto job =
            read<GetTask>(jobAnswer("{\"job_id\":\"j\",\"status\":2," + message + "},{\"job_id\":\"k\"}"));
        QVERIFY(job.has_value());
        QCOMPARE(job->jobs.size(), 2); // a broken character of one phone spoils no other
        QTEST(job->jobs.at(0).output.isPossiblyCut, "isPossiblyCut");
        QVERIFY2(job->jobs.at(0).output.text.contains(end), qPrintable(job->jobs.at(0).output.text.right(4)));
        const auto row = read<SyncCommand>("{\"data\":{\"cmd_results\":[{\"instance_id\":\"a\"," + message +
                                           "}]},\"error_code\":\"0\"}");
        QVERIFY(row.has_value());
        QCOMPARE(row->results.at(0).output, job->jobs.at(0).output);
    }
};

QTEST_APPLESS_MAIN(TestCommands)
#include "tst_commands.moc"
