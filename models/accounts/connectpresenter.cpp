// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/connectpresenter.h"

#include "network/transport/httprequest.h"

#include <QtCore/QRegularExpression>

namespace phonedeck {

namespace {

QString urlError(const QString &text)
{
    if (text.trimmed().isEmpty())
        return ConnectPresenter::tr("An address is needed.");
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return ConnectPresenter::tr("This isn't an address such as https://host.");
    if (!isSecureEnough(url))
        return ConnectPresenter::tr("Only https:// is used for other computers.");
    if (url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return ConnectPresenter::tr("Only scheme, host, port and path belong here.");
    return {};
}

QString neededError(const QString &text)
{
    return text.trimmed().isEmpty() ? ConnectPresenter::tr("This is needed.") : QString();
}

} // namespace

ConnectPresenter::ConnectPresenter(const ConnectForm &form, const AccountHome &home, QObject *parent)
    : QObject(parent), m_home(home), m_form(form), m_pristine(form)
{
    publish();
}

ConnectPresenter::~ConnectPresenter() = default;

QString ConnectPresenter::suggestedIamUrl(const QString &project)
{
    static const QRegularExpression region(QStringLiteral("^[a-z]{2}-[a-z]+-[0-9]+"));
    const QRegularExpressionMatch match = region.match(project);
    return match.hasMatch() ? QStringLiteral("https://iam.%1.myhuaweicloud.com").arg(match.captured())
                            : QStringLiteral("https://iam.myhuaweicloud.com");
}

QString ConnectPresenter::defaultServiceUrl()
{
    return QStringLiteral("https://koophone.myhuaweicloud.com");
}

void ConnectPresenter::setForm(const ConnectForm &form)
{
    if (m_form == form || m_isConnecting)
        return;
    m_form = form;
    m_failure.reset();
    publish();
}

void ConnectPresenter::connectNow()
{
    m_triedOnce = true;
    publish();
    if (m_isConnecting || !m_view.canConnect)
        return;
    ConnectionSettings settings;
    settings.serviceUrl = QUrl(m_form.serviceUrl.trimmed());
    settings.iamUrl = QUrl(m_form.iamUrl.trimmed());
    settings.accountName = m_form.domain.trimmed();
    settings.credentials = {m_form.domain.trimmed(), m_form.user.trimmed(), m_form.password,
                            ProjectScope::fromText(m_form.project.trimmed())};
    settings.route = m_form.route;
    m_home.settle(settings);
    m_failure.reset();
    m_isConnecting = true;
    m_session = std::make_unique<AccountSession>(settings);
    connect(m_session.get(), &AccountSession::stateChanged, this, &ConnectPresenter::takeState);
    // Its journal stays closed until the session is taken: the one before it may be of the same account.
    m_session->signIn();
    publish();
}

void ConnectPresenter::cancel()
{
    if (!m_isConnecting)
        return;
    m_isConnecting = false;
    m_session.reset();
    publish();
}

std::unique_ptr<AccountSession> ConnectPresenter::takeSession()
{
    if (m_session)
        m_session->disconnect(this);
    return std::move(m_session);
}

void ConnectPresenter::retranslate()
{
    publish();
}

void ConnectPresenter::takeState()
{
    if (!m_isConnecting || !m_session || m_session->state() == ConnectionState::SigningIn)
        return;
    m_isConnecting = false;
    if (m_session->state() == ConnectionState::Connected) {
        publish();
        Q_EMIT connected();
        return;
    }
    m_failure = m_session->failure();
    // We are inside a signal of it.
    m_session->disconnect(this);
    m_session.release()->deleteLater();
    publish();
}

void ConnectPresenter::publish()
{
    View view;
    view.form = m_form;
    view.serviceUrlError = urlError(m_form.serviceUrl);
    view.iamUrlError = urlError(m_form.iamUrl);
    view.domainError = neededError(m_form.domain);
    view.userError = neededError(m_form.user);
    view.passwordError = m_form.password.isEmpty() ? tr("This is needed.") : QString();
    view.projectError = neededError(m_form.project);
    view.isConnecting = m_isConnecting;
    view.canConnect = !m_isConnecting && view.serviceUrlError.isEmpty() && view.iamUrlError.isEmpty() &&
                      view.domainError.isEmpty() && view.userError.isEmpty() &&
                      view.passwordError.isEmpty() && view.projectError.isEmpty();
    // Fields that nobody touched yet are not complained about.
    if (!m_triedOnce) {
        const auto quiet = [](QString &error, const QString &now, const QString &pristine) {
            if (now == pristine && now.isEmpty())
                error.clear();
        };
        quiet(view.serviceUrlError, m_form.serviceUrl, m_pristine.serviceUrl);
        quiet(view.iamUrlError, m_form.iamUrl, m_pristine.iamUrl);
        quiet(view.domainError, m_form.domain, m_pristine.domain);
        quiet(view.userError, m_form.user, m_pristine.user);
        quiet(view.passwordError, m_form.password, m_pristine.password);
        quiet(view.projectError, m_form.project, m_pristine.project);
    }
    if (m_failure)
        view.failure = describe(*m_failure);
    if (view == m_view)
        return;
    m_view = std::move(view);
    Q_EMIT viewChanged();
}

} // namespace phonedeck
