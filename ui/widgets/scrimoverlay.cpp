// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrimoverlay.h"

#include "ui/theme/theme.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int margin = 24;
constexpr int paletteDivisor = 9;
constexpr int slideMs = 120;

} // namespace

ScrimOverlay::ScrimOverlay(QWidget *window, Place place, int topOffset)
    : QWidget(window), m_place(place), m_topOffset(topOffset)
{
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    m_slide.setDuration(slideMs);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    m_slide.setStartValue(0.0);
    m_slide.setEndValue(1.0);
    connect(&m_slide, &QVariantAnimation::valueChanged, this, &ScrimOverlay::arrange);
    hide();
}

void ScrimOverlay::setPanel(QWidget *panel)
{
    m_panel = panel;
    panel->setParent(this);
    panel->installEventFilter(this);
    arrange();
}

void ScrimOverlay::open()
{
    m_before = QApplication::focusWidget();
    m_open = true;
    if (m_place == Place::Sheet)
        m_slide.start();
    arrange();
    show();
    raise();
    if (m_panel) {
        m_panel->show();
        if (!m_panel->isAncestorOf(QApplication::focusWidget()))
            setFocus(Qt::PopupFocusReason);
    }
}

void ScrimOverlay::close()
{
    if (!m_open)
        return;
    m_open = false;
    m_slide.stop();
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    Q_EMIT closed();
}

qreal ScrimOverlay::slidden() const
{
    return m_slide.state() == QAbstractAnimation::Running ? m_slide.currentValue().toReal() : 1;
}

QRect ScrimOverlay::panelRect() const
{
    const QSize hint = m_panel->sizeHint().expandedTo(m_panel->minimumSize());
    const int panelWidth = std::min(std::max(hint.width(), m_panel->minimumWidth()), width() - 2 * margin);
    const int room = height() - (m_place == Place::Sheet ? margin : 2 * margin);
    const int panelHeight = std::min(hint.height(), room);
    const int left = (width() - panelWidth) / 2;
    switch (m_place) {
    case Place::Sheet:
        return {left, -qRound((1 - slidden()) * panelHeight), panelWidth, panelHeight};
    case Place::Palette:
        return {left, std::min(height() / paletteDivisor, height() - panelHeight - margin), panelWidth,
                panelHeight};
    case Place::Center:
        return {left, (height() - panelHeight) / 2, panelWidth, panelHeight};
    }
    return {};
}

void ScrimOverlay::arrange()
{
    const QWidget *window = parentWidget();
    setGeometry(0, m_topOffset, window->width(), window->height() - m_topOffset);
    if (m_panel)
        m_panel->setGeometry(panelRect());
}

void ScrimOverlay::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeOf(this).color(Token::Scrim));
}

void ScrimOverlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    // Nothing gets through to the window beneath.
    event->accept();
}

void ScrimOverlay::mousePressEvent(QMouseEvent *event)
{
    if (m_closesOnClick && m_panel && !m_panel->geometry().contains(event->position().toPoint()))
        close();
}

bool ScrimOverlay::focusNextPrevChild(bool next)
{
    // Round inside the panel: the chain goes on until it comes to one of its own again.
    QWidget *start = QApplication::focusWidget() ? QApplication::focusWidget() : this;
    QWidget *candidate = start;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        const bool isOurs = m_panel && (candidate == m_panel || m_panel->isAncestorOf(candidate));
        if (isOurs && candidate->isVisible() && candidate->isEnabled() &&
            (candidate->focusPolicy() & Qt::TabFocus)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != start);
    return true;
}

bool ScrimOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    if (watched == m_panel && event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace phonedeck
