// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/operationexport.h"

#include "models/operations/outcometext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSaveFile>

namespace phonedeck {

namespace {

class ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OperationExport)
};

QString isoText(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs) : QString();
}

QString csvLine(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells)
        written << csvCell(cell);
    return written.join(u',') + QStringLiteral("\r\n");
}

QJsonObject phoneObject(const OperationRecord &operation, const PhoneRecord &phone)
{
    QJsonObject object{
        {QStringLiteral("instance_id"), phone.instanceId},
        {QStringLiteral("name"), phone.name},
        {QStringLiteral("region"), phone.region},
        {QStringLiteral("user_id"), phone.userId},
        {QStringLiteral("outcome"), phoneStateKey(phone.state)},
        {QStringLiteral("happened"), outcomeText(operation, phone).brief},
    };
    const auto add = [&object](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    add(QStringLiteral("reason"), reasonKey(phone.reason));
    add(QStringLiteral("code"), phone.code);
    add(QStringLiteral("service_text"), phone.serviceText);
    add(QStringLiteral("request_id"), phone.requestId);
    add(QStringLiteral("output"), phone.output);
    add(QStringLiteral("ended"), isoText(phone.endedMs));
    if (phone.httpStatus > 0)
        object.insert(QStringLiteral("http_status"), phone.httpStatus);
    if (phone.state == PhoneState::Unknown)
        object.insert(QStringLiteral("is_checked"), phone.isChecked);
    return object;
}

QJsonObject operationObject(const OperationRecord &operation)
{
    QJsonObject counts;
    for (int state = 0; state < phoneStateCount; ++state) {
        if (operation.counts.byState[state] > 0)
            counts.insert(phoneStateKey(PhoneState(state)), operation.counts.byState[state]);
    }
    QJsonObject object{
        {QStringLiteral("operation"), operation.id},
        {QStringLiteral("action"), QString::fromLatin1(actionOf(operation.action).key)},
        {QStringLiteral("outcome"), outcomeKey(outcomeOf(operation))},
        {QStringLiteral("by"), operation.userName},
        {QStringLiteral("started"), isoText(operation.startedMs)},
        {QStringLiteral("counts"), counts},
    };
    if (!operation.label.isEmpty())
        object.insert(QStringLiteral("label"), operation.label);
    if (operation.endedMs > 0)
        object.insert(QStringLiteral("ended"), isoText(operation.endedMs));
    if (!operation.arguments.isEmpty())
        object.insert(QStringLiteral("arguments"), operation.arguments);
    if (operation.repeats > 0)
        object.insert(QStringLiteral("repeats"), operation.repeats);
    return object;
}

} // namespace

QString csvCell(const QString &text)
{
    QString cell = text;
    // A spreadsheet takes these for the beginning of a formula, also behind spaces.
    const QString trimmed = text.trimmed();
    const QChar first = text.isEmpty() ? QChar() : text.at(0);
    if (first == u'\t' || first == u'\r' ||
        (!trimmed.isEmpty() && QStringView(u"=+-@").contains(trimmed.at(0))))
        cell.prepend(u'\'');
    const bool needsQuotes =
        cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
    return needsQuotes ? QString(u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"') : cell;
}

QByteArray toCsv(const OperationExport &content)
{
    QString text(QChar::ByteOrderMark);
    text += csvLine({ExportWords::tr("Name"), ExportWords::tr("Id"), ExportWords::tr("Outcome"),
                     ExportWords::tr("What happened"), ExportWords::tr("Code"), ExportWords::tr("Region"),
                     ExportWords::tr("User"), ExportWords::tr("Ended (UTC)"), ExportWords::tr("Request id"),
                     ExportWords::tr("Service's words"), ExportWords::tr("Output")});
    for (int position : content.positions) {
        const PhoneRecord &phone = content.phones.at(position);
        const OutcomeText outcome = outcomeText(content.operation, phone);
        text += csvLine({phone.name, phone.instanceId, phoneState(phone.state).word, outcome.brief,
                         phone.code, phone.region, phone.userId, isoText(phone.endedMs), phone.requestId,
                         phone.serviceText, phone.output});
    }
    return text.toUtf8();
}

QByteArray toJson(const OperationExport &content)
{
    QJsonArray phones;
    for (int position : content.positions)
        phones.append(phoneObject(content.operation, content.phones.at(position)));
    QJsonObject root = operationObject(content.operation);
    root.insert(QStringLiteral("phones"), phones);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

QByteArray toCsv(const OperationListExport &content)
{
    QString text(QChar::ByteOrderMark);
    text +=
        csvLine({ExportWords::tr("Number"), ExportWords::tr("Outcome"), ExportWords::tr("What"),
                 ExportWords::tr("Label"), ExportWords::tr("Phones"), phoneState(PhoneState::Succeeded).word,
                 phoneState(PhoneState::Failed).word, phoneState(PhoneState::Skipped).word,
                 phoneState(PhoneState::Cancelled).word, phoneState(PhoneState::Unknown).word,
                 ExportWords::tr("Started (UTC)"), ExportWords::tr("Ended (UTC)"), ExportWords::tr("By")});
    for (const OperationRecord &operation : content.operations) {
        QStringList cells{QString::number(operation.id), outcomeState(outcomeOf(operation)).word,
                          actionOf(operation.action).title(), operation.label,
                          QString::number(operation.counts.total())};
        for (PhoneState state : {PhoneState::Succeeded, PhoneState::Failed, PhoneState::Skipped,
                                 PhoneState::Cancelled, PhoneState::Unknown})
            cells << QString::number(operation.counts.of(state));
        text += csvLine(cells + QStringList{isoText(operation.startedMs), isoText(operation.endedMs),
                                            operation.userName});
    }
    return text.toUtf8();
}

QByteArray toJson(const OperationListExport &content)
{
    QJsonArray operations;
    for (const OperationRecord &operation : content.operations)
        operations.append(operationObject(operation));
    const QJsonObject root{{QStringLiteral("operations"), operations}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

tl::expected<void, QString> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(file.errorString());
    return {};
}

} // namespace phonedeck
