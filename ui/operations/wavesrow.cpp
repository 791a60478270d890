// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/operations/wavesrow.h"

#include "ui/theme/textlabel.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QStyle>
#include <QtWidgets/QVBoxLayout>

namespace phonedeck {

namespace {

constexpr int fieldHeight = 28;
constexpr int fieldWidth = 50;
constexpr int fieldGap = 16;
constexpr int unitGap = 4;

void setInvalid(QLineEdit &edit, const QString &error)
{
    edit.setAccessibleDescription(error);
    edit.setToolTip(error.toHtmlEscaped());
    if (edit.property("invalid").toBool() == !error.isEmpty())
        return;
    edit.setProperty("invalid", !error.isEmpty());
    edit.style()->unpolish(&edit);
    edit.style()->polish(&edit);
}

} // namespace

WavesRow::WavesRow(QWidget *parent)
    : QWidget(parent), m_asks(new QCheckBox), m_words(makeLabel(Type::Cell, Token::Text2))
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(fieldGap);
    grid->setVerticalSpacing(2);
    const std::array members{&WaveForm::canary, &WaveForm::step, &WaveForm::brakePercent, &WaveForm::minutes};
    for (size_t i = 0; i < members.size(); ++i) {
        m_fields[i] = makeField(members[i]);
        auto *line = new QHBoxLayout;
        line->setSpacing(unitGap);
        line->addWidget(m_fields[i].edit);
        line->addWidget(m_fields[i].unit);
        grid->addWidget(m_fields[i].label, 0, int(i));
        grid->addLayout(line, 1, int(i), Qt::AlignLeft);
    }
    grid->addWidget(m_asks, 1, int(members.size()));
    grid->setColumnStretch(int(members.size()), 1);
    m_asks->setFont(phonedeck::font(Type::Cell));
    m_words->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(grid);
    layout->addWidget(m_words);
    connect(m_asks, &QCheckBox::toggled, this, [this](bool asks) {
        m_form.asksBetween = asks;
        Q_EMIT formEdited(m_form);
    });
    retranslate();
}

WavesRow::Field WavesRow::makeField(QString WaveForm::*member)
{
    Field field;
    field.member = member;
    field.label = makeLabel(Type::Head, Token::Text2);
    field.unit = makeLabel(Type::Cell, Token::Text3);
    field.edit = new QLineEdit;
    field.edit->setProperty("dense", true);
    field.edit->setFixedSize(fieldWidth, fieldHeight);
    field.label->setBuddy(field.edit);
    connect(field.edit, &QLineEdit::textEdited, this, [this, member](const QString &text) {
        m_form.*member = text;
        Q_EMIT formEdited(m_form);
    });
    return field;
}

void WavesRow::retranslate()
{
    const std::array labels{//: phones of the first step of an operation
                            tr("First"),
                            //: phones of each further step
                            tr("Then at a time"),
                            //: above a share of failures
                            tr("Stop above"),
                            //: so many minutes
                            tr("Spread over")};
    const std::array units{//: after a number
                           tr("phones"), tr("phones"),
                           //: after a number: 10 % failed
                           tr("% failed"),
                           //: minutes, after a number
                           tr("min")};
    for (size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i].label->setText(labels[i]);
        m_fields[i].unit->setText(units[i]);
        m_fields[i].edit->setAccessibleName(QStringLiteral("%1 (%2)").arg(labels[i], units[i]));
    }
    m_asks->setText(tr("Wait for me between the steps"));
}

QList<QWidget *> WavesRow::chain() const
{
    QList<QWidget *> widgets;
    for (const Field &field : m_fields)
        widgets.append(field.edit);
    widgets.append(m_asks);
    return widgets;
}

void WavesRow::focusFirst()
{
    m_fields[0].edit->setFocus(Qt::TabFocusReason);
    m_fields[0].edit->selectAll();
}

void WavesRow::render(const ConfirmPresenter::Waves &waves)
{
    m_form = waves.form;
    const std::array errors{waves.checked.canaryError, waves.checked.stepError, waves.checked.brakeError,
                            waves.checked.minutesError};
    for (size_t i = 0; i < m_fields.size(); ++i) {
        QLineEdit *edit = m_fields[i].edit;
        if (edit->text() != m_form.*m_fields[i].member) {
            const QSignalBlocker quiet(edit);
            edit->setText(m_form.*m_fields[i].member);
        }
        setInvalid(*edit, errors[i]);
    }
    const QSignalBlocker quiet(m_asks);
    m_asks->setChecked(m_form.asksBetween);
    const QString error = waves.checked.firstError();
    m_words->setColor(error.isEmpty() ? Token::Text2 : Token::DestrText);
    m_words->setText(error.isEmpty() ? waves.checked.words : error);
}

} // namespace phonedeck
