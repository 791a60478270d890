// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/curl.h"

#include "network/transport/masking.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

const QString mask = QStringLiteral("…");

/// One word of the shell, put together from text as it is and from variables.
class Word
{
public:
    void addText(QStringView text) { m_text += text; }

    void addVariable(const QString &name)
    {
        flush();
        m_word += QStringLiteral("\"$%1\"").arg(name);
    }

    QString quoted()
    {
        flush();
        return m_word.isEmpty() ? QStringLiteral("''") : m_word;
    }

private:
    void flush()
    {
        if (m_text.isEmpty())
            return;
        // Within single quotes every character is itself but the quote.
        m_word += u'\'' + m_text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
        m_text.clear();
    }

    QString m_word;
    QString m_text;
};

QString quoted(QStringView text)
{
    Word word;
    word.addText(text);
    return word.quoted();
}

QString placeholder(const QString &name)
{
    return u'<' + (name.isEmpty() || name == mask ? QStringLiteral("value") : name) + u'>';
}

QString encoded(QStringView text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text.toString()));
}

QString urlOf(const RequestRecord &record)
{
    const QStringView target(record.target);
    const qsizetype mark = target.indexOf(u'?');
    const QList<QStringView> pieces = target.left(mark < 0 ? target.size() : mark).split(u'/');
    QStringList path;
    for (const QStringView piece : pieces)
        path.append(encoded(piece));
    QString url = QStringLiteral("https://") + record.host + path.join(u'/');
    if (mark < 0)
        return url;

    QChar separator = u'?';
    const QList<QStringView> items = target.sliced(mark + 1).split(u'&');
    for (const QStringView item : items) {
        const qsizetype equals = item.indexOf(u'=');
        const QStringView name = item.left(equals < 0 ? item.size() : equals);
        const QStringView value = equals < 0 ? QStringView() : item.sliced(equals + 1);
        url += separator + encoded(name) + u'=' +
               (value == mask ? placeholder(name.toString()) : encoded(value));
        separator = u'&';
    }
    return url;
}

/// Secrets are taken from the shell's environment, so that they needn't stand in its history.
QString variableOfHeader(const QByteArray &name)
{
    static const QHash<QByteArray, QString> variables{
        {"x-auth-token", QStringLiteral("TOKEN")},
        {"x-subject-token", QStringLiteral("TOKEN")},
        {"x-security-token", QStringLiteral("SECURITY_TOKEN")},
        {"authorization", QStringLiteral("AUTHORIZATION")},
    };
    return variables.value(name.toLower());
}

QString variableOfField(const QString &name)
{
    static const QHash<QString, QString> variables{
        {QStringLiteral("password"), QStringLiteral("PASSWORD")},
        {QStringLiteral("passcode"), QStringLiteral("PASSCODE")},
        {QStringLiteral("access"), QStringLiteral("ACCESS_KEY")},
        {QStringLiteral("secret"), QStringLiteral("SECRET_KEY")},
        {QStringLiteral("securitytoken"), QStringLiteral("SECURITY_TOKEN")},
        {QStringLiteral("device_token"), QStringLiteral("DEVICE_TOKEN")},
    };
    return variables.value(name.toLower());
}

/// What curl says by itself, and better.
bool isLeftToCurl(const QByteArray &name)
{
    static constexpr std::array names{"host", "content-length", "connection", "accept-encoding",
                                      "transfer-encoding"};
    const QByteArray lower = name.toLower();
    return std::any_of(names.begin(), names.end(), [&lower](const char *own) { return lower == own; });
}

QString headerWord(const HeaderItem &header)
{
    const QString name = QString::fromUtf8(header.first);
    const QString value = QString::fromUtf8(header.second);
    Word word;
    if (value.isEmpty()) {
        word.addText(QString(name + u';')); // "Name:" would take the header away
        return word.quoted();
    }
    word.addText(QString(name + u": "));
    const QString variable = variableOfHeader(header.first);
    if (!variable.isEmpty())
        word.addVariable(variable);
    else
        word.addText(value == mask ? placeholder(name) : value);
    return word.quoted();
}

/// Goes through a masked body, which is JSON as we write it, and puts placeholders where it is masked. Not by
/// a parser: names nobody knows are all called "…".
class BodyWord
{
public:
    explicit BodyWord(const QString &json) : m_json(json) {}

    QString quoted()
    {
        for (qsizetype i = 0; i < m_json.size();) {
            if (m_json.at(i) == u'"') {
                const qsizetype end = endOfString(i);
                addString(i, end);
                i = end;
                continue;
            }
            nest(m_json.at(i));
            m_word.addText(QStringView(m_json).sliced(i, 1));
            ++i;
        }
        return m_word.quoted();
    }

private:
    [[nodiscard]] qsizetype endOfString(qsizetype start) const
    {
        qsizetype i = start + 1;
        while (i < m_json.size() && m_json.at(i) != u'"')
            i += m_json.at(i) == u'\\' ? 2 : 1;
        return std::min(i + 1, m_json.size());
    }

    void nest(QChar sign)
    {
        if (sign == u'{' || sign == u'[')
            m_outer.append(m_name);
        else if ((sign == u'}' || sign == u']') && !m_outer.isEmpty())
            m_name = m_outer.takeLast();
    }

    void addString(qsizetype start, qsizetype end)
    {
        const QStringView token = QStringView(m_json).sliced(start, end - start);
        const QString text = token.sliced(1).chopped(token.size() > 1 ? 1 : 0).toString();
        if (end < m_json.size() && m_json.at(end) == u':')
            m_name = text;
        if (text != mask) {
            m_word.addText(token);
            return;
        }
        const QString variable = variableOfField(m_name);
        m_word.addText(u"\"");
        if (variable.isEmpty())
            m_word.addText(placeholder(m_name));
        else
            m_word.addVariable(variable);
        m_word.addText(u"\"");
    }

    const QString &m_json;
    QString m_name;
    QStringList m_outer; ///< names of what the place is in
    Word m_word;
};

QString bodyWord(const QByteArray &body)
{
    if (body.endsWith(mask.toUtf8()) || uncheckedBodySize(body))
        return quoted(u"@<body.json>");
    const QString json = QString::fromUtf8(body);
    return BodyWord(json).quoted();
}

} // namespace

QString asCurl(const RequestRecord &record)
{
    QStringList parts;
    parts << QStringLiteral("curl --request %1").arg(quoted(record.method)) << quoted(urlOf(record));
    for (const HeaderItem &header : record.requestHeaders) {
        if (!isLeftToCurl(header.first))
            parts << QStringLiteral("--header ") + headerWord(header);
    }
    if (!record.requestBody.isEmpty())
        parts << QStringLiteral("--data-binary ") + bodyWord(record.requestBody);
    else if (record.method != u"GET" && record.method != u"HEAD" && record.method != u"DELETE")
        parts << QStringLiteral("--data-binary ''"); // Content-Length: 0 (A12)
    return parts.join(QStringLiteral(" \\\n  "));
}

} // namespace phonedeck
