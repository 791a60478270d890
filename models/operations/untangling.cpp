// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/untangling.h"

#include <QtCore/QMap>

#include <algorithm>
#include <array>

namespace phonedeck {

namespace {

PhoneFacts factsOf(const PhoneSight &sight)
{
    const InstanceRecord &record = sight.record;
    PhoneFacts facts;
    facts.instanceId = record.instanceId;
    facts.name = record.instanceName;
    facts.region = record.region;
    facts.userId = record.assignUser;
    facts.running = record.runningStatus;
    facts.resource = sight.resource;
    facts.signIn = record.loginStatus;
    facts.assigned = record.assignStatus;
    facts.frozen = record.frozenStatus;
    facts.backup = record.backupStatus;
    facts.isListed = sight.isListed;
    return facts;
}

bool isGuilty(ActionId step, const PhoneRecord &phone, const PhoneSight &sight)
{
    if (obstacle(step, factsOf(sight)) != PhoneReason::None)
        return true;
    // A request by user knows no phones of others (4001).
    return actionOf(step).splitsByUser && sight.record.assignUser != phone.userId;
}

} // namespace

bool isAboutPhones(const ApiError &error)
{
    if (error.kind == ErrorKind::InvalidParameter)
        return true;
    if (error.kind != ErrorKind::Refused || !error.outcomeKnown)
        return false;
    static const std::array numbers{u"1001"_qs, u"1002"_qs, u"1012"_qs, u"2004"_qs, u"2005"_qs, u"2006"_qs,
                                    u"2209"_qs, u"2210"_qs, u"3009"_qs, u"4001"_qs, u"5001"_qs, u"5005"_qs};
    return std::find(numbers.begin(), numbers.end(), error.codeNumber()) != numbers.end();
}

bool isAboutEverything(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::SignInRefused:
    case ErrorKind::PasscodeNeeded:
    case ErrorKind::TokenRefused:
    case ErrorKind::SignatureRefused:
    case ErrorKind::PermissionDenied:
    case ErrorKind::InsecureAddress:
    case ErrorKind::NotReachable:
    case ErrorKind::ProxyFailed:
    case ErrorKind::TlsFailed:
        return error.outcomeKnown;
    default:
        return false;
    }
}

Untangled untangle(ActionId step, const QList<PhoneRecord> &phones, const QList<int> &batch,
                   const FleetSights &sights)
{
    Untangled result;
    if (batch.size() == 1) {
        result.culprits = batch;
        return result;
    }
    QMap<QString, QList<int>> byRegion; // a phone that could not be looked at is where it was
    for (int position : batch) {
        const PhoneRecord &phone = phones.at(position);
        const auto sight = sights.phones.constFind(phone.instanceId);
        if (sight == sights.phones.constEnd())
            byRegion[phone.region].append(position);
        else if (isGuilty(step, phone, *sight))
            result.culprits.append(position);
        else
            byRegion[sight->record.region].append(position);
    }
    result.batches = byRegion.values();
    if (result.culprits.isEmpty() && result.batches.size() == 1) {
        const qsizetype half = batch.size() / 2;
        result.batches = {batch.mid(0, half), batch.mid(half)};
    }
    return result;
}

} // namespace phonedeck
