// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationpresenter.h"
#include "models/operations/phoneoutcomesmodel.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QSplitter;

namespace phonedeck {

class Button;
class ElidedLabel;
class EmptyState;
class OutcomeChips;
class OutcomesTable;
class ReasonCards;
class SplitBar;
class StateLabel;
class TextLabel;

/// The operation that is opened: what it was, what came of it, why, and its phones. Decides nothing: what a
/// button asks for is told by a signal.
class OperationPane final : public QWidget
{
    Q_OBJECT

public:
    explicit OperationPane(QWidget *parent = nullptr);
    ~OperationPane() override;

    /// Shows another operation. Its phones come later: takePhones().
    void open(const OperationRecord &operation);
    void takePhones(const QList<PhoneRecord> &phones);
    /// Some phones of it changed; `phones` are all of them.
    void changePhones(const QList<int> &positions, const QList<PhoneRecord> &phones);
    /// How it stands now, how fast it goes and how long it will take (below 0: can't be told).
    void change(const OperationRecord &operation, double perSecond, qint64 leftMs);
    /// Later operations that sent some of its phones again.
    void setRepeats(const OperationRepeats &repeats);
    /// Its phones in this state: those that weren't sent again yet, or those that were.
    [[nodiscard]] QList<int> positionsToSend(PhoneState which, bool isOnceMore) const;
    /// Whether something can be sent at all.
    void setCanSend(bool canSend, const QString &whyNot);
    /// Its phones alone are shown whose id, name … contains the text.
    void setPhoneFilter(const QString &text);

    [[nodiscard]] const OperationRecord &operation() const { return m_facts.operation; }
    [[nodiscard]] const OperationView &view() const { return m_view; }
    [[nodiscard]] PhoneOutcomesModel &model() { return m_model; }
    [[nodiscard]] OutcomesTable *table() const { return m_table; }
    [[nodiscard]] OutcomeChips *chips() const { return m_chips; }
    [[nodiscard]] ReasonCards *cards() const { return m_cards; }
    void focusTable();
    void retranslate();

Q_SIGNALS:
    void closeRequested();
    /// A new plan for the phones of positionsToSend(); `canChange`: how it is done is to be changed before.
    void againRequested(phonedeck::PhoneState which, bool isOnceMore, bool canChange);
    void operationRequested(qint64 id);
    void checkRequested();
    void stopRequested();
    void proceedRequested();
    void phonesRequested(const QStringList &instanceIds);
    void exportFailed(const QString &fileName, const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void countRepeats();
    void render();
    void renderButtons();
    void renderTable();
    void arrange();
    void arrangeChips();
    void choose(int chip);
    void filterByGroup(int group);
    void openMenu();
    void openPhoneMenu(const QPoint &position);
    void exportPhones(bool asJson);
    void copy(const QStringList &lines) const;
    [[nodiscard]] QStringList chosenIds() const;
    [[nodiscard]] QStringList chosenRequestIds() const;

    PhoneOutcomesModel m_model;
    OperationFacts m_facts;
    OperationRepeats m_repeats;
    OperationView m_view;
    bool m_hasPhones = false;
    ElidedLabel *m_title;
    StateLabel *m_outcome;
    TextLabel *m_sentence;
    SplitBar *m_bar;
    Button *m_retry;
    Button *m_proceed;
    Button *m_continue;
    Button *m_check;
    Button *m_stop;
    Button *m_show;
    Button *m_menu;
    Button *m_close;
    OutcomeChips *m_chips;
    QLineEdit *m_filter;
    Button *m_requestIds;
    Button *m_export;
    QSplitter *m_split;
    ReasonCards *m_cards;
    OutcomesTable *m_table;
    EmptyState *m_empty;
};

} // namespace phonedeck
