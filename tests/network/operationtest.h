// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apioperation.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QtTest>

#include <array>

/// What the tests of operations have in common: golden requests and replies, faults in one line.
namespace operationtest {

inline phonedeck::HttpAnswer answerOf(const QByteArray &body, int status = 200)
{
    return {.status = status, .body = body, .headers = {}, .requestId = QStringLiteral("r-1")};
}

/// Reads an answer as the transport does.
template <typename Op> phonedeck::ApiResult<typename Op::Reply> read(const QByteArray &body, int status = 200)
{
    return phonedeck::decodeAnswer<Op>(answerOf(body, status));
}

/// A body as a document, whatever the order of its keys; makes a mistake in a test's own JSON visible.
inline QJsonObject objectOf(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    return document.isObject() ? document.object()
                               : QJsonObject{{QStringLiteral("no JSON"), error.errorString()}};
}

/// "POST /v1/instances/reboot"
inline QString lineOf(const phonedeck::HttpRequest &request)
{
    return QString::fromLatin1(request.method) + u' ' + request.path;
}

template <typename Op> QJsonObject bodyOf(const Op &op)
{
    return objectOf(op.request().body.value_or(QByteArray()));
}

/// "command: Bytes 1025, 1–1024"; empty: nothing wrong.
inline QString faultText(const std::optional<phonedeck::ParameterFault> &fault)
{
    static constexpr std::array<const char *, 10> kinds{
        "Missing", "Characters", "Bytes", "Entries", "Range", "Step", "OneOf", "Form", "Order", "Complete"};
    if (!fault)
        return {};
    return QStringLiteral("%1: %2 %3, %4")
        .arg(fault->field, QString::fromLatin1(kinds.at(static_cast<size_t>(fault->limit))), fault->value,
             fault->allowed);
}
template <typename Op> QString faultOf(const Op &op)
{
    return faultText(op.fault());
}

/// Different ids: "p0", "p1" …
inline QStringList ids(int count)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list.append(u'p' + QString::number(i));
    return list;
}

inline QString letters(int count)
{
    return QString(count, u'a');
}

/// What holds for every list of ids: none, one, as many as go, one more, an id too long, an empty one.
template <typename Op> void checkIdLimits(Op op, QStringList Op::*member, const QString &field)
{
    const QString span = QStringLiteral("1–%1").arg(Op::maxInstances);
    op.*member = ids(Op::maxInstances);
    QCOMPARE(faultOf(op), QString());
    op.*member = ids(Op::maxInstances + 1);
    QCOMPARE(faultOf(op),
             QStringLiteral("%1: Entries %2, %3").arg(field).arg(Op::maxInstances + 1).arg(span));
    op.*member = QStringList();
    QCOMPARE(faultOf(op), QStringLiteral("%1: Missing , %2").arg(field, span));
    op.*member = {letters(1), letters(32)};
    QCOMPARE(faultOf(op), QString());
    op.*member = {letters(1), letters(33)};
    QCOMPARE(faultOf(op), field + QStringLiteral("[1]: Characters 33, 1–32"));
    op.*member = {letters(1), QString()};
    QCOMPARE(faultOf(op), field + QStringLiteral("[1]: Missing , 1–32"));
}

/// What holds for every text: as long as goes, one more, and empty. `min` 0: may be empty.
template <typename Op>
void checkTextLimits(Op op, QString Op::*member, const QString &field, int max, int min = 1)
{
    const QString span = QStringLiteral("%1–%2").arg(min).arg(max);
    op.*member = letters(max);
    QCOMPARE(faultOf(op), QString());
    op.*member = letters(max + 1);
    QCOMPARE(faultOf(op), QStringLiteral("%1: Characters %2, %3").arg(field).arg(max + 1).arg(span));
    op.*member = QString();
    QCOMPARE(faultOf(op), min > 0 ? QStringLiteral("%1: Missing , %2").arg(field, span) : QString());
}

/// A code is a failure, a null is nothing, data of another kind are another service's: of what writes it is
/// then not known what it did.
template <typename Op> void checkRefusals()
{
    using phonedeck::Effect;
    using phonedeck::ErrorKind;
    const auto refused = read<Op>(R"J({"error_code":"KOOPHONE.API.1001","error_msg":"no"})J", 400);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().codeNumber(), QStringLiteral("1001"));
    QCOMPARE(refused.error().requestId, QStringLiteral("r-1"));
    const auto odd = read<Op>(R"J({"error_code":"0","data":"many"})J");
    QVERIFY(!odd.has_value());
    QCOMPARE(odd.error().kind, ErrorKind::NotTheService);
    QCOMPARE(odd.error().httpStatus, 200);
    QCOMPARE(odd.error().requestId, QStringLiteral("r-1"));
    QCOMPARE(odd.error().outcomeKnown, Op::effect == Effect::Reads);
    QVERIFY(!read<Op>(R"J({"error_code":"0","data":{"x":1}})J").has_value());
    QVERIFY(!read<Op>(R"J({"error_code":"0","data":[]})J").has_value());
    QVERIFY(!read<Op>("<html>").has_value());
    QVERIFY(read<Op>(R"J({"error_code":"0","data":null})J").has_value());
}

/// The answer of operations without data: every envelope that says success, and no other.
template <typename Op> void checkAcknowledgement()
{
    QVERIFY(read<Op>(R"J({"error_code":"0","error_msg":"ok"})J").has_value());
    QVERIFY(read<Op>(R"J({"data":null,"error_code":0,"error_msg":"OK"})J").has_value());
    QVERIFY(!read<Op>(R"J({"error_code":"KOOPHONE.API.1001"})J").has_value()); // B1
    QVERIFY(!read<Op>(R"J({"error_code":"0"})J", 500).has_value());
    QVERIFY(!read<Op>("").has_value());
}

} // namespace operationtest
