// SPDX-License-Identifier: GPL-3.0-or-later
// What is signed is canonical, and the simulator's own reading of the algorithm comes to the same signature.
// The input is a method, an address, lines of headers, an empty line and a body.
#include "network/accounts/requestsignature.h"
#include "simulator/requestsignature.h"
#include "tests/fuzz/answers.h"

#include <algorithm>

using namespace phonedeck;
using fuzzing::require;

namespace {

const QDateTime now(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

/// Names the simulator's reader knows; others are legal and nobody's.
bool isPlainName(const QByteArray &name)
{
    return std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

void checkQuery(const QByteArray &query)
{
    const QByteArray canonical = canonicalQuery(query);
    require(canonicalQuery(canonical) == canonical, "a canonical query stays as it is");
    require(canonicalQuery('&' + query + "&&") == canonical, "empty parts count for nothing");
    QByteArrayList parts = query.split('&');
    std::reverse(parts.begin(), parts.end());
    require(canonicalQuery(parts.join('&')) == canonical, "the order of the parts counts for nothing");
}

void checkTarget(const QUrl &base, const QByteArray &path, const QByteArray &query)
{
    const QList<QueryItem> items{{QString::fromUtf8(query), QString::fromUtf8(path)},
                                 {QString::fromUtf8(path), QString::fromUtf8(query)}};
    const QUrl url = targetUrl(base, u'/' + QString::fromUtf8(path), items);
    if (!url.isValid() || url.isEmpty())
        return;
    const QByteArray sent = url.query(QUrl::FullyEncoded).toLatin1();
    require(canonicalQuery(sent) == sent, "what we send is canonical already");
    require(signRequest({"AK", "SK", {}, {}, {}}, "GET", url, {}, {}, now).has_value(),
            "what we send can be signed");
}

void checkAgainstSimulator(const RequestSignature &signature, const QByteArray &method, const QUrl &url,
                           const QList<HeaderItem> &headers, const QByteArray &body)
{
    simulator::HttpRequest request;
    request.method = method;
    request.target = url.path(QUrl::FullyEncoded).toLatin1();
    if (url.hasQuery())
        request.target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    request.body = body;
    for (const auto &[name, value] : headers) {
        if (!value.isNull())
            request.headers.append({name, value.trimmed()});
    }
    for (const auto &[name, value] : signature.addedHeaders)
        request.headers.append({name, value});
    if (!request.hasHeader("Host"))
        request.headers.append({"Host", url.authority(QUrl::FullyEncoded).toLatin1()});

    const auto authorization = simulator::SdkAuthorization::fromHeader(request.header("Authorization"));
    require(authorization.has_value(), "the header of a signature can be read");
    require(simulator::isSignedWith(request, *authorization, "SK"), "both sides sign the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray input = fuzzing::bytes(data, size);
    const QByteArray method = fuzzing::takeLine(input);
    const QByteArray address = fuzzing::takeLine(input);
    const QList<HeaderItem> headers = fuzzing::takeHeaders(input);
    const QUrl url = QUrl::fromEncoded(address);
    checkQuery(address);
    checkQuery(input);
    checkTarget(url, method, input);
    checkTarget(QUrl(QStringLiteral("https://koophone.example")), address, method);

    const SigningKeys keys{"AK", "SK", method, QString::fromUtf8(input.left(8)), {}};
    (void)signRequest(keys, method, url, headers, input, now);
    const SigningKeys plainKeys{"AK", "SK", {}, {}, {}};
    const auto signature = signRequest(plainKeys, method, url, headers, input, now);
    if (!signature || signature->addedHeaders.isEmpty())
        return 0;
    require(signature->signature.size() == 64, "a signature is a SHA-256");
    require(signature->addedHeaders.last().first == "Authorization", "Authorization comes last");
    const auto again = signRequest(plainKeys, method, url, headers, input, now);
    require(again && again->signature == signature->signature, "the same request is signed the same way");
    const bool isPlain = std::all_of(headers.begin(), headers.end(),
                                     [](const HeaderItem &header) { return isPlainName(header.first); });
    if (isPlain)
        checkAgainstSimulator(*signature, method, url, headers, input);
    return 0;
}
