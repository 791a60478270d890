// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/exporttask.h"
#include "models/operations/operationfilter.h"
#include "models/operations/operationplan.h"
#include "models/operations/operationsearch.h"
#include "models/operations/operationsmodel.h"
#include "ui/window/place.h"

#include <QtCore/QTimer>

#include <optional>

class QLabel;
class QSplitter;

namespace phonedeck {

class Button;
class EmptyState;
class FacetList;
class FlatTable;
class Journal;
class NoteBar;
class OperationEngine;
class OperationPane;
struct PlanRequest;

/// Everything ever asked of the fleet from this desktop, newest first; under it the operation that is opened.
class OperationsPage final : public Place
{
    Q_OBJECT

public:
    /// Both outlive the page. What is typed into the filter is searched for in the journal after the pause.
    OperationsPage(OperationEngine &engine, Journal &journal,
                   std::chrono::milliseconds searchPause = OperationSearch::usualPause,
                   QWidget *parent = nullptr);
    ~OperationsPage() override;

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void clearSearch() override;
    [[nodiscard]] QWidget *sidePanel() override;
    void takeWindowWidth(int width) override;
    void focusContent() override;
    [[nodiscard]] bool moveToPane(int step) override;
    void retranslate() override;

    /// Opens it, whatever the filter is; the filter goes if it hides it.
    void showOperation(qint64 id);
    /// Lists those that had this phone, and opens none.
    void showOperationsOf(const QString &instanceId);
    /// 0: none is opened.
    [[nodiscard]] qint64 openedOperation() const { return m_opened; }
    [[nodiscard]] OperationPane &pane() { return *m_pane; }
    [[nodiscard]] FlatTable *table() const { return m_table; }
    [[nodiscard]] QString filter() const { return m_text; }
    /// Everything the filter asks for has been looked up.
    [[nodiscard]] bool isSettled() const { return m_search->isSettled(); }

Q_SIGNALS:
    /// These phones, exactly; an empty list is the place alone.
    void phonesRequested(const QStringList &instanceIds);
    /// A person wants this done: the confirm sheet is next.
    void planRequested(const phonedeck::PlanRequest &request);
    void exportFailed(const QString &fileName, const QString &reason);

private:
    void build();
    void connectParts();
    void connectEngine();
    void setFilterText(const QString &text);
    void toggleFacet(const QString &field, const QString &value, bool exclude);
    void applyFilter();
    void takeAll();
    void takeChange(qint64 id);
    void takeRemoval(qint64 id);
    void renderFacets();
    void renderCounts();
    void renderObstacle();
    void open(qint64 id);
    void close();
    void renderOpened();
    void openExportMenu();
    void exportOperations(ExportForm form);
    void readRepeats();
    void planAgain(PhoneState which, bool isOnceMore, bool canChange);
    void takePhoneChanges(qint64 id, const QList<int> &positions);

    OperationEngine &m_engine;
    Journal &m_journal;
    OperationsModel *m_model;
    FilteredOperations *m_filtered;
    QLabel *m_title;
    Button *m_export;
    QWidget *m_noteRow;
    NoteBar *m_note;
    QSplitter *m_split;
    FlatTable *m_table;
    EmptyState *m_empty;
    OperationPane *m_pane;
    FacetList *m_facets;
    QTimer m_clock;
    QTimer m_countLater;
    OperationSearch *m_search;
    QString m_text;
    QString m_understood;               ///< the last of m_text's that was
    std::optional<FilterError> m_error; ///< in m_text
    QDate m_today;                      ///< local
    qint64 m_opened = 0;
};

} // namespace phonedeck
