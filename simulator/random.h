// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

namespace phonedeck::simulator {

/// SplitMix64. Not <random>: its distributions differ between standard libraries, and a seed has to give the
/// same cloud everywhere.
class Random
{
public:
    explicit Random(quint64 seed) : m_state(seed) {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 … bound - 1.
    quint32 below(quint32 bound) { return static_cast<quint32>(((next() >> 32) * bound) >> 32); }
    /// 0 … 1, without 1.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// True in so many cases of a thousand.
    bool perMille(quint32 share) { return below(1000) < share; }

private:
    quint64 m_state;
};

} // namespace phonedeck::simulator
