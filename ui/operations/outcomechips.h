// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationpresenter.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

/// How many phones have which outcome; each counter filters the table under it. One of 0 can't be chosen, so
/// that none opens an empty list. Left and Right choose.
class OutcomeChips final : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit OutcomeChips(QWidget *parent = nullptr);

    void setChips(const QList<OutcomeChip> &chips);
    [[nodiscard]] const QList<OutcomeChip> &chips() const { return m_chips; }
    [[nodiscard]] QRect chipRect(int index) const;
    /// In a narrow window a word may be shorter, and counters of 0 may go.
    void setCompact(bool compact);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

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
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QString word(int index) const;
    [[nodiscard]] int chipWidth(int index) const;
    [[nodiscard]] int current() const;

    QList<OutcomeChip> m_chips;
    int m_hovered = -1;
    bool m_isCompact = false;
};

} // namespace phonedeck
