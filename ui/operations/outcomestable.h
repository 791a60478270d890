// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/flattable.h"

namespace phonedeck {

class PhoneOutcomesModel;

/// The phones of an operation. Space marks, Shift+Space marks from the last one, Ctrl+A all that are shown.
class OutcomesTable final : public FlatTable
{
    Q_OBJECT

public:
    /// The model outlives the table.
    explicit OutcomesTable(PhoneOutcomesModel &model, QWidget *parent = nullptr);

    /// Places in a queue are worth a column.
    void setQueueVisible(bool isVisible);

Q_SIGNALS:
    void leaveRequested(); ///< Esc, with nothing marked
    void copyIdsRequested();
    void copyRowsRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// "What happened" takes the width that the others leave. Where there is none, request ids go (they are
    /// copied by menu), then regions.
    void fitColumns();
    void mark(int row, bool isRange);

    PhoneOutcomesModel &m_model;
    int m_anchor = -1; ///< row the next range begins at
};

} // namespace phonedeck
