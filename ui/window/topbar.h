// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QToolButton;

namespace phonedeck {

class Button;
class SearchField;

/// The account at the left of the top row: badge, name, where it points.
class AccountSwitcher final : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSwitcher(QWidget *parent = nullptr);

    /// A colour below 0 is "no account".
    void setAccount(const QString &name, const QString &detail, int color);
    /// Says that nothing can be done to the account's phones from here.
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class AccountBadge *m_badge;
    QString m_name;
    QString m_detail;
    bool m_isReadOnly = false;
};

/// The top row, 45 px under the account's stripe: account, search, commands, refresh.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] AccountSwitcher *account() const { return m_account; }
    [[nodiscard]] SearchField *search() const { return m_search; }
    /// The time of the last listing; empty hides the button.
    void setRefreshText(const QString &text, const QString &toolTip);
    /// The widths of the columns beneath, so that the search field stands over the centre.
    void setColumns(int leftWidth, int rightWidth, bool isNarrow);
    void retranslate();

Q_SIGNALS:
    void commandsClicked();
    void refreshClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AccountSwitcher *m_account;
    SearchField *m_search;
    QWidget *m_right;
    Button *m_commands;
    Button *m_refresh;
    bool m_isNarrow = false;
};

} // namespace phonedeck
