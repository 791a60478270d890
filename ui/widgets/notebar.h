// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QFrame>

class QLabel;

namespace phonedeck {

class Button;

/// A note in a coloured box: icon, wrapped text, at most one button.
class NoteBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Failed };
    Q_ENUM(Kind)

    explicit NoteBar(Kind kind, const QString &text = {}, QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// `lead` stands before the text in weight 600. Plain text, never markup.
    void setText(const QString &text, const QString &lead = {});
    [[nodiscard]] QString text() const { return m_text; }
    /// Info notes may carry another icon, e.g. Icon::Cart.
    void setGlyph(Icon glyph);
    /// An empty text takes the button away.
    void setButton(const QString &text);
    [[nodiscard]] Button *button() const { return m_button; }

Q_SIGNALS:
    void buttonClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Kind m_kind;
    QString m_text;
    QString m_lead;
    int m_glyph = -1;
    QLabel *m_label;
    Button *m_button;
};

} // namespace phonedeck
