// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/steptext.h"

#include <QtCore/QCoreApplication>

namespace phonedeck {

namespace {

class OutcomeWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::OutcomeWords)
};

} // namespace

QString doneText(ActionId step)
{
    switch (step) {
    case ActionId::Reboot:
        return OutcomeWords::tr("Running again");
    case ActionId::Reset:
        return OutcomeWords::tr("Reset");
    case ActionId::BackUp:
        return OutcomeWords::tr("Backed up");
    case ActionId::Prepare:
        //: a phone that was prepared
        return OutcomeWords::tr("Ready");
    case ActionId::StopStreaming:
        return OutcomeWords::tr("Stream stopped");
    case ActionId::ReleaseSession:
        return OutcomeWords::tr("Session released");
    case ActionId::Unassign:
        return OutcomeWords::tr("Unassigned");
    case ActionId::Delete:
        return OutcomeWords::tr("Deleted");
    case ActionId::SessionRescue:
        break;
    }
    return OutcomeWords::tr("Done");
}

QString notDoneText(ActionId step)
{
    switch (step) {
    case ActionId::Reboot:
        return OutcomeWords::tr("not rebooted");
    case ActionId::Reset:
        return OutcomeWords::tr("not reset");
    case ActionId::BackUp:
        return OutcomeWords::tr("not backed up");
    case ActionId::Prepare:
        return OutcomeWords::tr("not prepared");
    case ActionId::StopStreaming:
        return OutcomeWords::tr("stream not stopped");
    case ActionId::ReleaseSession:
        return OutcomeWords::tr("session not released");
    case ActionId::Unassign:
        return OutcomeWords::tr("not unassigned");
    case ActionId::Delete:
        return OutcomeWords::tr("not deleted");
    case ActionId::SessionRescue:
        break;
    }
    return OutcomeWords::tr("not done");
}

QString titlesOf(const QList<ActionId> &steps)
{
    QStringList titles;
    for (ActionId step : steps)
        titles.append(actionOf(step).title());
    //: between the steps of an operation in a list
    return titles.join(OutcomeWords::tr(", "));
}

} // namespace phonedeck
