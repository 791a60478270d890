// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/video/setvideoconfig.h"
#include "tests/network/operationtest.h"

using namespace phonedeck;
using namespace operationtest;

namespace {

/// The sample of 4.1.4: the same for all six pairs.
SetVideoConfig sampleSettings()
{
    SetVideoConfig op{{u"iRJEVP96"_qs}, {}};
    for (const NetworkType network : networkTypes) {
        for (const EncodingType encoding : encodingTypes)
            op.instanceSettings.append({network, encoding, {6000, 30}, {6000, 30}, {8000, 30}});
    }
    return op;
}

QByteArray pairOfTheSample(const QByteArray &network, const QByteArray &encoding)
{
    return R"J({"network_type":")J" + network + R"J(","encoding_type":")J" + encoding +
           R"J(","video_spec_groups":[{
        "definition_540P":{"code_rate":6000,"fps":30},"definition_720P":{"code_rate":6000,"fps":30},
        "definition_1080P":{"code_rate":8000,"fps":30}}]})J";
}

const QString everyPair = u"1 × (MOBILE_NETWORK, WIFI, WIRED) × (H264, H265)"_qs;

} // namespace

class TestVideo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setVideoConfigSendsTheSample() // C35, D13
    {
        const SetVideoConfig op = sampleSettings();
        QCOMPARE(lineOf(op.request()), u"PUT /v1/instances/video-setting"_qs);
        const QByteArray body =
            R"J({"instance_ids":["iRJEVP96"],"instance_settings":[)J" +
            pairOfTheSample("MOBILE_NETWORK", "H264") + ',' + pairOfTheSample("MOBILE_NETWORK", "H265") +
            ',' + pairOfTheSample("WIFI", "H264") + ',' + pairOfTheSample("WIFI", "H265") + ',' +
            pairOfTheSample("WIRED", "H264") + ',' + pairOfTheSample("WIRED", "H265") + "]}";
        QCOMPARE(bodyOf(op), objectOf(body));
        QCOMPARE(faultOf(op), QString());
        QVERIFY(SetVideoConfig::effect == Effect::Changes && SetVideoConfig::isIdempotent);
        checkAcknowledgement<SetVideoConfig>();
    }

    void setVideoConfigKeepsTheLimitsOfIds()
    {
        checkIdLimits(sampleSettings(), &SetVideoConfig::instanceIds, u"instance_ids"_qs);
    }

    void eachPairIsThereOnce() // D13
    {
        SetVideoConfig op = sampleSettings();
        std::reverse(op.instanceSettings.begin(), op.instanceSettings.end());
        QCOMPARE(faultOf(op), QString());
        op = sampleSettings();
        op.instanceSettings.removeLast();
        QCOMPARE(faultOf(op), u"instance_settings: Complete 0 × WIRED H265, %1"_qs.arg(everyPair));
        op = sampleSettings();
        op.instanceSettings[1] = op.instanceSettings.at(0);
        QCOMPARE(faultOf(op), u"instance_settings: Complete 2 × MOBILE_NETWORK H264, %1"_qs.arg(everyPair));
        op = sampleSettings();
        op.instanceSettings.append(op.instanceSettings.at(3));
        QCOMPARE(faultOf(op), u"instance_settings: Complete 2 × WIFI H265, %1"_qs.arg(everyPair));
        op.instanceSettings.clear();
        QCOMPARE(faultOf(op), u"instance_settings: Complete 0 × MOBILE_NETWORK H264, %1"_qs.arg(everyPair));
    }

    void specsKeepTheirLimits_data()
    {
        QTest::addColumn<int>("codeRate");
        QTest::addColumn<int>("fps");
        QTest::addColumn<QString>("fault");
        QTest::newRow("the lowest rate") << 100 << 30 << QString();
        QTest::newRow("a step lower") << 0 << 30 << u"code_rate: Range 0, 100–10000"_qs;
        QTest::newRow("the highest rate") << 10000 << 60 << QString();
        QTest::newRow("a step higher") << 10100 << 60 << u"code_rate: Range 10100, 100–10000"_qs;
        QTest::newRow("between steps") << 6050 << 30 << u"code_rate: Step 6050, × 100"_qs;
        QTest::newRow("29") << 6000 << 29 << u"fps: OneOf 29, 30, 60"_qs;
        QTest::newRow("0") << 6000 << 0 << u"fps: OneOf 0, 30, 60"_qs;
        QTest::newRow("61") << 6000 << 61 << u"fps: OneOf 61, 30, 60"_qs;
    }

    void specsKeepTheirLimits()
    {
        QFETCH(int, codeRate);
        QFETCH(int, fps);
        QFETCH(QString, fault);
        const VideoSpec spec{codeRate, fps};
        const std::pair<VideoSpec InstanceSetting::*, const char *> members[] = {
            {&InstanceSetting::definition540P, "540P"},
            {&InstanceSetting::definition720P, "720P"},
            {&InstanceSetting::definition1080P, "1080P"}};
        for (const auto &[member, size] : members) {
            SetVideoConfig op = sampleSettings();
            op.instanceSettings[2].*member = spec;
            const QString place =
                u"instance_settings[2].video_spec_groups[0].definition_%1."_qs.arg(QString::fromLatin1(size));
            QCOMPARE(faultOf(op), fault.isEmpty() ? QString() : place + fault);
        }
    }
};

QTEST_APPLESS_MAIN(TestVideo)
#include "tst_video.moc"
