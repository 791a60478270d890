// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/health.h"
#include "ui/widgets/flattable.h"

#include <QtWidgets/QScrollArea>

namespace phonedeck {

class NoteBar;

/// The sheet's list: a few rows at least, as high as its rows up to a few more, then it scrolls.
class ConfirmTable final : public FlatTable
{
    Q_OBJECT

public:
    using FlatTable::FlatTable;
    void setModel(QAbstractItemModel *model) override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] int heightOf(int rows) const;
};

/// What is between the sheet's head and foot. It gives way when the window is low: first the list gets
/// shorter, then all of it scrolls.
class BodyArea final : public QScrollArea
{
    Q_OBJECT

public:
    BodyArea(QWidget *content, int width);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int m_width;
};

/// A note whose height is settled by the width it has. QScrollArea takes a wish that depends on the width for
/// a minimum, so the note's own would keep the list from getting shorter.
class NoteHolder final : public QWidget
{
    Q_OBJECT

public:
    explicit NoteHolder(NoteBar *note);

    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();

    NoteBar *m_note;
};

/// A widget with room around it, which goes with it when it is hidden: a layout would keep the room.
class Inset final : public QWidget
{
    Q_OBJECT

public:
    Inset(QWidget *content, const QMargins &room);
};

/// A state's shape alone.
class ShapeMark final : public QWidget
{
    Q_OBJECT

public:
    ShapeMark(StateShape shape, Health health);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateShape m_shape;
    Health m_health;
};

} // namespace phonedeck
