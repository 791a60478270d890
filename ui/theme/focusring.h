// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QWidget;

namespace phonedeck {

/// The ring 1 px outside the button, check box or radio that has the focus. A widget can't paint outside
/// itself, so the ring is a sibling laid round it (as QFocusFrame is). Widgets that paint their own focus
/// are left alone.
class FocusRing : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject *parent);
    ~FocusRing() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget);
    void arrange();

    QPointer<QWidget> m_target;
    QPointer<QWidget> m_ring;
};

} // namespace phonedeck
