#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges what went over the wire by the contract.

    check.py CORPUS API.yaml [MORE.yaml ...]

CORPUS has a JSON object on each line, as contract_corpus writes them: one request, its answer, and what they
are ("client": sent by the console; "raw": by hand, often wrong on purpose; "fault": by the console, answered in
another of the shapes that the contract has). Prints every violation with its operation and JSON pointer; fails
if there is one, or if an operation of the contract was never sent, or never with success.
"""

import base64
import collections
import json
import re
import sys
import urllib.parse

from contract import Contract, Validator

# --- where the contract is not the last word -----------------------------------------------------------------

# What docs/api/quirks.md (column "Send") or its neighbours have beyond openapi.yaml: query parameters.
EXTRA_QUERY = {
    # A9: printed so in a sample; the console sends both when it is told to.
    "ListInstances": {"poolSceneTag": "pool_scene_tag"},
}

# Fields of answers that openapi.yaml lacks: where (operation or "*", pointer with * for any index), and why.
EXTRA_FIELDS = [
    ("*", "/request_id", "the gateway's own errors (APIGW.nnnn) carry one"),
    ("KeystoneCreateUserTokenByPassword", "/token/domain", "iam.md: `project` or `domain`"),
]

# Operations that only one kind of identity can send, or none.
ONLY_IDENTITY = {
    "KeystoneCreateUserTokenByPassword": {"none"},  # the sign-in itself
    "CreateTemporaryAccessKeyByToken": {"token"},  # iam.md: it is the token that is exchanged
}
IDENTITIES = {"token", "keys"}

# Batches that are safe although the contract would allow more: operation, field, entries, quirk.
SAFE_BATCHES = [
    ("UnassignInstance", "user_instances", 10, "C40"),
    ("BatchBackupInstances", "instance_ids", 50, "C41"),
]

# What a request may carry beside the parameters of the contract. x-tenant-id is not among it (A5).
TRANSPORT_HEADERS = {
    "host", "connection", "user-agent", "accept", "accept-language", "accept-encoding", "content-type",
    "content-length",
}
TOKEN_HEADERS = {"x-auth-token"}
KEY_HEADERS = {"authorization", "x-sdk-date"}
KEY_OPTIONS = {"x-security-token", "x-project-id", "x-domain-id", "x-sdk-content-sha256"}  # signing.md

LONGEST_MESSAGE = 300


# --- one record ----------------------------------------------------------------------------------------------


def pointer(path):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def shortened(text):
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "…"


def leaves(error):
    """The errors that tell most: of a oneOf those inside, where there is one way that was meant."""
    if error.validator == "oneOf" and error.context:
        meant = [inner for inner in error.context if inner.validator not in ("type", "enum")]
        return meant or [error]
    return [error]


def is_extra_field(operation_id, where, error):
    """Whether the property that was too much is in EXTRA_FIELDS."""
    if error.validator != "additionalProperties":
        return False
    known = set(error.schema["properties"])
    base = re.sub(r"/[0-9]+(?=/|$)", "/*", pointer(error.absolute_path))
    allowed = {field for owner, field, _ in EXTRA_FIELDS if owner in ("*", operation_id)}
    return where == "answer" and all(f"{base}/{name}" in allowed for name in set(error.instance) - known)


def schema_faults(validator, value, where, operation_id):
    errors = list(validator.iter_errors(value))
    wrong_types = [error.absolute_path for error in errors if error.validator == "type"]
    for error in errors:
        if is_extra_field(operation_id, where, error):
            continue
        if error.validator == "enum" and error.absolute_path in wrong_types:
            continue  # says the same again
        for leaf in leaves(error):
            yield f"{where} {pointer(leaf.absolute_path) or '/'}: {shortened(leaf.message)}"


def unique_keys(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a key twice among {names}")
    return dict(pairs)


def body_of(record, side):
    if side + "_body_base64" in record:
        return base64.b64decode(record[side + "_body_base64"])
    return record.get(side + "_body", "").encode("utf-8")


def json_of(body):
    return json.loads(body.decode("utf-8"), object_pairs_hook=unique_keys)


def headers_of(record, side):
    """Values by name in small letters."""
    headers = collections.defaultdict(list)
    for name, value in record.get(side + "_headers", []):
        headers[name.lower()].append(value)
    return headers


def typed(text, schema):
    """The text of a query or a path as the type that its schema has; itself if it is none."""
    kind = schema.get("type")
    if kind == "integer" and re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if kind == "number" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def parameter_faults(operation, place, given):
    """`given`: values by name. Names that the contract does not know are the caller's business."""
    for parameter in operation.parameters_in(place):
        name = parameter["name"]
        values = given.get(name.lower() if place == "header" else name, [])
        where = f"{place} {name}"
        if not values:
            if parameter.get("required"):
                yield f"{where}: missing"
            continue
        if len(values) > 1:
            yield f"{where}: given {len(values)} times"
        schema = operation.schemas.converted(parameter["schema"], sending=True)
        for error in Validator(schema).iter_errors(typed(values[0], schema)):
            yield f"{where}: {shortened(error.message)}"


def query_of(text):
    """Values by name, and what is wrong with the form of it. A plus sign is one: for a blank it is ambiguous
    (A11, signing.md)."""
    query = collections.defaultdict(list)
    faults = []
    for part in text.split("&") if text else []:
        name, equals, value = part.partition("=")
        if not equals or not re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*", name + value):
            faults.append(f"query {name}: not percent-encoded as it is signed: {shortened(part)}")
        query[urllib.parse.unquote(name)].append(urllib.parse.unquote(value, errors="strict"))
    return query, faults


def identity_faults(operation, headers):
    names = set(headers)
    if not operation.has_identity:
        for name in sorted(names & (TOKEN_HEADERS | KEY_HEADERS | KEY_OPTIONS)):
            yield f"header {name}: of an operation that takes no identity"
        return
    has_token = bool(names & TOKEN_HEADERS)
    has_keys = bool(names & KEY_HEADERS)
    if has_token == has_keys:
        yield "headers: either a token or a signature" + (", not both" if has_token else "")
    if has_keys and not KEY_HEADERS <= names:
        yield f"headers: a signature takes {', '.join(sorted(KEY_HEADERS))}"
    if not has_keys:
        for name in sorted(names & KEY_OPTIONS):
            yield f"header {name}: without a signature"


def header_faults(operation, headers, query):
    known = {one["name"].lower() for one in operation.parameters_in("header")}
    known |= TRANSPORT_HEADERS | TOKEN_HEADERS | KEY_HEADERS | KEY_OPTIONS | {"x-request-id"}
    for name, values in headers.items():
        if name not in known:
            yield f"header {name}: unknown to the contract"
        if len(values) > 1:
            yield f"header {name}: given {len(values)} times"
    if operation.is_koophone:
        ids = headers.get("x-request-id", [])
        if not ids or not ids[0]:
            yield "header x-request-id: missing (A3, A4, A19)"
        if any(one["name"] == "x-request-id" for one in operation.parameters_in("query")):
            if query.get("x-request-id") != ids:
                yield "query x-request-id: another one than in the header (A2)"
    yield from identity_faults(operation, headers)


def form_faults(operation, record, headers, body):
    """How the body is sent, whatever is in it."""
    length = headers.get("content-length")
    if operation.method == "GET":
        if body:
            yield "request /: a body on GET (A17)"
        return
    if length != [str(len(body))]:
        yield f"header content-length: {length} for {len(body)} bytes (A12)"
    if operation.body is None:
        if body:
            yield "request /: a body where the contract has none (A12)"
    elif headers.get("content-type", [""])[0].split(";")[0].strip() != "application/json":
        yield "header content-type: not application/json (A14)"


def rule_faults(operation, value):
    """Rules that the contract states in words (x-rule, x-safe-batch) and column "Send" of quirks.md."""
    for name, field, most, quirk in SAFE_BATCHES:
        if operation.id == name and len(value.get(field, [])) > most:
            yield f"request /{field}: more than {most} ({quirk})"
    for field in ("instance_ids", "instanceIdList", "instance_id_list"):
        ids = value.get(field, [])
        if len(set(ids)) != len(ids):
            yield f"request /{field}: an id twice (C30)"
    if operation.id == "SetVideoConfig":
        pairs = [(one["network_type"], one["encoding_type"]) for one in value["instance_settings"]]
        if len(pairs) != 6 or len(set(pairs)) != 6:
            yield "request /instance_settings: not each pair once (D13)"
    if operation.id == "CreateInstance":
        charge = value["chargeParam"]
        if charge["periodNum"] > {2: 9, 3: 3}[charge["periodType"]]:
            yield "request /chargeParam/periodNum: too long a term (x-rule)"
        if "isAutoPay" not in charge:
            yield "request /chargeParam/isAutoPay: missing (D15)"
        if "network" not in value:
            yield "request /network: missing (differences.md 3)"


def request_faults(operation, record):
    path, _, query_text = record["target"].partition("?")
    headers = headers_of(record, "request")
    query, faults = query_of(query_text)
    yield from faults
    if not re.fullmatch(r"(?:/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*)*", path):
        yield f"path: not percent-encoded as it is signed: {shortened(path)}"
    in_path = {
        own[1:-1]: [urllib.parse.unquote(sent)]
        for own, sent in zip(operation.segments, path.split("/")) if own.startswith("{")
    }
    yield from parameter_faults(operation, "path", in_path)
    yield from parameter_faults(operation, "query", query)
    yield from parameter_faults(operation, "header", headers)
    known = {one["name"] for one in operation.parameters_in("query")}
    extra = EXTRA_QUERY.get(operation.id, {})
    for name in query:
        if name in extra:
            if query[name] != query.get(extra[name]):
                yield f"query {name}: another value than {extra[name]}"
        elif name not in known:
            yield f"query {name}: unknown to the contract"
    yield from header_faults(operation, headers, query)

    body = body_of(record, "request")
    yield from form_faults(operation, record, headers, body)
    if operation.body is None:
        return
    try:
        value = json_of(body)
    except ValueError as error:
        yield f"request /: no JSON in UTF-8: {error}"
        return
    faults = list(schema_faults(operation.body, value, "request", operation.id))
    yield from faults or rule_faults(operation, value)


def is_success(record):
    if not 200 <= record["status"] < 300:
        return False
    try:
        value = json_of(body_of(record, "answer"))
    except ValueError:
        return False
    codes = [value.get("error_code")]
    if isinstance(value.get("data"), dict):
        codes.append(value["data"].get("error_code"))  # B5
    return all(code in (None, "0") for code in codes)


def answer_faults(contract, operation, record):
    """`operation` is None for an address that the contract does not know: the gateway answers there."""
    schemas = operation.schemas if operation else contract.schemas[0]
    responses = operation.responses if operation else {"default": contract.gateway}
    response = responses.get(str(record["status"]), responses.get("default"))
    if response is None:
        yield f"status {record['status']}: not documented, and there is no default"
        return
    headers = headers_of(record, "answer")
    for name, header in response.get("headers", {}).items():
        if header.get("required") and not headers.get(name.lower(), [""])[0]:
            yield f"answer header {name}: missing"
    content_type = headers.get("content-type", [""])[0].split(";")[0].strip()
    content = response.get("content", {})
    if content_type not in content:
        yield f"answer header content-type: {content_type!r}, not {', '.join(content) or 'none'}"
        return
    body = body_of(record, "answer")
    if headers.get("content-length") != [str(len(body))]:
        yield f"answer header content-length: {headers.get('content-length')} for {len(body)} bytes"
    try:
        value = json_of(body)
    except ValueError as error:
        yield f"answer /: no JSON in UTF-8: {error}"
        return
    is_open = record["kind"] == "fault"
    validator = contract.answer_validator(schemas, content[content_type]["schema"], closed=not is_open)
    faults = list(schema_faults(validator, value, "answer", operation.id if operation else ""))
    yield from faults
    code = value.get("error_code") if isinstance(value, dict) else None
    if 200 <= record["status"] < 300:
        if code not in (None, "0") and not faults:  # B1
            yield from schema_faults(contract.error_body, value, "answer", "")
    elif code == "0":
        yield f"answer /error_code: success with HTTP {record['status']} (B6)"


def faults_of(contract, record):
    """Everything that is wrong with one record."""
    operation = contract.find(record["method"], record["target"].partition("?")[0])
    expected = record.get("operation", "")
    if record.get("wire_fault"):
        return [f"wire: {record['wire_fault']}"]
    found = operation.id if operation else ""
    faults = []
    if found != expected:
        faults.append(f"address: that of {found or 'no operation'}: {record['method']} {record['target']}")
    if operation and record["kind"] != "raw":
        faults += request_faults(operation, record)
    faults += answer_faults(contract, operation, record)
    if record.get("expects") and is_success(record) != (record["expects"] == "success"):
        text = shortened(body_of(record, "answer").decode("utf-8", errors="replace"))
        faults.append(f"outcome: no {record['expects']}: {record['status']} {text}")
    return faults


def coverage_faults(contract, records):
    """Operations that were not sent with each identity, or never with success."""
    for name, operation in contract.operations.items():
        sent = [one for one in records if one["kind"] == "client" and one.get("operation") == name]
        if not sent:
            yield f"{name}: never sent"
            continue
        wanted = ONLY_IDENTITY.get(name, IDENTITIES)
        for identity in sorted(wanted - {one.get("identity") for one in sent}):
            yield f"{name}: never sent with the identity {identity!r}"
        if not any(is_success(one) for one in sent):
            yield f"{name}: no success among {len(sent)} answers"


def label(record):
    parts = [part for part in (record["kind"], record.get("form"), record.get("identity")) if part]
    return f"{record.get('operation') or 'no operation'} ({', '.join(parts)})"


def check(contract, records):
    """All violations as lines, each once."""
    lines = collections.Counter()
    for record in records:
        for fault in faults_of(contract, record):
            lines[f"{label(record)}: {fault}"] += 1
    for fault in coverage_faults(contract, records):
        lines[fault] += 1
    return [line if count == 1 else f"{line} [{count} times]" for line, count in lines.items()]


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    contract = Contract.load(arguments[1:])
    with open(arguments[0], encoding="utf-8") as file:
        records = [json.loads(line) for line in file if line.strip()]
    violations = check(contract, records)
    for line in violations:
        print(line)
    kinds = collections.Counter(record["kind"] for record in records)
    refusals = sum(not is_success(record) for record in records)
    print(f"contract: {len(contract.operations)} operations; {kinds['client']} requests of the console, "
          f"{kinds['raw']} raw ones, {kinds['fault']} bent answers; {refusals} refusals; "
          f"{len(violations)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
