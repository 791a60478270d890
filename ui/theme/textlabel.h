// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.h"
#include "ui/theme/token.h"

#include <QtWidgets/QLabel>

namespace phonedeck {

/// A label in a type of the house whose colour follows the theme. Plain text, never markup.
class TextLabel final : public QLabel
{
    Q_OBJECT

public:
    TextLabel(Type type, Token color, QWidget *parent = nullptr);

    void setColor(Token color);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Token m_color;
};

[[nodiscard]] inline TextLabel *makeLabel(Type type, Token color, QWidget *parent = nullptr)
{
    return new TextLabel(type, color, parent);
}

} // namespace phonedeck
