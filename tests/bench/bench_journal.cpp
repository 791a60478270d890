// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal costs, with a bare write and sync of a small file in the same run as the peer.
#include "models/operations/journal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <optional>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace phonedeck;

namespace {

constexpr int phoneCount = 10'000;
constexpr int batch = 100;

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

double medianOf(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

/// Milliseconds until the handler ran.
template <typename Call> double timeOf(Call call)
{
    QElapsedTimer clock;
    clock.start();
    std::optional<bool> answer;
    call([&answer](bool ok) { answer = ok; });
    while (!answer)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!*answer)
        qFatal("the journal took it not");
    return since(clock);
}

QList<PhoneRecord> phones(int count)
{
    QList<PhoneRecord> all;
    for (int i = 0; i < count; ++i) {
        PhoneRecord phone;
        phone.instanceId = QStringLiteral("%1%1").arg(quint64(i) * 2654435761u, 16, 16, QLatin1Char('0'));
        phone.name = QStringLiteral("shop-%1").arg(i);
        phone.region = QStringLiteral("cn-north-4");
        phone.userId = QStringLiteral("user-%1").arg(i);
        phone.backupTime = QStringLiteral("2024-05-06 07:08:09");
        all.append(phone);
    }
    return all;
}

OperationRecord operationOf(Journal &journal, RunState state = RunState::Running)
{
    OperationRecord operation;
    operation.id = journal.takeOperationId();
    operation.steps = {ActionId::Reboot};
    operation.state = state;
    operation.startedMs = QDateTime::currentMSecsSinceEpoch();
    return operation;
}

QList<int> positionsFrom(int first)
{
    QList<int> positions;
    for (int position = first; position < first + batch; ++position)
        positions.append(position);
    return positions;
}

#ifdef Q_OS_UNIX
double bareSync(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return -1;
    QList<double> times;
    for (int i = 0; i < 50; ++i) {
        QElapsedTimer clock;
        clock.start();
        file.write(QByteArray(4096, 'x'));
        file.flush();
        fsync(file.handle());
        times.append(since(clock));
    }
    return medianOf(times);
}
#endif

void open(Journal &journal)
{
    QElapsedTimer clock;
    clock.start();
    bool isOpen = false;
    QObject::connect(&journal, &Journal::opened, &journal, [&isOpen] { isOpen = true; });
    journal.open();
    while (!isOpen)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    printf("opened, checked: %.1f ms\n", since(clock));
}

void measureOneRun(Journal &journal, QObject *context)
{
    const QList<PhoneRecord> all = phones(phoneCount);
    const OperationRecord operation = operationOf(journal);
    const double added = timeOf([&](const auto &done) { journal.add(operation, all, context, done); });
    printf("add %d phones, synced: %.1f ms, %.4f ms a phone\n", phoneCount, added, added / phoneCount);

    QList<RequestIntent> intents;
    for (int first = 0; first < phoneCount; first += batch) {
        RequestIntent intent;
        intent.number = journal.takeRequestNumber();
        intent.operation = operation.id;
        intent.positions = positionsFrom(first);
        intents.append(intent);
    }
    const double intended =
        timeOf([&](const auto &done) { journal.intend(intents, Durability::Power, context, done); });
    printf("intend %d phones in %d requests, synced: %.2f ms, %.5f ms a phone\n", phoneCount,
           int(intents.size()), intended, intended / phoneCount);

    QList<double> marks;
    QList<double> answers;
    QList<double> updates;
    for (RequestIntent &intent : intents) {
        marks.append(timeOf([&](const auto &done) { journal.mark({intent.number}, 5, context, done); }));
        intent.isAnswered = intent.isAccepted = true;
        PhoneChanges changes{.operation = operation.id, .positions = intent.positions};
        for (int position : intent.positions) {
            changes.phones.append(all.at(position));
            changes.phones.last().state = PhoneState::Working;
            changes.phones.last().jobId = QStringLiteral("job-%1").arg(position);
        }
        answers.append(timeOf([&](const auto &done) { journal.answer(intent, changes, context, done); }));
        for (PhoneRecord &phone : changes.phones)
            phone.state = PhoneState::Succeeded;
        journal.update(changes);
        // A mark takes what waits along.
        updates.append(timeOf([&](const auto &done) { journal.mark({}, 5, context, done); }));
    }
    printf("mark one request: %.3f ms; answer with %d phones: %.2f ms; %d gathered outcomes: %.2f ms\n",
           medianOf(marks), batch, medianOf(answers), batch, medianOf(updates));
    QList<double> orders;
    for (int i = 0; i < 20; ++i) {
        RequestIntent order;
        order.number = journal.takeRequestNumber();
        order.operation = operation.id;
        order.positions = {i};
        orders.append(
            timeOf([&](const auto &done) { journal.intend({order}, Durability::Power, context, done); }));
    }
    printf("an order's intent alone, synced: %.2f ms\n", medianOf(orders));
}

void measureReads(Journal &journal, QObject *context)
{
    // A million phones in ten thousand operations.
    const QList<PhoneRecord> hundred = phones(100);
    for (int i = 0; i < 10'000; ++i)
        journal.add(operationOf(journal, RunState::Ended), hundred, context, [](bool) {});
    QElapsedTimer clock;
    qsizetype found = 0;
    const auto ask = [&](const char *what, auto call) {
        timeOf([&](const auto &done) { journal.mark({}, 0, context, done); });
        clock.start();
        found = -1;
        call([&found](const auto &list) { found = list.size(); });
        while (found < 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        printf("%s: %lld found, %.0f ms\n", what, static_cast<long long>(found), since(clock));
    };
    ask("all operations", [&](auto done) { journal.readOperations(context, done); });
    ask("search for what is nowhere",
        [&](auto done) { journal.search(QStringLiteral("nowhere"), context, done); });
    ask("search for what is everywhere",
        [&](auto done) { journal.search(QStringLiteral("shop-1"), context, done); });
    ask("a phone's history of 50", [&](auto done) {
        journal.readHistory(hundred.at(7).instanceId, 50, context,
                            [done](const PhoneHistoryLines &history) { done(history.lines); });
    });
    // How long a mark waits while it is searched.
    bool isSearching = true;
    journal.search(QStringLiteral("nowhere"), context, [&isSearching](const auto &) { isSearching = false; });
    QList<double> marks;
    while (isSearching)
        marks.append(timeOf([&](const auto &done) { journal.mark({1}, 5, context, done); }));
    printf("a mark meanwhile: %.1f ms, at most %.1f ms\n", medianOf(marks),
           *std::max_element(marks.cbegin(), marks.cend()));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal.sqlite"));
    DatabaseThread thread;
    QObject context;
    {
        Journal journal(thread, path);
        open(journal);
        measureOneRun(journal, &context);
#ifdef Q_OS_UNIX
        printf("peer, 4 KiB written and synced: %.2f ms\n",
               bareSync(folder.filePath(QStringLiteral("bare"))));
#endif
        if (app.arguments().contains(QStringLiteral("--million")))
            measureReads(journal, &context);
    }
    printf("file: %lld MiB\n", static_cast<long long>(QFile(path).size() >> 20));
    Journal again(thread, path);
    open(again);
    return 0;
}
