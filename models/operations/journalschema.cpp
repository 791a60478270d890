// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/journalschema.h"

#include "models/operations/journal.h"

namespace phonedeck {

namespace {

// The counts and `checked` agree with the phones at every commit: both are written in one transaction.
const QString operations = uR"(
CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    action TEXT NOT NULL,
    steps TEXT NOT NULL,
    arguments TEXT NOT NULL,
    label TEXT NOT NULL,
    user_name TEXT NOT NULL,
    repeats INTEGER NOT NULL,
    canary INTEGER NOT NULL,
    wave_step INTEGER NOT NULL,
    brake_share REAL NOT NULL,
    asks_between INTEGER NOT NULL,
    spread_minutes INTEGER NOT NULL,
    state INTEGER NOT NULL,
    wave INTEGER NOT NULL,
    wave_count INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER NOT NULL,
    boot_id TEXT NOT NULL,
    waiting INTEGER NOT NULL,
    sending INTEGER NOT NULL,
    working INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    checked INTEGER NOT NULL
))"_qs;

const QString unfinished =
    u"CREATE INDEX operation_unfinished ON operation (id) WHERE state <> 3 OR checked > 0"_qs;

const QString requests = uR"(
CREATE TABLE request (
    number INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL,
    step TEXT NOT NULL,
    step_index INTEGER NOT NULL,
    wave INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    positions TEXT NOT NULL,
    is_marked INTEGER NOT NULL,
    is_answered INTEGER NOT NULL,
    is_accepted INTEGER NOT NULL,
    task_id TEXT NOT NULL,
    request_id TEXT NOT NULL,
    sent_ms INTEGER NOT NULL
))"_qs;

const QString phones = uR"(
CREATE TABLE phone (
    operation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    instance_id TEXT NOT NULL,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    user_id TEXT NOT NULL,
    backup_time TEXT NOT NULL,
    state INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    is_checked INTEGER NOT NULL,
    step INTEGER NOT NULL,
    wave INTEGER NOT NULL,
    request INTEGER NOT NULL,
    job_id TEXT NOT NULL,
    queue_position INTEGER NOT NULL,
    error_kind TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    code TEXT NOT NULL,
    service_text TEXT NOT NULL,
    request_id TEXT NOT NULL,
    output TEXT NOT NULL,
    ended_ms INTEGER NOT NULL,
    PRIMARY KEY (operation, position)
) WITHOUT ROWID)"_qs;

} // namespace

QList<DatabaseFile::SchemaStep> journalSchema()
{
    const QList<DatabaseFile::SchemaStep> steps{{
        operations,
        unfinished,
        requests,
        u"CREATE INDEX request_by_operation ON request (operation)"_qs,
        phones,
        u"CREATE INDEX phone_by_instance ON phone (instance_id, operation)"_qs,
        // Numbers that were ever given: the rows that had them may be gone.
        u"CREATE TABLE numbers (last_operation INTEGER NOT NULL, last_request INTEGER NOT NULL, "
        "opened_ms INTEGER NOT NULL)"_qs,
        u"INSERT INTO numbers VALUES (0, 0, 0)"_qs,
        // Operations that were taken out and whose phones go slice by slice.
        u"CREATE TABLE removal (operation INTEGER PRIMARY KEY)"_qs,
    }};
    Q_ASSERT(steps.size() == Journal::schemaVersion);
    return steps;
}

} // namespace phonedeck
