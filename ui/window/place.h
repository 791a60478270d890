// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace phonedeck {

class SearchField;

/// A place of the window: Overview, Phones, Catalog, Operations, Requests. The window owns the frame
/// (places at the left, search at the top, status at the bottom) and asks the current place for the rest.
class Place : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What the search field shows for this place. Called when the place comes in front and when it asks.
    virtual void fillSearch(SearchField &field) = 0;
    virtual void takeSearchText(const QString &text) { Q_UNUSED(text) }
    virtual void removeSearchChip(int index) { Q_UNUSED(index) }
    virtual void clearSearch() {}

    /// Shown under the places at the left; null for none. Stays owned by the place's window.
    [[nodiscard]] virtual QWidget *sidePanel() { return nullptr; }
    /// Shown at the right; null for none.
    [[nodiscard]] virtual QWidget *detailsPane() { return nullptr; }
    /// The centre got this much narrower or wider window; say what has to go (tokens.md, Columns).
    virtual void takeWindowWidth(int width) { Q_UNUSED(width) }
    /// The pane at the right came or went.
    virtual void takeDetailsVisible(bool isVisible) { Q_UNUSED(isVisible) }
    /// Puts the keys on what the place is about.
    virtual void focusContent() { setFocus(Qt::OtherFocusReason); }
    /// For a place with panes of its own: moves the keys from the one to the next (1) or the one before
    /// (-1). False: there is none further, the window goes on.
    [[nodiscard]] virtual bool moveToPane(int step)
    {
        Q_UNUSED(step)
        return false;
    }
    /// Texts changed with the language.
    virtual void retranslate() = 0;

Q_SIGNALS:
    void searchChanged(); ///< ask fillSearch() again
};

} // namespace phonedeck
