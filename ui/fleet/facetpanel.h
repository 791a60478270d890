// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facetlist.h"

namespace phonedeck {

class FleetView;

/// The result counted by state, resource, region, sign-in, assignment and freezing. A click asks to put a
/// value into the filter or to take it out, a right click to exclude it.
class FacetPanel final : public FacetList
{
    Q_OBJECT

public:
    /// The view outlives the panel.
    explicit FacetPanel(const FleetView &view, QWidget *parent = nullptr);

    void render();

private:
    const FleetView &m_view;
};

} // namespace phonedeck
