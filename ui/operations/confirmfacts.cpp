// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/confirmfacts.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int columnGap = 32;
constexpr int factHeight = 24;
constexpr int shapeGap = 8;

/// One line: shape, word, the count at the right.
class FactLine final : public QWidget
{
public:
    explicit FactLine(const ConfirmPresenter::Fact &fact)
        : m_fact(fact), m_count(QLocale().toString(fact.count))
    {
        setFixedHeight(factHeight);
        setAccessibleName(QStringLiteral("%1: %2").arg(fact.label.word, m_count));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        const QFont cell = phonedeck::font(Type::Cell);
        const int countWidth = textWidth(m_count, cell);
        paintShape(&painter, QPoint(0, (height() - shapeBox) / 2), m_fact.label.shape,
                   theme.shapeColor(m_fact.label.health));
        // Words stand on one axis, with a shape or without.
        paintText(&painter, rect().adjusted(shapeBox + shapeGap, 0, -countWidth - shapeGap, 0),
                  m_fact.label.word, cell, theme.color(Token::Text1));
        paintText(&painter, rect(), m_count, cell, theme.color(Token::Text1),
                  Qt::AlignRight | Qt::AlignVCenter);
    }

private:
    ConfirmPresenter::Fact m_fact;
    QString m_count;
};

} // namespace

ConfirmFacts::ConfirmFacts(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(columnGap);
}

void ConfirmFacts::render(const QList<ConfirmPresenter::FactColumn> &columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ConfirmPresenter::FactColumn &column : columns) {
        auto *holder = new QWidget;
        auto *lines = new QVBoxLayout(holder);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        auto *title = makeLabel(Type::Section, Token::Text1);
        title->setText(column.title);
        title->setFixedHeight(lineHeight(Type::Section));
        lines->addWidget(title);
        for (const ConfirmPresenter::Fact &fact : column.facts)
            lines->addWidget(new FactLine(fact));
        lines->addStretch(1);
        m_layout->addWidget(holder, 1);
    }
}

} // namespace phonedeck
