// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and looking for projects (chapter 3, 6.3, iam.md).
#include "network/accounts/createtemporaryaccesskey.h"
#include "network/accounts/createusertoken.h"
#include "network/accounts/listauthprojects.h"
#include "network/accounts/listprojects.h"
#include "tests/contract/session.h"

using namespace phonedeck;

namespace {

void sendSignIns(Session &session)
{
    const Caller nobody = session.withoutIdentity();
    QString projectId;
    session.with([&projectId](Session::Cloud &cloud) { projectId = cloud.regions().first().projectId; });

    KeystoneCreateUserTokenByPassword op{demoCredentials(QString()), {}};
    session.send(nobody, "minimal", op);
    op.credentials = demoCredentials();
    session.send(nobody, "typical", op);
    op.credentials.project.namesDomain = true;
    session.send(nobody, "with the domain", op);
    op.credentials = demoCredentials(projectId);
    session.send(nobody, "by project id", op);
    op.totp = TotpCode{simulator::Cloud::userId, session.passcode()};
    session.send(nobody, "maximal", op);

    // No more wrong tries than the simulated user is locked after.
    op.totp->passcode = QStringLiteral("000000");
    session.send(nobody, "wrong code", op, Expect::Refusal);
    op.totp.reset();
    op.credentials.password = QStringLiteral("错误 \"\\ 密码") + QString(200, QChar(u'é'));
    session.send(nobody, "wrong password", op, Expect::Refusal);
    op.credentials = demoCredentials(QStringLiteral("nowhere"));
    session.send(nobody, "no such project", op, Expect::Refusal);
}

void sendProjects(Session &session, const Caller &caller)
{
    session.send(caller, "minimal", KeystoneListAuthProjects{});
    session.send(caller, "minimal", KeystoneListProjects{});
    session.send(caller, "typical", KeystoneListProjects{.projectName = QStringLiteral("cn-north-4")});
    session.send(caller, "maximal",
                 KeystoneListProjects{.projectName = QStringLiteral("cn-north-4_名 & name+"),
                                      .domainId = simulator::Cloud::domainId,
                                      .enabled = true,
                                      .page = 1,
                                      .pageSize = KeystoneListProjects::maxPageSize});
    session.send(caller, "disabled ones", KeystoneListProjects{.enabled = false, .page = 1, .pageSize = 1});
}

} // namespace

void sendAccounts(Session &session)
{
    sendSignIns(session);
    for (const Caller &caller : session.callers())
        sendProjects(session, caller);
    using TemporaryKeys = CreateTemporaryAccessKeyByToken;
    session.send(session.withToken(), "minimal", TemporaryKeys{TemporaryKeys::minDuration});
    session.send(session.withToken(), "typical", TemporaryKeys{std::chrono::hours(2)});
    session.send(session.withToken(), "maximal", TemporaryKeys{TemporaryKeys::maxDuration});
}
