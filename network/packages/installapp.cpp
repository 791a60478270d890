// SPDX-License-Identifier: GPL-3.0-or-later
#include "network/packages/installapp.h"

#include "network/operations/readasynctask.h"
#include "network/transport/apioperation.h"
#include "network/transport/parametercheck.h"

#include <QtCore/QJsonArray>

#include <cmath>

namespace phonedeck {

static_assert(ApiOperation<InstallApp> && ChecksParameters<InstallApp>);

namespace {

/// Digits with at most one point, as the contract has it: 120 is "120".
QString sizeText(double sizeMb)
{
    // Up, so that no package is smaller than said or 0; the tolerance is for what binary fractions add.
    constexpr double tolerance = 1e-6;
    QString text = QString::number(std::ceil(sizeMb * 100 - tolerance) / 100, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

} // namespace

bool InstallApp::namesMatch() const
{
    return !objectName.isEmpty() && fileName.contains(objectName, Qt::CaseInsensitive);
}

std::optional<ParameterFault> InstallApp::fault() const
{
    return firstFault({
        checkText(QStringLiteral("object_name"), objectName, 1, maxNameCharacters),
        checkText(QStringLiteral("file_name"), fileName, 1, maxNameCharacters),
        checkText(QStringLiteral("object_version"), objectVersion, 1, maxNameCharacters),
        checkPositive(QStringLiteral("object_size"), objectSizeMb, maxSizeMb),
        checkText(QStringLiteral("content_type"), contentType, 1, maxTypeCharacters),
        checkText(QStringLiteral("content_md5"), contentMd5, 0, maxDigestCharacters),
        checkText(QStringLiteral("install_package_url"), installPackageUrl, 1, maxUrlCharacters),
        checkIds(QStringLiteral("instance_id_list"), instanceIds, maxInstances),
    });
}

HttpRequest InstallApp::request() const
{
    return HttpRequest::post(
        QStringLiteral("/v1/instances/app/install"),
        {{QStringLiteral("fast_install"), fastInstall ? QStringLiteral("1") : QStringLiteral("0")},
         {QStringLiteral("object_name"), objectName},
         {QStringLiteral("file_name"), fileName},
         {QStringLiteral("object_version"), objectVersion},
         {QStringLiteral("object_size"), sizeText(objectSizeMb)},
         {QStringLiteral("biz_type"), QStringLiteral("apk")}, // the only kind there is
         {QStringLiteral("content_type"), contentType},
         {QStringLiteral("content_md5"), contentMd5},
         {QStringLiteral("install_package_url"), installPackageUrl},
         {QStringLiteral("instance_id_list"), QJsonArray::fromStringList(instanceIds)}});
}

ApiResult<InstallApp::Reply> InstallApp::parse(const QJsonObject &body)
{
    return readAsyncTask(body, effect);
}

} // namespace phonedeck
