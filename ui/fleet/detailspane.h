// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/detailspresenter.h"

#include <QtWidgets/QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace phonedeck {

class Button;
class TabStrip;

/// At the right of the table: everything known about the current phone, or what the marked ones have in
/// common.
class DetailsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);

    void render(const DetailsPresenter::View &view);
    void retranslate();
    /// false: the marked ones.
    void showOne(bool wantsOne);

Q_SIGNALS:
    void closeClicked();

private:
    void renderTabs();
    void fillOne(QVBoxLayout &layout) const;
    void fillSeveral(QVBoxLayout &layout) const;
    void refill();
    [[nodiscard]] bool isOne() const { return m_wantsOne || m_view.several.count == 0; }

    DetailsPresenter::View m_view;
    TabStrip *m_tabs;
    Button *m_close;
    QStackedWidget *m_stack;
    bool m_wantsOne = true; ///< what was asked for; without marked phones it is the one all the same
};

} // namespace phonedeck
