// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

struct Segment {
    QString label;
    QString count;
    bool enabled = true;
};

/// One of a few, on a sunken track, 28 px high. Left and Right choose.
class SegmentedControl : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);

    void setSegments(const QList<Segment> &segments);
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    [[nodiscard]] QRect segmentRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;
    bool isRowOn(int row) const override;
    bool isRowEnabled(int row) const override;
    QAccessible::Role rowRole() const override { return QAccessible::RadioButton; }

Q_SIGNALS:
    void activated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int segmentWidth(int index) const;
    void choose(int index);

    QList<Segment> m_segments;
    int m_current = 0;
};

} // namespace phonedeck
