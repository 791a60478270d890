// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/session.h"

#include "simulator/iam.h"
#include "simulator/totp.h"
#include "tests/simulator/client.h"

#include <QtCore/QJsonArray>

using namespace phonedeck;
using simulator::Movement;
using simulator::ResourceStatus;
using simulator::RunningStatus;

namespace {

struct Message {
    QByteArray firstLine;
    QJsonArray headers;
    QByteArray body;
};

Message messageOf(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    QList<QByteArray> lines = bytes.left(end).split('\n');
    Message message{lines.takeFirst().trimmed(), {}, bytes.mid(end + 4)};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        message.headers.append(QJsonArray{QString::fromLatin1(line.left(colon)),
                                          QString::fromLatin1(line.mid(colon + 1).trimmed())});
    }
    return message;
}

/// As text where that is the same bytes.
void insertBody(QJsonObject &record, const QString &key, const QByteArray &body)
{
    if (const QString text = QString::fromUtf8(body); text.toUtf8() == body)
        record.insert(key, text);
    else
        record.insert(key + QStringLiteral("_base64"), QString::fromLatin1(body.toBase64()));
}

simulator::SimulatorOptions still()
{
    simulator::SimulatorOptions options;
    options.instances = Session::phones;
    options.ticking = false;
    return options;
}

SigningKeys temporaryKeys(simulator::SimulatorThread &cloud)
{
    const simulator::TemporaryKey key = cloud.issueTemporaryKey({}, std::chrono::hours(1));
    return {key.access, key.secret, key.securityToken, {}, {}};
}

/// They name the project; temporary ones are of one anyway.
SigningKeys permanentKeys(simulator::SimulatorThread &cloud)
{
    QString projectId;
    cloud.withCloud([&projectId](Session::Cloud &own) { projectId = own.regions().first().projectId; });
    return {simulator::Cloud::accessKey.toUtf8(), simulator::Cloud::secretKey.toUtf8(), {}, projectId, {}};
}

} // namespace

Session::Session(const QString &corpusPath)
    : m_simulator(still()), m_relay(m_simulator.url()), m_signedIn(settings()),
      m_keys(permanentKeys(m_simulator)), m_signing(settings(), &m_keys),
      m_temporaryKeys(temporaryKeys(m_simulator)), m_signingForAWhile(settings(), &m_temporaryKeys),
      m_corpus(corpusPath)
{
    if (!m_corpus.open(QIODevice::WriteOnly | QIODevice::Truncate))
        m_troubles.append(corpusPath + QStringLiteral(": ") + m_corpus.errorString());
    with([](Cloud &cloud) {
        cloud.options().isLively = false;
        cloud.options().failedReboots = cloud.options().failedInstalls = 0;
    });
    signIn();
}

ClientSettings Session::settings() const
{
    ClientSettings settings = quickSettings(m_relay.url());
    // Nothing is slow on purpose here, but the machine may be.
    settings.limits.silence = settings.limits.slowSilence = settings.limits.deadline =
        std::chrono::seconds(20);
    return settings;
}

void Session::signIn()
{
    QObject context;
    bool isDone = false;
    m_signedIn.tokens.withToken(&context, [&](const ApiResult<QByteArray> &token) {
        m_token = token.value_or(QByteArray());
        isDone = true;
    });
    (void)QTest::qWaitFor([&isDone] { return isDone; }, 20'000);
    write({QStringLiteral("client"), QStringLiteral("KeystoneCreateUserTokenByPassword"),
           QStringLiteral("by itself"), QStringLiteral("none")},
          Expect::Success);
}

QList<Caller> Session::callers()
{
    return {withToken(),
            {QStringLiteral("keys"), &m_signing},
            {QStringLiteral("temporary-keys"), &m_signingForAWhile}};
}

void Session::write(const Label &label, Expect expected)
{
    const QList<Exchange> exchanges = m_relay.take();
    if (exchanges.size() != 1) {
        m_troubles.append(QStringLiteral("%1 (%2, %3): %4 exchanges instead of one")
                              .arg(label.operation, label.form, label.identity)
                              .arg(exchanges.size()));
    }
    for (const Exchange &exchange : exchanges) {
        const Message request = messageOf(exchange.request);
        const Message answer = messageOf(exchange.answer);
        const QList<QByteArray> first = request.firstLine.split(' ');
        QJsonObject record{
            {QStringLiteral("kind"), label.kind},
            {QStringLiteral("operation"), label.operation},
            {QStringLiteral("form"), label.form},
            {QStringLiteral("identity"), label.identity},
            {QStringLiteral("expects"),
             expected == Expect::Success ? QStringLiteral("success") : QStringLiteral("refusal")},
            {QStringLiteral("method"), QString::fromLatin1(first.value(0))},
            {QStringLiteral("target"), QString::fromLatin1(first.value(1))},
            {QStringLiteral("request_headers"), request.headers},
            {QStringLiteral("status"), answer.firstLine.split(' ').value(1).toInt()},
            {QStringLiteral("answer_headers"), answer.headers},
        };
        if (!exchange.fault.isEmpty())
            record.insert(QStringLiteral("wire_fault"), exchange.fault);
        insertBody(record, QStringLiteral("request_body"), request.body);
        insertBody(record, QStringLiteral("answer_body"), answer.body);
        m_corpus.write(QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n');
    }
}

void Session::sendRaw(const QString &operation, const char *form, const QByteArray &request, Expect expected)
{
    (void)Client(m_relay.url()).exchange(request);
    write({QStringLiteral("raw"), operation, QLatin1String(form), QString()}, expected);
}

void Session::rest()
{
    with([](Cloud &cloud) {
        for (int row = 0; row < cloud.count(); ++row) {
            Instance &phone = cloud.at(row);
            phone.region = 0;
            phone.running = RunningStatus::Running;
            phone.resource = ResourceStatus::DataLoaded;
            phone.movement = Movement::None;
            phone.isFrozen = phone.isSignedIn = phone.isAssigned = phone.isPayPerUse = false;
            phone.member = 0;
        }
    });
}

void Session::tick(int times)
{
    const QDateTime now = m_simulator.time();
    with([times, &now](Cloud &cloud) {
        for (int i = 0; i < times; ++i)
            cloud.tick(now);
    });
}

QStringList Session::ids(int count, const std::function<void(Cloud &, Instance &)> &change)
{
    rest();
    QStringList ids;
    with([&](Cloud &cloud) {
        for (int row = 0; row < count; ++row) {
            Instance &phone = cloud.at(row);
            if (change)
                change(cloud, phone);
            ids.append(cloud.instanceId(phone));
        }
    });
    return ids;
}

QString Session::passcode()
{
    m_simulator.setTime(m_simulator.time().addSecs(2 * simulator::Totp::stepSeconds)); // each is good once
    return simulator::Totp(simulator::Iam::totpSecret).code(m_simulator.time());
}
