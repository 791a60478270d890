// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/phonehistorypresenter.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// "Done from this desktop": when, how it ended, what, and what came of it. Up, Down and Enter, or a click,
/// open one.
class PhoneHistory final : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit PhoneHistory(const QList<PhoneHistoryPresenter::Line> &lines, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

    // RowSource
    int rowCount() const override { return int(m_lines.size()); }
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override { return m_focused; }
    void activateRow(int row) override;

Q_SIGNALS:
    void activated(qint64 operation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowAt(const QPoint &position) const;

    QList<PhoneHistoryPresenter::Line> m_lines;
    int m_whenWidth = 0;
    int m_focused = 0;
    int m_hovered = -1;
};

} // namespace phonedeck
