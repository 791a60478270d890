// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

namespace phonedeck {

/// Every key of the console with what it does.
class ShortcutsPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit ShortcutsPanel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace phonedeck
