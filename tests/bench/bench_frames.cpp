// SPDX-License-Identifier: GPL-3.0-or-later
// The longest turn of the GUI thread while something is done to very many phones: the sheet that asks, its
// list, its choices, the beginning of an operation, and answers and looks coming in. A turn is one event and
// all that comes of it at once, in processor time of the GUI thread, so that a busy machine doesn't count.
// The peer, in the same run, is the plan that the sheet shows, made in one go.
//
//     bench_frames [PHONES]
//
// Fails when a turn takes longer than a frame.
#include "models/fleet/instancestore.h"
#include "models/fleet/phoneselection.h"
#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/operations/confirmsheet.h"
#include "ui/operations/phoneactions.h"
#include "ui/theme/themecontroller.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace phonedeck;
using simulator::Cloud;
using simulator::Instance;
using simulator::SimulatorThread;

namespace {

constexpr double frameMs = 16;

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Measures each event from outside.
class TimedApplication final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Events of other threads come along here, too.
        if (QThread::currentThread() != thread() || m_depth > 0)
            return QApplication::notify(receiver, event);
        // The receiver may be gone afterwards.
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        ++m_depth;
        const double began = threadMs();
        const bool isTaken = QApplication::notify(receiver, event);
        take(threadMs() - began, name, type);
        --m_depth;
        return isTaken;
    }

    /// Runs `work` as a turn of its own.
    template <typename Work> void turn(Work work)
    {
        ++m_depth;
        const double began = threadMs();
        work();
        // Outside of exec() nobody else deletes what was to be deleted later.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        take(threadMs() - began, "by hand", 0);
        --m_depth;
    }
    void beginPhase()
    {
        m_turns.clear();
        m_clock.start();
    }
    void endPhase(const char *name)
    {
        const auto longest = std::max_element(m_turns.begin(), m_turns.end(),
                                              [](const Turn &a, const Turn &b) { return a.ms < b.ms; });
        const auto late =
            std::count_if(m_turns.begin(), m_turns.end(), [](const Turn &turn) { return turn.ms > frameMs; });
        const Turn turn = longest == m_turns.end() ? Turn() : *longest;
        m_longest = std::max(m_longest, turn.ms);
        std::printf("%-42s %8.1f ms  %4d over %2.0f ms  in %6lld ms  (%s, event %d)\n", name, turn.ms,
                    int(late), frameMs, static_cast<long long>(m_clock.elapsed()), turn.receiver.constData(),
                    turn.event);
        std::fflush(stdout);
        beginPhase();
    }
    [[nodiscard]] double longest() const { return m_longest; }

private:
    struct Turn {
        double ms = 0;
        QByteArray receiver;
        int event = 0;
    };

    void take(double ms, const QByteArray &receiver, int event)
    {
        if (ms > 1)
            m_turns.append({ms, receiver, event});
    }

    int m_depth = 0;
    double m_longest = 0;
    QList<Turn> m_turns;
    QElapsedTimer m_clock;
};

template <typename Condition> void spinUntil(Condition condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void spinFor(std::chrono::milliseconds time)
{
    bool isOver = false;
    QTimer::singleShot(time, QCoreApplication::instance(), [&] { isOver = true; });
    spinUntil([&] { return isOver; });
}

/// Everything runs and is at rest: every reboot is accepted.
void calm(SimulatorThread &cloud)
{
    cloud.withCloud([](Cloud &fleet) {
        fleet.options().isLively = false;
        fleet.options().failedReboots = 0;
        for (int row = 0; row < fleet.count(); ++row) {
            Instance &phone = fleet.at(row);
            phone.running = simulator::RunningStatus::Running;
            phone.resource = simulator::ResourceStatus::DataLoaded;
            phone.movement = simulator::Movement::None;
            phone.isFrozen = false;
            phone.isSignedIn = row % 10 == 0;
        }
    });
}

class Bench
{
public:
    Bench(TimedApplication &app, MainWindow &window) : m_app(app), m_window(window) {}

    void mark(int count)
    {
        const qsizetype all = m_window.session()->store().count();
        QList<quint32> rows;
        for (quint32 row = 0; row < quint32(std::min<qsizetype>(all, count)); ++row)
            rows.append(row);
        m_app.beginPhase();
        m_app.turn([&] { page().selection().replace(rows); });
        spinFor(std::chrono::milliseconds(500));
        m_app.endPhase(count < all ? "mark half of them" : "mark all");
    }
    /// As a key in the table does.
    void open(ActionId action, const char *name)
    {
        m_app.turn([&] { page().actions().action(action)->trigger(); });
        spinUntil([&] { return m_window.findChild<ConfirmSheet *>() && !presenter().view().isPlanning; });
        spinFor(std::chrono::milliseconds(500));
        m_app.endPhase(name);
    }
    void choose()
    {
        for (const char *text : {"s", "sh", "sho", "shop", "shop 0", "shop 00", "in", ""}) {
            m_app.turn([&] { presenter().setListFilter(QString::fromLatin1(text)); });
            spinFor(std::chrono::milliseconds(300));
        }
        m_app.endPhase("filter its list");
        m_app.turn([&] { presenter().toggleInUse(); });
        spinUntil([&] { return !presenter().view().isPlanning; });
        spinFor(std::chrono::milliseconds(500));
        m_app.endPhase("leave those in use out");
        m_app.turn([&] { presenter().setBackUpFirst(true); });
        spinFor(std::chrono::milliseconds(800));
        m_app.endPhase("back up first");
        WaveForm form = presenter().view().waves.form;
        form.isInSteps = true;
        for (const char *step : {"1", "10", "100", "1000", "10000"}) {
            form.step = QString::fromLatin1(step);
            m_app.turn([&] { presenter().setWaves(form); });
            spinFor(std::chrono::milliseconds(300));
        }
        m_app.endPhase("in steps");
        m_app.turn([&] { m_window.closeOverlays(); });
        spinFor(std::chrono::milliseconds(500));
        m_app.endPhase("close it");
    }
    /// Gives the operation's id, as soon as its first request is answered.
    qint64 start(const char *name)
    {
        OperationEngine &engine = m_window.session()->engine();
        const qint64 before = engine.operations().isEmpty() ? 0 : engine.operations().constFirst().id;
        if (!presenter().view().canConfirm)
            std::printf("WRONG: can't be confirmed: %s\n", qPrintable(presenter().view().refusal));
        m_app.turn([&] { presenter().confirm(); });
        spinUntil([&] {
            const PhoneCounts counts = engine.operations().value(0).counts;
            return engine.operations().value(0).id > before &&
                   counts.ended() + counts.of(PhoneState::Working) > counts.of(PhoneState::Skipped);
        });
        m_app.endPhase(name);
        return engine.operations().constFirst().id;
    }
    void follow(qint64 id)
    {
        OperationEngine &engine = m_window.session()->engine();
        spinUntil([&] {
            const PhoneCounts counts = engine.operation(id)->counts;
            return counts.of(PhoneState::Waiting) + counts.of(PhoneState::Sending) == 0;
        });
        m_app.endPhase("its requests and answers");
        spinUntil([&] { return engine.operation(id)->isEnded(); });
        spinFor(std::chrono::milliseconds(500));
        m_app.endPhase("looks until its end");
    }
    void peer()
    {
        const QStringList ids = page().selection().ids();
        const double began = threadMs();
        const OperationPlan plan = makePlan(ActionId::Reset, factsOf(m_window.session()->store(), ids));
        const double planned = threadMs();
        const int requests = plan.requestCount();
        std::printf("peer: a plan in one go %.1f ms, its %d requests counted in %.1f ms\n", planned - began,
                    requests, threadMs() - planned);
    }

private:
    [[nodiscard]] PhonesPage &page() const { return *m_window.phonesPage(); }
    [[nodiscard]] ConfirmPresenter &presenter() const
    {
        return m_window.findChild<ConfirmSheet *>()->presenter();
    }

    TimedApplication &m_app;
    MainWindow &m_window;
};

} // namespace

int main(int argc, char *argv[])
{
    TimedApplication app(argc, argv);
    const int asked = QCoreApplication::arguments().value(1).toInt();
    const int phones = asked > 0 ? asked : 100'000;
    SimulatorThread cloud({.instances = phones});
    calm(cloud);
    ConnectionSettings settings;
    settings.accountName = u"Demo"_qs;
    settings.serviceUrl = cloud.url();
    settings.iamUrl = cloud.url();
    settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
    settings.sync.interval = {};
    settings.engine.tracker.longestPoll = std::chrono::milliseconds(4'000);

    ThemeController theme;
    LanguageController language;
    MainWindow window(theme, language);
    window.openSession(std::make_unique<AccountSession>(settings), 0);
    window.showPlace(PlaceId::Phones);
    window.show();
    app.beginPhase();
    spinUntil([&] {
        return window.session()->store().count() == phones && !window.session()->sync().status().isListing &&
               window.phonesPage()->isSettled() && window.session()->journal().state().isOpen;
    });
    spinFor(std::chrono::milliseconds(1'000));
    std::printf("%d phones; the longest turn of the GUI thread\n", phones);
    app.endPhase("(list the fleet)");

    Bench bench(app, window);
    bench.mark(phones);
    bench.peer();
    app.beginPhase();
    bench.open(ActionId::Reset, "open the sheet");
    bench.choose();
    bench.mark(phones / 2);
    bench.open(ActionId::Reboot, "open the sheet for half of them");
    bench.follow(bench.start("start"));
    bench.mark(phones);
    bench.open(ActionId::Prepare, "open the sheet for all");
    const qint64 last = bench.start("start all");
    app.turn([&] { window.session()->engine().cancel(last); });
    spinFor(std::chrono::milliseconds(1'000));
    app.endPhase("cancel");
    std::printf("longest of all %.1f ms\n", app.longest());
    std::fflush(stdout);
    // What still runs is nobody's.
    std::_Exit(app.longest() > frameMs ? 1 : 0);
}
