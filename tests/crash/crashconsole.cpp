// SPDX-License-Identifier: GPL-3.0-or-later
// A console without a window, made to be killed: does one action to every phone of the fleet that no earlier
// run has tried, and says what it knows. What it prints is all that the judge takes from it:
//
//     loaded {"<instance id>": "<state>", …}     what it took up from before, at once after opening
//     done {"<instance id>": "<state>/<reason>/<step>", …}     every phone it has ever tried, when nothing is
//     left to do
//
//     crash_console URL JOURNAL ACTION
//
// An action may have a backup before it: "backup+reset".
#include "models/accounts/accountsession.h"
#include "models/operations/operationplan.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimer>

#include <cstdio>
#include <numeric>

using namespace phonedeck;

namespace {

/// Patience for a cloud on this computer whose time runs fast.
EngineSettings quickEngine()
{
    EngineSettings settings;
    settings.tracker.firstPoll = std::chrono::milliseconds(60);
    settings.tracker.longestPoll = std::chrono::milliseconds(400);
    settings.tracker.restAfter = std::chrono::milliseconds(1'500);
    settings.tracker.settleFor = std::chrono::milliseconds(2'500);
    settings.tracker.deadline = std::chrono::milliseconds(20'000);
    settings.announceEvery = std::chrono::milliseconds(20);
    return settings;
}

ConnectionSettings connectionOf(const QUrl &url, const QString &journal)
{
    ConnectionSettings settings;
    settings.accountName = QStringLiteral("crash");
    settings.serviceUrl = settings.iamUrl = url;
    settings.credentials = {QStringLiteral("demo"), QStringLiteral("demo"), QStringLiteral("demo"),
                            ProjectScope::fromText(QStringLiteral("cn-north-4"))};
    settings.sync.interval = std::chrono::milliseconds(0);
    settings.journalPath = journal;
    settings.engine = quickEngine();
    return settings;
}

void print(const char *word, const QJsonObject &object)
{
    std::printf("%s %s\n", word, QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

class CrashConsole final : public QObject
{
public:
    CrashConsole(const QUrl &url, const QString &journal, ActionId action, bool backsUpFirst)
        : m_session(connectionOf(url, journal)), m_action(action), m_backsUpFirst(backsUpFirst)
    {
        connect(&m_session.engine(), &OperationEngine::loaded, this, [this] {
            m_isLoaded = true;
            sayLoaded();
            goOn();
        });
        connect(&m_session.sync(), &FleetSync::listed, this, [this] {
            if (!m_session.sync().status().failure)
                m_isListed = true;
            goOn();
        });
        connect(&m_session.engine(), &OperationEngine::operationChanged, this, &CrashConsole::goOn);
        connect(&m_session.engine(), &OperationEngine::operationEnded, this, &CrashConsole::goOn);
        m_session.start();
    }

private:
    void sayLoaded()
    {
        QJsonObject states;
        for (const OperationRecord &operation : m_session.engine().operations()) {
            if (const QList<PhoneRecord> *phones = m_session.engine().livePhones(operation.id)) {
                for (const PhoneRecord &phone : *phones)
                    states.insert(phone.instanceId, int(phone.state));
            }
        }
        print("loaded", states);
    }

    [[nodiscard]] bool isBusy()
    {
        for (const OperationRecord &operation : m_session.engine().operations()) {
            if (!operation.isEnded() || m_session.engine().livePhones(operation.id))
                return true;
        }
        return false;
    }

    void goOn()
    {
        if (!m_isLoaded || !m_isListed || m_isStarting || isBusy())
            return;
        m_isStarting = true;
        m_toRead.clear();
        m_tried = {};
        m_open.clear();
        for (const OperationRecord &operation : m_session.engine().operations())
            m_toRead.append(operation.id);
        readNext();
    }

    void readNext()
    {
        if (m_toRead.isEmpty()) {
            startRest();
            return;
        }
        const qint64 operation = m_toRead.takeLast();
        m_session.engine().readPhones(operation, this, [this, operation](const QList<PhoneRecord> &phones) {
            for (const PhoneRecord &phone : phones) { // the oldest operation first: a later one overrides
                m_tried.insert(phone.instanceId, QStringLiteral("%1/%2/%3")
                                                     .arg(int(phone.state))
                                                     .arg(int(phone.reason))
                                                     .arg(int(phone.step)));
                m_open.remove(phone.instanceId);
                if (phone.state == PhoneState::Cancelled)
                    m_open.insert(phone.instanceId, {operation, phone});
            }
            readNext();
        });
    }

    /// As a person would: those never sent by the operation they belong to, each from the step it had come
    /// to; then those that nothing was tried with.
    void startRest()
    {
        m_isStarting = false;
        if (!m_open.isEmpty()) {
            const qint64 operation = m_open.cbegin()->first;
            QList<PhoneRecord> phones;
            for (const auto &[of, phone] : std::as_const(m_open)) {
                if (of == operation)
                    phones.append(phone);
            }
            QList<int> all(phones.size());
            std::iota(all.begin(), all.end(), 0);
            const OperationEngine &engine = m_session.engine();
            start(engine.plan(engine.requestAgain(*engine.operation(operation), phones, all, true)));
            return;
        }
        const InstanceStore &store = m_session.store();
        QStringList rest;
        for (qsizetype row = 0; row < store.count(); ++row) {
            const QString id = store.columns().text(TextField::Id, row);
            if (!m_tried.contains(id))
                rest.append(id);
        }
        if (rest.isEmpty()) {
            print("done", m_tried);
            QCoreApplication::exit(0);
            return;
        }
        const OperationEngine &engine = m_session.engine();
        OperationPlan plan = engine.plan(engine.request(m_action, rest));
        plan.setBackUpFirst(m_backsUpFirst);
        start(plan);
    }

    void start(const OperationPlan &plan)
    {
        const auto id = m_session.engine().start(plan);
        if (!id) {
            std::fprintf(stderr, "refused to start: %d\n", int(id.error()));
            QCoreApplication::exit(3);
        }
    }

    AccountSession m_session;
    ActionId m_action;
    bool m_backsUpFirst;
    QList<qint64> m_toRead;
    QJsonObject m_tried;
    QHash<QString, std::pair<qint64, PhoneRecord>> m_open; ///< never sent, and by which operation
    bool m_isLoaded = false;
    bool m_isListed = false;
    bool m_isStarting = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    constexpr QStringView backupBefore(u"backup+");
    const QString name = arguments.value(3);
    QStringView key(name);
    const bool backsUpFirst = key.startsWith(backupBefore);
    if (backsUpFirst)
        key = key.mid(backupBefore.size());
    const auto action = actionByKey(key);
    if (!action) {
        std::fprintf(stderr, "crash_console URL JOURNAL ACTION\n");
        return 2;
    }
    CrashConsole console(QUrl(arguments.at(1)), arguments.at(2), *action, backsUpFirst);
    return QCoreApplication::exec();
}
