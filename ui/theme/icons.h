// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/token.h"

#include <QtGui/QIcon>

class QPainter;

namespace phonedeck {

/// An icon by its meaning; each is resources/icons/<name>.svg, drawn on a 16 box.
enum class Icon {
    Overview,
    Phone,
    Catalog,
    Operations,
    Requests,
    Search,
    Close,
    Plus,
    ChevronDown,
    ChevronRight,
    ChevronUp,
    ChevronLeft,
    Columns,
    Export,
    Import,
    Download,
    PanelRight,
    Keyboard,
    Refresh,
    Copy,
    Terminal,
    User,
    UserPlus,
    SignedIn,
    Reboot,
    Reset,
    Archive,
    More,
    Filter,
    Info,
    Warning,
    Flask,
    Lock,
    Eye,
    EyeOff,
    Bookmark,
    Link,
    Sun,
    Moon,
    Globe,
    ArrowUp,
    ArrowDown,
    ArrowRight,
    Check,
    Clock,
    Help,
    Connect,
    Message,
    Settings,
    Cart,
    File,
    History,
    Rescue,
    Release,
    Trash,
    Pencil,
    Pin,
    Video,
    Package,
    Play,
    Stop,
    Key,
    Server,
    Drag,
};

inline constexpr int iconCount = int(Icon::Drag) + 1;

/// The name of the icon's file without its ending, e.g. "chevron-down".
[[nodiscard]] QLatin1String iconName(Icon icon);

/// An icon that is drawn afresh in the theme of the moment and sharp at any device pixel ratio. Disabled
/// takes Token::Disabled, the state On takes `on`.
[[nodiscard]] QIcon icon(Icon icon, Token rest = Token::Text2);
[[nodiscard]] QIcon icon(Icon icon, Token rest, Token on);

/// The same for paint code: `rect` is in logical pixels, the picture is cached per colour and ratio.
void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color);

} // namespace phonedeck
