// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pagehead.h"

#include "ui/theme/fonts.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QWidget>

namespace phonedeck {

QWidget *makePageHead(QLabel *title, QWidget *actions)
{
    auto *head = new QWidget;
    head->setFixedHeight(40);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 0, 12, 0);
    title->setFont(phonedeck::font(Type::PageSection));
    layout->addWidget(title);
    layout->addStretch(1);
    if (actions)
        layout->addWidget(actions);
    return head;
}

} // namespace phonedeck
