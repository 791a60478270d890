// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/statuspresenter.h"

#include <QtWidgets/QAbstractButton>

namespace phonedeck {

/// What runs, in the status bar: icon, "Reboot 137 of 200", a thin bar, what failed, the time left. A click
/// opens it.
class RunStrip final : public QAbstractButton
{
    Q_OBJECT

public:
    /// A screen reader hears of progress no more often than this; of a beginning and an end at once.
    static constexpr std::chrono::seconds tellEvery{5};

    explicit RunStrip(QWidget *parent = nullptr);

    void render(const RunningView &view);
    /// As wide as everything it has to say.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    RunningView m_view;
    QTimer m_later; ///< runs while what changed must not be told yet
};

} // namespace phonedeck
