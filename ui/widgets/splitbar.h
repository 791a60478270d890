// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/token.h"
#include "ui/widgets/accessiblerows.h"

#include <QtWidgets/QWidget>

namespace phonedeck {

struct SplitPart {
    QString label;
    qint64 count = 0;
    QString countText;
    Token color = Token::Chart1;
};

/// Parts of a whole side by side. With a legend above (two parts: left and right) or the bar alone.
class SplitBar : public QWidget, public RowSource
{
    Q_OBJECT

public:
    explicit SplitBar(QWidget *parent = nullptr);

    void setParts(const QList<SplitPart> &parts);
    void setLegendVisible(bool visible);
    /// 12 with a legend by default; 6 for thin ones.
    void setBarHeight(int height);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, sizeHint().height()}; }

    // RowSource
    int rowCount() const override;
    QString rowName(int row) const override;
    QRect rowArea(int row) const override;
    int rowWithFocus() const override;
    void activateRow(int row) override;

Q_SIGNALS:
    void activated(int part);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF barRect() const;
    void paintLegend(QPainter *painter) const;

    QList<SplitPart> m_parts;
    int m_focused = 0;
    int m_barHeight = 12;
    bool m_legend = true;
};

} // namespace phonedeck
