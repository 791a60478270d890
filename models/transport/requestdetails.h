// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/detailspresenter.h"
#include "models/transport/errortext.h"
#include "network/transport/requestrecord.h"

namespace phonedeck {

/// Everything a record says, in the language of the interface.
struct RequestDetails {
    QString operation; ///< empty: no request
    QString requestId;
    QList<DetailsPresenter::Line> lines;
    ErrorText failure; ///< empty if it succeeded
    QString iamAction; ///< whose policy can be asked for; empty if none helps
    QString sentHead;  ///< "POST /v1/…" and the headers, a line each
    QString sentBody;  ///< indented; one sentence if there is nothing to show
    QString answerHead;
    QString answerBody;
    bool hasSentBody = false; ///< sentBody is a body, not a sentence
    bool hasAnswerBody = false;

    bool operator==(const RequestDetails &) const = default;
};

[[nodiscard]] RequestDetails describeRequest(const RequestRecord &record);

/// The error a record stands for, as far as it was kept.
[[nodiscard]] ApiError errorOf(const RequestRecord &record);

/// JSON with a line per value, two spaces per level. Takes what was cut, too.
[[nodiscard]] QString indentedJson(const QString &json);

} // namespace phonedeck
