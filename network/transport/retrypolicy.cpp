// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/retrypolicy.h"

#include "network/transport/errorcode.h"
#include "network/transport/httpdate.h"

#include <algorithm>

namespace phonedeck {

namespace {

/// Whoever asks for more gets this much: a date thousands of years ahead must not overflow a clock.
constexpr std::chrono::seconds longestWish{24 * 60 * 60};

/// The network or a gateway on the way failed; the service may never have heard of it.
bool isPassing(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::NotReachable:
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Truncated:
        return true;
    case ErrorKind::ProxyFailed: // another try with the same password would lock it
        return error.httpStatus != 407;
    case ErrorKind::NotTheService: // no HTTP at all: a broken connection. A web page is somebody's answer.
        return error.httpStatus == 0;
    default:
        return error.httpStatus == 408 || (error.httpStatus >= 502 && error.httpStatus <= 504);
    }
}

std::chrono::milliseconds backoff(const RetrySettings &settings, int failures, double chance)
{
    const double doubled =
        static_cast<double>(settings.firstPause.count()) * (1 << std::min(failures - 1, 16));
    return std::chrono::milliseconds(static_cast<qint64>(doubled * (0.75 + 0.5 * chance)));
}

} // namespace

std::optional<std::chrono::milliseconds> retryPause(const RetrySettings &settings, Effect effect,
                                                    const FailedSending &failed, double chance)
{
    if (effect == Effect::Spends)
        return std::nullopt;
    const bool isThrottled = failed.error.kind == ErrorKind::Throttled;
    // 503 with the gateway's 0308 is both: what isn't a read is repeated only if it certainly wasn't done.
    const bool mayRepeat = (isThrottled && outcomeIsKnown(effect, failed.error)) ||
                           (isPassing(failed.error) && (effect == Effect::Reads || failed.nothingLeft));
    if (!mayRepeat || failed.failures > (isThrottled ? settings.throttleRetries : settings.retries))
        return std::nullopt;
    std::chrono::milliseconds pause =
        std::min(backoff(settings, failed.failures, chance), settings.longestPause);
    if (failed.retryAfter)
        pause = std::max(pause, *failed.retryAfter);
    if (pause > settings.longestPause)
        return std::nullopt;
    return pause;
}

bool outcomeIsKnown(Effect effect, const ApiError &error)
{
    if (effect == Effect::Reads)
        return true;
    // A success that can't be read: it may well have been one.
    if (error.kind == ErrorKind::NotTheService || error.kind == ErrorKind::Truncated)
        return error.httpStatus >= 300 && error.httpStatus < 500 && error.httpStatus != 408;
    const ErrorCode code = readErrorCode(error.code);
    if (code.isServiceFault() || error.httpStatus == 408)
        return false;
    const bool isServicesAnswer = code.family == CodeFamily::Service;
    // 501: it can't have been done. 502 to 504 are a gateway's, whatever code they carry.
    if (error.httpStatus >= 502 && error.httpStatus <= 504)
        return false;
    return error.httpStatus < 500 || error.httpStatus == 501 || isServicesAnswer;
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpAnswer &answer)
{
    const QByteArray text = answer.header("Retry-After").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp<qint64>(seconds, 0, longestWish.count()));
    const QDateTime until = httpDate(text);
    const QDateTime theirNow = httpDate(answer.header("Date"));
    if (!until.isValid())
        return std::nullopt;
    const QDateTime now = theirNow.isValid() ? theirNow : QDateTime::currentDateTimeUtc();
    return std::chrono::seconds(std::clamp<qint64>(now.secsTo(until), 0, longestWish.count()));
}

} // namespace phonedeck
