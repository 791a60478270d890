// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer where there is none: seeded mutations of valid requests for about a second, the
// same on every run. A seed given as argument runs that one input alone.
#include "simulator/random.h"

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

constexpr int longestMs = 1000;
constexpr quint64 mostInputs = 100'000;

const QByteArray corpus[] = {
    "GET /v1/instances/batch-query?page_no=1&page_size=100 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Auth-Token: "
    "t\r\n\r\n",
    "POST /v3/auth/tokens HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: "
    "13\r\n\r\n{\"auth\":null}",
    "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\n{\"a\"\r\n2\r\n:1\r\n0\r\nT: "
    "t\r\n\r\n",
    "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n",
};
const QByteArray fragments[] = {"\r\n",
                                "\r\n\r\n",
                                "\n",
                                ":",
                                " ",
                                "0",
                                "-1",
                                "ffffffff",
                                "Content-Length: 5\r\n",
                                "Transfer-Encoding: chunked\r\n",
                                "Host: h\r\n",
                                "HTTP/1.1",
                                "%zz",
                                "\xff",
                                QByteArray(1, '\0')};

QByteArray mutated(phonedeck::simulator::Random &random)
{
    QByteArray input = corpus[random.below(std::size(corpus))];
    for (quint32 i = random.below(6); i > 0 && !input.isEmpty(); --i) {
        const qsizetype at = random.below(static_cast<quint32>(input.size()));
        switch (random.below(5)) {
        case 0:
            input[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            input.remove(at, 1 + random.below(8));
            break;
        case 2:
            input.insert(at, fragments[random.below(std::size(fragments))]);
            break;
        case 3:
            input.insert(at, QByteArray(random.below(3000), input.at(at)));
            break;
        default:
            input += corpus[random.below(std::size(corpus))];
            break;
        }
    }
    input.prepend(static_cast<char>(random.below(256)));
    return input;
}

void run(quint64 seed)
{
    phonedeck::simulator::Random random(seed);
    const QByteArray input = mutated(random);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                           static_cast<size_t>(input.size()));
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1) {
        run(std::strtoull(argv[1], nullptr, 10));
        return 0;
    }
    QElapsedTimer timer;
    timer.start();
    quint64 seed = 0;
    for (; seed < mostInputs && timer.elapsed() < longestMs; ++seed)
        run(seed);
    std::printf("%llu inputs\n", static_cast<unsigned long long>(seed));
    return 0;
}
