// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecontroller.h"

#include "ui/theme/focusring.h"
#include "ui/theme/fonts.h"
#include "ui/theme/housestyle.h"

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QApplication>

// Outside any namespace: the macro declares a function there.
static void initResourceFile()
{
    Q_INIT_RESOURCE(phonedeck);
}

namespace phonedeck {

void initResources()
{
    initResourceFile();
    registerFonts();
}

ThemeController::ThemeController(QObject *parent) : QObject(parent)
{
    initResources();
    // Before our own palette covers it.
    m_systemDark = isDark(QGuiApplication::palette());
    QApplication::setStyle(new HouseStyle);
    new FocusRing(this);
    qApp->setProperty("phonedeckTheme", QVariant::fromValue(this));
    qApp->installEventFilter(this);
    apply(m_systemDark ? Theme::dark() : Theme::light());
}

ThemeController::~ThemeController()
{
    if (qApp)
        qApp->setProperty("phonedeckTheme", QVariant());
}

void ThemeController::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    const bool dark = scheme == Scheme::Dark || (scheme == Scheme::System && m_systemDark);
    const Theme &wanted = dark ? Theme::dark() : Theme::light();
    if (&wanted != m_theme)
        apply(wanted);
}

bool ThemeController::isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() <
           palette.color(QPalette::Active, QPalette::WindowText).lightness();
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    // ThemeChange reaches windows even when our palette hides the change from the application.
    const bool systemChanged = (event->type() == QEvent::ApplicationPaletteChange && watched == qApp) ||
                               event->type() == QEvent::ThemeChange;
    if (systemChanged && !m_applying)
        QMetaObject::invokeMethod(this, &ThemeController::followSystem, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void ThemeController::followSystem()
{
    const QScopedValueRollback guard(m_applying, true);
    // An empty palette lets the system's show through for the moment of asking.
    QApplication::setPalette(QPalette());
    m_systemDark = isDark(QGuiApplication::palette());
    const bool dark = m_scheme == Scheme::Dark || (m_scheme == Scheme::System && m_systemDark);
    const Theme &wanted = dark ? Theme::dark() : Theme::light();
    if (&wanted == m_theme)
        QApplication::setPalette(m_theme->palette());
    else
        apply(wanted);
}

void ThemeController::apply(const Theme &theme)
{
    const QScopedValueRollback guard(m_applying, true);
    m_theme = &theme;
    QApplication::setFont(font(Type::Body));
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(theme.styleSheet());
    Q_EMIT themeChanged(theme);
}

} // namespace phonedeck
