// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtCore/QVariantAnimation>
#include <QtWidgets/QWidget>

namespace phonedeck {

/// A panel over the whole window with a scrim beneath: the confirm sheet and the palette. Keeps the focus
/// inside while it is open and gives it back when it closes. Esc or a click on the scrim close it.
class ScrimOverlay : public QWidget
{
    Q_OBJECT

public:
    enum class Place {
        Sheet,   ///< hangs from `topOffset`, slides in
        Palette, ///< floats at a ninth of the height, no animation
        Center,
    };
    Q_ENUM(Place)

    /// Covers `window`, from `topOffset` down.
    ScrimOverlay(QWidget *window, Place place, int topOffset = 0);

    /// Takes the panel over. It is as wide as its sizeHint or its fixed width says, never higher than fits.
    void setPanel(QWidget *panel);
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// A sheet that destroys is not closed by a stray click.
    void setClosesOnClick(bool closes) { m_closesOnClick = closes; }

    void open();
    void close();

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QRect panelRect() const;
    void arrange();
    /// How much of a sheet has come down, 0 to 1.
    [[nodiscard]] qreal slidden() const;

    Place m_place;
    int m_topOffset;
    QWidget *m_panel = nullptr;
    QPointer<QWidget> m_before; ///< who had the focus
    QVariantAnimation m_slide;  ///< of a sheet
    bool m_open = false;
    bool m_closesOnClick = true;
};

} // namespace phonedeck
