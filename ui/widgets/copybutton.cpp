// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copybutton.h"

#include "ui/theme/icons.h"

#include <QtCore/QTimer>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <chrono>

namespace phonedeck {

namespace {
constexpr std::chrono::milliseconds tickShown{1200};
}

CopyButton::CopyButton(const QString &what, QWidget *parent) : QToolButton(parent)
{
    setIcon(phonedeck::icon(Icon::Copy, Token::Text3));
    setIconSize({14, 14});
    setFixedSize(22, 22);
    setToolTip(what);
    setAccessibleName(what);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text);
        setIcon(phonedeck::icon(Icon::Check, Token::OkShape));
        QTimer::singleShot(tickShown, this, [this] { setIcon(phonedeck::icon(Icon::Copy, Token::Text3)); });
        Q_EMIT copied(m_text);
    });
}

void CopyButton::setTextToCopy(const QString &text)
{
    m_text = text;
    setEnabled(!text.isEmpty());
}

} // namespace phonedeck
