// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/confirmpresenter.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace phonedeck {

/// The sheet's counts in columns: by state, in use, last backup.
class ConfirmFacts final : public QWidget
{
    Q_OBJECT

public:
    explicit ConfirmFacts(QWidget *parent = nullptr);

    void render(const QList<ConfirmPresenter::FactColumn> &columns);

private:
    QList<ConfirmPresenter::FactColumn> m_columns;
    QHBoxLayout *m_layout;
};

} // namespace phonedeck
