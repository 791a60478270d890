// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

namespace phonedeck {

/// A request body that can be read once. QNetworkAccessManager sends a request again, on its own, when
/// the connection ends after the request was read, provided it can rewind the body; this one can't be
/// rewound, so what is not a read reaches the service at most once.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }

    /// The network layer asked for bytes: from then on they may have left this machine. It never asks for
    /// those of an empty body, which this therefore says nothing about.
    [[nodiscard]] bool wasTouched() const { return m_touched; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
    bool m_touched = false;
};

} // namespace phonedeck
