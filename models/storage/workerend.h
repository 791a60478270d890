// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QThreadPool>

#include <memory>

namespace phonedeck {

/// For values whose end takes longer than a frame, such as the text of 100 000 phones: a worker destroys what
/// nobody else holds any more.
template <typename T> void endOnWorker(T value)
{
    if (QThreadPool *pool = QThreadPool::globalInstance())
        pool->start([last = std::move(value)] { Q_UNUSED(last) });
}

/// Whoever lets go of it last, it ends on a worker.
template <typename T> [[nodiscard]] std::shared_ptr<const T> sharedByWorker(T value)
{
    return std::shared_ptr<const T>(new T(std::move(value)), [](const T *last) {
        if (QThreadPool *pool = QThreadPool::globalInstance())
            pool->start([last] { delete last; });
        else
            delete last;
    });
}

} // namespace phonedeck
