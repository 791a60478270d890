// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutspanel.h"

#include "ui/theme/painting.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"

#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

#include <iterator>

namespace phonedeck {

namespace {

struct Shortcut {
    const char *keys; ///< key caps separated by blanks
    const char *text;
};

const Shortcut shortcuts[] = {
    {"Ctrl K", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Every action, place and phone")},
    {"/", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "To the filter; Esc goes back and keeps it")},
    {"Space", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Mark the phone")},
    {"Shift Space", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Mark from the last one to here")},
    {"Shift ↑", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Move and mark")},
    {"Ctrl A", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Select all that match")},
    {"Esc", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Select none")},
    {"Enter", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Show or hide the details")},
    {"Ctrl C", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Copy the rows")},
    {"Ctrl Shift C", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Copy the ids")},
    {"Ctrl 1", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "First view; up to 9")},
    {"B", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Reboot")},
    {"U", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Back up")},
    {"P", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Prepare")},
    {"S", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Stop streaming")},
    {"L", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Release the session")},
    {"E", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Rescue the session")},
    {"Ctrl Shift Delete", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Delete; asks first")},
    {"R", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Refresh now")},
    {"T", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Operations")},
    {"F6",
     QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "Next part of the window; with Shift the one before")},
    {"?", QT_TRANSLATE_NOOP("phonedeck::ShortcutsPanel", "This list")},
};

} // namespace

ShortcutsPanel::ShortcutsPanel(QWidget *parent) : QFrame(parent)
{
    auto *title = makeLabel(Type::Title, Token::Text1);
    title->setText(tr("Keyboard"));
    auto *hint = makeLabel(Type::Cell, Token::Text3);
    hint->setText(tr("Single letters act while the table has the keys."));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    // Two columns: the list would be higher than a small window.
    const int perColumn = int(std::size(shortcuts) + 1) / 2;
    int place = 0;
    for (const Shortcut &shortcut : shortcuts) {
        const int row = place % perColumn;
        const int column = place / perColumn * 3;
        ++place;
        auto *caps = new QHBoxLayout;
        caps->setSpacing(4);
        const QStringList keys = QString::fromUtf8(shortcut.keys).split(u' ');
        for (const QString &key : keys)
            caps->addWidget(new KeyCap(key));
        caps->addStretch(1);
        grid->addLayout(caps, row, column);
        auto *text = makeLabel(Type::Cell, Token::Text1);
        text->setText(tr(shortcut.text));
        text->setWordWrap(true);
        grid->addWidget(text, row, column + 1);
    }
    grid->setColumnMinimumWidth(2, 16);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 20);
    layout->addWidget(title);
    layout->addSpacing(8);
    layout->addLayout(grid);
    layout->addSpacing(8);
    layout->addWidget(hint);
    setFixedWidth(760);
}

void ShortcutsPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), 8, theme.color(Token::Raised), theme.color(Token::Frame));
}

} // namespace phonedeck
