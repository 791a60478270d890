// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/languagecontroller.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>

namespace phonedeck {

LanguageController::LanguageController(QObject *parent) : QObject(parent)
{
    setLanguage(systemLanguage());
}

LanguageController::~LanguageController()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

LanguageController::Language LanguageController::systemLanguage()
{
    return QLocale::system().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

void LanguageController::setLanguage(Language language)
{
    m_language = language;
    const bool isChinese = language == Language::Chinese;
    // The person's own territory keeps its dates and numbers where the language agrees with it.
    const QLocale system = QLocale::system();
    const QLocale fallback = isChinese ? QLocale(QLocale::Chinese, QLocale::China)
                                       : QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(system.language() == fallback.language() ? system : fallback);

    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    // English is loaded, too: it holds the plurals.
    if (m_ours.load(isChinese ? QStringLiteral(":/i18n/phonedeck_zh_CN.qm")
                              : QStringLiteral(":/i18n/phonedeck_en.qm")))
        QCoreApplication::installTranslator(&m_ours);
    if (isChinese &&
        m_qts.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    Q_EMIT languageChanged();
}

} // namespace phonedeck
