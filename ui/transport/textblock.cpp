// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transport/textblock.h"

#include "ui/theme/fonts.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QTextBlock>
#include <QtWidgets/QScrollBar>

#include <cmath>

namespace phonedeck {

namespace {

constexpr int padding = 8;

} // namespace

TextBlock::TextBlock(const QString &text, const QString &name, QWidget *parent) : QPlainTextEdit(parent)
{
    setProperty("bare", true); // the frame is painted here
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(name);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setContextMenuPolicy(Qt::NoContextMenu);
    setFont(phonedeck::font(Type::Mono));
    document()->setDocumentMargin(padding);
    setPlainText(text);
    viewport()->setAutoFillBackground(false);
    refresh();
}

void TextBlock::refresh()
{
    const Theme &theme = themeOf(this);
    QPalette colors = palette();
    colors.setColor(QPalette::Text, theme.color(Token::Text1));
    if (colors != palette())
        setPalette(colors);
}

void TextBlock::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refresh();
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void TextBlock::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(this);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, viewport()->rect(), 6, theme.color(Token::Sunken),
             theme.color(hasFocus() ? Token::Focus : Token::Line));
    painter.end();
    QPlainTextEdit::paintEvent(event);
}

void TextBlock::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void TextBlock::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // what is around it scrolls
}

void TextBlock::fitHeight()
{
    // Asked block by block: the document itself counts lines that were not laid out yet as one.
    qreal textHeight = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        textHeight += blockBoundingRect(block).height();
    const int text = static_cast<int>(std::ceil(textHeight));
    const int frame = height() - viewport()->height();
    setFixedHeight(text + 2 * padding + frame);
    verticalScrollBar()->setValue(0);
}

} // namespace phonedeck
