// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/confirmpresenter.h"

#include <QtWidgets/QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace phonedeck {

class TextLabel;

/// The fields of an operation that goes out in steps, and what they come to in words.
class WavesRow final : public QWidget
{
    Q_OBJECT

public:
    explicit WavesRow(QWidget *parent = nullptr);

    void render(const ConfirmPresenter::Waves &waves);
    void retranslate();
    /// In reading order, for the chain of Tab.
    [[nodiscard]] QList<QWidget *> chain() const;
    void focusFirst();

Q_SIGNALS:
    void formEdited(const phonedeck::WaveForm &form);

private:
    struct Field {
        QLabel *label = nullptr;
        QLineEdit *edit = nullptr;
        QLabel *unit = nullptr;
        QString WaveForm::*member = nullptr;
    };
    Field makeField(QString WaveForm::*member);

    WaveForm m_form;
    std::array<Field, 4> m_fields;
    QCheckBox *m_asks;
    TextLabel *m_words;
};

} // namespace phonedeck
