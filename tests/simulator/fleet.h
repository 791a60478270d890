// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/cloud.h"
#include "simulator/simulatorthread.h"
#include "tests/simulator/client.h"

#include <QtCore/QJsonArray>

/// What came back for one request.
struct Reply {
    int status = 0;
    QJsonObject body;

    [[nodiscard]] QString code() const { return body.value(QStringLiteral("error_code")).toString(); }
    [[nodiscard]] QJsonObject data() const { return body.value(QStringLiteral("data")).toObject(); }
    [[nodiscard]] QJsonArray list(const QString &key) const { return data().value(key).toArray(); }
    /// "400 KOOPHONE.API.1000": one text to compare.
    [[nodiscard]] QString verdict() const { return QString::number(status) + QLatin1Char(' ') + code(); }
};

/// A cloud that stands still, of phones that are all alike: running, in one region, with their data loaded,
/// free, nobody signed in. Everything else is set by the test.
class Fleet
{
public:
    using Cloud = phonedeck::simulator::Cloud;
    using Instance = phonedeck::simulator::Instance;

    explicit Fleet(int phones = 20) : m_simulator(options(phones))
    {
        m_token = headerOf(Client(m_simulator.url()).exchange(signIn()), "X-Subject-Token");
        with([this](Cloud &cloud) {
            cloud.options().isLively = false;
            cloud.options().failedReboots = 0;
            cloud.options().failedInstalls = 0;
            for (int row = 0; row < cloud.count(); ++row) {
                Instance &phone = cloud.at(row);
                phone.region = 0;
                phone.running = phonedeck::simulator::RunningStatus::Running;
                phone.resource = phonedeck::simulator::ResourceStatus::DataLoaded;
                phone.isFrozen = phone.isSignedIn = phone.isAssigned = phone.isPayPerUse = false;
                phone.member = 0;
                ids.append(cloud.instanceId(phone));
            }
        });
    }

    void with(const std::function<void(Cloud &)> &work) { m_simulator.withCloud(work); }
    void change(const QString &id, const std::function<void(Instance &)> &work)
    {
        with([&](Cloud &cloud) { work(*cloud.find(id)); });
    }
    [[nodiscard]] Instance phone(const QString &id)
    {
        Instance copy;
        with([&](Cloud &cloud) {
            if (const Instance *found = cloud.find(id))
                copy = *found;
        });
        return copy;
    }
    void tick(int times = 1)
    {
        const QDateTime now = m_simulator.time();
        with([&](Cloud &cloud) {
            for (int i = 0; i < times; ++i)
                cloud.tick(now);
        });
    }
    /// Effects of that operation so far.
    [[nodiscard]] quint64 effects(const QString &operation)
    {
        quint64 count = 0;
        with([&](Cloud &cloud) { count = cloud.effectCount(operation); });
        return count;
    }

    [[nodiscard]] Reply raw(const QByteArray &request)
    {
        const QByteArray answer = Client(m_simulator.url()).exchange(request);
        return {statusOf(answer), jsonOf(answer)};
    }
    [[nodiscard]] Reply get(const QString &path)
    {
        return raw(getRequest("/v1/instances/" + path.toUtf8(), m_token));
    }
    [[nodiscard]] Reply post(const QString &path, const QByteArray &body)
    {
        return raw(postRequest("/v1/instances/" + path.toUtf8(), body, m_token));
    }
    [[nodiscard]] Reply post(const QString &path, const QJsonObject &body)
    {
        return post(path, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] Reply put(const QString &path, const QJsonObject &body)
    {
        return raw("PUT" + postRequest("/v1/instances/" + path.toUtf8(),
                                       QJsonDocument(body).toJson(QJsonDocument::Compact), m_token)
                               .mid(4));
    }
    /// A body {"instance_ids": […]}.
    [[nodiscard]] static QJsonObject batch(const QStringList &ids)
    {
        return {{QStringLiteral("instance_ids"), QJsonArray::fromStringList(ids)}};
    }

    QStringList ids;

private:
    static phonedeck::simulator::SimulatorOptions options(int phones)
    {
        phonedeck::simulator::SimulatorOptions options;
        options.instances = phones;
        options.ticking = false;
        return options;
    }

    phonedeck::simulator::SimulatorThread m_simulator;
    QByteArray m_token;
};
