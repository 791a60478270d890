// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/untangling.h"

#include "network/fleet/resourcestatus.h"

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

bool isOfAnother(const PhoneRecord &phone, const PhoneFacts &facts)
{
    return facts.userId != phone.userId;
}

/// Whether the service would refuse this phone with that code (6.2, enums §9).
bool explains(const QString &code, const PhoneRecord &phone, const PhoneFacts &facts)
{
    const auto running = RunningStatus(facts.running);
    const auto resource = ResourceStatus(facts.resource);
    if (code == u"1001" || code == u"1012")
        return !facts.isListed;
    if (code == u"4001" || code == u"2210")
        return !facts.isListed || isOfAnother(phone, facts);
    if (!facts.isListed)
        return false;
    if (code == u"2004")
        return facts.frozen == 1;
    if (code == u"2005")
        return resource == ResourceStatus::Restoring || running == RunningStatus::Starting ||
               running == RunningStatus::GoingOffline;
    if (code == u"2006")
        return resource == ResourceStatus::BackingUp;
    if (code == u"3009")
        return resource == ResourceStatus::Idle || resource == ResourceStatus::RestoreAbnormal;
    if (code == u"5005")
        return facts.running >= 0 && running != RunningStatus::Running;
    return false;
}

bool isSuspect(ActionId step, const PhoneRecord &phone, const PhoneFacts &facts)
{
    // A request by user knows no phones of others.
    return obstacle(step, facts) != PhoneReason::None ||
           (actionOf(step).splitsByUser && isOfAnother(phone, facts));
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
                   const ApiError &refusal, const FleetSights &sights)
{
    Untangled result;
    if (batch.size() == 1) {
        result.culprits = batch;
        return result;
    }
    const QString code = refusal.codeNumber();
    QList<int> suspects;
    QMap<QString, QList<int>> byRegion; // a phone that could not be looked at is where it was
    for (int position : batch) {
        const PhoneRecord &phone = phones.at(position);
        const auto sight = sights.phones.constFind(phone.instanceId);
        if (sight == sights.phones.constEnd()) {
            byRegion[phone.region].append(position);
            continue;
        }
        const PhoneFacts facts = factsOf(*sight);
        if (explains(code, phone, facts))
            result.culprits.append(position);
        else if (isSuspect(step, phone, facts))
            suspects.append(position);
        else
            byRegion[facts.region].append(position);
    }
    result.innocent = byRegion.values();
    if (!suspects.isEmpty())
        result.suspects.append(suspects);
    if (result.culprits.isEmpty() && result.innocent.size() + result.suspects.size() == 1) {
        const qsizetype half = batch.size() / 2;
        result.innocent.clear();
        result.suspects = {batch.mid(0, half), batch.mid(half)};
    }
    return result;
}

} // namespace phonedeck
