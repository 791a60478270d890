// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QtCore/QFile>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPixmapCache>
#include <QtSvg/QSvgRenderer>

namespace phonedeck {

namespace {

// In the order of Icon.
constexpr const char *names[] = {
    "overview",    "phone",        "catalog",       "operations", "requests",     "search",   "close",
    "plus",        "chevron-down", "chevron-right", "chevron-up", "chevron-left", "columns",  "export",
    "import",      "download",     "panel-right",   "keyboard",   "refresh",      "copy",     "terminal",
    "user",        "user-plus",    "signed-in",     "reboot",     "reset",        "archive",  "more",
    "filter",      "info",         "warning",       "flask",      "lock",         "eye",      "eye-off",
    "bookmark",    "link",         "sun",           "moon",       "globe",        "arrow-up", "arrow-down",
    "arrow-right", "check",        "clock",         "help",       "connect",      "message",  "settings",
    "cart",        "file",         "history",       "rescue",     "release",      "trash",    "pencil",
    "pin",         "video",        "package",       "play",       "stop",         "key",      "server",
    "drag",
};
static_assert(std::size(names) == size_t(iconCount));

QPixmap iconPixmap(Icon icon, const QSize &size, double ratio, const QColor &color)
{
    const QString key = QStringLiteral("phonedeck-icon-%1-%2x%3-%4-%5")
                            .arg(int(icon))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(ratio)
                            .arg(color.rgba());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QLatin1String(":/phonedeck/icons/") + iconName(icon) + QLatin1String(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(size * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks for the theme at the moment of painting, so an icon set once follows every change of theme.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(Icon icon, Token rest, Token on) : m_icon(icon), m_rest(rest), m_on(on) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_icon, color(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_icon, size, 1, color(mode, state));
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return iconPixmap(m_icon, size / scale, scale, color(mode, state));
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = themeOf(nullptr);
        if (mode == QIcon::Disabled)
            return theme.color(Token::Disabled);
        return theme.color(state == QIcon::On ? m_on : m_rest);
    }

    Icon m_icon;
    Token m_rest;
    Token m_on;
};

} // namespace

QLatin1String iconName(Icon icon)
{
    return QLatin1String(names[size_t(icon)]);
}

QIcon icon(Icon icon, Token rest)
{
    return QIcon(new ThemedIconEngine(icon, rest, rest));
}

QIcon icon(Icon icon, Token rest, Token on)
{
    return QIcon(new ThemedIconEngine(icon, rest, on));
}

void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &color)
{
    const double ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect.topLeft(), iconPixmap(icon, rect.size(), ratio, color));
}

} // namespace phonedeck
