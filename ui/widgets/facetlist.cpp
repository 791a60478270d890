// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facetlist.h"

#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

FacetList::FacetList(QWidget *parent) : QScrollArea(parent), m_layout(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 4, 0, 12);
    layout->setSpacing(0);
    m_layout->setSpacing(0);
    layout->addLayout(m_layout);
    layout->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
}

void FacetList::setSections(const QList<FacetSection> &sections)
{
    m_sections = sections;
    while (m_groups.size() < sections.size()) {
        auto *group = new FacetGroup(QString());
        const qsizetype index = m_groups.size();
        connect(group, &FacetGroup::toggled, this, [this, index](int row, bool exclude) {
            const FacetSection &clicked = m_sections.at(index);
            Q_EMIT toggled(clicked.field, clicked.values.value(row), exclude);
        });
        m_layout->addWidget(group);
        m_groups.append(group);
    }
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        const FacetSection section = sections.value(i);
        m_groups.at(i)->setTitle(section.title);
        m_groups.at(i)->setRows(section.rows);
        m_groups.at(i)->setVisible(!section.rows.isEmpty());
    }
}

} // namespace phonedeck
