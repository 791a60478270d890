// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

namespace phonedeck {

/// The account's square: its colour and initial, 24 px.
class AccountBadge : public QWidget
{
    Q_OBJECT

public:
    explicit AccountBadge(QWidget *parent = nullptr);
    /// A colour below 0 is "no account": a grey square with a person.
    void setAccount(const QString &name, int color);
    [[nodiscard]] QSize sizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_color = -1;
};

/// The account's name in a frame behind a small square of its colour: in the head of every dialog.
class AccountTag : public QWidget
{
    Q_OBJECT

public:
    explicit AccountTag(QWidget *parent = nullptr);
    void setAccount(const QString &name, int color);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_color = 0;
};

/// A colour to choose; put several into a QButtonGroup. 20 px, with room for the ring.
class Swatch : public QAbstractButton
{
    Q_OBJECT

public:
    Swatch(int color, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] int color() const { return m_color; }
    [[nodiscard]] QSize sizeHint() const override { return {26, 26}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_color;
};

/// The stripe of the account's colour, 3 px high, at the top of the window and of every dialog.
class StripeFrame : public QWidget
{
    Q_OBJECT

public:
    explicit StripeFrame(QWidget *parent = nullptr);
    /// Below 0: no account, a grey stripe.
    void setColor(int color);
    [[nodiscard]] QSize sizeHint() const override { return {0, 3}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_color = -1;
};

} // namespace phonedeck
