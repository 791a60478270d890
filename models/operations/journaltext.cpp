// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journaltext.h"

#include <QtCore/QCoreApplication>

namespace phonedeck {

namespace {

struct JournalText {
    Q_DECLARE_TR_FUNCTIONS(phonedeck::Journal)
};

} // namespace

ErrorText describe(const JournalState &journal)
{
    switch (journal.trouble) {
    case JournalTrouble::None:
        break;
    case JournalTrouble::OtherConsole:
        return {JournalText::tr("Another Phonedeck works with this account."),
                JournalText::tr("This window shows everything, but does nothing to phones."),
                JournalText::tr("Use the other window, or close it: this one then takes over by itself."),
                journal.detail};
    case JournalTrouble::CannotOpen:
        return {
            JournalText::tr("The record of operations can't be opened."),
            JournalText::tr("What can't be recorded isn't sent: nothing can be done to phones."),
            JournalText::tr("Look at the rights of its folder and at the disk; it is tried again by itself."),
            journal.detail};
    case JournalTrouble::Damaged:
        return {
            JournalText::tr("The record of operations was damaged."),
            JournalText::tr("A new one was begun, so what was done before isn't shown. A copy of the damaged "
                            "one was kept."),
            JournalText::tr("Keep the copy if you need its history, and look at the disk's health."),
            journal.detail};
    case JournalTrouble::Newer:
        return {JournalText::tr("The record of operations was written by a newer Phonedeck."),
                JournalText::tr("This version can't read it, and does nothing to phones meanwhile."),
                JournalText::tr("Use the newer version for this account."), journal.detail};
    case JournalTrouble::CannotWrite:
        return {
            JournalText::tr("The record of operations can't be written."),
            JournalText::tr("What can't be recorded isn't sent: nothing more is done to phones."),
            JournalText::tr("Make room on the disk or give the file its rights back; it is tried again by "
                            "itself."),
            journal.detail};
    }
    return {};
}

ErrorText describe(EngineRefusal refusal, const JournalState &journal)
{
    switch (refusal) {
    case EngineRefusal::ReadOnly:
        return {JournalText::tr("This window only reads."),
                JournalText::tr("It was started with --read-only and does nothing to phones."),
                JournalText::tr("Start Phonedeck without that option to change phones."),
                {}};
    case EngineRefusal::OtherConsole:
    case EngineRefusal::NoJournal: {
        ErrorText text = describe(journal);
        if (text.happened.isEmpty())
            text = {JournalText::tr("The record of operations isn't open."),
                    JournalText::tr("What can't be recorded isn't sent."),
                    {},
                    journal.detail};
        return text;
    }
    case EngineRefusal::NothingToDo:
        return {
            JournalText::tr(
                "None of these phones can take it now, by its state or because it is in another operation."),
            JournalText::tr("Nothing was sent."),
            {},
            {}};
    case EngineRefusal::NotReady:
        return {JournalText::tr("The record of operations is being opened."),
                JournalText::tr("Nothing was sent."),
                JournalText::tr("Try again in a moment."),
                {}};
    }
    return {};
}

} // namespace phonedeck
