# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract as it is written down in OpenAPI documents: its operations, and its schemas as JSON schema."""

import re
import urllib.parse

import jsonschema
import yaml


def check_max_bytes(validator, limit, instance, schema):
    """The document counts bytes here. Bytes that were no text count as one each (C37)."""
    if isinstance(instance, str) and len(instance.replace("\ufffd", "?").encode("utf-8")) > limit:
        yield jsonschema.ValidationError(f"longer than {limit} bytes")


# OpenAPI 3.0 is of the age of draft 4.
Validator = jsonschema.validators.extend(jsonschema.Draft4Validator, {"x-max-bytes": check_max_bytes})


class Schemas:
    """The schemas of one document as JSON schema, references resolved.

    Objects are closed: a property that the contract does not know is a violation, also in a request."""

    def __init__(self, document):
        self.document = document

    def at(self, reference):
        if not reference.startswith("#/"):
            raise ValueError(f"a reference that leads elsewhere: {reference}")
        node = self.document
        for part in reference[2:].split("/"):
            node = node[part.replace("~1", "/").replace("~0", "~")]
        return node

    def resolved(self, node):
        """The node itself, or what its $ref leads to."""
        return self.resolved(self.at(node["$ref"])) if "$ref" in node else node

    def converted(self, schema, sending, closed=True, seen=()):
        if "$ref" in schema:
            if schema["$ref"] in seen:
                raise ValueError(f"a schema within itself: {schema['$ref']}")
            seen = (*seen, schema["$ref"])
            return self.converted(self.at(schema["$ref"]), sending, closed, seen)

        def inner(part):
            return self.converted(part, sending, closed, seen)

        result = {}
        for key in ("minimum", "maximum", "multipleOf", "minLength", "minItems", "maxItems", "required", "not",
                    "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "x-max-bytes"):
            if key in schema:
                result[key] = schema[key]
        if "pattern" in schema:
            # Where Python's dollar would let a line feed pass.
            result["pattern"] = re.sub(r"\$$", r"\\Z", schema["pattern"])
        if "maxLength" in schema:
            # Characters, if the document doesn't say bytes.
            result["x-max-bytes" if schema.get("x-unit") == "bytes" else "maxLength"] = schema["maxLength"]
        if "enum" in schema:
            # Newer definitions have the tolerable ones (C12, differences.md 2).
            result["enum"] = schema["enum"] + schema.get("x-tolerate", [])
        if "properties" in schema:
            result["properties"] = {name: inner(part) for name, part in schema["properties"].items()}
            if closed:
                result["additionalProperties"] = False
        if "items" in schema:
            result["items"] = inner(schema["items"])
        for key in ("oneOf", "anyOf", "allOf"):
            if key in schema:
                result[key] = [inner(part) for part in schema[key]]
        if sending and "x-send-as" in schema:  # C18, C21
            result["type"] = schema["x-send-as"]
        if "type" in schema:
            result["type"] = schema["type"]
            if schema.get("nullable"):
                result["type"] = [schema["type"], "null"]
                if "enum" in result:
                    result["enum"] = result["enum"] + [None]
        return result


class Operation:
    def __init__(self, schemas, path, method, item):
        self.schemas = schemas
        self.id = item["operationId"]
        self.method = method.upper()
        self.segments = path.split("/")
        self.parameters = [schemas.resolved(one) for one in item.get("parameters", [])]
        security = item.get("security", schemas.document.get("security", []))
        self.has_identity = bool(security)
        self.is_koophone = path.startswith("/v1/")
        self.body = None
        if "requestBody" in item:
            content = schemas.resolved(item["requestBody"])["content"]
            self.body = Validator(schemas.converted(content["application/json"]["schema"], sending=True))
        self.responses = {str(status): schemas.resolved(one) for status, one in item["responses"].items()}

    def matches(self, segments):
        """Nothing, or how close: literal segments go before templates (A16)."""
        if len(segments) != len(self.segments):
            return None
        rank = []
        for own, sent in zip(self.segments, segments):
            is_template = own.startswith("{")
            if not sent if is_template else own != sent:
                if own or sent:
                    return None
            rank.append(is_template)
        return rank

    def parameters_in(self, place):
        return [one for one in self.parameters if one["in"] == place]


class Contract:
    def __init__(self, documents):
        self.operations = {}
        self.schemas = [Schemas(document) for document in documents]
        for schemas in self.schemas:
            for path, item in schemas.document["paths"].items():
                for method in ("get", "put", "post", "delete", "patch"):
                    if method in item:
                        operation = Operation(schemas, path, method, item[method])
                        self.operations[operation.id] = operation
        self.error_body = Validator(
            self.schemas[0].converted({"$ref": "#/components/schemas/ErrorBody"}, False, closed=False))
        self.gateway = self.schemas[0].resolved({"$ref": "#/components/responses/GatewayOrOther"})
        self.validators = {}

    @classmethod
    def load(cls, paths):
        documents = []
        for path in paths:
            with open(path, encoding="utf-8") as file:
                documents.append(yaml.safe_load(file))
        return cls(documents)

    def find(self, method, path):
        segments = [urllib.parse.unquote(part) for part in path.split("/")]
        found = []
        for operation in self.operations.values():
            rank = operation.matches(segments)
            if rank is not None and operation.method == method:
                found.append((rank, operation.id))
        return self.operations[min(found)[1]] if found else None

    def answer_validator(self, schemas, schema, closed):
        key = (id(schema), closed)
        if key not in self.validators:
            self.validators[key] = Validator(schemas.converted(schema, sending=False, closed=closed))
        return self.validators[key]
