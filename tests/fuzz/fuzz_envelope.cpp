// SPDX-License-Identifier: GPL-3.0-or-later
// What any answer means: success or which failure, whether something was done, how long to wait, what time
// it is. The input is a status, headers and a body (answers.h).
#include "network/accounts/clockskew.h"
#include "network/transport/envelope.h"
#include "network/transport/jsonvalue.h"
#include "network/transport/retrypolicy.h"
#include "tests/fuzz/answers.h"

using namespace phonedeck;
using fuzzing::require;

namespace {

constexpr std::array effects{Effect::Reads, Effect::Changes, Effect::Destroys, Effect::Spends};

void judge(const HttpAnswer &answer, const ApiError &error)
{
    require(fuzzing::isOfAnAnswer(error.kind), "an error has a kind that fits an answer");
    require(error.httpStatus == answer.status && error.requestId == answer.requestId,
            "an error knows its answer");
    require(error.code != u"0", "success is no error code");
    if (answer.status == 429)
        require(error.kind == ErrorKind::Throttled, "429 is a wish for a pause");
    if (answer.status >= 300 && answer.status < 400)
        require(error.kind == ErrorKind::Redirected, "3xx is never followed");
    (void)error.codeNumber();

    const RetrySettings settings;
    for (const Effect effect : effects) {
        (void)outcomeIsKnown(effect, error);
        const auto pause = retryPause(settings, effect,
                                      {.error = error, .failures = 1, .retryAfter = retryAfter(answer)}, 0.5);
        require(!pause || (pause->count() >= 0 && *pause <= settings.longestPause), "a pause has its limits");
        require(!pause || effect != Effect::Spends, "what spends is never sent again");
        require(!pause || effect == Effect::Reads || error.kind == ErrorKind::Throttled,
                "what changes is sent again only if it was turned away");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));
    const ApiResult<QJsonObject> body = openEnvelope(answer);
    require(body == openEnvelope(answer), "the same answer is read the same way");
    if (body) {
        require(answer.status >= 200 && answer.status < 300, "only a 2xx is a success");
        const QString code = jsonText(body->value(u"error_code"));
        require(code.isEmpty() || code == u"0", "a success says no other code than 0");
    } else {
        judge(answer, body.error());
    }

    require(fuzzing::isOfAnAnswer(errorKind(answer.status, QString::fromUtf8(answer.body))),
            "every text is a code");
    const auto wait = retryAfter(answer);
    require(!wait || wait->count() >= 0, "nobody waits backwards");
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const auto offset = clockOffset(answer, now);
    require(offset == clockOffset(answer, now), "the same answer tells the same time");
    require(!clockOffset(answer, QDateTime()), "there is no offset from no time");
    return 0;
}
