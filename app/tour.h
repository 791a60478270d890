// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTimer>

#include <functional>

namespace phonedeck {

class MainWindow;

/// Opens every place and every dialog of the program in turn on the simulated cloud and saves each as
/// NN-name.png. Every new place and dialog is a step in makeSteps().
class Tour final : public QObject
{
    Q_OBJECT

public:
    /// `openDemo` puts the simulated cloud into the window. The window outlives the tour.
    Tour(MainWindow &window, const QString &directory, std::function<void()> openDemo,
         QObject *parent = nullptr);

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
    void next();
    void poll();
    void save();
    [[nodiscard]] bool isFleetReady() const;

    MainWindow &m_window;
    QString m_directory;
    std::function<void()> m_openDemo;
    QList<Step> m_steps;
    qsizetype m_current = -1;
    int m_polls = 0;
    QTimer m_timer;
};

} // namespace phonedeck
