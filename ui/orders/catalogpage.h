// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/place.h"

class QLabel;
class QSortFilterProxyModel;

namespace phonedeck {

class CatalogModel;
class CatalogSync;
class EmptyState;
class FacetGroup;
class FlatTable;
class NoteBar;

/// What is on sale, by region.
class CatalogPage final : public Place
{
    Q_OBJECT

public:
    /// The sync outlives the page.
    explicit CatalogPage(CatalogSync &sync, QWidget *parent = nullptr);

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void clearSearch() override;
    [[nodiscard]] QWidget *sidePanel() override;
    void focusContent() override;
    void retranslate() override;

private:
    void render();
    void renderRegions();
    void toggleRegion(int row);

    CatalogSync &m_sync;
    CatalogModel *m_model;
    QSortFilterProxyModel *m_byRegion;
    QSortFilterProxyModel *m_filtered;
    QLabel *m_title;
    QWidget *m_noteRow;
    NoteBar *m_note;
    FlatTable *m_table;
    EmptyState *m_empty;
    QWidget *m_side;
    FacetGroup *m_regions;
    QString m_text;
    QStringList m_chosenRegions; ///< empty: all
};

} // namespace phonedeck
