// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

/// Every oddity of docs/api/quirks.md that says what to accept or to send, as a case of its number: what is
/// true of the code because of it. A new row there needs a case here, and the other way round (tst_quirks).
namespace quirks {

struct Case {
    const char *number; ///< "A1"
    void (*check)();    ///< fails the current test by QVERIFY and QCOMPARE
};

[[nodiscard]] QList<Case> transportCases(); ///< A: paths, headers, what goes over the wire
[[nodiscard]] QList<Case> envelopeCases();  ///< B: result envelope and errors
[[nodiscard]] QList<Case> instanceCases();  ///< C1 to C18: what is read
[[nodiscard]] QList<Case> formCases();      ///< C19 to C41: what is sent, and the rest
[[nodiscard]] QList<Case> meaningCases();   ///< D: meaning and sequence
[[nodiscard]] QList<Case> allCases();

/// The numbers of the rows of that file whose accept or send column is not "-", in its order. A row that
/// can't be read gives an entry that says so.
[[nodiscard]] QStringList numbersOf(const QString &markdown);

} // namespace quirks
