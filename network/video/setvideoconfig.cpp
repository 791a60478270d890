// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/video/setvideoconfig.h"

#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <utility>

namespace phonedeck {

static_assert(ApiOperation<SetVideoConfig> && ChecksParameters<SetVideoConfig>);

namespace {

/// The picture sizes by their keys, with a capital P (C35).
std::array<std::pair<QString, const VideoSpec *>, 3> specsOf(const InstanceSetting &setting)
{
    return {{{QStringLiteral("definition_540P"), &setting.definition540P},
             {QStringLiteral("definition_720P"), &setting.definition720P},
             {QStringLiteral("definition_1080P"), &setting.definition1080P}}};
}

ParameterCheck checkSpec(const QString &field, const VideoSpec &spec)
{
    const QString codeRate = field + u".code_rate";
    return firstFault({checkRange(codeRate, spec.codeRateKbps, SetVideoConfig::minCodeRateKbps,
                                  SetVideoConfig::maxCodeRateKbps),
                       checkStep(codeRate, spec.codeRateKbps, SetVideoConfig::codeRateStepKbps),
                       checkOneOf(field + u".fps", QString::number(spec.fps),
                                  {QStringLiteral("30"), QStringLiteral("60")})});
}

/// Every pair once; the fault names the first one that is missing or there more than once.
ParameterCheck checkPairs(const QString &field, const QList<InstanceSetting> &settings)
{
    for (const NetworkType network : networkTypes) {
        for (const EncodingType encoding : encodingTypes) {
            const auto count =
                std::count_if(settings.begin(), settings.end(), [=](const InstanceSetting &setting) {
                    return setting.networkType == network && setting.encodingType == encoding;
                });
            if (count != 1) {
                return ParameterFault{field,
                                      QString::number(count) + QStringLiteral(" × ") +
                                          networkTypeText(network) + u' ' + encodingTypeText(encoding),
                                      LimitKind::Complete,
                                      QStringLiteral("1 × (MOBILE_NETWORK, WIFI, WIRED) × (H264, H265)")};
            }
        }
    }
    return {};
}

QJsonObject jsonObject(const InstanceSetting &setting)
{
    QJsonObject group;
    for (const auto &[key, spec] : specsOf(setting)) {
        group.insert(key, QJsonObject{{QStringLiteral("code_rate"), spec->codeRateKbps},
                                      {QStringLiteral("fps"), spec->fps}});
    }
    return {{QStringLiteral("network_type"), networkTypeText(setting.networkType)},
            {QStringLiteral("encoding_type"), encodingTypeText(setting.encodingType)},
            // A list of one that holds all three sizes (C35).
            {QStringLiteral("video_spec_groups"), QJsonArray{group}}};
}

} // namespace

QString networkTypeText(NetworkType type)
{
    switch (type) {
    case NetworkType::Mobile:
        return QStringLiteral("MOBILE_NETWORK");
    case NetworkType::Wifi:
        return QStringLiteral("WIFI");
    case NetworkType::Wired:
        return QStringLiteral("WIRED");
    }
    return {};
}

QString encodingTypeText(EncodingType type)
{
    return type == EncodingType::H264 ? QStringLiteral("H264") : QStringLiteral("H265");
}

std::optional<ParameterFault> SetVideoConfig::fault() const
{
    const QString field = QStringLiteral("instance_settings");
    if (ParameterCheck fault = checkIds(QStringLiteral("instance_ids"), instanceIds, maxInstances))
        return fault;
    if (ParameterCheck fault = checkPairs(field, instanceSettings))
        return fault;
    for (qsizetype i = 0; i < instanceSettings.size(); ++i) {
        for (const auto &[key, spec] : specsOf(instanceSettings.at(i))) {
            const QString place = field + u'[' + QString::number(i) + u"].video_spec_groups[0]." + key;
            if (ParameterCheck fault = checkSpec(place, *spec))
                return fault;
        }
    }
    return {};
}

HttpRequest SetVideoConfig::request() const
{
    QJsonArray settings;
    for (const InstanceSetting &setting : instanceSettings)
        settings.append(jsonObject(setting));
    return HttpRequest::put(QStringLiteral("/v1/instances/video-setting"),
                            {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(instanceIds)},
                             {QStringLiteral("instance_settings"), settings}});
}

ApiResult<SetVideoConfig::Reply> SetVideoConfig::parse(const QJsonObject & /*body*/)
{
    return Acknowledged();
}

} // namespace phonedeck
