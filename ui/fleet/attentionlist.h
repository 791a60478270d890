// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/overviewpresenter.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// What needs a person: a line each, 32 px. Up and Down move, Enter or a click open.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionList(QWidget *parent = nullptr);

    void setLines(const QList<OverviewPresenter::Attention> &lines);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    void activated(int line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tellLine();

    QList<OverviewPresenter::Attention> m_lines;
    int m_hovered = -1;
    int m_focused = 0;
};

} // namespace phonedeck
