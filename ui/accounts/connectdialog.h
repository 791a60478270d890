// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/connectpresenter.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;

namespace phonedeck {

class Button;
class NoteBar;
class TextLabel;

/// Asks where to connect and as whom. Renders its presenter and nothing else.
class ConnectDialog final : public DialogFrame
{
    Q_OBJECT

public:
    ConnectDialog(std::unique_ptr<ConnectPresenter> presenter, QWidget *parent);
    ~ConnectDialog() override;

    [[nodiscard]] ConnectPresenter &presenter() { return *m_presenter; }

    void reject() override;

Q_SIGNALS:
    /// The dialog has closed; take the session from presenter() now.
    void connected();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field {
        TextLabel *label = nullptr;
        QLineEdit *edit = nullptr;
        TextLabel *error = nullptr;
    };

    void build();
    Field makeField(QString ConnectForm::*member);
    void retranslate();
    void render(const ConnectPresenter::View &view);

    std::unique_ptr<ConnectPresenter> m_presenter;
    Field m_service;
    Field m_iam;
    Field m_domain;
    Field m_user;
    Field m_password;
    Field m_project;
    NoteBar *m_failure;
    TextLabel *m_hint;
    Button *m_cancel;
    Button *m_connect;
    bool m_iamTyped = false; ///< a typed address is not replaced by a suggestion
};

} // namespace phonedeck
