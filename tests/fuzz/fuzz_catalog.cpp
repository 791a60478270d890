// SPDX-License-Identifier: GPL-3.0-or-later
// What is on sale (4.2.1), with all its ways to write a number.
#include "network/orders/batchshowsku.h"
#include "tests/fuzz/answers.h"

#include <cmath>

using namespace phonedeck;
using fuzzing::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const HttpAnswer answer = fuzzing::answerOf(fuzzing::bytes(data, size));
    const auto catalog = fuzzing::read<BatchShowSku>(
        answer, [](const auto &a, const auto &b) { return a.bandSkuId == b.bandSkuId && a.skus == b.skus; });
    if (!catalog)
        return 0;
    fuzzing::requireRoomFor(catalog->skus.size(), 0, answer.body);
    for (const Sku &sku : catalog->skus) {
        // They are numbers to choose from and to order.
        for (const double bandSize : sku.bandSizesMbit)
            require(std::isfinite(bandSize) && bandSize > 0, "a bandwidth can be ordered");
        for (const NestScene &scene : sku.scenes)
            require(std::isfinite(scene.bandSizeMbit) && scene.bandSizeMbit >= 0, "a bandwidth is one");
    }
    return 0;
}
