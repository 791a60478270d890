// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/detailspresenter.h"
#include "models/operations/phonehistorypresenter.h"

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
    /// What was done to the current phone.
    void renderHistory(const PhoneHistoryPresenter::View &history);
    void retranslate();
    /// false: the marked ones.
    void showOne(bool wantsOne);

Q_SIGNALS:
    void closeClicked();
    /// For the phone that is shown alone.
    void actionRequested(phonedeck::ActionId action, const QString &instanceId);
    void moreRequested(const QString &instanceId, const QPoint &globalPosition);
    /// For the marked ones.
    void markedActionRequested(phonedeck::ActionId action);
    void moreForMarkedRequested(const QPoint &globalPosition);
    void operationRequested(qint64 operation);
    void operationsRequested(const QString &instanceId);

private:
    void renderTabs();
    void fillOne(QVBoxLayout &layout);
    void fillActions(QVBoxLayout &layout);
    void fillHistory(QVBoxLayout &layout);
    void fillSeveral(QVBoxLayout &layout);
    void fillOffers(QVBoxLayout &layout);
    void refill();
    [[nodiscard]] bool isOne() const { return m_wantsOne || m_view.several.count == 0; }

    DetailsPresenter::View m_view;
    PhoneHistoryPresenter::View m_history;
    TabStrip *m_tabs;
    Button *m_close;
    QStackedWidget *m_stack;
    bool m_wantsOne = true; ///< what was asked for; without marked phones it is the one all the same
};

} // namespace phonedeck
