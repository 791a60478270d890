// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <functional>

namespace phonedeck {

class MainWindow;
enum class ActionId;
struct OperationPlan;
struct OperationRecord;

namespace simulator {
class SimulatorThread;
}

/// Opens every place and every dialog of the program in turn on the simulated cloud and saves each as
/// NN-name.png. Every new place and dialog is a step in makeSteps().
class Tour final : public QObject
{
    Q_OBJECT

public:
    /// `openDemo` puts the simulated cloud into the window and gives it; it outlives the tour as the window
    /// does.
    using OpenDemo = std::function<simulator::SimulatorThread *()>;
    Tour(MainWindow &window, const QString &directory, OpenDemo openDemo, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// `error` is empty if every picture was saved.
    void finished(const QString &error);

private:
    struct Step {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> isReady;      ///< asked until true
        std::function<QWidget *()> picture; ///< what is saved; null: the window
    };

    void makeSteps();
    void addPlaces();
    void addRequests();
    void addDialogs();
    // touroperations.cpp
    void addSheets();
    void addOperations();
    void addPartlyFailed();
    void addUnknown();
    void addBraked();
    /// Begins it through the engine, as the sheet does when it is confirmed.
    void begin(const OperationPlan &plan);
    /// So many phones that can take it, in the order of the table.
    [[nodiscard]] QStringList phonesFor(ActionId action, int count) const;
    [[nodiscard]] OperationPlan planFor(ActionId action, int count) const;
    /// The one that was begun last; null before.
    [[nodiscard]] const OperationRecord *begun() const;
    void next();
    void poll();
    void save();
    [[nodiscard]] bool isFleetReady() const;

    MainWindow &m_window;
    QString m_directory;
    OpenDemo m_openDemo;
    simulator::SimulatorThread *m_cloud = nullptr;
    qint64 m_begun = 0;
    QMap<QString, int> m_begunOn; ///< how many operations each phone is in
    bool m_isMarked = false;
    QList<Step> m_steps;
    qsizetype m_current = -1;
    int m_polls = 0;
    int m_readyPolls = 0; ///< in a row
    QTimer m_timer;
};

} // namespace phonedeck
