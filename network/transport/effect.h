// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonedeck {

/// What sending an operation can do to the world. Retry, body and connection rules follow from it.
enum class Effect {
    Reads,    ///< changes nothing, may be sent again
    Changes,  ///< changes phones or the state of the account; never sent twice by the transport
    Destroys, ///< wipes or gives up something that can't be had back
    Spends,   ///< costs money; one intent is one request, ever
};

} // namespace phonedeck
