// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/reasoncards.h"

#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notebar.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int padding = 8;
constexpr int textLeft = padding + shapeBox + 7;
constexpr int line = 16;
constexpr int headLine = 20;

/// Height of wrapped text at a width.
int wrappedHeight(const QString &text, Type type, int width)
{
    if (text.isEmpty())
        return 0;
    const QFontMetrics metrics(phonedeck::font(type));
    return metrics.boundingRect(QRect(0, 0, qMax(width, 1), 10'000), Qt::TextWordWrap, text).height();
}

} // namespace

/// One reason. Paints itself: head and count in a line, the sentence, the code.
class ReasonCardButton final : public QAbstractButton
{
public:
    explicit ReasonCardButton(QWidget *parent = nullptr) : QAbstractButton(parent)
    {
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    void setCard(const ReasonCard &card)
    {
        m_card = card;
        setChecked(card.isOn);
        setAccessibleName(QStringLiteral("%1, %2").arg(card.state.word, QLocale().toString(card.count)));
        setAccessibleDescription(QString(card.sentence + u' ' + card.code).trimmed());
        updateGeometry();
        update();
    }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return padding + headHeight(width) +
               wrappedHeight(m_card.sentence, Type::Cell, width - textLeft - padding) +
               (m_card.code.isEmpty() ? 0 : line + 4) + padding;
    }
    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }

protected:
    // The click is answered by what is shown, not by the button's own idea of it.
    void nextCheckState() override {}

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        if (isChecked())
            paintBox(&painter, rect(), 6, theme.color(Token::Sel));
        else if (underMouse())
            paintBox(&painter, rect(), 6, theme.color(Token::Hover));
        if (hasFocus())
            paintFocusInside(&painter, rect(), 6, theme);
        paintShape(&painter, {padding, padding + (headLine - shapeBox) / 2}, m_card.state.shape,
                   theme.shapeColor(m_card.state.health));
        const QString count = QLocale().toString(m_card.count);
        const QFont strong = phonedeck::font(Type::PageSection);
        paintText(&painter, QRect(0, padding, width() - padding, headLine), count, strong,
                  theme.color(Token::Text1), Qt::AlignRight | Qt::AlignVCenter);
        painter.setFont(strong);
        painter.setPen(theme.color(Token::Text1));
        int y = padding;
        painter.drawText(QRect(textLeft, y, headWidth(width()), headHeight(width())),
                         Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, m_card.state.word);
        y += headHeight(width());
        const int room = width() - textLeft - padding;
        const int height = wrappedHeight(m_card.sentence, Type::Cell, room);
        painter.setFont(phonedeck::font(Type::Cell));
        painter.setPen(theme.color(Token::Text2));
        painter.drawText(QRect(textLeft, y, room, height), Qt::TextWordWrap | Qt::AlignLeft, m_card.sentence);
        y += height + 4;
        paintText(&painter, QRect(textLeft, y, room, line), m_card.code, phonedeck::font(Type::Mono),
                  theme.color(Token::Text3), Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle);
    }

private:
    [[nodiscard]] int headWidth(int width) const
    {
        const int count = textWidth(QLocale().toString(m_card.count), phonedeck::font(Type::PageSection));
        return width - textLeft - padding - count - 8;
    }
    [[nodiscard]] int headHeight(int width) const
    {
        return qMax(headLine, wrappedHeight(m_card.state.word, Type::PageSection, headWidth(width)) + 2);
    }

    ReasonCard m_card;
};

ReasonCards::ReasonCards(QWidget *parent)
    : QScrollArea(parent), m_title(makeLabel(Type::Section, Token::Text1)), m_list(new QVBoxLayout),
      m_note(new NoteBar(NoteBar::Kind::Info))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(0);
    m_title->setContentsMargins(padding, 0, padding, 0);
    m_title->setWordWrap(true);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    m_list->setSpacing(4);
    layout->addLayout(m_list);
    layout->addSpacing(12);
    layout->addWidget(m_note);
    layout->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false); // setWidget() turns it on
}

void ReasonCards::render(const QString &title, const QList<ReasonCard> &cards, const QString &note)
{
    m_title->setText(title);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (cards == m_shown)
        return;
    m_shown = cards;
    while (m_buttons.size() > cards.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < cards.size()) {
        auto *button = new ReasonCardButton;
        const qsizetype index = m_buttons.size();
        connect(button, &QAbstractButton::clicked, this,
                [this, index] { Q_EMIT cardClicked(m_shown.at(index).group); });
        m_list->addWidget(button);
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < cards.size(); ++i)
        m_buttons.at(i)->setCard(cards.at(i));
}

} // namespace phonedeck
