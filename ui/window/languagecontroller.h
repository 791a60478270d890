// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLocale>
#include <QtCore/QObject>
#include <QtCore/QTranslator>

namespace phonedeck {

/// The language of the interface: by the system at first, switched at run time. Sets QLocale's default,
/// installs our translation and Qt's own; every widget then gets QEvent::LanguageChange.
class LanguageController final : public QObject
{
    Q_OBJECT

public:
    enum class Language { English, Chinese };
    Q_ENUM(Language)

    explicit LanguageController(QObject *parent = nullptr);
    ~LanguageController() override;

    [[nodiscard]] static Language systemLanguage();
    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);

Q_SIGNALS:
    void languageChanged();

private:
    Language m_language = Language::English;
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace phonedeck
