// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/detailswidgets.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>

namespace phonedeck {

namespace {

constexpr int labelWidth = 72;
constexpr int lineHeightPx = 24;
constexpr int shareHeight = 22;
constexpr int titleHeight = 22;
constexpr double barHeight = 6;

} // namespace

DetailsLines::DetailsLines(const QList<DetailsPresenter::Line> &lines, QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const DetailsPresenter::Line &line : lines) {
        auto *label = makeLabel(Type::Cell, Token::Text3);
        label->setText(line.label);
        label->setMinimumHeight(lineHeightPx);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->setContentsMargins(0, 4, 0, 0);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        if (!line.state.word.isEmpty()) {
            grid->addWidget(new StateLabel(line.state), row, 1);
        } else if (!line.copyText.isEmpty()) {
            // An id has no place to break at; the button copies all of it.
            auto *value = new ElidedLabel(line.value);
            value->setElide(Qt::ElideMiddle);
            value->setFixedHeight(lineHeightPx);
            grid->addWidget(value, row, 1);
        } else {
            auto *value = makeLabel(Type::Cell, Token::Text1);
            value->setText(line.value);
            value->setWordWrap(true);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            value->setContentsMargins(0, 4, 0, 4);
            grid->addWidget(value, row, 1);
        }
        if (!line.copyText.isEmpty()) {
            auto *copy = new CopyButton(tr("Copy %1").arg(line.label));
            copy->setTextToCopy(line.copyText);
            grid->addWidget(copy, row, 2, Qt::AlignTop);
        }
        ++row;
        if (line.secondLine.isEmpty())
            continue;
        auto *second = makeLabel(Type::Cell, Token::Text3);
        second->setText(line.secondLine);
        second->setWordWrap(true);
        second->setContentsMargins(0, 0, 0, 4);
        grid->addWidget(second, row++, 1);
    }
}

StateLabel::StateLabel(const StateText &state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setFixedHeight(lineHeightPx);
    setAccessibleName(state.word);
}

void StateLabel::setState(const StateText &state)
{
    if (state == m_state)
        return;
    m_state = state;
    setAccessibleName(state.word);
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const
{
    return {stateWidth(m_state) + (m_state.filled ? pillHang : 0), lineHeightPx};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // A fill hangs left of its text; here it must not leave the widget.
    const int left = m_state.filled ? pillHang : 0;
    paintState(&painter, rect().adjusted(left, 0, 0, 0), m_state, themeOf(this));
}

DifferenceBars::DifferenceBars(const DetailsPresenter::Difference &difference, int total, QWidget *parent)
    : QWidget(parent), m_difference(difference), m_total(total)
{
    QStringList spoken;
    for (const DetailsPresenter::Share &share : difference.shares)
        spoken << QStringLiteral("%1 %2").arg(share.state.word).arg(share.count);
    setAccessibleName(QString(difference.label + u": " + spoken.join(u", ")));
}

QSize DifferenceBars::sizeHint() const
{
    return {200, titleHeight + 10 + int(m_difference.shares.size()) * shareHeight + 8};
}

void DifferenceBars::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintText(&painter, QRect(0, 0, width(), titleHeight), m_difference.label, phonedeck::font(Type::Cell),
              theme.color(Token::Text2));
    paintText(&painter, QRect(0, 0, width(), titleHeight),
              tr("%Ln values", nullptr, int(m_difference.shares.size())), phonedeck::font(Type::Cell),
              theme.color(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);

    QList<BarPart> parts;
    int index = 0;
    for (const DetailsPresenter::Share &share : m_difference.shares) {
        const bool hasHealth = share.state.shape != StateShape::None;
        const QColor color = !hasHealth ? theme.chartColor(index)
                             : index % 2 == 1 && share.state.health == Health::Ok
                                 ? theme.color(Token::ChartOk2)
                                 : theme.shapeColor(share.state.health);
        parts.append({double(share.count) / m_total, color});
        ++index;
    }
    paintBar(&painter, QRectF(0, titleHeight + 1, width(), barHeight), parts, theme.color(Token::Track), -1,
             1);

    const QLocale locale;
    int y = titleHeight + 10;
    for (const DetailsPresenter::Share &share : m_difference.shares) {
        const QString count = locale.toString(share.count);
        const int countWidth = textWidth(count, phonedeck::font(Type::Cell));
        const QRect row(0, y, width() - countWidth - 8, shareHeight);
        if (share.state.shape == StateShape::None)
            paintText(&painter, row, share.state.word, phonedeck::font(Type::Cell),
                      theme.color(Token::Text1));
        else
            paintState(&painter, row.adjusted(share.state.filled ? pillHang : 0, 0, 0, 0), share.state,
                       theme);
        paintText(&painter, QRect(width() - countWidth - 2, y, countWidth + 2, shareHeight), count,
                  phonedeck::font(Type::Cell), theme.color(Token::Text1), Qt::AlignRight | Qt::AlignVCenter);
        y += shareHeight;
    }
}

} // namespace phonedeck
