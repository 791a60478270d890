// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/place.h"

class QLabel;

namespace phonedeck {

class EmptyState;

/// Everything ever asked of the fleet from this desktop. Nothing can be asked yet, and the page says so.
class OperationsPage final : public Place
{
    Q_OBJECT

public:
    explicit OperationsPage(QWidget *parent = nullptr);

    void fillSearch(SearchField &field) override;
    void retranslate() override;

Q_SIGNALS:
    void phonesRequested();

private:
    QLabel *m_title;
    EmptyState *m_empty;
};

} // namespace phonedeck
