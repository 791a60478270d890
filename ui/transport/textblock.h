// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QPlainTextEdit>

namespace phonedeck {

/// Monospaced text to be read and copied, as high as its lines: what is around it scrolls. Breaks anywhere
/// rather than being cut off.
class TextBlock final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// `name` is for screen readers.
    TextBlock(const QString &text, const QString &name, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitHeight();
    void refresh();
};

} // namespace phonedeck
