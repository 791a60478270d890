// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/selectionbar.h"

#include "ui/operations/phoneactions.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int barHeight = 44;
constexpr int leftMargin = 12;
constexpr int rightMargin = 8;
constexpr int spacing = 8;
/// Those with a button of their own while there is room; the others are under More.
constexpr ActionId barActions[] = {ActionId::Reboot, ActionId::BackUp, ActionId::SessionRescue};

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText).replace(u'+', u' ');
}

} // namespace

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_count(makeLabel(Type::Section, Token::Text1)),
      m_rest(makeLabel(Type::Cell, Token::Text2)), m_all(new Button(QString(), Button::Kind::Link)),
      m_ids(new Button(QString(), Button::Kind::Ghost)), m_more(new Button(QString(), Button::Kind::Ghost)),
      m_clear(new Button(Icon::Close, QString()))
{
    setFixedHeight(barHeight);
    m_ids->setGlyph(Icon::Copy);
    m_more->setGlyph(Icon::ChevronDown);
    m_more->setGlyphAfterText(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(leftMargin, 0, rightMargin, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_count);
    layout->addWidget(m_rest);
    layout->addWidget(m_all);
    layout->addStretch(1);
    layout->addWidget(m_ids);
    layout->addWidget(m_more);
    layout->addWidget(m_clear);
    connect(m_all, &Button::clicked, this, &SelectionBar::selectAllClicked);
    connect(m_ids, &Button::clicked, this, &SelectionBar::copyIdsClicked);
    connect(m_more, &Button::clicked, this, &SelectionBar::openMore);
    connect(m_clear, &Button::clicked, this, &SelectionBar::clearClicked);
    hide();
    retranslate();
}

void SelectionBar::setActions(PhoneActions &actions)
{
    m_actions = &actions;
    auto *row = static_cast<QHBoxLayout *>(layout());
    for (ActionId id : barActions) {
        auto *button = new Button(QString(), Button::Kind::Ghost, this);
        button->setGlyph(PhoneActions::iconOf(id));
        row->insertWidget(row->indexOf(m_ids), button);
        connect(button, &Button::clicked, actions.action(id), &QAction::trigger);
        m_buttons.append({id, button});
    }
    connect(&actions, &PhoneActions::changed, this, &SelectionBar::renderActions);
    renderActions();
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
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More for the selected phones"));
    m_clear->setToolTip(tr("Select none"));
    m_clear->setAccessibleName(tr("Select none"));
    setAccessibleName(m_count->text());
    renderActions();
}

void SelectionBar::renderActions()
{
    if (m_actions) {
        const QLocale locale;
        for (const auto &[id, button] : std::as_const(m_buttons)) {
            const ActionSplit &split = m_actions->split(id);
            const int count = m_actions->targetCount();
            //: an action and how many phones it is for: "Reboot 143"
            const QString all = tr("%1 %Ln", nullptr, count).arg(actionOf(id).title());
            button->setText(split.able == count ? all : m_actions->title(id));
            button->setToolTip(m_actions->hint(id));
            button->setKeyCap(m_isNarrow ? QString() : m_actions->keyText(id));
        }
    }
    arrange();
}

void SelectionBar::arrange()
{
    int room = width() - leftMargin - rightMargin;
    for (const QWidget *each :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_rest), static_cast<QWidget *>(m_all),
          static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_clear)}) {
        if (!each->isHidden())
            room -= each->sizeHint().width() + spacing;
    }
    QList<QWidget *> wanted;
    for (const auto &[id, button] : std::as_const(m_buttons))
        wanted.append(button);
    // The ids are asked for more often than the last action.
    wanted.insert(std::max<qsizetype>(0, wanted.size() - 1), m_ids);
    for (QWidget *each : std::as_const(wanted)) {
        room -= each->sizeHint().width() + spacing;
        each->setVisible(room >= 0);
    }
}

void SelectionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SelectionBar::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_actions) {
        QList<ActionId> shown;
        for (const auto &[id, button] : std::as_const(m_buttons)) {
            if (!button->isHidden())
                shown.append(id);
        }
        m_actions->fill(*menu, shown);
        menu->addSeparator();
    }
    menu->addAction(icon(Icon::Copy), tr("Copy ids"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this,
                    &SelectionBar::copyIdsClicked);
    menu->addAction(icon(Icon::Columns), tr("Copy rows"), QKeySequence(QKeySequence::Copy), this,
                    &SelectionBar::copyRowsClicked);
    // Upwards: the bar is at the bottom of the window.
    menu->popup(m_more->mapToGlobal(
        QPoint(m_more->width() - menu->sizeHint().width(), -menu->sizeHint().height() - 4)));
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::Sel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line));
}

} // namespace phonedeck
