// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/accounts/listauthprojects.h"

#include "network/transport/apioperation.h"

namespace phonedeck {

static_assert(ApiOperation<KeystoneListAuthProjects>);

HttpRequest KeystoneListAuthProjects::request() const
{
    return HttpRequest::get(QStringLiteral("/v3/auth/projects"));
}

ApiResult<KeystoneListAuthProjects::Reply> KeystoneListAuthProjects::parse(const QJsonObject &body)
{
    return parseProjects(body).map([](const QList<ProjectRecord> &projects) { return Reply{projects}; });
}

} // namespace phonedeck
