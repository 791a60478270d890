// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focusring.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QToolButton>

namespace phonedeck {

namespace {

constexpr int reach = 3; // 2 px of ring, 1 px of air

class Ring : public QWidget
{
public:
    explicit Ring(QWidget *parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintFocusRing(&painter, QRectF(rect()).adjusted(reach, reach, -reach, -reach), 6, themeOf(this));
    }
};

bool needsRing(const QWidget *widget)
{
    return qobject_cast<const QPushButton *>(widget) || qobject_cast<const QToolButton *>(widget) ||
           qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget);
}

/// These take every child widget for a page or a pane of their own.
bool canHoldRing(const QWidget *parent)
{
    return parent && !qobject_cast<const QSplitter *>(parent) &&
           !qobject_cast<const QStackedWidget *>(parent);
}

} // namespace

FocusRing::FocusRing(QObject *parent) : QObject(parent)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_ring;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::ParentChange:
        arrange();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget *widget)
{
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = needsRing(widget) && canHoldRing(widget->parentWidget()) ? widget : nullptr;
    if (m_target)
        m_target->installEventFilter(this);
    arrange();
}

void FocusRing::arrange()
{
    if (!m_target || !m_target->isVisible() || !canHoldRing(m_target->parentWidget())) {
        if (m_ring)
            m_ring->hide();
        return;
    }
    if (!m_ring)
        m_ring = new Ring(m_target->parentWidget());
    if (m_ring->parentWidget() != m_target->parentWidget())
        m_ring->setParent(m_target->parentWidget());
    m_ring->setGeometry(m_target->geometry().adjusted(-reach, -reach, reach, reach));
    m_ring->show();
    m_ring->raise();
}

} // namespace phonedeck
