// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network/transport/apiresult.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace phonedeck {

/// The three parts of a failure in words: see ErrorText.
struct ErrorSentences {
    QString happened;
    QString means;
    QString toDo;
};

/// What is to be said about the kind of an error, whatever its code. For Refused and ServiceFailed `happened`
/// is the status's meaning or the service's own words.
[[nodiscard]] ErrorSentences sentencesOfKind(const ApiError &error);

/// What a code that is in the catalogue means for the person.
[[nodiscard]] QString meansOfCode(const ApiError &error);

/// Context of the texts of errors.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(phonedeck::ErrorWords)
};

} // namespace phonedeck
