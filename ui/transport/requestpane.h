// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/requestdetails.h"

#include <QtWidgets/QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace phonedeck {

class Button;
class TabStrip;

/// At the right of the table of requests: everything that was kept of the current one.
class RequestPane final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Overview, Headers, Bodies };

    explicit RequestPane(QWidget *parent = nullptr);

    void render(const RequestDetails &details);
    void retranslate();
    void showView(View view);

Q_SIGNALS:
    void closeClicked();
    void copyCurlClicked();
    void copyRequestIdClicked();

private:
    void refill();
    void fillOverview(QVBoxLayout &layout);
    void fillHeaders(QVBoxLayout &layout) const;
    void fillBodies(QVBoxLayout &layout) const;

    RequestDetails m_details;
    TabStrip *m_tabs;
    Button *m_close;
    QStackedWidget *m_stack;
};

} // namespace phonedeck
