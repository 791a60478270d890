// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace phonedeck {

class Theme;

/// A key's name in a small frame, 16 px high.
class KeyCap : public QWidget
{
    Q_OBJECT

public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);
    void setKey(const QString &key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    [[nodiscard]] static int widthOf(const QString &key);
    /// For paint code; `rect` is centred on vertically.
    static void paint(QPainter *painter, const QRect &rect, const QString &key, const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace phonedeck
