// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/confirmpresenter.h"
#include "ui/theme/icons.h"

#include <QtWidgets/QFrame>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace phonedeck {

class AccountTag;
class Button;
class ConfirmFacts;
class ElidedLabel;
class FlatTable;
class NoteBar;
class SegmentedControl;
class TextLabel;
class WavesRow;

/// The one question before anything is done to phones: what, to whom, what it destroys, who is using them.
/// The panel of a ScrimOverlay at Place::Sheet. Esc and Cancel ask to be closed; what was confirmed is told
/// once and the sheet stays until its owner closes it, or tells the presenter why it can't be started.
class ConfirmSheet final : public QFrame
{
    Q_OBJECT

public:
    ConfirmSheet(std::unique_ptr<ConfirmPresenter> presenter, Icon glyph, QWidget *parent = nullptr);
    ~ConfirmSheet() override;

    [[nodiscard]] ConfirmPresenter &presenter() { return *m_presenter; }
    /// To where the answer is given: the count, the button, or Cancel where Enter must not destroy.
    void focusAnswer();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void confirmed(const phonedeck::OperationPlan &plan);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeFoot();
    void connectParts();
    void orderTabs();
    void retranslate();
    void refreshGlyph();
    void layOutColumns();
    void takeEnter();
    void render(const ConfirmPresenter::View &view);
    void renderList(const ConfirmPresenter::View &view);
    void renderFoot(const ConfirmPresenter::View &view);
    void renderCount(const ConfirmPresenter::View &view);

    std::unique_ptr<ConfirmPresenter> m_presenter;
    Icon m_glyph;
    QLabel *m_icon;
    TextLabel *m_question;
    TextLabel *m_consequence;
    AccountTag *m_account;
    ConfirmFacts *m_facts;
    NoteBar *m_inUse;
    QWidget *m_inUseRoom;
    TextLabel *m_listTitle;
    TextLabel *m_listHint;
    QLineEdit *m_filter;
    FlatTable *m_table;
    QWidget *m_leftOutShape;
    ElidedLabel *m_leftOut;
    Button *m_listSwitch;
    TextLabel *m_requests;
    QWidget *m_how; ///< the line of the three below
    QWidget *m_howRoom;
    QCheckBox *m_backUpFirst;
    ElidedLabel *m_backUpHint;
    SegmentedControl *m_pace; ///< all at once, or in steps
    WavesRow *m_waves;
    QWidget *m_wavesRoom;
    NoteBar *m_refusal;
    QWidget *m_refusalRoom;
    QWidget *m_count; ///< "Type 137 to confirm" with its field
    TextLabel *m_countBefore;
    TextLabel *m_countNumber;
    TextLabel *m_countAfter;
    QLineEdit *m_typed;
    Button *m_cancel;
    Button *m_confirm;
    bool m_waitsForPlan = false; ///< nothing of it was shown yet
};

} // namespace phonedeck
