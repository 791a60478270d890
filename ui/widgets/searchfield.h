// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QLineEdit;
class QToolButton;

namespace phonedeck {

/// A term of the filter as a chip: "region: cn-north-7, cn-south-1".
struct Chip {
    QString field; ///< "region"; empty for a bare word
    QString value; ///< "cn-north-7, cn-south-1"
    bool negated = false;
    bool operator==(const Chip &) const = default;
};

/// The field at the top that is the filter of the place: chips, then the text being typed, at the right how
/// much it found. A click on a chip's cross or Backspace before the text asks to remove a chip; the field
/// changes nothing itself, the owner answers with setChips(). 32 px high.
class SearchField : public QWidget
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips);
    [[nodiscard]] const QList<Chip> &chips() const { return m_chips; }
    /// Shown while there is neither chip nor text.
    void setPlaceholder(const QString &text);
    /// Shown after chips, e.g. "Add a filter".
    void setAddText(const QString &text);
    /// "312" and "of 12,345": the first is emphasised.
    void setCountText(const QString &count, const QString &rest = {});
    /// The part of the text from `position` is underlined and `reason` shown under the field.
    void setError(int position, const QString &reason);
    void clearError();
    [[nodiscard]] bool hasError() const { return m_errorAt >= 0; }

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    /// For completion and for the owner's keys.
    [[nodiscard]] QLineEdit *lineEdit() const { return m_edit; }
    [[nodiscard]] QRect chipRect(int index) const;
    [[nodiscard]] QRect chipCrossRect(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chipRemoved(int index);
    void chipActivated(int index); ///< its words, to edit it
    void textEdited(const QString &text);
    void submitted(); ///< Enter
    void cleared();   ///< the cross: chips and text
    void escaped();   ///< Esc: back to the table, the filter kept

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] int chipWidth(int index) const;
    [[nodiscard]] int rightWidth() const;
    void arrange();
    void paintChip(QPainter *painter, int index) const;
    void paintRight(QPainter *painter) const;
    void paintError(QPainter *painter) const;

    QLineEdit *m_edit;
    QToolButton *m_clear;
    QPointer<QWidget> m_reason; ///< a child of the window, over what is beneath the field
    QList<Chip> m_chips;
    QList<QRect> m_chipRects;
    QString m_placeholder;
    QString m_addText;
    QString m_count;
    QString m_countRest;
    QString m_reasonText;
    int m_errorAt = -1;
    int m_hoveredCross = -1;
    int m_chosenChip = -1; ///< the chip Backspace has marked; a second one removes it
};

} // namespace phonedeck
