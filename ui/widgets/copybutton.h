// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QToolButton>

namespace phonedeck {

/// Copies its text to the clipboard and shows a tick for a moment. `what` names it for screen readers:
/// "Copy id".
class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    explicit CopyButton(const QString &what, QWidget *parent = nullptr);
    void setTextToCopy(const QString &text);

Q_SIGNALS:
    void copied(const QString &text);

private:
    QString m_text;
};

} // namespace phonedeck
