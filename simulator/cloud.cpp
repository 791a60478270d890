// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/cloud.h"

#include "simulator/catalogue.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace phonedeck::simulator {

namespace {

constexpr std::array<quint32, 4> regionWeights = {50, 25, 18, 7}; // percent, in the order of regions()
constexpr std::array<quint32, 8> prefixWeights = {26, 22, 18, 12, 8, 6, 5, 3};
constexpr std::array<quint32, 9> specWeights = {30, 20, 12, 10, 8, 8, 6, 4, 2};

constexpr quint64 day = 24 * 3600;
constexpr quint64 firstUserId = 1'008'600'000'090'000'000ULL; // 19 digits, as in the sample

// Ids are a permutation of the serial number over 47 bits, written in eight digits of base 62: unique without
// a table of a million ids, and back again by the inverse.
constexpr quint64 idMask = (quint64(1) << 47) - 1;
constexpr quint64 idFactor = 0x5bd1e995a4d3ULL | 1;
constexpr int idShift = 24; // more than half of 47, so that x ^ (x >> 24) is its own inverse
constexpr int idLength = 8;
constexpr char idDigits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

constexpr quint64 inverse(quint64 odd)
{
    quint64 x = odd; // Newton: right for 3 bits at first, then 6, 12, 24, 48
    for (int i = 0; i < 5; ++i)
        x *= 2 - odd * x;
    return x;
}
static_assert(((idFactor * inverse(idFactor)) & idMask) == 1);

template <size_t N> quint8 weighted(const std::array<quint32, N> &weights, Random &random)
{
    quint32 point = random.below(100);
    for (size_t i = 0; i < N; ++i) {
        if (point < weights[i])
            return static_cast<quint8>(i);
        point -= weights[i];
    }
    return 0;
}

QString hexId(const QString &text, quint64 seed)
{
    const QByteArray source = text.toUtf8() + QByteArray::number(seed);
    return QString::fromLatin1(QCryptographicHash::hash(source, QCryptographicHash::Md5).toHex());
}

} // namespace

const QString Cloud::domainId = u"d78cbac186b744899480f25bd022f468"_s;
const QString Cloud::domainName = u"demo"_s;
const QString Cloud::userId = u"7116d09f88fa41908676fdd4b039e95b"_s;
const QString Cloud::userName = u"demo"_s;
const QString Cloud::password = u"demo"_s;
const QString Cloud::accessKey = u"DEMOAK"_s;
const QString Cloud::secretKey = u"DEMOSK"_s;

const QStringList &Cloud::namePrefixes()
{
    static const QStringList prefixes = {u"OFFICE"_s, u"RETAIL"_s, u"CCTEST"_s, u"门店"_s,
                                         u"客服"_s,   u"TRAIN"_s,  u"直播"_s,   u"QA"_s};
    return prefixes;
}

const QStringList &Cloud::specTexts()
{
    static const QStringList texts =
        QStringList{
            u"专业版 | 8 核 | 16GB | 10GB 存储 | 最高分辨率 720p"_s,
            u"专业版 | 4 核 | 8GB | 32GB 存储 | 最高分辨率 720p"_s,
            u"企业版 | 8 核 | 16GB | 64GB 存储 | 最高分辨率 1080p"_s,
            u"企业版 | 4 核 | 8GB | 32GB 存储 | 最高分辨率 720p"_s,
            u"专业版 | 8 核 | 16GB | 64GB 存储 | 最高分辨率 1080p"_s,
            u"企业版 | 8 核 | 16GB | 128GB 存储 | 最高分辨率 1080p"_s,
            u"专业版 | 2 核 | 4GB | 16GB 存储 | 最高分辨率 720p"_s,
            u"企业版 | 16 核 | 32GB | 256GB 存储 | 最高分辨率 1080p"_s,
            u"专业版 | 16 核 | 32GB | 128GB 存储 | 最高分辨率 1080p"_s,
        } +
        catalogueSpecTexts(); // what is ordered comes after what a fleet starts with
    return texts;
}

Cloud::Cloud(quint64 seed, int instances, const QDateTime &now)
    : m_prefixes(namePrefixes()), m_lastNumber(static_cast<size_t>(namePrefixes().size()), 0),
      m_life(seed ^ 0x6c696665ULL), m_idOffset(Random(seed ^ 0x6964ULL).next() & idMask),
      m_tasks(seed ^ 0x7461736bULL)
{
    m_regions = {
        {u"cn-north-4"_s, u"华北-北京四"_s, u"CN North-Beijing4"_s, {}},
        {u"cn-south-1"_s, u"华南-广州"_s, u"CN South-Guangzhou"_s, {}},
        {u"cn-north-7"_s, u"华北-乌兰察布-二零三"_s, u"CN North-Ulanqab203"_s, {}},
        {u"cn-southwest-2"_s, u"西南-贵阳一"_s, u"CN Southwest-Guiyang1"_s, {}},
    };
    m_hardware.resize(static_cast<size_t>(m_regions.size()));
    for (Region &region : m_regions) {
        for (int number = 0; number < skusPerRegion; ++number)
            m_stock.push_back(stockFromStart(number));
        region.projectId = hexId(region.code, seed);
        m_projects.append({region.projectId, region.code, {}, domainId, true});
    }
    // What a list of projects holds besides the usable regions: hidden by a console (iam.md).
    m_projects.append({hexId(u"office"_s, seed), u"cn-north-4_office"_s, u"own project"_s,
                       m_regions.first().projectId, true});
    m_projects.append({hexId(u"east"_s, seed), u"cn-east-3"_s, {}, domainId, false});
    m_projects.append({hexId(u"mos"_s, seed), u"MOS"_s, {}, domainId, true});

    Random random(seed);
    const qint64 nowSecs = now.toSecsSinceEpoch();
    m_instances.reserve(static_cast<size_t>(instances));
    for (int i = 0; i < instances; ++i)
        m_instances.push_back(populate(random, nowSecs));
}

void Cloud::nameAndPlace(Instance &instance, Random &random)
{
    instance.serial = ++m_lastSerial;
    instance.prefix = weighted(prefixWeights, random);
    instance.number = ++m_lastNumber[instance.prefix];
    instance.region = weighted(regionWeights, random);
    instance.spec = weighted(specWeights, random);
    instance.hasPhoneId = random.perMille(40);
    instance.isCloudApp = random.perMille(20);
    // From the serial number, so that the rest of a fleet stays as its seed has always made it.
    instance.android = traitOf(instance.serial, 1) % 100 < 60 ? 9 : 11;
    instance.isPayPerUse = traitOf(instance.serial, 2) % 1000 < 30;
}

Instance Cloud::populate(Random &random, qint64 nowSecs)
{
    Instance phone;
    nameAndPlace(phone, random);
    phone.createdAt = nowSecs - static_cast<qint64>(30 * day + random.below(static_cast<quint32>(300 * day)));
    phone.backupTime = nowSecs - static_cast<qint64>(60 + random.below(static_cast<quint32>(20 * day)));
    phone.restoreTime = nowSecs - static_cast<qint64>(60 + random.below(static_cast<quint32>(20 * day)));
    phone.backup = random.perMille(700) ? CopyStatus::Succeeded : CopyStatus::Preparing;
    phone.restore = random.perMille(600) ? CopyStatus::Succeeded : CopyStatus::Preparing;
    phone.isAssigned = random.perMille(910);
    if (phone.isAssigned) {
        phone.member = phone.serial;
        phone.assignedUser = firstUserId + random.below(10'000'000);
    }

    const quint32 state = random.below(1000);
    const quint32 detail = random.below(1000);
    if (state < 807) {
        phone.running = RunningStatus::Running;
        phone.isSignedIn = phone.isAssigned && detail < 330;
        if (phone.isSignedIn) {
            phone.resource = ResourceStatus::Streaming;
        } else if (detail < 350) {
            phone.resource = ResourceStatus::BackingUp;
            phone.backup = CopyStatus::InProgress;
            arriveIn(phone, 1, 25);
        } else if (detail < 358) {
            phone.resource = ResourceStatus::BackupAbnormal;
            phone.backup = CopyStatus::Failed;
        } else {
            phone.resource = detail < 450 ? ResourceStatus::DataLoadedToo : ResourceStatus::DataLoaded;
        }
    } else if (state < 957) {
        phone.running = RunningStatus::Stopped;
        if (detail < 15) {
            phone.resource = ResourceStatus::RestoreAbnormal;
            phone.restore = CopyStatus::Failed;
        } else if (detail < 25) {
            phone.backup = CopyStatus::Other;
        }
        phone.isFrozen = detail >= 993;
    } else if (state < 982) {
        phone.running = RunningStatus::PoweredOff;
        phone.resource = ResourceStatus::DataLoaded; // off, but still on its hardware
    } else if (state < 992) {
        phone.running = RunningStatus::Starting;
        phone.resource = ResourceStatus::Restoring;
        phone.restore = CopyStatus::InProgress;
        arriveIn(phone, 1, 30);
    } else if (state < 997) {
        phone.running = RunningStatus::GoingOffline;
        phone.resource = ResourceStatus::BackingUp;
        phone.backup = CopyStatus::InProgress;
        arriveIn(phone, 1, 20);
    } else {
        phone.running = RunningStatus::Unknown;
    }
    return phone;
}

Instance *Cloud::bySerial(quint32 serial)
{
    const auto found =
        std::lower_bound(m_instances.begin(), m_instances.end(), serial,
                         [](const Instance &phone, quint32 key) { return phone.serial < key; });
    return found != m_instances.end() && found->serial == serial ? &*found : nullptr;
}

Instance *Cloud::find(QStringView instanceId)
{
    if (instanceId.size() != idLength)
        return nullptr;
    quint64 value = 0;
    for (const QChar c : instanceId) {
        const char *digit = c.unicode() < 0x80 && !c.isNull() ? std::strchr(idDigits, c.toLatin1()) : nullptr;
        if (!digit)
            return nullptr;
        value = value * 62 + static_cast<quint64>(digit - idDigits);
    }
    if (value > idMask)
        return nullptr;
    value ^= value >> idShift;
    const quint64 serial = ((value - m_idOffset) * inverse(idFactor)) & idMask;
    return serial <= m_lastSerial ? bySerial(static_cast<quint32>(serial)) : nullptr;
}

const Instance *Cloud::find(QStringView instanceId) const
{
    return const_cast<Cloud *>(this)->find(instanceId);
}

QString Cloud::instanceId(const Instance &instance) const
{
    quint64 value = (instance.serial * idFactor + m_idOffset) & idMask;
    value ^= value >> idShift;
    QString id(idLength, u'0');
    for (int i = idLength - 1; i >= 0; --i, value /= 62)
        id[i] = QLatin1Char(idDigits[value % 62]);
    return id;
}

QString Cloud::instanceName(const Instance &instance) const
{
    return u"%1-%2"_s.arg(m_prefixes.at(instance.prefix)).arg(instance.number, 5, 10, '0'_L1);
}

QString Cloud::specText(const Instance &instance)
{
    return specTexts().at(instance.spec);
}

QString Cloud::assignedUser(const Instance &instance) const
{
    if (!instance.isAssigned)
        return {};
    const QString text = m_userTexts.value(instance.serial);
    return text.isEmpty() ? QString::number(instance.assignedUser) : text;
}

QString Cloud::phoneId(const Instance &instance) const
{
    return instance.hasPhoneId ? hexId(instanceId(instance), m_idOffset) : u"null"_s;
}

QString Cloud::memberName(const Instance &instance)
{
    if (instance.member == 0)
        return {};
    const bool isChinese = instance.member % 3 != 0;
    return (isChinese ? u"成员 %1"_s : u"member-%1"_s).arg(instance.member, 4, 10, '0'_L1);
}

QString Cloud::accountName(const Instance &instance)
{
    return instance.member == 0 ? QString() : u"member-%1@example.com"_s.arg(instance.member, 4, 10, '0'_L1);
}

Instance &Cloud::add(const QDateTime &now)
{
    Instance phone;
    nameAndPlace(phone, m_life);
    phone.createdAt = phone.backupTime = phone.restoreTime = now.toSecsSinceEpoch();
    m_instances.push_back(phone);
    return m_instances.back();
}

bool Cloud::remove(QStringView instanceId)
{
    const Instance *phone = find(instanceId);
    if (!phone)
        return false;
    endPhone(phone->serial);
    m_instances.erase(m_instances.begin() + (phone - m_instances.data()));
    return true;
}

int Cloud::removeAll(const QStringList &instanceIds)
{
    QSet<quint32> serials;
    for (const QString &id : instanceIds) {
        if (const Instance *phone = find(id))
            serials.insert(phone->serial);
    }
    for (const quint32 serial : serials)
        endPhone(serial);
    std::erase_if(m_instances, [&serials](const Instance &phone) { return serials.contains(phone.serial); });
    return static_cast<int>(serials.size());
}

void Cloud::endPhone(quint32 serial)
{
    if (const Instance *phone = bySerial(serial))
        endRelease(*phone, true);
    m_userTexts.remove(serial);
    m_preparations.remove(serial);
    m_sessions.remove(serial);
    m_deviceTokens.remove(serial);
    m_videos.remove(serial);
    m_apps.remove(serial);
    m_boots.remove(serial);
}

QByteArray Cloud::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Instance &phone : m_instances) {
        const quint64 fields[] = {
            phone.serial,
            phone.number,
            phone.assignedUser,
            static_cast<quint64>(phone.createdAt),
            static_cast<quint64>(phone.backupTime),
            static_cast<quint64>(phone.restoreTime),
            phone.member,
            phone.prefix,
            phone.region,
            phone.spec,
            static_cast<quint64>(phone.running),
            static_cast<quint64>(phone.resource),
            static_cast<quint64>(phone.backup),
            static_cast<quint64>(phone.restore),
            quint64(phone.isFrozen) | quint64(phone.isSignedIn) << 1 | quint64(phone.isAssigned) << 2 |
                quint64(phone.hasPhoneId) << 3 | quint64(phone.isCloudApp) << 4 |
                quint64(phone.isPayPerUse) << 5 | quint64(phone.movement) << 8 | quint64(phone.android) << 16,
        };
        hash.addData(QByteArrayView(reinterpret_cast<const char *>(fields), sizeof fields));
    }
    return hash.result().toHex();
}

} // namespace phonedeck::simulator
