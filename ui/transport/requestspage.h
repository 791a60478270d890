// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/filterterms.h"
#include "ui/window/place.h"

#include <optional>

class QLabel;

namespace phonedeck {

class Button;
class EmptyState;
class FilteredRequestLog;
class FlatTable;
class RequestLogModel;
class RequestPane;
struct RequestRecord;

/// What went over the wire, like a browser's network panel.
class RequestsPage final : public Place
{
    Q_OBJECT

public:
    /// The model outlives the page.
    explicit RequestsPage(RequestLogModel &model, QWidget *parent = nullptr);
    ~RequestsPage() override;

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void clearSearch() override;
    [[nodiscard]] QWidget *detailsPane() override;
    void takeDetailsVisible(bool isVisible) override;
    void focusContent() override;
    void retranslate() override;

    /// Makes the row current and opens its details.
    void showRow(int row);
    [[nodiscard]] RequestPane &pane() { return *m_pane; }

Q_SIGNALS:
    void detailsToggled();

private:
    void build();
    void connectParts();
    void showCount();
    void renderPane();
    void openMenu(const QPoint &position);
    void openDetails();
    void closeDetails();
    void copyRequestId() const;
    void copyCurl() const;
    void filterBy(const QString &term);
    /// Null if no row is current.
    [[nodiscard]] const RequestRecord *current() const;

    RequestLogModel &m_model;
    FilteredRequestLog *m_filtered;
    QLabel *m_title;
    Button *m_showDetails;
    FlatTable *m_table;
    EmptyState *m_empty;
    RequestPane *m_pane;
    QString m_text;
    std::optional<FilterError> m_error;
    bool m_isPaneVisible = false;
};

} // namespace phonedeck
