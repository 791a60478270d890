// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journalrows.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QVariant>

#include <algorithm>
#include <array>

namespace phonedeck::journalrows {

namespace {

/// By ErrorKind; in the journal by name, so that the enum may change.
constexpr std::array kindNames{
    "Cancelled",        "InvalidParameter", "InsecureAddress", "NotReachable",  "ProxyFailed",
    "TlsFailed",        "TimedOut",         "ConnectionLost",  "Redirected",    "NotTheService",
    "Truncated",        "SignInRefused",    "PasscodeNeeded",  "TokenRefused",  "SignatureRefused",
    "PermissionDenied", "Throttled",        "Refused",         "ServiceFailed",
};
static_assert(kindNames.size() == std::size_t(ErrorKind::ServiceFailed) + 1);

QString kindName(ErrorKind kind)
{
    return QString::fromLatin1(kindNames.at(std::size_t(kind)));
}

ErrorKind readKind(const QString &name)
{
    for (std::size_t kind = 0; kind < kindNames.size(); ++kind) {
        if (name == QLatin1String(kindNames.at(kind)))
            return ErrorKind(kind);
    }
    return ErrorKind::Refused;
}

QString text(const QString &value)
{
    return value.isNull() ? u""_qs : value;
}

QString keyOf(ActionId id)
{
    return QString::fromLatin1(actionOf(id).key);
}

/// "INSERT INTO table (columns) VALUES (?, …)".
QString insertInto(const QString &table, const QString &columns)
{
    QStringList marks;
    marks.fill(u"?"_qs, columns.count(u',') + 1);
    return u"INSERT INTO %1 (%2) VALUES (%3)"_qs.arg(table, columns, marks.join(u", "));
}

/// Values one after the other, in the order of the columns.
class Binder
{
public:
    explicit Binder(QSqlQuery &query) : m_query(query) {}
    Binder &add(qint64 value)
    {
        m_query.bindValue(m_next++, value);
        return *this;
    }
    Binder &add(double value)
    {
        m_query.bindValue(m_next++, value);
        return *this;
    }
    Binder &add(const QString &value)
    {
        m_query.bindValue(m_next++, text(value));
        return *this;
    }

private:
    QSqlQuery &m_query;
    int m_next = 0;
};

class Reader
{
public:
    Reader(const QSqlQuery &query, int first) : m_query(query), m_next(first) {}
    qint64 number() { return m_query.value(m_next++).toLongLong(); }
    int integer() { return int(number()); }
    double real() { return m_query.value(m_next++).toDouble(); }
    bool flag() { return number() != 0; }
    QString words() { return m_query.value(m_next++).toString(); }

private:
    const QSqlQuery &m_query;
    int m_next;
};

void addChanging(Binder &binder, const PhoneRecord &phone)
{
    binder.add(qint64(phone.state))
        .add(qint64(phone.reason))
        .add(qint64(phone.isChecked))
        .add(qint64(phone.step))
        .add(qint64(phone.wave))
        .add(phone.request)
        .add(phone.jobId)
        .add(qint64(phone.queuePosition))
        .add(kindName(phone.errorKind))
        .add(qint64(phone.httpStatus))
        .add(phone.code)
        .add(phone.serviceText)
        .add(phone.requestId)
        .add(phone.output)
        .add(phone.endedMs);
}

} // namespace

const QString operationColumns =
    u"id, action, steps, arguments, label, user_name, repeats, canary, wave_step, brake_share, "
    "asks_between, spread_minutes, state, wave, wave_count, started_ms, ended_ms, boot_id, waiting, "
    "sending, working, succeeded, failed, skipped, cancelled, unknown, checked"_qs;
const QString requestColumns = u"number, operation, step, step_index, wave, user_id, positions, is_marked, "
                               "is_answered, is_accepted, task_id, request_id, sent_ms"_qs;
const QString phoneColumns =
    u"instance_id, name, region, user_id, backup_time, state, reason, is_checked, step, wave, request, "
    "job_id, queue_position, error_kind, http_status, code, service_text, request_id, output, ended_ms"_qs;

QString insertOperation()
{
    return insertInto(u"operation"_qs, operationColumns);
}

QString insertRequest()
{
    return insertInto(u"request"_qs, requestColumns);
}

QString insertPhone()
{
    return insertInto(u"phone"_qs, u"operation, position, "_qs + phoneColumns);
}

QString updatePhone()
{
    return u"UPDATE phone SET state=?, reason=?, is_checked=?, step=?, wave=?, request=?, job_id=?, "
           "queue_position=?, error_kind=?, http_status=?, code=?, service_text=?, request_id=?, output=?, "
           "ended_ms=? WHERE operation=? AND position=?"_qs;
}

void bindOperation(QSqlQuery &query, const OperationRecord &record, const QString &bootId,
                   const PhoneCounts &counts, int checked)
{
    QStringList steps;
    for (ActionId step : record.steps)
        steps.append(keyOf(step));
    Binder binder(query);
    binder.add(record.id)
        .add(keyOf(record.action))
        .add(steps.join(u' '))
        .add(QString::fromUtf8(QJsonDocument(record.arguments).toJson(QJsonDocument::Compact)))
        .add(record.label)
        .add(record.userName)
        .add(record.repeats)
        .add(qint64(record.waves.canary))
        .add(qint64(record.waves.step))
        .add(record.waves.brakeShare)
        .add(qint64(record.waves.asksBetween))
        .add(qint64(record.waves.spreadOver.count()))
        .add(qint64(record.state))
        .add(qint64(record.wave))
        .add(qint64(record.waveCount))
        .add(record.startedMs)
        .add(record.endedMs)
        .add(bootId);
    for (int count : counts.byState)
        binder.add(qint64(count));
    binder.add(qint64(checked));
}

void bindRequest(QSqlQuery &query, const RequestIntent &request)
{
    Binder(query)
        .add(request.number)
        .add(request.operation)
        .add(keyOf(request.step))
        .add(qint64(request.stepIndex))
        .add(qint64(request.wave))
        .add(request.userId)
        .add(positionsText(request.positions))
        .add(qint64(request.isMarked))
        .add(qint64(request.isAnswered))
        .add(qint64(request.isAccepted))
        .add(request.taskId)
        .add(request.requestId)
        .add(request.sentMs);
}

void bindPhone(QSqlQuery &query, qint64 operation, int position, const PhoneRecord &phone)
{
    Binder binder(query);
    binder.add(operation)
        .add(qint64(position))
        .add(phone.instanceId)
        .add(phone.name)
        .add(phone.region)
        .add(phone.userId)
        .add(phone.backupTime);
    addChanging(binder, phone);
}

void bindPhoneUpdate(QSqlQuery &query, qint64 operation, int position, const PhoneRecord &phone)
{
    Binder binder(query);
    addChanging(binder, phone);
    binder.add(operation).add(qint64(position));
}

std::optional<OperationRow> readOperation(const QSqlQuery &query, int first)
{
    Reader reader(query, first);
    OperationRow row;
    OperationRecord &record = row.record;
    record.id = reader.number();
    const std::optional<ActionId> action = actionByKey(reader.words());
    if (!action)
        return {};
    record.action = *action;
    const QStringList steps = reader.words().split(u' ', Qt::SkipEmptyParts);
    for (const QString &key : steps) {
        const std::optional<ActionId> step = actionByKey(key);
        if (!step)
            return {};
        record.steps.append(*step);
    }
    record.arguments = QJsonDocument::fromJson(reader.words().toUtf8()).object();
    record.label = reader.words();
    record.userName = reader.words();
    record.repeats = reader.number();
    record.waves.canary = reader.integer();
    record.waves.step = reader.integer();
    record.waves.brakeShare = reader.real();
    record.waves.asksBetween = reader.flag();
    record.waves.spreadOver = std::chrono::minutes(reader.number());
    record.state = RunState(std::clamp<qint64>(reader.number(), 0, qint64(RunState::Ended)));
    record.wave = reader.integer();
    record.waveCount = reader.integer();
    record.startedMs = reader.number();
    record.endedMs = reader.number();
    row.bootId = reader.words();
    for (int &count : record.counts.byState)
        count = reader.integer();
    return row;
}

std::optional<RequestIntent> readRequest(const QSqlQuery &query)
{
    Reader reader(query, 0);
    RequestIntent request;
    request.number = reader.number();
    request.operation = reader.number();
    const std::optional<ActionId> step = actionByKey(reader.words());
    if (!step)
        return {};
    request.step = *step;
    request.stepIndex = reader.integer();
    request.wave = reader.integer();
    request.userId = reader.words();
    request.positions = readPositions(reader.words());
    request.isMarked = reader.flag();
    request.isAnswered = reader.flag();
    request.isAccepted = reader.flag();
    request.taskId = reader.words();
    request.requestId = reader.words();
    request.sentMs = reader.number();
    return request;
}

PhoneRecord readPhone(const QSqlQuery &query, int first)
{
    Reader reader(query, first);
    PhoneRecord phone;
    phone.instanceId = reader.words();
    phone.name = reader.words();
    phone.region = reader.words();
    phone.userId = reader.words();
    phone.backupTime = reader.words();
    phone.state = readState(reader.integer());
    phone.reason = PhoneReason(reader.integer());
    phone.isChecked = reader.flag();
    phone.step = qint8(reader.integer());
    phone.wave = qint16(reader.integer());
    phone.request = reader.number();
    phone.jobId = reader.words();
    phone.queuePosition = reader.integer();
    phone.errorKind = readKind(reader.words());
    phone.httpStatus = reader.integer();
    phone.code = reader.words();
    phone.serviceText = reader.words();
    phone.requestId = reader.words();
    phone.output = reader.words();
    phone.endedMs = reader.number();
    return phone;
}

PhoneState readState(int number)
{
    return number >= 0 && number < phoneStateCount ? PhoneState(number) : PhoneState::Unknown;
}

QList<std::pair<int, int>> runsOf(const QList<int> &positions)
{
    QList<std::pair<int, int>> runs;
    for (int position : positions) {
        if (!runs.isEmpty() && runs.last().second + 1 == position)
            runs.last().second = position;
        else
            runs.append({position, position});
    }
    return runs;
}

QString positionsText(const QList<int> &positions)
{
    QStringList parts;
    for (const auto &[first, last] : runsOf(positions))
        parts.append(first == last ? QString::number(first) : u"%1-%2"_qs.arg(first).arg(last));
    return parts.join(u' ');
}

QList<int> readPositions(const QString &text)
{
    QList<int> positions;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const qsizetype dash = part.indexOf(u'-');
        const int first = (dash < 0 ? QStringView(part) : QStringView(part).first(dash)).toInt();
        const int last = dash < 0 ? first : QStringView(part).mid(dash + 1).toInt();
        for (int position = first; position <= last; ++position)
            positions.append(position);
    }
    return positions;
}

} // namespace phonedeck::journalrows
