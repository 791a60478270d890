// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/place.h"

class QLabel;
class QSortFilterProxyModel;

namespace phonedeck {

class EmptyState;
class FlatTable;
class RequestLogModel;

/// What went over the wire, like a browser's network panel.
class RequestsPage final : public Place
{
    Q_OBJECT

public:
    /// The model outlives the page.
    explicit RequestsPage(RequestLogModel &model, QWidget *parent = nullptr);

    void fillSearch(SearchField &field) override;
    void takeSearchText(const QString &text) override;
    void clearSearch() override;
    void focusContent() override;
    void retranslate() override;

private:
    void showCount();
    void copyRequestId();

    RequestLogModel &m_model;
    QSortFilterProxyModel *m_filtered;
    QLabel *m_title;
    FlatTable *m_table;
    EmptyState *m_empty;
    QString m_text;
};

} // namespace phonedeck
