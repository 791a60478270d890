// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/operations/commandanswer.h"

#include "network/transport/envelope.h"
#include "network/transport/jsonvalue.h"

#include <QtCore/QJsonValue>

namespace phonedeck {

ApiResult<QJsonObject> openCommandAnswer(const HttpAnswer &answer)
{
    HttpAnswer repaired = answer;
    repaired.body = QString::fromUtf8(answer.body).toUtf8();
    return openEnvelope(repaired);
}

CommandOutput commandOutput(const QJsonValue &executeMessage)
{
    // Not jsonText() for a text: commands do print the word "null".
    CommandOutput output;
    output.text = executeMessage.isString() ? executeMessage.toString() : jsonText(executeMessage);
    output.isPossiblyCut = output.text.toUtf8().size() >= CommandOutput::maxBytes;
    return output;
}

} // namespace phonedeck
