// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/requestdetails.h"

#include "models/transport/permissions.h"
#include "models/transport/requestlogmodel.h"
#include "network/transport/masking.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace phonedeck {

namespace {

class RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::RequestWords)
};

const QString nothing = QStringLiteral("–");

QString sizeText(qint64 bytes)
{
    return bytes > 0 ? QLocale().formattedDataSize(bytes, 1) : nothing;
}

QString headerLines(const QString &first, const QList<HeaderItem> &headers)
{
    QStringList lines{first};
    for (const HeaderItem &header : headers)
        lines.append(QString(QString::fromUtf8(header.first) + u": " + QString::fromUtf8(header.second)));
    return lines.join(u'\n');
}

QString bodyText(const QByteArray &body, qint64 bytes)
{
    if (const std::optional<qint64> size = uncheckedBodySize(body))
        return RequestWords::tr("%1, which is not shown.").arg(QLocale().formattedDataSize(*size, 1));
    if (!body.isEmpty())
        return indentedJson(QString::fromUtf8(body));
    return bytes > 0 ? RequestWords::tr("The body wasn't kept.") : RequestWords::tr("No body.");
}

bool isBody(const QByteArray &body)
{
    return !body.isEmpty() && !uncheckedBodySize(body);
}

QList<DetailsPresenter::Line> linesOf(const RequestRecord &record)
{
    using Line = DetailsPresenter::Line;
    const QLocale locale;
    const QString time =
        locale.toString(record.startedUtc.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    const QString milliseconds = locale.toString(static_cast<qlonglong>(record.duration.count()));
    QList<Line> lines{
        Line{.label = RequestWords::tr("Outcome"), .state = RequestLogModel::outcomeState(record)},
        Line{.label = RequestWords::tr("Time"), .value = time},
        //: milliseconds
        Line{.label = RequestWords::tr("Took"), .value = RequestWords::tr("%1 ms").arg(milliseconds)},
        Line{.label = RequestWords::tr("Tries"), .value = locale.toString(record.tries)},
        Line{.label = RequestWords::tr("HTTP"),
             .value = record.httpStatus > 0 ? QString::number(record.httpStatus) : nothing},
        Line{.label = RequestWords::tr("Code"),
             .value = record.errorCode.isEmpty() ? nothing : record.errorCode,
             .copyText = record.errorCode},
        Line{.label = RequestWords::tr("Sent"), .value = sizeText(record.bytesSent)},
        Line{.label = RequestWords::tr("Received"), .value = sizeText(record.bytesReceived)},
        Line{.label = RequestWords::tr("Host"), .value = record.host, .copyText = record.host},
        Line{.label = RequestWords::tr("Target"),
             .value = QString(record.method + u' ' + record.target),
             .copyText = record.target},
    };
    if (!record.requestId.isEmpty())
        lines.append(Line{.label = RequestWords::tr("Request id"),
                          .value = record.requestId,
                          .copyText = record.requestId});
    return lines;
}

} // namespace

ApiError errorOf(const RequestRecord &record)
{
    ApiError error;
    error.kind = record.failure.value_or(ErrorKind::Refused);
    error.httpStatus = record.httpStatus;
    error.code = record.errorCode;
    error.requestId = record.requestId;
    error.operation = record.operation;
    error.outcomeKnown = record.outcomeKnown;
    if (error.kind == ErrorKind::PermissionDenied)
        error.iamAction = actionOfOperation(record.operation);
    return error;
}

QString indentedJson(const QString &json)
{
    QString result;
    qsizetype depth = 0;
    bool isString = false;
    const auto newLine = [&] { result += u'\n' + QString(2 * depth, u' '); };
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar sign = json.at(i);
        const QChar next = i + 1 < json.size() ? json.at(i + 1) : QChar();
        if (isString) {
            result += sign;
            if (sign == u'\\' && !next.isNull())
                result += json.at(++i);
            else if (sign == u'"')
                isString = false;
            continue;
        }
        const bool opens = sign == u'{' || sign == u'[';
        const bool closes = sign == u'}' || sign == u']';
        if (opens && (next == u'}' || next == u']')) {
            result += sign;
            result += json.at(++i);
            continue;
        }
        if (closes) {
            depth = std::max<qsizetype>(0, depth - 1);
            newLine();
        }
        result += sign;
        isString = sign == u'"';
        if (opens)
            ++depth;
        if (opens || sign == u',')
            newLine();
        else if (sign == u':')
            result += u' ';
    }
    return result;
}

RequestDetails describeRequest(const RequestRecord &record)
{
    RequestDetails details;
    details.operation = record.operation;
    details.requestId = record.requestId;
    details.lines = linesOf(record);
    if (record.failure) {
        const ApiError error = errorOf(record);
        details.failure = describe(error);
        details.iamAction = lacksAction(error) ? error.iamAction : QString();
    }
    details.sentHead = headerLines(QString(record.method + u' ' + record.target), record.requestHeaders);
    details.sentBody = bodyText(record.requestBody, record.bytesSent);
    details.hasSentBody = isBody(record.requestBody);
    if (record.httpStatus > 0)
        details.answerHead =
            headerLines(QStringLiteral("HTTP %1").arg(record.httpStatus), record.answerHeaders);
    details.answerBody = bodyText(record.answerBody, record.bytesReceived);
    details.hasAnswerBody = isBody(record.answerBody);
    return details;
}

} // namespace phonedeck
