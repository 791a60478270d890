// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/accounthome.h"
#include "models/accounts/accountsession.h"
#include "models/transport/errortext.h"

#include <QtCore/QObject>

#include <memory>

namespace phonedeck {

/// What a person types to connect.
struct ConnectForm {
    QString serviceUrl;
    QString iamUrl;
    QString domain;
    QString user;
    QString password;
    QString project;    ///< name or id
    NetworkRoute route; ///< proxy and extra certificates, from the command line

    bool operator==(const ConnectForm &) const = default;
};

/// Decides what the connect dialog says and allows. Each field is checked as it is typed; a field that
/// nobody touched yet is not complained about. A failed try keeps everything that was typed.
class ConnectPresenter final : public QObject
{
    Q_OBJECT

public:
    struct View {
        ConnectForm form;
        QString serviceUrlError;
        QString iamUrlError;
        QString domainError;
        QString userError;
        QString passwordError;
        QString projectError;
        bool canConnect = false;
        bool isConnecting = false;
        ErrorText failure; ///< of the last try; empty if there was none or the form was changed since

        bool operator==(const View &) const = default;
    };

    explicit ConnectPresenter(const ConnectForm &form = {}, const AccountHome &home = {},
                              QObject *parent = nullptr);
    ~ConnectPresenter() override;

    [[nodiscard]] const View &view() const { return m_view; }

    void setForm(const ConnectForm &form);
    /// Signs in with what was typed. Does nothing while it can't or while it already does.
    void connectNow();
    /// Gives up a try that is under way.
    void cancel();
    /// The session of a try that succeeded; after connected().
    [[nodiscard]] std::unique_ptr<AccountSession> takeSession();
    void retranslate();

    /// https://iam.<region>… for the built-in project of a region, else the global server (iam.md, Hosts).
    [[nodiscard]] static QString suggestedIamUrl(const QString &project);
    /// The vendor's host of the service.
    [[nodiscard]] static QString defaultServiceUrl();

Q_SIGNALS:
    void viewChanged();
    void connected();

private:
    void takeState();
    void publish();

    AccountHome m_home;
    ConnectForm m_form;
    ConnectForm m_pristine;
    bool m_isConnecting = false;
    bool m_triedOnce = false;
    std::optional<ApiError> m_failure;
    std::unique_ptr<AccountSession> m_session;
    View m_view;
};

} // namespace phonedeck
