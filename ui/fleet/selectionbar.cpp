// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/selectionbar.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace phonedeck {

namespace {

constexpr int barHeight = 44;

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText).replace(u'+', u' ');
}

} // namespace

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_count(makeLabel(Type::Section, Token::Text1)),
      m_rest(makeLabel(Type::Cell, Token::Text2)), m_all(new Button(QString(), Button::Kind::Link)),
      m_ids(new Button(QString(), Button::Kind::Ghost)), m_rows(new Button(QString(), Button::Kind::Ghost)),
      m_clear(new Button(Icon::Close, QString()))
{
    setFixedHeight(barHeight);
    m_ids->setGlyph(Icon::Copy);
    m_rows->setGlyph(Icon::Columns);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_count);
    layout->addWidget(m_rest);
    layout->addWidget(m_all);
    layout->addStretch(1);
    layout->addWidget(m_ids);
    layout->addWidget(m_rows);
    layout->addWidget(m_clear);
    connect(m_all, &Button::clicked, this, &SelectionBar::selectAllClicked);
    connect(m_ids, &Button::clicked, this, &SelectionBar::copyIdsClicked);
    connect(m_rows, &Button::clicked, this, &SelectionBar::copyRowsClicked);
    connect(m_clear, &Button::clicked, this, &SelectionBar::clearClicked);
    hide();
    retranslate();
}

void SelectionBar::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    retranslate();
}

void SelectionBar::render(qsizetype selected, qsizetype hidden, qsizetype matching)
{
    m_selected = selected;
    m_hidden = hidden;
    m_matching = matching;
    setVisible(selected > 0);
    retranslate();
}

void SelectionBar::retranslate()
{
    const QLocale locale;
    m_count->setText(tr("%1 selected").arg(locale.toString(m_selected)));
    m_rest->setText(m_hidden > 0 ? tr("%Ln hidden by the filter", nullptr, int(m_hidden))
                                 : tr("of %1 matching").arg(locale.toString(m_matching)));
    m_all->setVisible(m_selected - m_hidden < m_matching);
    m_all->setText(tr("Select all %1").arg(locale.toString(m_matching)));
    m_all->setKeyCap(m_isNarrow ? QString() : keyText(QKeySequence::SelectAll));
    m_ids->setText(tr("Copy ids"));
    m_ids->setKeyCap(m_isNarrow ? QString() : keyText(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)));
    m_rows->setText(tr("Copy rows"));
    m_rows->setKeyCap(m_isNarrow ? QString() : keyText(QKeySequence::Copy));
    m_clear->setToolTip(tr("Select none"));
    m_clear->setAccessibleName(tr("Select none"));
    setAccessibleName(m_count->text());
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Sel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line));
}

} // namespace phonedeck
