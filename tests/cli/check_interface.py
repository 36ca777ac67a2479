#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds a running eligibility service against its OpenAPI file, in both directions.

It shares no code with the suite: YAML and JSON Schema are read by libraries, requests are signed by
`openssl`. Every operation is called so that each status it documents is seen; every answer has the
documented status, media type and schema; every property and every name of an enumeration that is
documented comes up; every mistake that a schema rules out is refused by name; methods that are not
documented are refused. Exit code 1 if anything differs.

    check_interface.py OPENAPI FOLDER

FOLDER has what the service wrote for clients (client/), cards as NAME.der and NAME.pem, and the
ports of services as files: up, maintenance, failing.
"""
import collections
import http.client
import json
import pathlib
import ssl
import subprocess
import sys
import tempfile

import jsonschema
import yaml

METHODS = ("get", "put", "post", "delete", "options", "patch", "trace")
UNKNOWN = "ffffffffffffffff"
# Documented, and not to be had by a card use alone.
ELSEWHERE = {("QualificationRecord", "reference_number")}  # given to institutions by the exchange


class Interface:
    """The OpenAPI file."""

    def __init__(self, path):
        self.document = yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))
        self.properties = collections.Counter()  # (schema, property) seen in answers
        self.names = collections.Counter()       # (schema, property, name of an enumeration)
        self.statuses = collections.Counter()    # (path, method, status)

    def resolved(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def operations(self):
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method in METHODS:
                    yield path, method, operation

    def targets(self, path, operation):
        """The path with each value of its parameter."""
        parameters = [self.resolved(p) for p in operation.get("parameters", [])]
        targets = [path]
        for parameter in parameters:
            need(parameter["in"] == "path" and parameter["required"], f"{path}: parameter")
            mark = "{%s}" % parameter["name"]
            need(mark in path, f"{path}: no {mark}")
            targets = [t.replace(mark, v) for t in targets for v in parameter["schema"]["enum"]]
        need(not any("{" in t for t in targets), f"{path}: an undocumented parameter")
        return targets

    def validator(self, schema):
        resolver = jsonschema.RefResolver("", self.document)
        return jsonschema.Draft202012Validator(schema, resolver=resolver)

    def response(self, path, method, status):
        """The documented response, and under what it stands."""
        responses = self.document["paths"][path][method]["responses"]
        key = str(status) if str(status) in responses else "default"
        need(key in responses, f"{method} {path}: status {status} is not documented")
        return key, self.resolved(responses[key])

    def see(self, schema, value, name=""):
        """Counts what comes up of a schema."""
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
        schema = self.resolved(schema)
        for key, part in schema.get("properties", {}).items():
            if isinstance(value, dict) and key in value:
                self.properties[name, key] += 1
                if isinstance(value[key], str) and "enum" in self.resolved(part):
                    self.names[name, key, value[key]] += 1
                self.see(part, value[key], f"{name}/{key}")
        if isinstance(value, list) and "items" in schema:
            for each in value:
                self.see(schema["items"], each, name)


def need(condition, what):
    if not condition:
        raise AssertionError(what)


class Service:
    def __init__(self, interface, folder, port):
        self.interface = interface
        self.folder = folder
        self.port = port
        client = folder / "client"
        self.tls = ssl.create_default_context(cafile=client / "server-authority.pem")
        self.tls.load_cert_chain(client / "client-certificate.pem", client / "client-key.pem")

    def raw(self, method, target, body=b"", headers=None):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.tls, timeout=20)
        try:
            connection.request(method, target, body or None, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def call(self, path, method, body=b"", target=None, media="application/json"):
        """One documented call; its answer is as documented."""
        if not isinstance(body, bytes):
            body = json.dumps(body).encode()
        status, headers, content = self.raw(method.upper(), target or path, body,
                                            {"Content-Type": media} if body else {})
        where = f"{method} {path} {status}"
        key, response = self.interface.response(path, method, status)
        self.interface.statuses[path, method, key] += 1
        kind = headers.get("Content-Type")
        need(kind in response["content"], f"{where}: {kind} is not documented")
        if kind != "application/json":
            return status, content
        value = json.loads(content)
        schema = response["content"][kind]["schema"]
        for error in self.interface.validator(schema).iter_errors(value):
            need(False, f"{where}: {error.json_path}: {error.message}")
        self.interface.see(schema, value)
        return status, value

    def challenge(self):
        status, value = self.call("/v1/challenges", "post")
        need(status == 200, f"challenge: {status}")
        return value

    def proof(self, card, challenge=None, verified_by="face"):
        challenge = challenge or self.challenge()
        signed = subprocess.run(
            ["openssl", "dgst", "-sha256", "-sign", self.folder / f"{card}.pem"],
            input=bytes.fromhex(challenge["nonce"]), stdout=subprocess.PIPE, check=True).stdout
        return {"challenge_id": challenge["challenge_id"],
                "certificate": (self.folder / f"{card}.der").read_bytes().hex().upper(),
                "signature": signed.hex(), "verified_by": verified_by}

    def expect(self, path, body, status, rejection=None):
        found, value = self.call(path, "post", body)
        need(found == status and value.get("rejection") == rejection,
             f"{path}: {status} {rejection} expected, not {found} {value}")
        return value


def check_document(interface):
    """The file itself: schemas are schemas, references lead somewhere, nothing is left over."""
    need(interface.document["openapi"].startswith("3.1"), "not OpenAPI 3.1")
    text = json.dumps(interface.document)
    for kind, parts in interface.document["components"].items():
        for name, part in parts.items():
            if kind == "schemas":
                jsonschema.Draft202012Validator.check_schema(part)
            need(kind == "securitySchemes" or f'"#/components/{kind}/{name}"' in text, f"{name}: not used")

    def walk(node):
        if isinstance(node, dict):
            if "$ref" in node:
                interface.resolved(node)
            for each in node.values():
                walk(each)
        if isinstance(node, list):
            for each in node:
                walk(each)
    walk(interface.document)


def check_card_uses(service):
    """What a card use can come to, one card each."""
    for verified_by in ("face", "pin", "visual_check", "device"):
        proof = service.proof("whole", verified_by=verified_by)
        if verified_by == "visual_check":
            proof.update(staff_account="uketsuke1", ticked_at="20260202090000")
        answer = service.expect("/v1/eligibility", proof, 200)
    service.expect("/v1/eligibility", proof, 409, "unknown_challenge")
    everything = service.interface.document["components"]["schemas"]["InformationRequest"]["properties"][
        "consents"]["properties"]
    wish = {"session": answer["session"], "consents": dict.fromkeys(everything, True)}
    service.expect("/v1/information", wish, 200)
    wish["consents"] = dict.fromkeys(("drug", "checkup", "treatment", "high_cost_limit"), False)
    service.expect("/v1/information", wish, 403, "consent_missing")
    service.expect("/v1/information", dict(wish, session=UNKNOWN), 404, "session_unknown")
    for name in ("protected", "ending", "over", "invalid", "invalid_newer_exists", "none", "several",
                 "valid_unregistered"):
        service.expect("/v1/eligibility", service.proof(name), 200)
    foreign = dict(service.proof("whole"), signature=service.proof("other")["signature"])
    for path in ("/v1/eligibility", "/v1/registrations"):
        service.expect(path, foreign, 403, "signature_invalid")
        foreign["challenge_id"] = service.challenge()["challenge_id"]
        service.expect(path, service.proof("revoked"), 403, "certificate_revoked")
        service.expect(path, service.proof("expired"), 403, "certificate_expired")
        service.expect(path, service.proof("untrusted"), 403, "certificate_untrusted")
        service.expect(path, service.proof("nobody"), 404, "person_unknown")
        service.expect(path, dict(service.proof("whole"), challenge_id=UNKNOWN), 409, "unknown_challenge")
    service.expect("/v1/eligibility", service.proof("new"), 403, "not_registered")
    service.expect("/v1/registrations", service.proof("new"), 200)
    service.expect("/v1/eligibility", service.proof("new"), 200)


def check_maintenance(service):
    service.expect("/v1/registrations", service.proof("new"), 423, "certificate_check_unavailable")
    service.expect("/v1/eligibility", service.proof("unseen"), 423, "certificate_check_unavailable")
    service.expect("/v1/eligibility", service.proof("whole"), 200)


def check_status(service):
    for target in service.interface.targets("/v1/certificates/{generation}.crl", service.interface.document[
            "paths"]["/v1/certificates/{generation}.crl"]["get"]):
        status, crl = service.call("/v1/certificates/{generation}.crl", "get", target=target)
        shown = subprocess.run(["openssl", "crl", "-inform", "DER", "-noout", "-issuer"], input=crl,
                               capture_output=True, check=False)
        need(status == 200 and shown.returncode == 0, f"{target}: {shown.stderr}")
    with tempfile.TemporaryDirectory() as scratch:
        asked = pathlib.Path(scratch) / "request.der"
        subprocess.run(["openssl", "ocsp", "-sha256", "-issuer", service.folder / "issuer.crt", "-cert",
                        service.folder / "whole.crt", "-reqout", asked], check=True, capture_output=True)
        status, answer = service.call("/v1/certificates/status", "post", asked.read_bytes(),
                                      media="application/ocsp-request")
        need(status == 200 and answer[:1] == b"\x30", "no OCSP response")
    need(service.call("/v1/health", "get")[0] == 200, "health")


def wrong_values(interface, schema):
    """Values that a property's schema rules out, each with a word for it."""
    schema = interface.resolved(schema)
    if schema["type"] == "string":
        yield "a number", 7
        yield "null", None
        if "enum" in schema:
            yield "another name", schema["enum"][0] + "x"
        if "pattern" in schema:
            yield "another pattern", "20260202T09"
    if schema["type"] == "boolean":
        yield "a text", "true"
    if schema["type"] == "object":
        yield "a list", []


def mistakes(interface, schema, body):
    """Bodies with one mistake, and the key that has to be told."""
    schema = interface.resolved(schema)
    for key in schema["required"]:
        yield {k: v for k, v in body.items() if k != key}, key, "missing"
    yield dict(body, madoguchi=True), "madoguchi", "unknown"
    for key, part in schema["properties"].items():
        for word, value in wrong_values(interface, part):
            yield dict(body, **{key: value}), key, word
        if interface.resolved(part)["type"] == "object":
            for inner, inner_key, word in mistakes(interface, part, body[key]):
                yield dict(body, **{key: inner}), inner_key, word


def check_mistakes(service):
    interface = service.interface
    told = 0
    for path, method, operation in interface.operations():
        content = interface.resolved(operation.get("requestBody", {})).get("content", {})
        if "application/json" not in content:
            continue
        # A challenge that was never issued: refused for that only when all the rest is right.
        consents = dict.fromkeys(("drug", "checkup", "treatment", "high_cost_limit"), True)
        body = dict(service.proof("whole"), challenge_id=UNKNOWN)
        if path == "/v1/information":
            body = {"session": UNKNOWN, "consents": consents}
        schema = content["application/json"]["schema"]
        need(interface.validator(schema).is_valid(body), f"{path}: the example")
        need(service.call(path, method, body)[0] in (404, 409), f"{path}: the example is refused")
        for wrong, key, word in mistakes(interface, schema, body):
            need(not interface.validator(schema).is_valid(wrong), f"{path}: {word} {key} is allowed")
            if key == "verified_by" and word == "another name":
                wrong["challenge_id"] = service.challenge()["challenge_id"]
            status, value = service.call(path, method, wrong)
            need(status == 400 and value["rejection"] == "malformed_request" and key in value["detail"],
                 f"{path}: {word} {key}: {status} {value}")
            told += 1
        for content in (b"{", b"[]", b"\xff\xfe", b'{"a":' * 2000, b"null"):
            status, value = service.call(path, method, content)
            need(status == 400 and value["rejection"] == "malformed_request", f"{path}: {content[:8]}: {status}")
        status, value = service.call(path, method, b" " * 70000)
        need(status == 413 and value["error"] == "too_large", f"{path}: 70000 bytes: {status} {value}")
    need(service.call("/v1/challenges", "post", {})[0] == 400, "a body where none is documented")
    return told


def check_methods(service):
    """What is not documented is not there."""
    documented = collections.defaultdict(set)
    for path, method, operation in service.interface.operations():
        for target in service.interface.targets(path, operation):
            documented[path, target].add(method)
    for (path, target), methods in documented.items():
        for method in METHODS:
            if method in methods:
                continue
            status, headers, body = service.raw(method.upper(), target)
            need(status == 405 and headers["Allow"] == ", ".join(methods).upper()
                 and json.loads(body) == {"error": "method_not_allowed"}, f"{method} {target}: {status}")
    for target in ("/", "/v1", "/v1/", "/v2/health", "/v1/health/", "/v1//health", "/v1/certificates/1999.crl",
                   "/v1/certificates/{generation}.crl", "/v1/Health", "/v1/audit", "/%2e%2e/etc"):
        for method in ("GET", "POST"):
            status, _, body = service.raw(method, target)
            need(status == 404 and json.loads(body) == {"error": "not_found"}, f"{method} {target}: {status}")


def check_failing(service):
    for path, method, operation in service.interface.operations():
        for target in service.interface.targets(path, operation):
            status, value = service.call(path, method, target=target)
            need(status == 503 and value["error"] == "unavailable", f"{target}: {status}")


def not_seen(interface):
    """What is documented and never came up."""
    for path, method, operation in interface.operations():
        for status in operation["responses"]:
            if not interface.statuses[path, method, status]:
                yield f"{method} {path}: status {status}"
    answers = set()
    visited = set()

    def collect(schema, name=""):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            if name in visited:
                return
            visited.add(name)
        schema = interface.resolved(schema)
        for key, part in schema.get("properties", {}).items():
            answers.add((name, key))
            for value in interface.resolved(part).get("enum", []):
                if not interface.names[name, key, value]:
                    answers.add((name, key, value))
            collect(part, f"{name}/{key}")
        if "items" in schema:
            collect(schema["items"], name)
    for _, _, operation in interface.operations():
        for response in operation["responses"].values():
            for part in interface.resolved(response)["content"].values():
                collect(part["schema"])
    for each in sorted(answers - ELSEWHERE):
        if not interface.properties[each] if len(each) == 2 else True:
            yield "never answered: " + " ".join(each)


def main():
    interface, folder = Interface(sys.argv[1]), pathlib.Path(sys.argv[2])
    services = {name: Service(interface, folder, int((folder / name).read_text()))
                for name in ("up", "maintenance", "failing")}
    try:
        check_document(interface)
        check_card_uses(services["up"])
        check_status(services["up"])
        told = check_mistakes(services["up"])
        check_methods(services["up"])
        check_maintenance(services["maintenance"])
        check_failing(services["failing"])
    except AssertionError as error:
        print(error)
        return 1
    missing = list(not_seen(interface))
    print("\n".join(missing))
    print(f"{sum(interface.statuses.values())} answers as documented, {told} mistakes told")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
