// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/accounts/statuspresenter.h"
#include "models/fleet/detailspresenter.h"
#include "models/fleet/fleetview.h"
#include "models/fleet/instancetablemodel.h"
#include "models/fleet/phoneselection.h"
#include "models/operations/phonehistorypresenter.h"
#include "ui/window/place.h"

#include <optional>

namespace phonedeck {

class AccountSession;
class Button;
class DetailsPane;
class EmptyState;
class FacetPanel;
class NoteBar;
class PhoneActions;
class PhonesTable;
class SelectionBar;
class TabStrip;
enum class PlaceId;

/// The fleet's table with its views, facets, details and selection.
class PhonesPage final : public Place
{
    Q_OBJECT

public:
    /// The session outlives the page.
    explicit PhonesPage(AccountSession &session, QWidget *parent = nullptr);
    ~PhonesPage() override;

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void removeSearchChip(int index) override;
    void clearSearch() override;
    [[nodiscard]] QWidget *sidePanel() override;
    [[nodiscard]] QWidget *detailsPane() override;
    void takeWindowWidth(int width) override;
    void takeDetailsVisible(bool isVisible) override;
    void focusContent() override;
    void retranslate() override;

    void renderStatus(const StatusPresenter::View &status);

    /// The whole filter as text. What can't be understood is shown with its reason; the last valid result
    /// stays.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const;
    void showPhone(const QString &instanceId);
    void showRow(int row);
    void markRows(const QList<int> &rows);
    /// Marks exactly these, as far as they are listed; those that the filter hides stay hidden and are said
    /// to be. Gives how many there are.
    int markPhones(const QStringList &instanceIds);
    void clearSelection();
    [[nodiscard]] PhoneActions &actions() { return *m_actions; }
    /// The order is computed and nothing waits to be shown.
    [[nodiscard]] bool isSettled() const { return !m_view.isComputing(); }

    /// Built-in views: a name and a filter.
    [[nodiscard]] int viewCount() const;
    [[nodiscard]] QString viewTitle(int view) const;
    void showView(int view);

    [[nodiscard]] PhonesTable *table() const { return m_table; }
    [[nodiscard]] PhoneSelection &selection() { return m_selection; }
    [[nodiscard]] const FleetView &view() const { return m_view; }

Q_SIGNALS:
    void detailsToggled();
    void refreshRequested();
    void operationRequested(qint64 operation);
    void operationsRequested(const QString &instanceId);
    void placeRequested(phonedeck::PlaceId place);
    void shortcutsRequested();

private:
    void build();
    void connectParts();
    void applyFilter();
    void renderTabs();
    void renderCounts();
    void renderEmpty();
    void keepCurrentRow();
    void connectDetails();
    void openPhoneMenu(const QString &instanceId, const QPoint &globalPosition);
    void openColumnsMenu();
    void applyColumns();
    [[nodiscard]] bool isNarrow() const;

    AccountSession &m_session;
    // The selection before the view: when phones are removed, its bits move before the order is told.
    PhoneSelection m_selection;
    FleetView m_view;
    InstanceTableModel m_model;
    DetailsPresenter m_details;
    PhoneHistoryPresenter m_history;
    PhoneActions *m_actions;
    TabStrip *m_tabs;
    Button *m_columns;
    Button *m_showDetails;
    QWidget *m_noteRow;
    NoteBar *m_note;
    PhonesTable *m_table;
    EmptyState *m_empty;
    SelectionBar *m_bar;
    FacetPanel *m_facets;
    DetailsPane *m_pane;
    QTimer m_ageClock;

    QString m_wanted;                   ///< phone to go to as soon as it is in the view
    int m_lastRow = 0;                  ///< where the current row was
    QString m_committed;                ///< the filter's terms shown as chips
    QString m_typed;                    ///< what is being typed after them
    std::optional<FilterError> m_error; ///< in m_typed
    StatusPresenter::View m_status;
    QStringList m_hiddenByPerson;
    QStringList m_shownByPerson;
    int m_windowWidth = 1440;
};

} // namespace phonedeck
