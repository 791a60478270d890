// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, projects and temporary keys: half of it is in headers. The input is a status, headers and a
// body (answers.h).
#include "network/accounts/clockskew.h"
#include "network/accounts/createtemporaryaccesskey.h"
#include "network/accounts/createusertoken.h"
#include "network/accounts/listauthprojects.h"
#include "network/accounts/listprojects.h"
#include "network/transport/httpdate.h"
#include "tests/fuzz/answers.h"

#include <QtCore/QLocale>

#include <algorithm>

using namespace phonedeck;
using fuzzing::require;

namespace {

constexpr int thisYear = 2026;

bool same(const SigningKeys &a, const SigningKeys &b)
{
    return a.accessKey == b.accessKey && a.secretKey == b.secretKey && a.securityToken == b.securityToken;
}

bool sameProjects(const auto &a, const auto &b)
{
    return a.projects == b.projects;
}

void readToken(const HttpAnswer &answer)
{
    using Token = KeystoneCreateUserTokenByPassword;
    const auto token = fuzzing::read<Token>(answer, [](const auto &a, const auto &b) {
        return a.token == b.token && a.expiresUtc == b.expiresUtc && a.answeredUtc == b.answeredUtc &&
               a.projectId == b.projectId && a.projectName == b.projectName && a.userId == b.userId &&
               a.userName == b.userName && a.domainId == b.domainId && a.domainName == b.domainName &&
               a.passwordExpiresUtc == b.passwordExpiresUtc;
    });
    if (token) {
        require(!token->token.isEmpty(), "who is signed in has a token");
        require(token->expiresUtc.isValid() && token->expiresUtc.timeSpec() == Qt::UTC, "a token ends");
    } else if (answer.status == 401 || answer.status == 400) {
        require(token.error().kind == ErrorKind::SignInRefused || token.error().kind == ErrorKind::Throttled,
                "a sign-in that was refused is told as that");
    }
}

void readProjects(const HttpAnswer &answer)
{
    const auto projects = fuzzing::read<KeystoneListAuthProjects>(
        answer, [](const auto &a, const auto &b) { return sameProjects(a, b); });
    const auto found = fuzzing::read<KeystoneListProjects>(
        answer, [](const auto &a, const auto &b) { return sameProjects(a, b); });
    require(projects.has_value() == found.has_value(), "both calls list the same way");
    if (!projects)
        return;
    fuzzing::requireRoomFor(projects->projects.size(), 0, answer.body);
    const QList<ProjectRecord> chosen = regionProjects(projects->projects);
    for (const ProjectRecord &project : chosen)
        require(project.enabled && !regionOf(project).isEmpty() && projects->projects.contains(project),
                "what can be chosen is there and enabled");
    for (const ProjectRecord &project : projects->projects) {
        require(!project.id.isEmpty(), "a project has an id");
        const auto named = oneProjectNamed(projects->projects, project.name);
        require(named ? *named == project : named.error() == ProjectFault::Several,
                "a name leads to its project");
    }
}

void readDate(const QByteArray &text)
{
    const QDateTime date = httpDate(text, thisYear);
    if (!date.isValid())
        return;
    require(date.timeSpec() == Qt::UTC && date.time().msec() == 0, "a date is UTC, in whole seconds");
    const QString form = QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'");
    require(httpDate(QLocale::c().toString(date, form).toLatin1(), thisYear) == date,
            "a date that was read can be written");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));
    readToken(answer);
    readProjects(answer);
    const auto keys =
        fuzzing::read<CreateTemporaryAccessKeyByToken>(answer, [](const auto &a, const auto &b) {
            return same(a.keys, b.keys) && a.expiresUtc == b.expiresUtc && a.answeredUtc == b.answeredUtc;
        });
    if (keys)
        require(!keys->keys.accessKey.isEmpty() && !keys->keys.secretKey.isEmpty() &&
                    !keys->keys.securityToken.isEmpty() && keys->expiresUtc.isValid(),
                "temporary keys are whole and end");
    for (const HeaderItem &header : answer.headers)
        readDate(header.second);
    return 0;
}
