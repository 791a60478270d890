// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/confirmparts.h"

#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/tableheader.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int fewestRows = 3;
constexpr int usualRows = 8;
constexpr int lowestBody = 64;

} // namespace

void ConfirmTable::setModel(QAbstractItemModel *model)
{
    FlatTable::setModel(model);
    if (model)
        connect(model, &QAbstractItemModel::modelReset, this, &QWidget::updateGeometry);
}

int ConfirmTable::heightOf(int rows) const
{
    return header()->sizeHint().height() + rows * CellDelegate::rowHeight;
}

QSize ConfirmTable::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return {480, heightOf(std::clamp(rows, fewestRows, usualRows))};
}

QSize ConfirmTable::minimumSizeHint() const
{
    return {240, heightOf(fewestRows)};
}

BodyArea::BodyArea(QWidget *content, int width) : m_width(width)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    content->installEventFilter(this);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

QSize BodyArea::sizeHint() const
{
    return {m_width, widget()->sizeHint().height()};
}

QSize BodyArea::minimumSizeHint() const
{
    return {240, lowestBody};
}

bool BodyArea::eventFilter(QObject *watched, QEvent *event)
{
    // The area's own wish follows that of its content.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

NoteHolder::NoteHolder(NoteBar *note) : m_note(note)
{
    note->setParent(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize NoteHolder::sizeHint() const
{
    const int width = std::max(this->width(), 240);
    return {240, std::max(m_note->minimumSizeHint().height(), m_note->heightForWidth(width))};
}

void NoteHolder::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
    arrange();
}

bool NoteHolder::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

void NoteHolder::arrange()
{
    m_note->setGeometry(rect());
}

Inset::Inset(QWidget *content, const QMargins &room)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(room);
    layout->addWidget(content);
}

ShapeMark::ShapeMark(StateShape shape, Health health) : m_shape(shape), m_health(health)
{
    setFixedSize(shapeBox, shapeBox);
}

void ShapeMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintShape(&painter, QPoint(0, 0), m_shape, themeOf(this).shapeColor(m_health));
}

} // namespace phonedeck
