// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/errortext.h"

#include "models/transport/errorcatalogue.h"
#include "models/transport/errorsentences.h"

#include <QtCore/QLocale>

namespace phonedeck {

namespace {

/// Whether the kind knows better what to do than the code: the token was renewed already, the clock is wrong.
bool saysWhatToDo(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::SignInRefused:
    case ErrorKind::TokenRefused:
    case ErrorKind::SignatureRefused:
    case ErrorKind::Throttled:
        return true;
    default:
        return lacksAction(error);
    }
}

QString detailOf(const ApiError &error)
{
    QStringList parts;
    if (!error.operation.isEmpty())
        parts << error.operation;
    if (error.httpStatus > 0)
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    if (!error.code.isEmpty())
        parts << error.code;
    if (!error.iamAction.isEmpty())
        parts << error.iamAction;
    if (error.parameter)
        parts << error.parameter->field;
    if (!error.serviceText.isEmpty())
        parts << error.serviceText;
    if (!error.requestId.isEmpty())
        parts << QStringLiteral("x-request-id %1").arg(error.requestId);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString joinSentences(QStringList sentences)
{
    sentences.removeAll(QString());
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return sentences.join(isChinese ? QString() : QStringLiteral(" "));
}

QString paragraphOf(const ErrorText &text)
{
    return joinSentences({text.happened, text.means, text.toDo});
}

bool lacksAction(const ApiError &error)
{
    if (error.kind != ErrorKind::PermissionDenied || error.iamAction.isEmpty())
        return false;
    const ErrorCode code = readErrorCode(error.code);
    return code.family != CodeFamily::Service || code.number == u"6002" ||
           !findErrorCode(error.code, error.httpStatus);
}

ErrorText describe(const ApiError &error)
{
    ErrorSentences sentences = sentencesOfKind(error);
    const std::optional<CatalogueEntry> entry = findErrorCode(error.code, error.httpStatus);
    // What the gateway says about a signature is only half of it: see signatureSentences().
    if (entry && error.kind != ErrorKind::SignatureRefused) {
        sentences.happened = entry->meaning;
        if (!saysWhatToDo(error)) {
            sentences.means = meansOfCode(error);
            sentences.toDo = entry->remedy;
        }
    }
    // Never "try again" to what may have been carried out.
    if (!error.outcomeKnown) {
        sentences.means = ErrorWords::tr("Nobody knows yet whether it had its effect.");
        sentences.toDo = ErrorWords::tr(
            "It may have been carried out all the same. Refresh and look before doing it again.");
    }
    return {sentences.happened, sentences.means, sentences.toDo, detailOf(error)};
}

} // namespace phonedeck
