// SPDX-License-Identifier: GPL-3.0-or-later
// The two readers of lists of phones. The fast one takes nothing for a page that the slow one takes for a
// failure.
#include "network/fleet/batchquerystatus.h"
#include "network/fleet/listinstances.h"
#include "tests/fuzz/answers.h"

#include <QtCore/QJsonDocument>

using namespace phonedeck;
using fuzzing::require;

namespace {

void readPage(const HttpAnswer &answer)
{
    const auto page = fuzzing::read<ListInstances>(answer, [](const auto &a, const auto &b) {
        return a.instances == b.instances && a.pageNo == b.pageNo && a.pageSize == b.pageSize &&
               a.totalCount == b.totalCount && a.unreadableRows == b.unreadableRows;
    });
    if (!page)
        return;
    fuzzing::requireRoomFor(page->instances.size(), page->unreadableRows, answer.body);
    for (const InstanceRecord &record : page->instances)
        require(!record.instanceId.isEmpty(), "a row without an id is no phone");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));
    readPage(answer);

    const auto statuses = fuzzing::read<BatchQueryStatus>(
        answer, [](const auto &a, const auto &b) { return a.statuses == b.statuses; });
    if (statuses) {
        fuzzing::requireRoomFor(statuses->statuses.size(), 0, answer.body);
        for (const InstanceStatus &status : statuses->statuses)
            require(!status.instanceId.isEmpty(), "a row without an id is no phone");
    }

    // Written anew, so that no name stands twice in it: there the two may take different ones.
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (document.isObject()) {
        answer.body = document.toJson(QJsonDocument::Compact);
        readPage(answer);
        if (!openEnvelope(answer))
            require(!ListInstances::parse(answer), "a failure is no page");
    }
    return 0;
}
