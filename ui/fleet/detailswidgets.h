// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/detailspresenter.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// Labels at the left, states or wrapped values at the right, with a copy button where there is something to
/// copy.
class DetailsLines final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsLines(const QList<DetailsPresenter::Line> &lines, QWidget *parent = nullptr);
};

/// One state as a pill or bare, as in the table.
class StateLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit StateLabel(const StateText &state, QWidget *parent = nullptr);

    void setState(const StateText &state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateText m_state;
};

/// A field in which many phones differ: a bar of the shares and a line for each.
class DifferenceBars final : public QWidget
{
    Q_OBJECT

public:
    DifferenceBars(const DetailsPresenter::Difference &difference, int total, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DetailsPresenter::Difference m_difference;
    int m_total;
};

} // namespace phonedeck
