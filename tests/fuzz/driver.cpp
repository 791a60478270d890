// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for libFuzzer where there is none: every file of the corpus as it is, then a fixed number of
// seeded mutations of them, the same on every run and everywhere. An input that breaks a promise is left in
// the working directory. Arguments: files to run alone, each whole.
#include "simulator/random.h"

#include <QtCore/QByteArray>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

using phonedeck::simulator::Random;

constexpr quint64 mutations = 10'000;
constexpr qint64 longestMs = 20'000; ///< on a machine that slow less has to do
constexpr qsizetype maxInputBytes = 64 * 1024;

/// What bytes alone take long to come to: pieces of JSON, of HTTP and of what the service writes.
const QByteArray fragments[] = {"\r\n",
                                "\r\n\r\n",
                                "\n",
                                "\n\n",
                                ":",
                                " ",
                                ",",
                                "\"",
                                "{",
                                "}",
                                "[",
                                "]",
                                "[]",
                                "{}",
                                "null",
                                "\"null\"",
                                "true",
                                "0",
                                "-1",
                                "1e400",
                                "-0.0",
                                "9223372036854775808",
                                "99999999999999999999",
                                "1e-5",
                                "ffffffff",
                                "\\u0000",
                                "\\ud800",
                                "\\u2026",
                                "…",
                                "“",
                                "\xff",
                                "\xe9\x97",
                                "\xef\xbb\xbf",
                                "<html>",
                                "%zz",
                                "%2F",
                                "/../",
                                "\"error_code\":\"0\",",
                                "\"error_code\":1004,",
                                "\"data\":",
                                "\"data\":{\"data\":",
                                "\"status\":",
                                "\"instance_id\":\"a\",",
                                "500\n\n",
                                "Content-Length: 5\r\n",
                                "Transfer-Encoding: chunked\r\n",
                                "Host: h\r\n",
                                "Date: Sunday, 06-Nov-94 08:49:37 GMT\n",
                                "Retry-After: 99999999999\n",
                                "HTTP/1.1",
                                QByteArray(1, '\0')};

const QByteArray numbers[] = {"-1",  "0",    "1",   "2",     "3",          "7",
                              "100", "429",  "503", "1e400", "2147483648", "9223372036854775808",
                              "0.5", "null", "\"\""};

struct CurrentInput {
    const char *data = nullptr;
    size_t size = 0;
    bool isKept = false;
};
CurrentInput current;

/// Only for the moment in which all is lost anyway.
void keepInput(int signal)
{
    if (!current.isKept) {
        current.isKept = true;
        if (std::FILE *file = std::fopen("broken-input", "wb")) {
            std::fwrite(current.data, 1, current.size, file);
            std::fclose(file);
            std::fprintf(stderr, "the input is in the file broken-input, %zu bytes\n", current.size);
        }
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const QByteArray &input)
{
    // In memory of exactly its size, so that reading past it is found.
    const auto size = static_cast<size_t>(input.size());
    const std::unique_ptr<uint8_t[]> bytes(new uint8_t[size]);
    std::copy(input.begin(), input.end(), bytes.get());
    current = {input.constData(), size};
    LLVMFuzzerTestOneInput(bytes.get(), size);
}

/// Another number in the place of the next one after `at`: random bytes seldom leave JSON whole.
void replaceNumber(QByteArray &input, qsizetype at, Random &random)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::find_if(input.begin() + at, input.end(), isDigit);
    const auto last = std::find_if_not(first, input.end(), isDigit);
    if (first != input.end())
        input.replace(first - input.begin(), last - first, numbers[random.below(std::size(numbers))]);
}

QByteArray mutated(const QList<QByteArray> &corpus, Random &random)
{
    const auto any = [&]() -> const QByteArray & {
        return corpus.at(random.below(static_cast<quint32>(corpus.size())));
    };
    QByteArray input = any();
    for (quint32 i = 1 + random.below(6); i > 0; --i) {
        const qsizetype at = random.below(static_cast<quint32>(input.size()) + 1);
        switch (input.isEmpty() ? 2 : random.below(9)) {
        case 0:
            input[std::min(at, input.size() - 1)] = static_cast<char>(random.below(256));
            break;
        case 1:
            input.remove(at, 1 + random.below(8));
            break;
        case 2:
            input.insert(at, fragments[random.below(std::size(fragments))]);
            break;
        case 3:
            input.insert(at, QByteArray(random.below(3000), input.at(std::min(at, input.size() - 1))));
            break;
        case 4:
            input.truncate(at);
            break;
        case 5: {
            const QByteArray other = any();
            input = input.left(at) + other.mid(random.below(static_cast<quint32>(other.size()) + 1));
            break;
        }
        case 6:
        case 7:
            replaceNumber(input, at, random);
            break;
        default:
            input.insert(at, input.mid(random.below(static_cast<quint32>(input.size())), random.below(64)));
            break;
        }
    }
    input.truncate(maxInputBytes);
    return input;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "can't read %s\n", qPrintable(path));
        std::exit(2);
    }
    return file.readAll();
}

} // namespace

int main(int argc, char *argv[])
{
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL})
        std::signal(signal, keepInput);
    for (int i = 1; i < argc; ++i)
        run(contents(QString::fromLocal8Bit(argv[i])));
    if (argc > 1)
        return 0;

    const QString target = QFileInfo(QString::fromLocal8Bit(argv[0])).completeBaseName();
    const QDir folder(QStringLiteral(PHONEDECK_CORPUS "/") + target);
    QList<QByteArray> corpus;
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names)
        corpus.append(contents(folder.filePath(name)));
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus in %s\n", qPrintable(folder.path()));
        return 2;
    }
    run({});
    for (const QByteArray &input : std::as_const(corpus))
        run(input);

    QElapsedTimer timer;
    timer.start();
    quint64 seed = 0;
    for (; seed < mutations && timer.elapsed() < longestMs; ++seed) {
        Random random(seed);
        run(mutated(corpus, random));
    }
    std::printf("%lld files of the corpus and %llu mutations of them in %lld ms\n",
                static_cast<long long>(corpus.size()), static_cast<unsigned long long>(seed),
                static_cast<long long>(timer.elapsed()));
    return 0;
}
