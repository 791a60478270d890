// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/connectdialog.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notebar.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>

namespace phonedeck {

namespace {

constexpr int dialogWidth = 560;
constexpr int fieldHeight = 32;
constexpr int errorHeight = 18;

void showField(QLineEdit &edit, const QString &text)
{
    if (edit.text() == text)
        return;
    const QSignalBlocker quiet(edit);
    edit.setText(text);
    // The beginning of an address tells more than its end.
    edit.setCursorPosition(0);
}

} // namespace

ConnectDialog::ConnectDialog(std::unique_ptr<ConnectPresenter> presenter, QWidget *parent)
    : DialogFrame(Icon::Connect, parent), m_presenter(std::move(presenter)),
      m_failure(new NoteBar(NoteBar::Kind::Failed)), m_hint(makeLabel(Type::Cell, Token::Text3)),
      m_cancel(new Button(QString())), m_connect(new Button(QString(), Button::Kind::Primary))
{
    build();
    m_iamTyped = !m_presenter->view().form.iamUrl.isEmpty() &&
                 m_presenter->view().form.iamUrl !=
                     ConnectPresenter::suggestedIamUrl(m_presenter->view().form.project);
    connect(m_presenter.get(), &ConnectPresenter::viewChanged, this, [this] { render(m_presenter->view()); });
    connect(m_presenter.get(), &ConnectPresenter::connected, this, [this] {
        accept();
        Q_EMIT connected();
    });
    connect(m_cancel, &Button::clicked, this, &ConnectDialog::reject);
    connect(m_connect, &Button::clicked, m_presenter.get(), &ConnectPresenter::connectNow);
    retranslate();
    render(m_presenter->view());
    for (const Field *field : {&m_domain, &m_user, &m_password, &m_project}) {
        if (field->edit->text().isEmpty()) {
            field->edit->setFocus();
            break;
        }
    }
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::build()
{
    m_service = makeField(&ConnectForm::serviceUrl);
    m_iam = makeField(&ConnectForm::iamUrl);
    m_domain = makeField(&ConnectForm::domain);
    m_user = makeField(&ConnectForm::user);
    m_password = makeField(&ConnectForm::password);
    m_project = makeField(&ConnectForm::project);
    m_password.edit->setEchoMode(QLineEdit::Password);
    m_password.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    connect(m_iam.edit, &QLineEdit::textEdited, this, [this] { m_iamTyped = true; });

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const auto place = [grid](const Field &field, int row, int column) {
        grid->addWidget(field.label, row, column);
        grid->addWidget(field.edit, row + 1, column);
        grid->addWidget(field.error, row + 2, column);
    };
    // In the order in which a person knows the answers.
    place(m_domain, 0, 0);
    place(m_user, 0, 1);
    place(m_password, 3, 0);
    place(m_project, 3, 1);
    place(m_service, 6, 0);
    place(m_iam, 6, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addWidget(m_failure);
    body()->addSpacing(12);
    body()->addLayout(grid);
    body()->addStretch(1);
    foot()->addWidget(m_hint);
    foot()->addStretch(1);
    foot()->addWidget(m_cancel);
    foot()->addWidget(m_connect);
    m_cancel->setLarge(true);
    m_cancel->setAutoDefault(false);
    m_connect->setLarge(true);
    m_connect->setDefault(true);
    setMinimumWidth(dialogWidth);
    QWidget::setTabOrder(m_domain.edit, m_user.edit);
    QWidget::setTabOrder(m_user.edit, m_password.edit);
    QWidget::setTabOrder(m_password.edit, m_project.edit);
    QWidget::setTabOrder(m_project.edit, m_service.edit);
    QWidget::setTabOrder(m_service.edit, m_iam.edit);
}

ConnectDialog::Field ConnectDialog::makeField(QString ConnectForm::*member)
{
    Field field;
    field.label = makeLabel(Type::Head, Token::Text2);
    field.edit = new QLineEdit;
    field.edit->setFixedHeight(fieldHeight);
    field.error = makeLabel(Type::Cell, Token::DestrText);
    // Always there, so that a complaint moves nothing.
    field.error->setFixedHeight(errorHeight);
    field.label->setBuddy(field.edit);
    connect(field.edit, &QLineEdit::textEdited, this, [this, member](const QString &text) {
        ConnectForm form = m_presenter->view().form;
        form.*member = text;
        if (member == &ConnectForm::project && !m_iamTyped)
            form.iamUrl = ConnectPresenter::suggestedIamUrl(text.trimmed());
        m_presenter->setForm(form);
    });
    return field;
}

void ConnectDialog::reject()
{
    // Esc first ends a try that is under way; what was typed stays.
    if (m_presenter->view().isConnecting)
        m_presenter->cancel();
    else
        DialogFrame::reject();
}

void ConnectDialog::changeEvent(QEvent *event)
{
    DialogFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_presenter->retranslate();
        render(m_presenter->view());
    }
}

void ConnectDialog::retranslate()
{
    setTitle(tr("Connect"));
    //: the domain of IAM: the account under which users are
    m_domain.label->setText(tr("Account"));
    m_user.label->setText(tr("IAM user"));
    m_password.label->setText(tr("Password"));
    m_project.label->setText(tr("Project, by name or id"));
    m_service.label->setText(tr("Cloud phone service"));
    m_iam.label->setText(tr("Sign-in server (IAM)"));
    m_cancel->setText(tr("Cancel"));
    m_hint->setText(tr("The password is kept in memory only."));
    for (Field *field : {&m_domain, &m_user, &m_password, &m_project, &m_service, &m_iam})
        field->edit->setAccessibleName(field->label->text());
}

void ConnectDialog::render(const ConnectPresenter::View &view)
{
    const auto show = [&view](const Field &field, const QString &text, const QString &error) {
        showField(*field.edit, text);
        // Not disabled: that would take the keys away from the field one is in.
        field.edit->setReadOnly(view.isConnecting);
        field.edit->setProperty("invalid", !error.isEmpty());
        field.edit->setAccessibleDescription(error);
        field.error->setText(error);
    };
    show(m_service, view.form.serviceUrl, view.serviceUrlError);
    show(m_iam, view.form.iamUrl, view.iamUrlError);
    show(m_domain, view.form.domain, view.domainError);
    show(m_user, view.form.user, view.userError);
    show(m_password, view.form.password, view.passwordError);
    show(m_project, view.form.project, view.projectError);
    m_failure->setVisible(!view.failure.happened.isEmpty());
    m_failure->setText(view.failure.toDo, view.failure.happened);
    m_failure->setToolTip(view.failure.detail);
    m_connect->setEnabled(view.canConnect);
    m_connect->setText(view.isConnecting ? tr("Connecting…") : tr("Connect"));
}

} // namespace phonedeck
