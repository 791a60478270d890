// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace phonedeck {

namespace {

constexpr int fieldHeight = 32;
constexpr int chipHeight = 22;
constexpr int chipPadding = 8;
constexpr int chipGap = 6;
constexpr int crossSize = 12;
constexpr int textLeft = 34;
constexpr int minimumTyping = 110;
constexpr int clearSize = 24;

/// Says under the field why it isn't understood.
class ReasonLabel final : public QWidget
{
public:
    explicit ReasonLabel(QWidget *window) : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void setReason(const QString &reason)
    {
        m_reason = reason;
        resize(textWidth(reason, phonedeck::font(Type::Cell)) + 22, 28);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        paintBox(&painter, rect(), 6, theme.color(Token::Raised), theme.color(Token::Frame));
        paintText(&painter, rect().adjusted(10, 0, -8, 0), m_reason, phonedeck::font(Type::Cell),
                  theme.color(Token::DestrText));
    }

private:
    QString m_reason;
};

} // namespace

SearchField::SearchField(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_clear(new QToolButton(this))
{
    setFixedHeight(fieldHeight);
    setMouseTracking(true);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setProperty("bare", true);
    m_edit->setFont(phonedeck::font(Type::Body));
    m_edit->setFrame(false);
    m_edit->installEventFilter(this);
    m_clear->setAutoRaise(true);
    m_clear->setFixedSize(clearSize, clearSize);
    m_clear->setIconSize(QSize(crossSize, crossSize));
    m_clear->setIcon(phonedeck::icon(Icon::Close, Token::Text2));
    m_clear->setToolTip(tr("Clear the filter"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_chosenChip = -1;
        arrange();
        Q_EMIT textEdited(text);
    });
    connect(m_clear, &QToolButton::clicked, this, &SearchField::cleared);
    arrange();
}

void SearchField::setChips(const QList<Chip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    m_chosenChip = -1;
    arrange();
}

void SearchField::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    arrange();
}

void SearchField::setAddText(const QString &text)
{
    m_addText = text;
    arrange();
}

void SearchField::setCountText(const QString &count, const QString &rest)
{
    if (count == m_count && rest == m_countRest)
        return;
    m_count = count;
    m_countRest = rest;
    arrange();
}

void SearchField::setError(int position, const QString &reason)
{
    m_errorAt = std::max(0, position);
    m_reasonText = reason;
    if (!m_reason) {
        // Over what is beneath: a reason that pushes the table down would move what is being looked at.
        m_reason = new ReasonLabel(window());
    }
    auto *label = static_cast<ReasonLabel *>(m_reason.data());
    label->setReason(reason);
    label->move(mapTo(window(), QPoint(textLeft - 10, height() + 2)));
    label->raise();
    label->show();
    setAccessibleDescription(reason);
    m_edit->setAccessibleDescription(reason);
    update();
}

void SearchField::clearError()
{
    m_errorAt = -1;
    m_reasonText.clear();
    if (m_reason)
        m_reason->hide();
    m_edit->setAccessibleDescription({});
    update();
}

QString SearchField::text() const
{
    return m_edit->text();
}

void SearchField::setText(const QString &text)
{
    if (m_edit->text() == text)
        return;
    m_edit->setText(text);
    arrange();
}

QSize SearchField::sizeHint() const
{
    return {480, fieldHeight};
}

QSize SearchField::minimumSizeHint() const
{
    return {200, fieldHeight};
}

int SearchField::chipWidth(int index) const
{
    const Chip &chip = m_chips.at(index);
    int width =
        chipPadding + textWidth(chip.value, phonedeck::font(Type::CellStrong)) + 6 + crossSize + chipPadding;
    if (!chip.field.isEmpty())
        width += textWidth(chip.field + u": ", phonedeck::font(Type::Cell));
    if (chip.negated)
        width += textWidth(tr("not") + u' ', phonedeck::font(Type::Cell));
    return width;
}

QRect SearchField::chipRect(int index) const
{
    return m_chipRects.value(index);
}

QRect SearchField::chipCrossRect(int index) const
{
    const QRect chip = chipRect(index);
    return {chip.right() - chipPadding - crossSize + 1, chip.top() + (chipHeight - crossSize) / 2, crossSize,
            crossSize};
}

int SearchField::rightWidth() const
{
    int width = 10;
    const int counts =
        textWidth(QString(m_count + u' ' + m_countRest).trimmed(), phonedeck::font(Type::Cell));
    if (counts > 0)
        width += counts + 10;
    if (m_clear->isVisibleTo(this))
        width += clearSize + 8;
    return width;
}

void SearchField::arrange()
{
    const bool isEmpty = m_chips.isEmpty() && m_edit->text().isEmpty();
    m_clear->setVisible(!isEmpty);
    m_clear->move(width() - clearSize - 6, (height() - clearSize) / 2);
    m_edit->setPlaceholderText(m_chips.isEmpty() ? m_placeholder : m_addText);
    m_edit->setAccessibleName(m_placeholder);
    const int right = width() - rightWidth();
    m_chipRects.clear();
    int x = textLeft - (m_chips.isEmpty() ? 0 : 2);
    // Chips that leave no room for typing keep their place and get narrower.
    int wanted = 0;
    for (int i = 0; i < m_chips.size(); ++i)
        wanted += chipWidth(i) + chipGap;
    const int room = std::max(0, right - x - minimumTyping);
    const double share = wanted > room && wanted > 0 ? double(room) / wanted : 1;
    for (int i = 0; i < m_chips.size(); ++i) {
        const int chip = std::max(2 * chipPadding + crossSize, int(chipWidth(i) * share));
        m_chipRects.append(QRect(x, (height() - chipHeight) / 2, chip, chipHeight));
        x += chip + chipGap;
    }
    m_edit->setGeometry(x, 2, std::max(20, right - x), height() - 4);
    update();
}

void SearchField::paintChip(QPainter *painter, int index) const
{
    const Theme &theme = themeOf(this);
    const Chip &chip = m_chips.at(index);
    const QRect area = chipRect(index);
    const bool isChosen = index == m_chosenChip;
    paintBox(painter, area, 4, theme.color(isChosen ? Token::SelHover : Token::Chip),
             theme.color(isChosen ? Token::Focus : Token::ChipLine));
    int x = area.left() + chipPadding;
    const int right = area.right() - chipPadding - crossSize - 4;
    const auto piece = [&](const QString &text, Type type, Token color) {
        x += paintText(painter, QRect(x, area.top(), std::max(0, right - x), chipHeight), text,
                       phonedeck::font(type), theme.color(color));
    };
    if (chip.negated)
        piece(tr("not") + u' ', Type::CellStrong, Token::DestrText);
    if (!chip.field.isEmpty())
        piece(chip.field + u": ", Type::Cell, Token::Text2);
    piece(chip.value, Type::CellStrong, Token::AccentText);
    paintIcon(painter, chipCrossRect(index), Icon::Close,
              theme.color(index == m_hoveredCross ? Token::Text1 : Token::Text2));
}

void SearchField::paintRight(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    int x = width() - 10;
    const bool isEmpty = m_chips.isEmpty() && m_edit->text().isEmpty();
    if (!isEmpty) {
        x -= clearSize + 4;
        painter->fillRect(QRect(x - 2, 9, 1, height() - 18), theme.color(Token::Line2));
        x -= 12;
    }
    const QString rest = m_countRest;
    const int restWidth = textWidth(rest, phonedeck::font(Type::Cell));
    if (!rest.isEmpty()) {
        paintText(painter, QRect(x - restWidth - 2, 0, restWidth + 2, height()), rest,
                  phonedeck::font(Type::Cell), theme.color(Token::Text3), Qt::AlignRight | Qt::AlignVCenter);
        x -= restWidth + 5;
    }
    if (!m_count.isEmpty()) {
        const int countWidth = textWidth(m_count, phonedeck::font(Type::CellStrong));
        paintText(painter, QRect(x - countWidth - 2, 0, countWidth + 2, height()), m_count,
                  phonedeck::font(Type::CellStrong), theme.color(Token::Text1),
                  Qt::AlignRight | Qt::AlignVCenter);
        x -= countWidth + 8;
    }
    if (isEmpty && isEnabled() && !m_edit->hasFocus() && m_count.isEmpty() && rest.isEmpty()) {
        const QString slash = QStringLiteral("/");
        const int keyWidth = KeyCap::widthOf(slash);
        KeyCap::paint(painter, QRect(x - keyWidth, 0, keyWidth, height()), slash, theme);
    }
}

void SearchField::paintError(QPainter *painter) const
{
    // From the place of the fault to the end of its word.
    const QFontMetrics metrics(m_edit->font());
    const QString before = m_edit->text().left(m_errorAt);
    const int left = m_edit->geometry().left() + 2 + metrics.horizontalAdvance(before);
    const int wide = std::max(8, metrics.horizontalAdvance(m_edit->text().mid(m_errorAt)));
    const int right = std::min(left + wide, m_edit->geometry().right());
    painter->fillRect(QRect(left, height() - 8, std::max(8, right - left), 2),
                      themeOf(this).color(Token::FailedShape));
}

void SearchField::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    const bool hasKeys = m_edit->hasFocus();
    const Token edge = hasError() ? Token::FailedShape : hasKeys ? Token::Focus : Token::Line2;
    paintBox(&painter, rect(), 6, theme.color(isEnabled() ? Token::Surface : Token::Window),
             theme.color(edge), hasKeys ? 2 : 1);
    paintIcon(&painter, QRect(12, (height() - 16) / 2, 16, 16), Icon::Search,
              theme.color(isEnabled() ? Token::Text2 : Token::Disabled));
    for (int i = 0; i < m_chips.size(); ++i)
        paintChip(&painter, i);
    paintRight(&painter);
    if (hasError())
        paintError(&painter);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SearchField::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    for (int i = 0; i < m_chips.size(); ++i) {
        if (!chipRect(i).contains(at))
            continue;
        if (chipCrossRect(i).adjusted(-3, -3, 3, 3).contains(at))
            Q_EMIT chipRemoved(i);
        else
            Q_EMIT chipActivated(i);
        return;
    }
    m_edit->setFocus(Qt::MouseFocusReason);
}

void SearchField::mouseMoveEvent(QMouseEvent *event)
{
    int hovered = -1;
    for (int i = 0; i < m_chips.size(); ++i) {
        if (chipCrossRect(i).adjusted(-3, -3, 3, 3).contains(event->position().toPoint()))
            hovered = i;
    }
    if (hovered != m_hoveredCross) {
        m_hoveredCross = hovered;
        update();
    }
}

void SearchField::leaveEvent(QEvent *)
{
    m_hoveredCross = -1;
    update();
}

void SearchField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_clear->setToolTip(tr("Clear the filter"));
        m_clear->setAccessibleName(tr("Clear the filter"));
        arrange();
    }
}

bool SearchField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT submitted();
        return true;
    case Qt::Key_Backspace:
        if (!m_edit->text().isEmpty() || m_chips.isEmpty())
            return false;
        // The first press marks the last chip, the second one removes it.
        if (m_chosenChip < 0) {
            m_chosenChip = int(m_chips.size()) - 1;
            update();
        } else {
            Q_EMIT chipRemoved(std::exchange(m_chosenChip, -1));
        }
        return true;
    default:
        return false;
    }
}

} // namespace phonedeck
