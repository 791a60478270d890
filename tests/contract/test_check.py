# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge itself: each broken record is found, and a sound one is not."""

import copy
import json
import pathlib
import unittest

import check
from contract import Contract

HERE = pathlib.Path(__file__).resolve().parent
API = HERE.parent.parent / "docs" / "api" / "openapi.yaml"
ID = "0b9d8a6e-5a0f-4b0e-9a44-6a1f0f3c9b11"

contract = Contract.load([API, HERE / "additions.yaml"])


def record(operation, method, target, body=None, answer=None, status=200, kind="client"):
    """A sound exchange."""
    text = "" if body is None else json.dumps(body)
    headers = [["Host", "127.0.0.1:1"], ["X-Auth-Token", "t"], ["x-request-id", ID], ["Accept", "application/json"]]
    if method != "GET":
        headers += [["Content-Length", str(len(text.encode()))], ["Content-Type", "application/json"]]
    answered = json.dumps({"error_code": "0", "error_msg": "OK"} if answer is None else answer)
    return {
        "kind": kind, "operation": operation, "form": "typical", "identity": "token", "method": method,
        "target": target, "request_headers": headers, "request_body": text, "status": status,
        "answer_headers": [["Content-Type", "application/json"], ["Content-Length", str(len(answered.encode()))]],
        "answer_body": answered,
    }


def reboot(**changes):
    return record("BatchRebootInstance", "POST", "/v1/instances/reboot",
                  changes.pop("body", {"instance_ids": ["a44uhlf7"]}), **changes)


def listing(query=f"page_no=1&page_size=100&x-request-id={ID}", **changes):
    answer = changes.pop("answer", {"data": {"result": [{"instance_id": "a", "running_status": 2}]},
                                    "page_no": 1, "page_size": 100, "total_count": 1,
                                    "error_code": "0", "error_msg": "OK"})
    return record("ListInstances", "GET", f"/v1/instances/batch-query?{query}", answer=answer, **changes)


def without(one, name):
    changed = copy.deepcopy(one)
    changed["request_headers"] = [item for item in one["request_headers"] if item[0].lower() != name]
    return changed


def with_header(one, name, value):
    changed = without(one, name.lower())
    changed["request_headers"].append([name, value])
    return changed


class Check(unittest.TestCase):
    def sound(self, one):
        self.assertEqual(check.faults_of(contract, one), [])

    def broken(self, one, *words):
        faults = check.faults_of(contract, one)
        self.assertEqual(len(faults), 1, faults)
        for word in words:
            self.assertIn(word, faults[0])

    def test_sound_records_pass(self):
        self.sound(reboot())
        self.sound(listing())
        self.sound(record("GetTask", "GET", "/v1/instances/tasks/auth"))
        refusal = {"error_code": "KOOPHONE.API.1000", "error_msg": None}
        self.sound(reboot(answer=refusal, status=400))
        self.sound(reboot(answer=refusal, status=200))  # B1
        self.sound(reboot(answer={"error_code": "APIGW.0308", "request_id": "r"}, status=429))
        signed = without(reboot(), "x-auth-token")
        for name in ("Authorization", "X-Sdk-Date", "X-Security-Token", "X-Project-Id"):
            signed = with_header(signed, name, "v")
        self.sound(signed)

    def test_literal_segments_go_first(self):
        self.assertEqual(contract.find("GET", "/v1/instances/sku").id, "BatchShowSku")
        self.assertEqual(contract.find("POST", "/v1/instances/tasks/auth").id, "GetDeviceToken")
        self.assertEqual(contract.find("GET", "/v1/instances/a%2Fb/app-list").id, "ListInstanceApp")
        self.assertIsNone(contract.find("GET", "/v1/instances/a/b/app-list"))
        self.assertIsNone(contract.find("GET", "/v1/instances//app-list"))
        self.assertIsNone(contract.find("GET", "/v1/instances/reboot"))
        self.broken(reboot() | {"operation": "BatchReset"}, "address", "BatchRebootInstance")

    def test_request_bodies(self):
        self.broken(reboot(body={"instance_ids": []}), "request /instance_ids:")
        self.broken(reboot(body={"instance_ids": ["a", "b" * 33]}), "request /instance_ids/1:")
        self.broken(reboot(body={"instance_ids": [str(i) for i in range(101)]}), "request /instance_ids:")
        self.broken(reboot(body={"instance_ids": ["a", "a"]}), "twice")
        self.broken(reboot(body={}), "'instance_ids' is a required property")
        self.broken(reboot(body={"instance_ids": ["a"], "force": True}), "request /:", "'force'")
        self.broken(reboot(body=["a"]), "request /:")

        twice = reboot()
        twice["request_body"] = '{"instance_ids":["a"],"instance_ids":["a"]}'
        twice = with_header(twice, "Content-Length", str(len(twice["request_body"])))
        self.broken(twice, "a key twice")
        latin = reboot()
        del latin["request_body"]
        latin["request_body_base64"] = "eyJpbnN0YW5jZV9pZHMiOlsi5yJdfQ=="
        self.broken(with_header(latin, "Content-Length", "22"), "no JSON in UTF-8")

    def test_nested_objects_are_closed_too(self):
        pair = {"user_id": "u", "instance_id": "i", "name": "n"}
        self.broken(record("AssignInstance", "POST", "/v1/instances/assign", {"user_instances": [pair]}),
                    "request /user_instances/0:", "'name'")

    def test_types_to_send(self):
        pair = {"user_id": 1123422, "instance_id": "i"}  # C18: what the sample has, and we don't send
        faults = check.faults_of(contract, record("AssignInstance", "POST", "/v1/instances/assign",
                                                  {"user_instances": [pair]}))
        self.assertTrue(any("/user_instances/0/user_id" in fault for fault in faults), faults)

    def test_bytes_are_counted_where_the_contract_says_so(self):
        def command(text):
            return record("SyncCommand", "POST", "/v1/instances/sync-command",
                          {"command": text, "instance_ids": ["a"]},
                          answer={"error_code": "0", "data": {"cmd_results": []}})

        self.sound(command("x" * 1024))
        self.broken(command("命" * 342), "request /command:", "1024 bytes")

    def test_batches_that_are_safe(self):
        pairs = [{"user_id": "u", "instance_id": str(i)} for i in range(11)]
        self.broken(record("UnassignInstance", "POST", "/v1/instances/unassign", {"user_instances": pairs}), "C40")
        ids = {"instance_ids": [str(i) for i in range(51)]}
        self.broken(record("BatchBackupInstances", "POST", "/v1/instances/backup", ids), "C41")

    def test_queries(self):
        ids = f"&x-request-id={ID}"
        self.broken(listing("page_no=1" + ids), "query page_size: missing")
        self.broken(listing("page_no=0&page_size=1" + ids), "query page_no:")
        self.broken(listing("page_no=1&page_size=201" + ids), "query page_size:")
        self.broken(listing("page_no=a&page_size=1" + ids), "query page_no:")
        self.broken(listing("page_no=1&page_no=2&page_size=1" + ids), "2 times")
        self.broken(listing("order=asc&page_no=1&page_size=1" + ids), "query order: unknown")
        self.broken(listing("page_no=1&page_size=1&instance_name=a+b" + ids), "percent-encoded")
        self.broken(listing("page_no=1&page_size=1&query_start_time=2023-08-15" + ids), "query_start_time")
        self.broken(listing("page_no=1&page_size=1&query_start_time=2023-08-15%2014%3A30%3A45%0A" + ids),
                    "query_start_time")
        self.broken(listing("page_no=1&page_size=1&x-request-id=other"), "A2")
        both = "page_no=1&page_size=1&poolSceneTag={}&pool_scene_tag=CLOUD_APP" + ids
        self.sound(listing(both.format("CLOUD_APP")))  # A9
        self.broken(listing(both.format("CLOUD_PHONE")), "poolSceneTag")
        self.broken(record("GetTask", "GET", "/v1/instances/tasks/" + "f" * 65), "path task_id")

    def test_headers(self):
        self.broken(with_header(reboot(), "x-tenant-id", "t"), "x-tenant-id")
        self.broken(with_header(reboot(), "Content-Type", "text/plain"), "A14")
        self.broken(with_header(reboot(), "Content-Length", "1"), "content-length")
        self.broken(without(reboot(), "x-auth-token"), "either a token or a signature")
        self.broken(with_header(with_header(reboot(), "Authorization", "a"), "X-Sdk-Date", "d"), "not both")
        missing = check.faults_of(contract, without(reboot(), "x-request-id"))
        self.assertTrue(missing and all("x-request-id" in fault for fault in missing), missing)
        self.broken(without(record("BatchShowSku", "GET", "/v1/instances/sku?type=0"), "x-request-id"), "A3")
        task = record("GetTask", "GET", "/v1/instances/tasks/f") | {"request_body": "{}"}
        self.broken(task, "A17")

    def test_answers(self):
        self.broken(reboot(answer={"error_msg": "OK"}), "answer /:", "error_code")
        self.broken(reboot(answer={"error_code": 0}), "answer /error_code:")
        self.broken(reboot(answer={"error_code": "0", "task_id": "t"}), "answer /:", "task_id")
        self.broken(reboot(answer={"error_code": "0", "error_msg": "OK"}, status=400), "B6")
        self.broken(listing(answer={"data": {"result": [{"running_status": "2"}]}, "error_code": "0"}),
                    "answer /data/result/0/running_status:")
        self.broken(listing(answer={"data": {"result": [{"login_status": 2}]}, "error_code": "0"}),
                    "answer /data/result/0/login_status:")
        html = reboot()
        html["answer_headers"][0][1] = "text/html"
        self.broken(html, "content-type")
        cut = reboot()
        cut["answer_headers"][1][1] = "1"
        self.broken(cut, "content-length")
        self.broken(reboot() | {"expects": "refusal"}, "outcome")
        self.broken(reboot() | {"wire_fault": "cut"}, "wire")
        self.broken(record("", "GET", "/nowhere", answer={}, status=404, kind="raw"), "error_code")

    def test_null_is_for_what_may_be_null(self):
        self.sound(listing(answer={"data": None, "error_code": "0", "error_msg": None}))
        self.broken(listing(answer={"data": {"result": [{"instance_id": None}]}, "error_code": "0"}),
                    "/instance_id")

    def test_the_token_is_in_a_header(self):
        user = {"name": "u", "password": "p", "domain": {"name": "d"}}
        body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
        answer = {"token": {"expires_at": "2020-01-04T09:05:22.701000Z", "domain": {"id": "d"}}}
        one = record("KeystoneCreateUserTokenByPassword", "POST", "/v3/auth/tokens?nocatalog=true", body, answer, 201)
        self.broken(without(one, "x-auth-token"), "answer header X-Subject-Token")
        one["answer_headers"].append(["X-Subject-Token", "t"])
        self.sound(without(one, "x-auth-token"))
        self.broken(one, "takes no identity")

    def test_raw_requests_may_be_wrong(self):
        refusal = {"error_code": "KOOPHONE.API.1000", "error_msg": "request parameter error"}
        self.sound(reboot(body={}, answer=refusal, status=400, kind="raw"))

    def test_bent_answers_may_have_more(self):
        self.sound(reboot(answer={"error_code": "0", "x_future": 1}, kind="fault"))
        self.broken(reboot(answer={"error_code": 0}, kind="fault"), "/error_code")

    def test_coverage(self):
        found = list(check.coverage_faults(contract, [reboot()]))
        self.assertIn("BatchReset: never sent", found)
        self.assertIn("ListInstanceApp: never sent", found)
        self.assertIn("BatchRebootInstance: never sent with the identity 'keys'", found)
        refused = reboot(answer={"error_code": "KOOPHONE.API.5005"})
        found = list(check.coverage_faults(contract, [refused, refused | {"identity": "keys"}]))
        self.assertIn("BatchRebootInstance: no success among 2 answers", found)

    def test_every_operation_is_known(self):
        self.assertEqual(len(contract.operations), 25)


if __name__ == "__main__":
    unittest.main()
