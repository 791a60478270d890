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

    /// "What happened" takes the width that the others leave.
    void fitColumns();

Q_SIGNALS:
    void leaveRequested(); ///< Esc, with nothing marked
    void copyIdsRequested();
    void copyRowsRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void mark(int row, bool isRange);

    PhoneOutcomesModel &m_model;
    int m_anchor = -1; ///< row the next range begins at
};

} // namespace phonedeck
