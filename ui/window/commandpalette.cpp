// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commandpalette.h"

#include "models/fleet/phonefinder.h"
#include "ui/theme/painting.h"
#include "ui/theme/stateshape.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accountbadge.h"
#include "ui/widgets/keycap.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>

#include <algorithm>
#include <utility>

namespace phonedeck {

namespace {

constexpr int inputHeight = 48;
constexpr int rowHeight = 32;
constexpr int titleHeight = 32;
constexpr int footHeight = 36;
constexpr int padding = 16;
constexpr int maxListHeight = 480;
constexpr int maxPhones = 6;
/// While nothing is typed, a section shows its first few: every section is in sight.
constexpr int maxUntyped = 6;
constexpr int maxOperations = 3;

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent), m_input(new QLineEdit(this)), m_account(new AccountTag(this))
{
    setFixedWidth(panelWidth);
    setMouseTracking(true);
    m_input->setProperty("bare", true);
    m_input->setFont(phonedeck::font(Type::Title));
    m_input->setPlaceholderText(tr("Type an action, a place, or a phone's name or id"));
    m_input->setAccessibleName(tr("Commands"));
    m_input->installEventFilter(this);
    m_input->setGeometry(44, 8, panelWidth - 44 - 110, inputHeight - 16);
    m_account->hide();
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::match);
}

void CommandPalette::setCommands(const QList<PaletteCommand> &commands)
{
    m_commands = commands;
    match();
}

void CommandPalette::setTargetText(const QString &text)
{
    m_targetText = text;
    update();
}

void CommandPalette::setStore(const InstanceStore *store, std::function<void(const QString &)> open)
{
    m_store = store;
    m_openPhone = std::move(open);
}

void CommandPalette::setAccount(const QString &name, int color)
{
    m_account->setAccount(name, color);
    m_account->adjustSize();
    m_account->move(panelWidth - padding - m_account->width(), (inputHeight - m_account->height()) / 2);
    m_account->show();
}

void CommandPalette::focusInput()
{
    m_input->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::setText(const QString &text)
{
    m_input->setText(text);
}

QSize CommandPalette::sizeHint() const
{
    int height = 0;
    for (const Line &line : m_lines)
        height = std::max(height, line.rect.bottom() + 1);
    return {panelWidth, std::max(height, inputHeight + 60) + 8 + footHeight};
}

void CommandPalette::match()
{
    const QString text = m_input->text().trimmed();
    m_shown.clear();
    m_morePhones = 0;
    // What begins with the text comes before what contains it, in each section.
    for (PaletteSection section :
         {PaletteSection::Actions, PaletteSection::Places, PaletteSection::Operations}) {
        const qsizetype before = m_shown.size();
        for (bool atStart : {true, false}) {
            for (const PaletteCommand &command : std::as_const(m_commands)) {
                const qsizetype at = command.title.indexOf(text, 0, Qt::CaseInsensitive);
                const qsizetype most = section == PaletteSection::Operations ? maxOperations : maxUntyped;
                const bool isEnough = (text.isEmpty() || section == PaletteSection::Operations) &&
                                      m_shown.size() - before >= most;
                if (command.section == section && at >= 0 && (at == 0) == atStart && !isEnough)
                    m_shown.append(command);
            }
        }
    }
    appendPhones(text);
    m_current = 0;
    arrange();
}

void CommandPalette::appendPhones(const QString &text)
{
    if (!m_store || text.size() < 2)
        return;
    const FoundPhones found = findPhones(*m_store, text, maxPhones);
    for (const FoundPhone &phone : found.phones) {
        PaletteCommand command;
        command.section = PaletteSection::Phones;
        command.title = phone.name;
        command.hint = phone.states;
        command.key = phone.instanceId;
        command.isMono = true;
        command.state = phone.running;
        command.run = [open = m_openPhone, id = phone.instanceId] { open(id); };
        m_shown.append(command);
    }
    m_morePhones = found.total - int(found.phones.size());
}

void CommandPalette::arrange()
{
    m_lines.clear();
    int y = inputHeight + 8;
    for (int i = 0; i < m_shown.size(); ++i) {
        const PaletteSection section = m_shown.at(i).section;
        const bool isFirst = i == 0 || m_shown.at(i - 1).section != section;
        // A title stands only over something.
        const int needed = isFirst ? titleHeight + rowHeight : rowHeight;
        if (y + needed > inputHeight + maxListHeight && section != PaletteSection::Phones)
            continue;
        if (isFirst) {
            m_lines.append({-1, section, QRect(0, y, panelWidth, titleHeight)});
            y += titleHeight;
        }
        m_lines.append({i, section, QRect(8, y, panelWidth - 16, rowHeight)});
        y += rowHeight;
    }
    updateGeometry();
    resize(sizeHint());
    update();
}

void CommandPalette::move(int step)
{
    QList<int> rows;
    for (const Line &line : std::as_const(m_lines)) {
        if (line.command >= 0)
            rows.append(line.command);
    }
    if (rows.isEmpty())
        return;
    const qsizetype at = std::max<qsizetype>(0, rows.indexOf(m_current));
    m_current = rows.at((at + step + rows.size()) % rows.size());
    m_input->setAccessibleDescription(m_shown.at(m_current).title);
    update();
}

void CommandPalette::runCurrent()
{
    if (m_current >= m_shown.size())
        return;
    // The palette is gone once it asked to be closed.
    const std::function<void()> run = m_shown.at(m_current).run;
    Q_EMIT closeRequested();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_Down:
            move(1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::mouseMoveEvent(QMouseEvent *event)
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.command >= 0 && line.rect.contains(event->position().toPoint()) &&
            m_current != line.command) {
            m_current = line.command;
            update();
        }
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *event)
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.command >= 0 && line.rect.contains(event->position().toPoint())) {
            m_current = line.command;
            runCurrent();
            return;
        }
    }
}

QString CommandPalette::sectionTitle(PaletteSection section) const
{
    switch (section) {
    case PaletteSection::Actions:
        return tr("Actions");
    case PaletteSection::Places:
        return tr("Places and views");
    case PaletteSection::Operations:
        return tr("Operations");
    case PaletteSection::Phones:
        return m_morePhones > 0 ? tr("Phones  %1 more").arg(QLocale().toString(m_morePhones)) : tr("Phones");
    }
    return {};
}

void CommandPalette::paintTitle(QPainter &painter, const Line &line) const
{
    const Theme &theme = themeOf(this);
    const QRect rect = line.rect.adjusted(padding, 4, -padding, 0);
    const int width = paintText(&painter, rect, sectionTitle(line.section), phonedeck::font(Type::Section),
                                theme.color(Token::Text2));
    if (line.section == PaletteSection::Actions && !m_targetText.isEmpty())
        paintText(&painter, rect.adjusted(width + 8, 0, 0, 0), m_targetText, phonedeck::font(Type::Cell),
                  theme.color(Token::Text2));
}

void CommandPalette::paintCommand(QPainter &painter, const Line &line) const
{
    const Theme &theme = themeOf(this);
    const PaletteCommand &command = m_shown.at(line.command);
    const bool isCurrent = line.command == m_current;
    if (isCurrent)
        paintBox(&painter, line.rect, 6, theme.color(Token::Sel));
    const int middle = line.rect.center().y() + 1;
    if (command.state.shape != StateShape::None)
        paintShape(&painter, QPoint(line.rect.left() + 10, middle - 6), command.state.shape,
                   theme.shapeColor(command.state.health));
    else
        paintIcon(&painter, QRect(line.rect.left() + 8, middle - 8, 16, 16), command.icon,
                  theme.color(command.destroys ? Token::DestrText : Token::Text2));

    int x = line.rect.left() + 34;
    const int right = line.rect.right() - 8;
    // The part that was typed stands out.
    const QString typed = m_input->text().trimmed();
    const qsizetype at = typed.isEmpty() ? -1 : command.title.indexOf(typed, 0, Qt::CaseInsensitive);
    const QString parts[] = {command.title.left(std::max<qsizetype>(at, 0)),
                             at < 0 ? QString() : command.title.mid(at, typed.size()),
                             at < 0 ? command.title : command.title.mid(at + typed.size())};
    for (int part = 0; part < 3; ++part) {
        const Token ink = command.destroys ? Token::DestrText : Token::Text1;
        const QColor color = theme.color(part == 1 && !command.destroys ? Token::AccentText : ink);
        x += paintText(&painter, QRect(x, line.rect.top(), right - x, rowHeight), parts[part],
                       phonedeck::font(Type::BodyStrong), color);
    }
    if (!command.hint.isEmpty())
        paintText(&painter, QRect(x + 10, line.rect.top(), right - x - 100, rowHeight), command.hint,
                  phonedeck::font(Type::Cell), theme.color(Token::Text2));
    if (command.key.isEmpty() && !isCurrent)
        return;
    if (command.isMono) {
        paintText(&painter, QRect(right - 120, line.rect.top(), 120, rowHeight), command.key,
                  phonedeck::font(Type::Mono), theme.color(Token::Text2), Qt::AlignRight | Qt::AlignVCenter);
        return;
    }
    const QString key = command.key.isEmpty() ? tr("Enter") : command.key;
    const int keyWidth = KeyCap::widthOf(key);
    KeyCap::paint(&painter, QRect(right - keyWidth, line.rect.top(), keyWidth, rowHeight), key, theme);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), 8, theme.color(Token::Raised), theme.color(Token::Frame));
    paintIcon(&painter, QRect(padding, (inputHeight - 16) / 2, 16, 16), Icon::Search,
              theme.color(Token::Text2));
    painter.fillRect(QRect(1, inputHeight, width() - 2, 1), theme.color(Token::Line));

    for (const Line &line : m_lines) {
        if (line.command >= 0)
            paintCommand(painter, line);
        else
            paintTitle(painter, line);
    }
    if (m_shown.isEmpty())
        paintText(&painter, QRect(padding, inputHeight + 16, width() - 2 * padding, 28),
                  tr("Nothing is called that."), phonedeck::font(Type::Body), theme.color(Token::Text3));

    const int footTop = height() - footHeight;
    painter.fillRect(QRect(1, footTop, width() - 2, 1), theme.color(Token::Line));
    int x = padding;
    const std::pair<QString, QString> keys[] = {
        {QStringLiteral("↑"), {}}, {QStringLiteral("↓"), tr("move")}, {tr("Enter"), tr("do it")}};
    for (const auto &[key, meaning] : keys) {
        const int keyWidth = KeyCap::widthOf(key);
        KeyCap::paint(&painter, QRect(x, footTop, keyWidth, footHeight), key, theme);
        x += keyWidth + 6;
        if (!meaning.isEmpty())
            x += paintText(&painter, QRect(x, footTop, 120, footHeight), meaning, phonedeck::font(Type::Cell),
                           theme.color(Token::Text2)) +
                 16;
    }
    const int closeWidth = textWidth(tr("close"), phonedeck::font(Type::Cell));
    const int escWidth = KeyCap::widthOf(QStringLiteral("Esc"));
    paintText(&painter, QRect(width() - padding - closeWidth, footTop, closeWidth + 2, footHeight),
              tr("close"), phonedeck::font(Type::Cell), theme.color(Token::Text2));
    KeyCap::paint(&painter,
                  QRect(width() - padding - closeWidth - 6 - escWidth, footTop, escWidth, footHeight),
                  QStringLiteral("Esc"), theme);
}

} // namespace phonedeck
