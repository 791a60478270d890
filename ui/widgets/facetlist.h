// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facetgroup.h"

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace phonedeck {

/// One field of a place's filter with its values.
struct FacetSection {
    QString field; ///< by its name in the filter
    QString title;
    QList<FacetRow> rows;
    QStringList values; ///< by row, as the filter knows them
};

/// A result counted by several fields, at the left of a place. A click asks to put a value into the filter or
/// to take it out, a right click to exclude it. Sections without rows aren't shown.
class FacetList : public QScrollArea
{
    Q_OBJECT

public:
    explicit FacetList(QWidget *parent = nullptr);

    /// Sections of the same field keep their widget and whether they are folded.
    void setSections(const QList<FacetSection> &sections);

Q_SIGNALS:
    void toggled(const QString &field, const QString &value, bool exclude);

private:
    QList<FacetSection> m_sections;
    QList<FacetGroup *> m_groups;
    QVBoxLayout *m_layout;
};

} // namespace phonedeck
