// SPDX-License-Identifier: GPL-3.0-or-later
// Commands, installs and what became of them: outputs that are no UTF-8, receipts one level too deep.
#include "network/operations/asynccommand.h"
#include "network/operations/gettask.h"
#include "network/operations/synccommand.h"
#include "network/packages/installapp.h"
#include "tests/fuzz/answers.h"

using namespace phonedeck;
using fuzzing::require;

namespace {

void check(const CommandOutput &output)
{
    require(output.isPossiblyCut == (output.text.toUtf8().size() >= CommandOutput::maxBytes),
            "output is possibly cut from the limit on");
}

template <typename Op> void readReceipt(const HttpAnswer &answer)
{
    const ApiResult<AsyncTask> task = fuzzing::read<Op>(answer);
    if (!task)
        return;
    fuzzing::requireRoomFor(task->jobs.size(), 0, answer.body);
    for (const CmdJob &job : task->jobs)
        require(!job.instanceId.isEmpty(), "a job without a phone is none");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));

    const auto task = fuzzing::read<GetTask>(answer, [](const auto &a, const auto &b) {
        return a.jobs == b.jobs && a.unreadableRows == b.unreadableRows;
    });
    if (task) {
        fuzzing::requireRoomFor(task->jobs.size(), task->unreadableRows, answer.body);
        bool isPending = false;
        for (const JobDetail &job : task->jobs) {
            require(!job.jobId.isEmpty(), "a job has an id");
            isPending = isPending || phonedeck::isPending(job.status.meaning);
            check(job.output);
        }
        require(!isPending || !task->isFinished(), "a task with a pending job isn't finished");
    }

    const auto results = fuzzing::read<SyncCommand>(answer, [](const auto &a, const auto &b) {
        return a.results == b.results && a.unreadableRows == b.unreadableRows;
    });
    if (results) {
        fuzzing::requireRoomFor(results->results.size(), results->unreadableRows, answer.body);
        for (const CommandResult &result : results->results) {
            require(!result.instanceId.isEmpty(), "a result has its phone");
            check(result.output);
        }
    }

    readReceipt<AsyncCommand>(answer);
    readReceipt<InstallApp>(answer);
    return 0;
}
