// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/errorsentences.h"

#include "models/transport/errorcatalogue.h"
#include "models/transport/permissions.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <chrono>

namespace phonedeck {

namespace {

/// How far from the service's time a signature is still taken (signing.md).
constexpr std::chrono::minutes toleratedOffset{15};

QString nothingSent()
{
    return ErrorWords::tr("Nothing was sent, so nothing changed.");
}

QString nothingChanged()
{
    return ErrorWords::tr("Nothing was changed, neither here nor at the service.");
}

QString parameterHappened(const ParameterFault &fault)
{
    const QString &field = fault.field;
    const auto with = [&fault](const QString &sentence) {
        return sentence.arg(fault.field, fault.value, fault.allowed);
    };
    if (fault.limit == LimitKind::Missing)
        return ErrorWords::tr("%1 is missing.").arg(field);
    if (fault.value.isEmpty() || fault.allowed.isEmpty())
        return ErrorWords::tr("%1 isn't what the service allows.").arg(field);
    switch (fault.limit) {
    case LimitKind::Missing:
        break;
    case LimitKind::Characters:
        return with(ErrorWords::tr("%1 has %2 characters; allowed: %3."));
    case LimitKind::Bytes:
        return with(ErrorWords::tr("%1 takes %2 bytes; allowed: %3."));
    case LimitKind::Entries:
        return with(ErrorWords::tr("%1 has %2 entries; allowed: %3."));
    case LimitKind::Range:
        return with(ErrorWords::tr("%1 is %2; it has to be within %3."));
    case LimitKind::Step:
        return with(ErrorWords::tr("%1 is %2; it has to be a multiple of %3."));
    case LimitKind::OneOf:
        return with(ErrorWords::tr("%1 is “%2”; it has to be one of: %3."));
    case LimitKind::Form:
        return with(ErrorWords::tr("%1 is “%2”; it has to have the form %3."));
    case LimitKind::Order:
        return with(ErrorWords::tr("%1 is %2; it must not come before %3."));
    case LimitKind::Complete:
        return with(ErrorWords::tr("%1 holds %2; it has to hold every combination once: %3."));
    }
    return {};
}

QString durationText(std::chrono::seconds duration)
{
    using namespace std::chrono;
    const auto minutes = static_cast<int>(round<std::chrono::minutes>(duration).count());
    constexpr int hour = 60;
    constexpr int day = 24 * hour;
    if (minutes < 2 * hour)
        return ErrorWords::tr("%Ln minutes", nullptr, minutes);
    if (minutes < 2 * day)
        return ErrorWords::tr("%Ln hours", nullptr, (minutes + hour / 2) / hour);
    return ErrorWords::tr("%Ln days", nullptr, (minutes + day / 2) / day);
}

ErrorSentences clockSentences(std::chrono::seconds offset)
{
    const QString by = durationText(std::chrono::abs(offset));
    return {offset.count() > 0
                ? ErrorWords::tr("This computer's clock is %1 ahead of the service's, so its signatures are "
                                 "refused.")
                      .arg(by)
                : ErrorWords::tr("This computer's clock is %1 behind the service's, so its signatures are "
                                 "refused.")
                      .arg(by),
            ErrorWords::tr("The service takes a signature for 15 minutes only. The keys may be right."),
            ErrorWords::tr("Set this computer's clock, date and time zone, best by the network, then try "
                           "again.")};
}

ErrorSentences signatureSentences(const ApiError &error)
{
    if (error.clockOffset && std::chrono::abs(*error.clockOffset) > toleratedOffset)
        return clockSentences(*error.clockOffset);
    const auto says = [&error](QStringView words) {
        return error.serviceText.contains(words, Qt::CaseInsensitive);
    };
    const QString nothingDone = ErrorWords::tr(
        "The request wasn't carried out. After more than 5 refusals in a row the service locks "
        "the key for 5 minutes.");
    if (says(u"reach the limit") || says(u"forbidden"))
        return {ErrorWords::tr("The access key is locked after too many refused signatures."),
                ErrorWords::tr("Until the lock ends nothing can be done with this key, not even with the "
                               "right secret."),
                ErrorWords::tr("Wait 5 minutes, check the secret key, then try once.")};
    if (says(u"not exist"))
        return {ErrorWords::tr("The service doesn't know the access key."), nothingDone,
                ErrorWords::tr("Check the access key: it may be mistyped, deleted, disabled or another "
                               "site's.")};
    if (says(u"decrypt token") || says(u"security token") || says(u"securitytoken"))
        return {ErrorWords::tr("The service can't read the token of the temporary keys."), nothingDone,
                ErrorWords::tr("Get new temporary keys: all three belong together.")};
    if (says(u"expired"))
        return {ErrorWords::tr("The signature was too old when it arrived."), nothingDone,
                ErrorWords::tr("Check this computer's clock and time zone, then try again.")};
    if (says(u"verify aksk signature"))
        return {ErrorWords::tr("The secret key doesn't fit the access key."), nothingDone,
                ErrorWords::tr("Enter both keys again. If they are right, a proxy may change requests on "
                               "their way.")};
    return {ErrorWords::tr("The service doesn't accept the signature."), nothingDone,
            ErrorWords::tr("Check access key, secret key and project.")};
}

ErrorSentences permissionSentences(const QString &action)
{
    ErrorSentences sentences{
        ErrorWords::tr("This user isn't allowed to do that."),
        ErrorWords::tr("The sign-in works; the request wasn't carried out. Signing in again doesn't help."),
        ErrorWords::tr("Ask an administrator for the missing permission.")};
    if (action.isEmpty())
        return sentences;
    const Permission permission = permissionOf(action);
    sentences.means = permission.description.isEmpty()
                          ? ErrorWords::tr("The action %1 isn't granted to this user.").arg(action)
                          //: %1 an action of IAM, %2 a sentence that says what it is for
                          : ErrorWords::tr("The action %1 isn't granted to this user. It's needed for: %2")
                                .arg(action, permission.description);
    sentences.toDo =
        permission.readyMadeRole.isEmpty()
            ? ErrorWords::tr("Ask an administrator for a policy with this action.")
            : ErrorWords::tr("Ask an administrator for a policy with this action, or for the role %1.")
                  .arg(permission.readyMadeRole);
    return sentences;
}

ErrorSentences refusedSentences(const ApiError &error)
{
    const bool isFailure = error.kind == ErrorKind::ServiceFailed;
    QString status = statusMeaning(error.httpStatus);
    if (status.isEmpty())
        status = ErrorWords::tr("The service answered HTTP %1.").arg(error.httpStatus);
    if (isFailure)
        return {status,
                error.serviceText.isEmpty()
                    ? ErrorWords::tr("The fault is on the service's side, not on this computer's.")
                    : ErrorWords::tr("The service's own words: %1").arg(error.serviceText),
                ErrorWords::tr("Try again later. If it stays, give support the request id.")};
    if (error.serviceText.isEmpty())
        return {status,
                error.code.isEmpty()
                    ? ErrorWords::tr("The service turned the request down and gave no reason.")
                    : ErrorWords::tr("The service turned the request down with the code %1, which isn't "
                                     "known here.")
                          .arg(error.code),
                ErrorWords::tr("If it stays, give support the request id.")};
    return {ErrorWords::tr("The service refused: %1").arg(error.serviceText),
            error.httpStatus > 299 ? status
                                   : ErrorWords::tr("The service turned the request down and changed "
                                                    "nothing."),
            ErrorWords::tr("If it stays, give support the request id.")};
}

ErrorSentences localSentences(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InsecureAddress:
        return {ErrorWords::tr("The address isn't a secure one, so nothing was sent."), nothingChanged(),
                ErrorWords::tr("Use an address that begins with https://. Plain http:// is only used on this "
                               "computer.")};
    case ErrorKind::NotReachable:
        return {ErrorWords::tr("The service can't be reached."), nothingSent(),
                ErrorWords::tr("Check the address, the network and the proxy.")};
    case ErrorKind::TlsFailed:
        return {ErrorWords::tr("No trusted secure connection could be made, so nothing was sent."),
                nothingChanged(),
                ErrorWords::tr("Check the date of this computer. A company proxy may need its own "
                               "certificate installed.")};
    case ErrorKind::ProxyFailed:
        return {ErrorWords::tr("The proxy doesn't let the request through."), nothingSent(),
                ErrorWords::tr("Check the address of the proxy, its user and its password.")};
    default:
        return {ErrorWords::tr("The request was cancelled."),
                ErrorWords::tr("It had no effect; what is shown may be older."),
                {}};
    }
}

ErrorSentences answerSentences(ErrorKind kind)
{
    const QString noAnswer =
        ErrorWords::tr("There is no answer to go by; what is shown is what was read before.");
    switch (kind) {
    case ErrorKind::TimedOut:
        return {ErrorWords::tr("The service didn't answer in time."), noAnswer,
                ErrorWords::tr("Try again. If it stays, look at the network.")};
    case ErrorKind::ConnectionLost:
        return {ErrorWords::tr("The connection was lost before the answer came."), noAnswer,
                ErrorWords::tr("Try again.")};
    case ErrorKind::Redirected:
        return {ErrorWords::tr("The service wants to send us to another address, which isn't followed."),
                ErrorWords::tr("Identity and data aren't given to an address nobody entered here."),
                ErrorWords::tr("Check the address of the service.")};
    case ErrorKind::NotTheService:
        return {ErrorWords::tr("The answer doesn't come from the cloud phone service."), noAnswer,
                ErrorWords::tr("Check the address. A proxy or a sign-in page of the network may stand "
                               "between.")};
    default:
        return {ErrorWords::tr("The answer stops in the middle."), noAnswer, ErrorWords::tr("Try again.")};
    }
}

} // namespace

ErrorSentences sentencesOfKind(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::InsecureAddress:
    case ErrorKind::NotReachable:
    case ErrorKind::ProxyFailed:
    case ErrorKind::TlsFailed:
        return localSentences(error.kind);
    case ErrorKind::TimedOut:
    case ErrorKind::ConnectionLost:
    case ErrorKind::Redirected:
    case ErrorKind::NotTheService:
    case ErrorKind::Truncated:
        return answerSentences(error.kind);
    case ErrorKind::InvalidParameter:
        return {error.parameter ? parameterHappened(*error.parameter)
                                : ErrorWords::tr("A value isn't what the service allows."),
                nothingSent(), ErrorWords::tr("Correct the value, then try again.")};
    case ErrorKind::SignInRefused:
        return {ErrorWords::tr("The sign-in was refused: account, IAM user, password or project is wrong, or "
                               "the user is locked."),
                ErrorWords::tr("Nobody is signed in; nothing of this account can be read or changed."),
                ErrorWords::tr("The service doesn't say which. Check all four; wrong tries lock the user. A "
                               "HUAWEI ID can't sign in here.")};
    case ErrorKind::PasscodeNeeded:
        return {ErrorWords::tr("A new one-time code is needed to sign in."),
                ErrorWords::tr("Each code is good for one sign-in, and the last one has been used."),
                ErrorWords::tr("Enter the code that the authenticator shows now.")};
    case ErrorKind::TokenRefused:
        return {ErrorWords::tr("The service doesn't accept the token, not even a new one."),
                ErrorWords::tr("The sign-in worked, but the request wasn't carried out."),
                ErrorWords::tr("Check that the project belongs to this service, then sign in again.")};
    case ErrorKind::SignatureRefused:
        return signatureSentences(error);
    case ErrorKind::PermissionDenied:
        return permissionSentences(error.iamAction);
    case ErrorKind::Throttled:
        return {ErrorWords::tr("The service asks for fewer requests."),
                ErrorWords::tr("This request wasn't carried out; the account isn't blocked."),
                ErrorWords::tr("Wait a moment, then try again.")};
    case ErrorKind::ServiceFailed:
    case ErrorKind::Refused:
        break;
    }
    return refusedSentences(error);
}

QString meansOfCode(const ApiError &error)
{
    const ErrorCode code = readErrorCode(error.code);
    if (code.family == CodeFamily::Gateway)
        return ErrorWords::tr("The request didn't get as far as the cloud phone service.");
    if (code.family == CodeFamily::Host)
        return ErrorWords::tr("It failed on this phone; others of the same batch may have done it.");
    const auto isOneOf = [&code](const auto &numbers) {
        return std::find(numbers.begin(), numbers.end(), code.number) != numbers.end();
    };
    // B9: one number, two meanings that only the service's own words tell apart; or no meaning in print.
    static constexpr std::array<QStringView, 3> ownWordsSayMore{u"62006", u"62020", u"62021"};
    if (isOneOf(ownWordsSayMore) && !error.serviceText.isEmpty())
        return ErrorWords::tr("The service's own words: %1").arg(error.serviceText);
    if (code.number == u"1001" || code.number == u"1012") // D20
        return ErrorWords::tr("The service answers so to a wrong id and to a missing right alike. The phone "
                              "may still be there, so it stays on the list.");
    if (code.number == u"1003") // B16
        return ErrorWords::tr("The sign-in works, the account just isn't admitted to this API. Signing in "
                              "again doesn't help.");
    if (code.number == u"5005")
        return ErrorWords::tr("One such phone makes the service refuse the whole batch; none was rebooted.");
    if (code.isServiceFault())
        return ErrorWords::tr("The fault is on the service's side, not on this computer's.");
    return ErrorWords::tr("The service turned the request down and changed nothing.");
}

} // namespace phonedeck
