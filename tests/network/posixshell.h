// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// Reads a command as a POSIX shell does, as far as one may appear here: words, both kinds of quotes,
/// variables within double quotes, lines that go on. Fails on everything a shell would take as more than one
/// command.
class PosixShell
{
public:
    PosixShell(const QString &command, const QHash<QString, QString> &variables)
        : m_text(command), m_variables(variables)
    {
        while (m_ok && m_at < m_text.size())
            step();
        endWord();
    }

    [[nodiscard]] bool isOk() const { return m_ok; }
    [[nodiscard]] const QStringList &words() const { return m_words; }
    [[nodiscard]] QString after(const QString &option) const
    {
        const qsizetype at = m_words.indexOf(option);
        return at < 0 || at + 1 >= m_words.size() ? QString() : m_words.at(at + 1);
    }

private:
    void step()
    {
        const QChar sign = m_text.at(m_at++);
        if (sign == u' ') {
            endWord();
        } else if (sign == u'\\') {
            takeEscape();
        } else if (sign == u'\'') {
            takeSingleQuoted();
        } else if (sign == u'"') {
            takeDoubleQuoted();
        } else if (QStringView(u"\n;&|<>()$`*?[#~{}!").contains(sign)) {
            m_ok = false;
        } else {
            m_word += sign;
            m_isWord = true;
        }
    }

    void takeEscape()
    {
        m_ok = m_at < m_text.size();
        if (!m_ok)
            return;
        const QChar next = m_text.at(m_at++);
        if (next == u'\n')
            return;
        m_word += next;
        m_isWord = true;
    }

    void takeSingleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at);
        m_ok = end >= 0;
        if (!m_ok)
            return;
        m_word += QStringView(m_text).sliced(m_at, end - m_at);
        m_isWord = true;
        m_at = end + 1;
    }

    void takeDoubleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'"', m_at);
        const QString name = m_text.mid(m_at, end - m_at);
        m_ok = end >= 0 && name.startsWith(u'$') && m_variables.contains(name.mid(1));
        m_word += m_variables.value(name.mid(1));
        m_isWord = true;
        m_at = end + 1;
    }

    void endWord()
    {
        if (m_isWord)
            m_words.append(m_word);
        m_word.clear();
        m_isWord = false;
    }

    QString m_text;
    QHash<QString, QString> m_variables;
    QStringList m_words;
    QString m_word;
    qsizetype m_at = 0;
    bool m_isWord = false;
    bool m_ok = true;
};
