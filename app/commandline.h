// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/networkroute.h"

#include <QtCore/QSize>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace phonedeck {

/// What the command line asks for.
struct CommandLine {
    enum class Start {
        Window,  ///< two ways on
        Demo,    ///< the simulated cloud
        Connect, ///< a real one
        Help,
        Version,
    };

    Start start = Start::Window;
    int instances = 2000;
    quint64 seed = 1;
    std::optional<QString> language; ///< "en" or "zh_CN"
    std::optional<QString> theme;    ///< "light" or "dark"
    QString tourDirectory;           ///< empty: no tour
    QSize size{1440, 900};
    bool hasSize = false;
    bool isReadOnly = false; ///< nothing is done to phones
    QString serviceUrl;
    QString iamUrl;
    QString user;
    QString domain;
    QString project;
    ProxySettings proxy; ///< without its password
    QString caFile;      ///< PEM; empty: the system's certificates only

    /// The reason, in English as all of the command line, if `arguments` (with the program's name) make no
    /// sense.
    [[nodiscard]] static tl::expected<CommandLine, QString> parse(const QStringList &arguments);
    [[nodiscard]] static QString helpText();
};

} // namespace phonedeck
