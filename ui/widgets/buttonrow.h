// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace phonedeck {

/// Buttons side by side, then one that opens a menu with all of them. Those that have no room are hidden, the
/// last ones first, so that the row never makes what it stands in wider.
class ButtonRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ButtonRow(QWidget *parent = nullptr);

    /// The row owns them from then on. `more` comes after those that were added before.
    void add(QWidget *button);
    void setMore(QWidget *more);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<QWidget *> m_buttons;
    QWidget *m_more = nullptr;
};

} // namespace phonedeck
