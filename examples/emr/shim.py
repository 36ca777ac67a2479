#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A shim: the suite's questions on one side, the product on the other.

The suite sends JSON-RPC 2.0, one message a line, on standard input and reads the answers from
standard output (docs/reference-emr.md). A real shim would ask the product's database; this one is
a product of forty lines itself: it knows charts by name and birth date and takes over what is valid.
"""
import glob
import hashlib
import json
import os
import re
import sys
import xml.etree.ElementTree as ET


class Product:
    def start(self, share, own, institution, fresh, charts):
        self.share = share
        self.file = os.path.join(own, "product.json")
        if fresh:
            self.data = {"charts": {c["id"]: dict(c, imports=0) for c in charts}, "seen": {}}
            self.save()
        else:
            with open(self.file, encoding="utf-8") as file:
                self.data = json.load(file)
        return {"product": "forty-line EMR 1.0"}

    def save(self):
        """Beside and renamed in: a kill leaves the old file or the new one."""
        with open(self.file + ".new", "w", encoding="utf-8") as file:
            json.dump(self.data, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(self.file + ".new", self.file)

    def import_(self, now):
        files = glob.glob(self.share + "/face/OQSsiquc01res_face_*.xml")
        files += glob.glob(self.share + "/res/OQSsiquc01res_*.xml")
        return [d for d in map(self.look_at, sorted(files)) if d]

    def look_at(self, path):
        name = os.path.basename(path)
        if name in self.data["seen"]:
            return None
        with open(path, "rb") as file:
            content = file.read()
        digest = hashlib.sha256(content).hexdigest()
        if digest in self.data["seen"].values():
            decision = {"state": "known"}
        else:
            decision = self.decide(content)
        decision["file"] = name
        self.data["seen"][name] = digest
        self.save()
        return decision

    def decide(self, content):
        if b"<!DOCTYPE" in content:
            return {"state": "refused", "reason": "document_type"}
        declared = re.match(rb"[^>]*encoding=.(shift_jis)", content, re.IGNORECASE)
        try:  # Python's parser does not know Shift_JIS, so it gets text
            text = content.decode("cp932" if declared else "utf-8-sig")
            root = ET.fromstring(re.sub(r"^<\?xml[^>]*\?>", "", text))
        except UnicodeDecodeError:
            return {"state": "refused", "reason": "wrong_encoding"}
        except ET.ParseError:
            return {"state": "refused", "reason": "broken_xml"}

        def text(name):
            return root.findtext(".//" + name) or ""

        if text("SegmentOfResult") == "9":
            told = {"error_code": text("ErrorCode"), "message": text("ErrorMessage")}
            return {"state": "refused", "reason": "abnormal_end", "fields": told}
        if text("ProcessingResultStatus") != "1":
            told = {"error_code": text("ProcessingResultCode"),
                    "message": text("ProcessingResultMessage")}
            return {"state": "refused", "reason": "processing_error", "fields": told}
        asks = {"2": "qualification_lost", "3": "newer_exists", "4": "not_found",
                "5": "several_people"}.get(text("QualificationValidity"))
        records = root.findall(".//ResultOfQualificationConfirmation")
        if not asks and len(records) != 1:
            asks = "several_records" if records else "no_record"
        if asks:
            return {"state": "asks", "reason": asks}
        born = text("Birthdate")
        charts = [c for c in self.data["charts"].values()
                  if c["name"] == text("Name") and c["born"].replace("-", "") == born]
        if len(charts) != 1:
            reason = "several_charts" if charts else "no_chart"
            return {"state": "asks", "reason": reason, "candidates": [c["id"] for c in charts]}
        chart = charts[0]
        chart["imports"] += 1
        for field, element in (("insurer_number", "InsurerNumber"), ("symbol", "InsuredCardSymbol"),
                               ("number", "InsuredIdentificationNumber"),
                               ("branch", "InsuredBranchNumber"),
                               ("reference_number", "ReferenceNumber")):
            chart[field] = text(element)
        chart["share"] = "30"
        return {"state": "imported", "chart": chart["id"], "fields": self.fields(chart)}

    @staticmethod
    def fields(chart):
        return {key: str(value) for key, value in chart.items() if value not in ("", None)}

    def chart(self, chart):
        return {"state": "imported", "chart": chart, "fields": self.fields(self.data["charts"][chart])}


def main():
    product = Product()
    methods = {"start": product.start, "import": product.import_, "chart": product.chart}
    for line in sys.stdin:
        call = json.loads(line)
        answer = {"jsonrpc": "2.0", "id": call["id"]}
        if call["method"] in methods:
            answer["result"] = methods[call["method"]](**call.get("params", {}))
        else:
            answer["error"] = {"code": -32601, "message": "this product cannot " + call["method"]}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
