// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/errortext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

namespace phonedeck {

namespace {

struct Entry {
    int httpStatus;
    QString meaning[2]; ///< English, Chinese
    QString remedy[2];
};

class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::ErrorWords)
};

/// Index into the pairs of the catalogue.
int languageIndex()
{
    return QLocale().language() == QLocale::Chinese ? 1 : 0;
}

QJsonArray readArray(const QString &name)
{
    QFile file(name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

QMultiHash<QString, Entry> readCatalogue()
{
    QMultiHash<QString, Entry> catalogue;
    const QJsonArray rows = readArray(QStringLiteral(":/catalogue/error-codes.json"));
    for (const QJsonValue &row : rows) {
        const ApiError key{.code = row[u"code"].toString()};
        catalogue.insert(key.codeNumber(), {row[u"http_status"].toInt(),
                                            {row[u"meaning_en"].toString(), row[u"meaning_zh"].toString()},
                                            {row[u"remedy_en"].toString(), row[u"remedy_zh"].toString()}});
    }
    return catalogue;
}

const Entry *findEntry(const ApiError &error)
{
    static const QMultiHash<QString, Entry> catalogue = readCatalogue();
    if (error.code.isEmpty())
        return nullptr;
    const Entry *found = nullptr;
    const auto [first, last] = catalogue.equal_range(error.codeNumber());
    for (auto it = first; it != last; ++it) {
        if (!found || it->httpStatus == error.httpStatus)
            found = &*it;
    }
    return found;
}

QString statusMeaning(int status)
{
    static const QJsonArray rows = readArray(QStringLiteral(":/catalogue/http-status.json"));
    for (const QJsonValue &row : rows) {
        if (row[u"status"].toInt() == status)
            return row[languageIndex() ? u"meaning_zh" : u"meaning_en"].toString();
    }
    return ErrorWords::tr("The service answered HTTP %1.").arg(status);
}

struct Sentences {
    QString happened;
    QString toDo;
};

Sentences networkSentences(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return {ErrorWords::tr("The request was cancelled."), {}};
    case ErrorKind::InsecureAddress:
        return {
            ErrorWords::tr("The address isn't a secure one, so nothing was sent."),
            ErrorWords::tr(
                "Use an address that begins with https://. Plain http:// is only used on this computer.")};
    case ErrorKind::NotReachable:
        return {ErrorWords::tr("The service can't be reached."),
                ErrorWords::tr("Check the address, the network and the proxy.")};
    case ErrorKind::TlsFailed:
        return {
            ErrorWords::tr("No trusted secure connection could be made, so nothing was sent."),
            ErrorWords::tr(
                "Check the date of this computer. A company proxy may need its own certificate installed.")};
    case ErrorKind::TimedOut:
        return {ErrorWords::tr("The service didn't answer in time."),
                ErrorWords::tr("Try again. If it stays, look at the network.")};
    case ErrorKind::ConnectionLost:
        return {ErrorWords::tr("The connection was lost before the answer came."),
                ErrorWords::tr("Try again.")};
    case ErrorKind::Redirected:
        return {ErrorWords::tr("The service wants to send us to another address, which isn't followed."),
                ErrorWords::tr("Check the address of the service.")};
    case ErrorKind::NotTheService:
        return {
            ErrorWords::tr("The answer doesn't come from the cloud phone service."),
            ErrorWords::tr("Check the address. A proxy or a sign-in page of the network may stand between.")};
    case ErrorKind::Truncated:
        return {ErrorWords::tr("The answer stops in the middle."), ErrorWords::tr("Try again.")};
    case ErrorKind::SignInRefused:
        return {ErrorWords::tr("The sign-in was refused: account, IAM user, password or project is wrong, or "
                               "the user is locked."),
                ErrorWords::tr("The service doesn't say which. Check all four; wrong tries lock the user. A "
                               "HUAWEI ID can't sign in here.")};
    case ErrorKind::TokenRefused:
        return {ErrorWords::tr("The service doesn't accept the token, not even a new one."),
                ErrorWords::tr("Check that the project belongs to this service, then sign in again.")};
    case ErrorKind::PermissionDenied:
        return {ErrorWords::tr("This user isn't allowed to do that."),
                ErrorWords::tr("Ask an administrator for the missing permission.")};
    case ErrorKind::Throttled:
        return {ErrorWords::tr("The service asks for fewer requests."),
                ErrorWords::tr("Wait a moment; it goes on by itself.")};
    case ErrorKind::ProxyFailed:
    case ErrorKind::InvalidParameter:
    case ErrorKind::SignatureRefused:
    case ErrorKind::ServiceFailed:
    case ErrorKind::Refused:
        break;
    }
    return {};
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
    if (!error.serviceText.isEmpty())
        parts << error.serviceText;
    if (!error.requestId.isEmpty())
        parts << QStringLiteral("x-request-id %1").arg(error.requestId);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ErrorText describe(const ApiError &error)
{
    Sentences sentences = networkSentences(error.kind);
    if (const Entry *entry = findEntry(error)) {
        const int language = languageIndex();
        sentences = {entry->meaning[language], entry->remedy[language]};
    } else if (sentences.happened.isEmpty()) {
        sentences.happened = error.httpStatus > 299 || error.serviceText.isEmpty()
                                 ? statusMeaning(error.httpStatus)
                                 : ErrorWords::tr("The service refused: %1").arg(error.serviceText);
        sentences.toDo = error.kind == ErrorKind::ServiceFailed
                             ? ErrorWords::tr("Try again later. If it stays, give support the request id.")
                             : QString();
    }
    // Never "try again" to what may have been carried out.
    if (!error.outcomeKnown)
        sentences.toDo = ErrorWords::tr(
            "It may have been carried out all the same. Refresh and look before doing it again.");
    return {sentences.happened, sentences.toDo, detailOf(error)};
}

} // namespace phonedeck
