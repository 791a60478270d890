// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window takes: start to visible, first rows, whole fleet, and the longest time the event loop
// doesn't turn meanwhile. Figures stand beside the round trip of one page, measured in the same run.
#include "models/fleet/instancestore.h"
#include "network/fleet/listinstances.h"
#include "simulator/simulatorthread.h"
#include "ui/fleet/phonespage.h"
#include "ui/fleet/phonestable.h"
#include "ui/theme/themecontroller.h"
#include "ui/window/mainwindow.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdio>

using namespace phonedeck;

namespace {

constexpr int phones = 10'000;
constexpr std::chrono::milliseconds latency{20};

/// Watches for the first picture of a widget.
class FirstPaint final : public QObject
{
public:
    FirstPaint(QWidget &widget, const QElapsedTimer &clock) : m_clock(clock)
    {
        widget.installEventFilter(this);
    }

    [[nodiscard]] double ms() const { return m_ms; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_ms < 0)
            m_ms = double(m_clock.nsecsElapsed()) / 1e6;
        return false;
    }

private:
    const QElapsedTimer &m_clock;
    double m_ms = -1;
};

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer clock;
    clock.start();
    const auto now = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };

    QApplication app(argc, argv);
    simulator::SimulatorThread cloud({.instances = phones, .latency = latency});
    ConnectionSettings settings;
    settings.accountName = u"Demo"_qs;
    settings.serviceUrl = cloud.url();
    settings.iamUrl = cloud.url();
    settings.credentials = {u"demo"_qs, u"demo"_qs, u"demo"_qs, ProjectScope::fromText(u"cn-north-4"_qs)};
    settings.sync.interval = {};

    ThemeController theme;
    LanguageController language;
    MainWindow window(theme, language);
    FirstPaint firstPaint(window, clock);
    auto session = std::make_unique<AccountSession>(settings);
    AccountSession *running = session.get();
    double signedIn = -1;
    double firstRows = -1;
    double pageTime = 0;
    int pages = 0;
    QObject::connect(&running->client(), &ApiClient::requestRecorded, &app, [&](const RequestRecord &record) {
        if (record.operation == u"ListInstances" && pages < 10) {
            pageTime += double(record.duration.count());
            ++pages;
        }
    });
    QObject::connect(running, &AccountSession::tokenChanged, &app, [&] {
        if (signedIn < 0)
            signedIn = now();
    });
    window.openSession(std::move(session), 0);
    window.showPlace(PlaceId::Phones);
    window.show();
    QObject::connect(window.phonesPage()->table()->model(), &QAbstractItemModel::layoutChanged, &app, [&] {
        if (firstRows < 0 && window.phonesPage()->table()->model()->rowCount() > 0)
            firstRows = now();
    });

    double lastTurn = now();
    double longestGap = 0;
    QTimer turns;
    QObject::connect(&turns, &QTimer::timeout, &app, [&] {
        // What comes before the window is there is its start, not a stall.
        if (firstPaint.ms() >= 0)
            longestGap = std::max(longestGap, now() - lastTurn);
        lastTurn = now();
    });
    turns.start(std::chrono::milliseconds(1));
    QObject::connect(&running->sync(), &FleetSync::listed, &app, [&] {
        const double whole = now();
        // Until the last order is shown, too.
        auto *settled = new QTimer(&app);
        QObject::connect(settled, &QTimer::timeout, &app, [&, whole] {
            if (!window.phonesPage()->isSettled())
                return;
            const double trip = pageTime / std::max(1, pages);
            std::printf("%d phones, %d ms latency; round trip of a page %.1f ms\n", phones,
                        int(latency.count()), trip);
            std::printf("start to visible window  %7.1f ms\n", firstPaint.ms());
            std::printf("sign-in to first rows    %7.1f ms = %.1f round trips\n", firstRows - signedIn,
                        (firstRows - signedIn) / trip);
            std::printf("sign-in to whole fleet   %7.1f ms = %.2f of its %d pages one after another\n",
                        whole - signedIn,
                        (whole - signedIn) / (trip * phones / ListInstances::defaultPageSize),
                        phones / ListInstances::defaultPageSize);
            std::printf("longest gap              %7.1f ms between two turns of the event loop\n",
                        longestGap);
            QApplication::quit();
        });
        settled->start(std::chrono::milliseconds(5));
    });
    return QApplication::exec();
}
