// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/accounts/accountsession.h"

#include "models/accounts/accounthome.h"

namespace phonedeck {

namespace {

ClientSettings clientSettings(const ConnectionSettings &connection, const QUrl &url)
{
    ClientSettings settings;
    settings.baseUrl = url;
    settings.limits = connection.limits;
    settings.retry = connection.retry;
    settings.route = connection.route;
    return settings;
}

} // namespace

AccountSession::AccountSession(const ConnectionSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_iam(clientSettings(settings, settings.iamUrl)),
      m_tokens(settings.credentials, m_iam),
      m_client(clientSettings(settings, settings.serviceUrl), &m_tokens),
      m_sync(m_client, m_store, settings.sync), m_catalog(m_client), m_appLists(m_client),
      m_ownFolder(settings.journalPath.isEmpty() && settings.accountsFolder.isEmpty()
                      ? std::make_unique<QTemporaryDir>()
                      : nullptr),
      m_ownDatabases(settings.databases ? nullptr : std::make_unique<DatabaseThread>()),
      m_journal(settings.databases ? *settings.databases : *m_ownDatabases,
                m_ownFolder ? m_ownFolder->filePath(QStringLiteral("journal.sqlite")) : settings.journalPath),
      m_engine(m_client, m_store, m_journal, settings.credentials.user, settings.engine)
{
    m_settings.credentials.password.clear();
    m_engine.setReadOnly(settings.isReadOnly);
    connect(&m_iam, &ApiClient::requestRecorded, &m_requests, &RequestLogModel::append);
    connect(&m_client, &ApiClient::requestRecorded, &m_requests, &RequestLogModel::append);
    connect(&m_tokens, &TokenSource::tokenChanged, this, &AccountSession::openJournalIfKnown);
    connect(&m_tokens, &TokenSource::tokenChanged, this, &AccountSession::tokenChanged);
    connect(&m_tokens, &TokenSource::signInFailed, this, [this](const ApiError &error) {
        m_messages.add(MessageTopic::SignIn, error);
        if (m_tokens.isSignedIn()) // a renewal ahead of time; the old token serves to its end
            return;
        setState(m_tokens.refusal() ? ConnectionState::Refused : ConnectionState::Failing, error);
    });
    connect(&m_sync, &FleetSync::statusChanged, this, &AccountSession::takeProgress);
    connect(&m_sync, &FleetSync::listed, this, &AccountSession::takeListing);
    connect(&m_catalog, &CatalogSync::changed, this, &AccountSession::takeCatalog);
    for (auto signal : {&Journal::opened, &Journal::stateChanged})
        connect(&m_journal, signal, this, [this] { m_messages.addJournal(m_journal.state()); });
    connect(&m_engine, &OperationEngine::operationEnded, this, &AccountSession::takeResult);
    connect(&m_engine, &OperationEngine::operationChanged, this, [this](qint64 operation) {
        if (m_messages.hasResult(operation)) // an unknown phone was settled since
            takeResult(operation);
    });
}

AccountSession::~AccountSession() = default;

void AccountSession::start()
{
    openJournal();
    signIn();
}

void AccountSession::openJournal()
{
    if (m_isJournalAsked)
        return;
    m_isJournalAsked = true;
    openJournalIfKnown();
}

void AccountSession::openJournalIfKnown()
{
    if (!m_isJournalAsked || m_isJournalOpened)
        return;
    if (m_journal.path().isEmpty()) {
        // The id, since a project that is typed once by its name and once by its id is one all the same, and
        // must not be changed by two consoles that don't know of each other.
        const ProjectScope &typed = m_settings.credentials.project;
        QString projectId = typed.id.isEmpty() ? m_tokens.projectId() : typed.id;
        if (projectId.isEmpty() && m_tokens.isSignedIn()) // the sign-in server doesn't say
            projectId = m_settings.credentials.domain + u'/' + typed.name;
        if (projectId.isEmpty())
            return;
        m_journal.setPath(QStringLiteral("%1/%2/journal.sqlite")
                              .arg(m_settings.accountsFolder, accountKey(m_settings.serviceUrl, projectId)));
    }
    m_isJournalOpened = true;
    // What ends with the session is nobody else's.
    m_journal.open(m_settings.isReadOnly && !m_ownFolder ? Journal::Access::Read : Journal::Access::Write);
}

void AccountSession::signIn()
{
    m_sync.refresh();
    m_catalog.refresh();
}

void AccountSession::refresh()
{
    m_tokens.retry();
    m_client.governor().resume();
    m_iam.governor().resume();
    if (m_state == ConnectionState::Refused)
        setState(ConnectionState::SigningIn);
    signIn();
}

QString AccountSession::projectText() const
{
    const QString name = m_tokens.projectName();
    if (!name.isEmpty())
        return name;
    const ProjectScope &project = m_settings.credentials.project;
    return project.name.isEmpty() ? project.id : project.name;
}

void AccountSession::takeProgress()
{
    // The first page is an answer: nobody waits for the last one of a large fleet.
    const SyncStatus &status = m_sync.status();
    if (m_state == ConnectionState::SigningIn && status.pagesDone > status.failedPages)
        setState(ConnectionState::Connected);
}

void AccountSession::takeListing()
{
    const SyncStatus &status = m_sync.status();
    if (status.statusFailure && !status.failure)
        m_messages.add(MessageTopic::States, *status.statusFailure);
    if (!status.failure) {
        if (status.countDiffers())
            m_messages.addCountDiffers(status.claimedTotal, status.listed);
        setState(ConnectionState::Connected);
        return;
    }
    if (m_tokens.refusal()) // said already, by the token source
        return;
    m_messages.add(MessageTopic::Listing, *status.failure);
    // A listing with a hole is still a conversation; one without any page is not.
    const bool nothingCame = status.failedPages >= status.pagesDone;
    setState(nothingCame ? ConnectionState::Failing : ConnectionState::Connected, status.failure);
}

void AccountSession::takeCatalog()
{
    if (m_catalog.failure() && !m_catalog.isReading() && !m_tokens.refusal())
        m_messages.add(MessageTopic::Catalog, *m_catalog.failure());
}

void AccountSession::takeResult(qint64 operation)
{
    const OperationRecord *record = m_engine.operation(operation);
    if (!record)
        return;
    const PhoneCounts &counts = record->counts;
    if (counts.of(PhoneState::Failed) + counts.of(PhoneState::Unknown) > 0)
        m_messages.addResult({operation, record->action, counts});
    else
        m_messages.removeResult(operation);
}

void AccountSession::setState(ConnectionState state, const std::optional<ApiError> &failure)
{
    if (m_state == state && m_failure == failure)
        return;
    m_state = state;
    m_failure = failure;
    Q_EMIT stateChanged();
}

} // namespace phonedeck
