// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/theme/icons.h"

#include <QtWidgets/QFrame>

#include <functional>

class QLineEdit;

namespace phonedeck {

class AccountTag;
class InstanceStore;

enum class PaletteSection { Actions, Places, Operations, Phones };

/// One thing the palette can do.
struct PaletteCommand {
    PaletteSection section = PaletteSection::Actions;
    Icon icon = Icon::Search;
    QString title;
    QString hint; ///< after the title, smaller
    QString key;  ///< at the right
    std::function<void()> run;
    StateText state;     ///< phones: its shape stands in for the icon
    bool isMono = false; ///< the key is an id
    bool destroys = false;
};

/// Every action, every place, every view, any operation, any phone by name or id: type, choose, Enter.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int panelWidth = 640;

    explicit CommandPalette(QWidget *parent = nullptr);

    void setCommands(const QList<PaletteCommand> &commands);
    /// Said after the title of the actions: "on 2 selected phones".
    void setTargetText(const QString &text);
    /// Phones to look through; `open` gets the chosen one's id. The store outlives the palette.
    void setStore(const InstanceStore *store, std::function<void(const QString &)> open);
    void setAccount(const QString &name, int color);
    void focusInput();
    void setText(const QString &text);
    /// What is shown for the present text, in order.
    [[nodiscard]] const QList<PaletteCommand> &shown() const { return m_shown; }
    [[nodiscard]] int currentRow() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line {
        int command = -1; ///< index into m_shown; below 0 a section's title
        PaletteSection section = PaletteSection::Actions;
        QRect rect;
    };

    void match();
    void appendPhones(const QString &text);
    void arrange();
    void move(int step);
    void runCurrent();
    void paintTitle(QPainter &painter, const Line &line) const;
    void paintCommand(QPainter &painter, const Line &line) const;
    [[nodiscard]] QString sectionTitle(PaletteSection section) const;

    QLineEdit *m_input;
    AccountTag *m_account;
    QList<PaletteCommand> m_commands;
    QList<PaletteCommand> m_shown;
    QList<Line> m_lines;
    const InstanceStore *m_store = nullptr;
    std::function<void(const QString &)> m_openPhone;
    QString m_targetText;
    int m_current = 0;
    int m_morePhones = 0;
};

} // namespace phonedeck
