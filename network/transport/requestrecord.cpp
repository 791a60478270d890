// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/transport/requestrecord.h"

#include <algorithm>
#include <array>

namespace phonedeck {

bool isQueryValuePublic(QStringView name)
{
    static constexpr std::array<QStringView, 9> publicNames{
        u"page_no",          u"page_size",      u"pool_scene_tag", u"type",        u"nocatalog",
        u"query_start_time", u"query_end_time", u"app_type",       u"x-request-id"};
    return std::find(publicNames.begin(), publicNames.end(), name) != publicNames.end();
}

QString publicTarget(const HttpRequest &request)
{
    QString target = request.path;
    QChar separator = u'?';
    for (const QueryItem &item : request.query) {
        target += separator + item.first + u'=' +
                  (isQueryValuePublic(item.first) ? item.second : QStringLiteral("…"));
        separator = u'&';
    }
    return target;
}

} // namespace phonedeck
