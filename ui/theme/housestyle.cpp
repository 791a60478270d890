// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/housestyle.h"

#include "ui/theme/buttonpainting.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QStyleOption>

namespace phonedeck {

namespace {

void paintComboFrame(QPainter *painter, const QStyleOptionComboBox &option, const QWidget *widget)
{
    const Theme &theme = themeOf(widget);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    QColor edge = theme.color(enabled ? Token::Line2 : Token::Line);
    if (widget && widget->property("invalid").toBool())
        edge = theme.color(Token::FailedShape);
    if (focused)
        edge = theme.color(Token::Focus);
    paintBox(painter, option.rect, 6, theme.color(enabled ? Token::Surface : Token::Window), edge,
             focused ? 2 : 1);
    const QRect arrow(option.rect.right() - 25, option.rect.center().y() - 7, 16, 16);
    paintIcon(painter, arrow, Icon::ChevronDown, theme.color(enabled ? Token::Text2 : Token::Disabled));
}

void paintToolButtonPanel(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = themeOf(widget);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QColor fill;
    if (option.state.testFlag(QStyle::State_On) || option.state.testFlag(QStyle::State_Sunken))
        fill = theme.color(Token::Sunken);
    else if (enabled && option.state.testFlag(QStyle::State_MouseOver))
        fill = theme.color(Token::Hover);
    if (fill.isValid())
        paintBox(painter, option.rect, 6, fill);
}

void paintArrow(QPainter *painter, const QStyleOption &option, const QWidget *widget, Icon icon)
{
    const int size = qMin(12, qMin(option.rect.width(), option.rect.height()));
    QRect box(0, 0, size, size);
    box.moveCenter(option.rect.center());
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    paintIcon(painter, box, icon, themeOf(widget).color(enabled ? Token::Text2 : Token::Disabled));
}

Qt::CheckState checkState(const QStyleOption &option)
{
    if (option.state.testFlag(QStyle::State_NoChange))
        return Qt::PartiallyChecked;
    return option.state.testFlag(QStyle::State_On) ? Qt::Checked : Qt::Unchecked;
}

QPoint centred(const QRect &rect, int size)
{
    return {rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2};
}

/// A line between the panes and a mark of 24 px that says it can be dragged.
void paintSplitter(QPainter *painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme &theme = themeOf(widget);
    const QPoint middle = option.rect.center();
    // State_Horizontal is of the splitter: its handle stands upright.
    if (option.state.testFlag(QStyle::State_Horizontal)) {
        painter->fillRect(QRect(middle.x(), option.rect.top(), 1, option.rect.height()),
                          theme.color(Token::Line));
        if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(QRect(middle.x() - 1, middle.y() - 12, 2, 24), theme.color(Token::Frame));
        return;
    }
    painter->fillRect(QRect(option.rect.left(), middle.y(), option.rect.width(), 1),
                      theme.color(Token::Line));
    painter->fillRect(QRect(middle.x() - 12, middle.y() - 1, 24, 2), theme.color(Token::Frame));
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void HouseStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        widget->inherits("QSplitterHandle"))
        widget->setAttribute(Qt::WA_Hover);
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return 14;
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_SplitterWidth:
        return 5;
    case PM_ScrollBarExtent:
        return 6;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    if (type == CT_PushButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return buttonSize(*button, widget);
    }
    if (type == CT_ComboBox) {
        const bool dense = widget && widget->property("dense").toBool();
        return {size.width() + 10 + 28 + 10, dense ? 28 : 32};
    }
    if (type == CT_ToolButton)
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({28, 28});
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const bool enabled = option->state.testFlag(State_Enabled);
    switch (element) {
    case PE_FrameFocusRect:
        return; // FocusRing and the painted widgets show the focus
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(painter, centred(option->rect, 14), checkState(*option), themeOf(widget), enabled);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(painter, centred(option->rect, 16), option->state.testFlag(State_On), themeOf(widget),
                   enabled);
        return;
    case PE_PanelButtonTool:
        paintToolButtonPanel(painter, *option, widget);
        return;
    case PE_IndicatorArrowDown:
        paintArrow(painter, *option, widget, Icon::ChevronDown);
        return;
    case PE_IndicatorArrowUp:
        paintArrow(painter, *option, widget, Icon::ChevronUp);
        return;
    case PE_IndicatorArrowLeft:
        paintArrow(painter, *option, widget, Icon::ChevronLeft);
        return;
    case PE_IndicatorArrowRight:
        paintArrow(painter, *option, widget, Icon::ChevronRight);
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children))
            paintArrow(painter, *option, widget,
                       option->state.testFlag(State_Open) ? Icon::ChevronDown : Icon::ChevronRight);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_PushButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            paintButton(painter, *button, widget);
            return;
        }
    }
    if (element == CE_Splitter) {
        paintSplitter(painter, *option, widget);
        return;
    }
    if (element == CE_ComboBoxLabel) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->editable)
                return;
            const bool enabled = option->state.testFlag(State_Enabled);
            const QRect box = option->rect.adjusted(10, 0, -30, 0);
            const bool placeholder = widget && qobject_cast<const QComboBox *>(widget) &&
                                     qobject_cast<const QComboBox *>(widget)->currentIndex() < 0;
            const Token ink = !enabled ? Token::Disabled : placeholder ? Token::Text3 : Token::Text1;
            paintText(painter, box, combo->currentText, font(Type::Body), themeOf(widget).color(ink));
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            paintComboFrame(painter, *combo, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(8, 2, -30, -2);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return {option->rect.right() - 29, option->rect.top(), 30, option->rect.height()};
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace phonedeck
