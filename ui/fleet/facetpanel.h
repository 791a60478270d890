// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QScrollArea>

namespace phonedeck {

class FacetGroup;
class FleetView;

/// The result counted by state, resource, region, sign-in, assignment and freezing. A click asks to put a
/// value into the filter or to take it out, a right click to exclude it.
class FacetPanel final : public QScrollArea
{
    Q_OBJECT

public:
    /// The view outlives the panel.
    explicit FacetPanel(const FleetView &view, QWidget *parent = nullptr);

    void render();

Q_SIGNALS:
    void toggled(const QString &field, const QString &value, bool exclude);

private:
    struct Group {
        QString field;
        FacetGroup *widget;
        QStringList values; ///< by row
    };
    void fill(Group &group);

    const FleetView &m_view;
    QList<Group> m_groups;
};

} // namespace phonedeck
