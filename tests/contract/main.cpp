// SPDX-License-Identifier: GPL-3.0-or-later
// contract_corpus FILE: sends every operation of the network floor to a simulated cloud, in its shortest, its
// longest and a typical form, provokes the refusals of the service, and writes what went over the wire to
// FILE. check.py judges it by the contract.
#include "tests/contract/session.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "contract_corpus FILE\n");
        return 2;
    }
    Session session(arguments.at(1));
    for (const auto &send : {sendAccounts, sendFleet, sendStreams, sendCommands, sendPackages, sendVideo,
                             sendRefusals, sendOrders})
        send(session);
    if (!session.isSound())
        std::fprintf(stderr, "%s\n", qPrintable(session.what()));
    return session.isSound() ? 0 : 1;
}
