// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/errorcatalogue.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

namespace phonedeck {

namespace {

/// "*" as a number: what is true of a whole family.
const QString wholeFamily = QStringLiteral("*");

QString keyOf(CodeFamily family, const QString &number)
{
    return QString::number(static_cast<int>(family)) + u'/' + number;
}

/// Rows by family and number.
QHash<QString, QJsonArray> readErrorCodes()
{
    QHash<QString, QJsonArray> rows;
    const QJsonArray all = readCatalogueFile(QStringLiteral("error-codes.json")).toArray();
    for (const QJsonValue &row : all) {
        const QString text = row[u"code"].toString();
        const ErrorCode code = readErrorCode(text);
        // B15: a sample's code of another service. "0" is success.
        if (code.family == CodeFamily::Foreign || text == u"0")
            continue;
        rows[keyOf(code.family, text.endsWith(u'*') ? wholeFamily : code.number)].append(row);
    }
    return rows;
}

} // namespace

QJsonValue readCatalogueFile(const QString &name)
{
    QFile file(QStringLiteral(":/catalogue/") + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    if (!isThere)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QString inOurLanguage(const QJsonValue &row, const QString &name)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return row[QString(name + (isChinese ? u"_zh" : u"_en"))].toString();
}

std::optional<CatalogueEntry> findErrorCode(const QString &code, int httpStatus)
{
    static const QHash<QString, QJsonArray> catalogue = readErrorCodes();
    if (code.isEmpty())
        return {};
    const ErrorCode key = readErrorCode(code);
    auto rows = catalogue.constFind(keyOf(key.family, key.number));
    if (rows == catalogue.constEnd())
        rows = catalogue.constFind(keyOf(key.family, wholeFamily));
    if (rows == catalogue.constEnd())
        return {};
    QJsonValue found = rows->first();
    for (const QJsonValue &row : *rows) {
        if (row[u"http_status"].toInt() == httpStatus)
            found = row;
    }
    return CatalogueEntry{inOurLanguage(found, QStringLiteral("meaning")),
                          inOurLanguage(found, QStringLiteral("remedy"))};
}

QString statusMeaning(int httpStatus)
{
    static const QJsonArray rows = readCatalogueFile(QStringLiteral("http-status.json")).toArray();
    for (const QJsonValue &row : rows) {
        if (row[u"status"].toInt() == httpStatus)
            return inOurLanguage(row, QStringLiteral("meaning"));
    }
    return {};
}

} // namespace phonedeck
