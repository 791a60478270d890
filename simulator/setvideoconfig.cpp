// SPDX-License-Identifier: GPL-3.0-or-later
// SetVideoConfig (4.1.4).
#include "simulator/cloud.h"
#include "simulator/operation.h"

#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr qsizetype pairsWanted = 6; // three networks, two codecs (D13)
constexpr qsizetype mostGroups = 3;

bool readSpec(const QJsonObject &group, QStringView key, int &codeRate, int &fps)
{
    const QJsonObject spec = group.value(key).toObject();
    const std::optional<qint64> rate = integerOf(spec, u"code_rate", 100, 10000);
    const std::optional<qint64> frames = integerOf(spec, u"fps", 30, 60);
    if (!rate || *rate % 100 != 0 || !frames || (*frames != 30 && *frames != 60))
        return false;
    codeRate = static_cast<int>(*rate);
    fps = static_cast<int>(*frames);
    return true;
}

// What is wrong with a pair; empty if nothing is.
QString readPair(const QJsonObject &setting, VideoPair &pair)
{
    pair.networkType = setting.value("network_type"_L1).toString();
    pair.encodingType = setting.value("encoding_type"_L1).toString();
    if (!QStringList{u"MOBILE_NETWORK"_s, u"WIFI"_s, u"WIRED"_s}.contains(pair.networkType))
        return u"network_type"_s;
    if (pair.encodingType != "H264"_L1 && pair.encodingType != "H265"_L1)
        return u"encoding_type"_s;
    const QJsonArray groups = setting.value("video_spec_groups"_L1).toArray();
    if (groups.isEmpty() || groups.size() > mostGroups)
        return u"video_spec_groups"_s;
    for (const QJsonValue value : groups) { // the last one counts
        const QJsonObject group = value.toObject();
        size_t i = 0;
        for (const QString &key : {u"definition_540P"_s, u"definition_720P"_s, u"definition_1080P"_s}) {
            if (!readSpec(group, key, pair.codeRates[i], pair.fps[i]))
                return key;
            ++i;
        }
    }
    return {};
}

} // namespace

ApiAnswer setVideoConfig(const OperationContext &context)
{
    const std::optional<QJsonObject> body = jsonBody(context.request);
    const std::optional<QStringList> ids = body ? instanceIds(*body) : std::nullopt;
    if (!ids)
        return badParameter(u"instance_ids"_s);
    const QJsonArray settings = body->value("instance_settings"_L1).toArray();
    if (settings.size() != pairsWanted)
        return badParameter(u"instance_settings"_s);
    QList<VideoPair> pairs;
    for (const QJsonValue value : settings) {
        VideoPair pair;
        if (const QString wrong = readPair(value.toObject(), pair); !wrong.isEmpty())
            return badParameter(wrong);
        const bool isRepeated = std::any_of(pairs.begin(), pairs.end(), [&pair](const VideoPair &other) {
            return other.networkType == pair.networkType && other.encodingType == pair.encodingType;
        });
        if (isRepeated)
            return badParameter(u"instance_settings: a pair twice"_s);
        pairs.append(pair);
    }
    Batch batch;
    if (const std::optional<ApiAnswer> refused = takeBatch(context, *ids, batch))
        return *refused;
    for (const Instance *phone : batch.phones) {
        if (phone->isFrozen)
            return refusal(2004, context.cloud.instanceId(*phone));
    }
    for (const Instance *phone : batch.phones)
        context.cloud.setVideo(*phone, pairs);
    context.cloud.record(u"SetVideoConfig"_s, batch.ids);
    return acknowledgement();
}

} // namespace phonedeck::simulator
