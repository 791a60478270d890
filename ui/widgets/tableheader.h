// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QHeaderView>

namespace phonedeck {

/// The head of a table, 28 px: text2, the sorted column in text1 with its arrow after the title. The first
/// section may hold the box that marks all.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget *parent = nullptr);

    /// Shows the box in section `section` (0 unless the columns say otherwise); below 0 hides it.
    void setCheckSection(int section);
    [[nodiscard]] int checkSection() const { return m_checkSection; }
    void setCheckState(Qt::CheckState state);
    [[nodiscard]] Qt::CheckState checkState() const { return m_checkState; }
    /// Left edge of the text in the first section: 12 by default, as in the cells.
    void setFirstPadding(int padding);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void checkClicked();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    int m_checkSection = -1;
    Qt::CheckState m_checkState = Qt::Unchecked;
    int m_firstPadding = 12;
};

} // namespace phonedeck
