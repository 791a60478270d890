// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QtWidgets/QDialog>

class QLabel;
class QVBoxLayout;
class QHBoxLayout;

namespace phonedeck {

class AccountTag;
class StripeFrame;

/// The frame of every dialog: the account's stripe, a head with icon, title and account, the body, a foot
/// with buttons at its right. A native window, opened with open(), never exec().
class DialogFrame : public QDialog
{
    Q_OBJECT

public:
    DialogFrame(Icon glyph, QWidget *parent);

    void setTitle(const QString &title);
    /// A colour below 0 is "no account".
    void setAccount(const QString &name, int color);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QHBoxLayout *foot() const { return m_foot; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refreshGlyph();

    Icon m_glyph;
    StripeFrame *m_stripe;
    QLabel *m_icon;
    QLabel *m_title;
    AccountTag *m_account;
    QVBoxLayout *m_body;
    QWidget *m_footRow;
    QHBoxLayout *m_foot;
};

} // namespace phonedeck
