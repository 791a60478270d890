// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttonrow.h"

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int gap = 8;

} // namespace

ButtonRow::ButtonRow(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ButtonRow::add(QWidget *button)
{
    button->setParent(this);
    m_buttons.append(button);
    updateGeometry();
    arrange();
}

void ButtonRow::setMore(QWidget *more)
{
    more->setParent(this);
    m_more = more;
    updateGeometry();
    arrange();
}

QSize ButtonRow::sizeHint() const
{
    QSize size = minimumSizeHint();
    for (const QWidget *button : m_buttons) {
        const QSize hint = button->sizeHint();
        size = {size.width() + hint.width() + gap, std::max(size.height(), hint.height())};
    }
    return size;
}

QSize ButtonRow::minimumSizeHint() const
{
    QSize size = m_more ? m_more->sizeHint() : QSize(0, 0);
    for (const QWidget *button : m_buttons)
        size.setHeight(std::max(size.height(), button->sizeHint().height()));
    return size;
}

void ButtonRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ButtonRow::arrange()
{
    const int room = width() - (m_more ? m_more->sizeHint().width() : 0);
    int x = 0;
    bool fits = true;
    for (QWidget *button : std::as_const(m_buttons)) {
        const QSize hint = button->sizeHint();
        fits = fits && x + hint.width() + gap <= room;
        button->setVisible(fits);
        if (!fits)
            continue;
        button->setGeometry(x, 0, hint.width(), height());
        x += hint.width() + gap;
    }
    if (m_more) {
        m_more->setVisible(true);
        m_more->setGeometry(x, 0, m_more->sizeHint().width(), height());
    }
}

} // namespace phonedeck
