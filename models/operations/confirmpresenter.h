// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "models/operations/confirmcontent.h"
#include "models/operations/confirmlistmodel.h"
#include "models/operations/waveform.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace phonedeck {

/// Decides what the sheet says and asks before something is done to phones. Works on a plan of its own, by
/// value: whatever fleet or filter do meanwhile, what is confirmed is what was shown. What is to be worked
/// out for many phones is left to a worker; until it is there, nothing can be confirmed. Destroying the
/// presenter makes the worker stop.
class ConfirmPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Fact {
        StateText label; ///< without a shape it is a plain word
        int count = 0;

        bool operator==(const Fact &) const = default;
    };
    struct FactColumn {
        QString title;
        QList<Fact> facts;

        bool operator==(const FactColumn &) const = default;
    };
    /// A note with one button; an empty lead: no note.
    struct Note {
        QString lead;
        QString text;
        QString button; ///< empty: none
        bool isWarning = true;

        bool operator==(const Note &) const = default;
    };
    struct Offer {
        QString text; ///< empty: not offered
        QString hint;
        bool isOn = false;

        bool operator==(const Offer &) const = default;
    };
    struct Waves {
        bool isOffered = false; ///< there is more than one phone
        WaveForm form;
        CheckedWaves checked;

        bool operator==(const Waves &) const = default;
    };
    struct View {
        ActionId action = ActionId::Reboot;
        bool isPlanning = false; ///< the plan, or what was decided last about it, is being worked out
        QString busy;            ///< the same in words; empty: it is all there
        QString question;
        QString consequence;
        QString accountName;
        int accountColor = -1;
        QList<FactColumn> columns; ///< empty if there is nothing to act on
        Note inUse;
        QString listTitle;  ///< "137 phones"
        QString listHint;   ///< "those in use first"
        QString leftOut;    ///< who isn't acted on, and why; empty: nobody
        QString listSwitch; ///< what shows the other part of the list; empty: there is no other
        bool showsLeftOut = false;
        QString requests;
        Offer backUpFirst;
        Waves waves;
        int countToType = 0; ///< 0: nothing has to be typed
        QString typed;
        bool isTypedWrong = false; ///< what is typed can't become the count any more
        QString refusal;           ///< why nothing can be started at all; empty: it can
        QString command;           ///< what the button does; empty: there is nothing to do, so no button
        bool destroys = false;
        bool confirmsOnEnter = false;
        bool canConfirm = false;

        bool operator==(const View &) const = default;
    };

    /// So many phones are planned and counted within a frame; more are left to a worker.
    static constexpr qsizetype mostAtOnce = 2'000;
    struct Setting {
        QString accountName;
        int accountColor = -1; ///< below 0: no account
        qint64 nowSecs = 0;    ///< since 1970: what the ages of backups are told by
        qsizetype mostAtOnce = ConfirmPresenter::mostAtOnce;
    };

    ConfirmPresenter(const PlanRequest &request, const Setting &setting, QObject *parent = nullptr);
    ConfirmPresenter(const OperationPlan &plan, const Setting &setting, QObject *parent = nullptr);
    ~ConfirmPresenter() override;

    [[nodiscard]] const View &view() const { return m_view; }
    /// The phones of the sheet's list.
    [[nodiscard]] ConfirmListModel &list() { return m_list; }
    /// As decided so far; while it is planned, as it was before, at first without phones.
    [[nodiscard]] const OperationPlan &plan() const { return m_plan; }

    /// Leaves those in use out; pressed again, takes them in again.
    void toggleInUse();
    void setBackUpFirst(bool isFirst);
    void setWaves(const WaveForm &form);
    void setTyped(const QString &text);
    void setListFilter(const QString &text);
    void showLeftOut(bool shows);
    /// Why the engine would not start it, for people; empty: it would. Set after confirmed(), it gives the
    /// sheet back to the person.
    void setRefusal(const QString &reason);
    /// Does nothing while it can't. What was confirmed once can't be confirmed again.
    void confirm();
    void retranslate();

Q_SIGNALS:
    void viewChanged();
    void confirmed(const phonedeck::OperationPlan &plan);

private:
    ConfirmPresenter(ActionId action, qsizetype total, const Setting &setting, QObject *parent);

    void decide();
    void takeContent(const ConfirmContentPtr &content);
    void describe();
    [[nodiscard]] QString asBefore() const;
    void describePlanning();
    void describeFacts();
    void describeNote();
    void describeLeftOut();
    void describeList();
    void describeRequests();
    void describeButton();
    void publish();

    ActionId m_action;
    qsizetype m_total; ///< phones that were asked for
    qsizetype m_mostAtOnce;
    ConfirmJob m_job;
    ConfirmContentPtr m_content; ///< null until the plan is there
    OperationPlan m_plan;        ///< of the content, with the waves as they are filled in
    ConfirmListModel m_list;
    WaveForm m_form;
    bool m_wantsLeftOut = false;
    bool m_isConfirmed = false;
    std::shared_ptr<std::atomic<bool>> m_isOutdated; ///< what is being worked out
    QFutureWatcher<ConfirmContentPtr> m_watcher;
    View m_view; ///< as the last viewChanged() told it
    View m_next;
};

} // namespace phonedeck
