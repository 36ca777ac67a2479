# SPDX-License-Identifier: Apache-2.0
"""A small EMR, to have something behind the shim: charts in a JSON file.

It reads results in both encodings, keeps the layers of a result apart, asks where it is not sure,
takes the same content over once, and asks for the eligibility of one chart. It knows nothing of
consents, limits, medical aid, lists and claims.
"""
import fcntl
import glob
import hashlib
import json
import os
import re
import unicodedata
import xml.etree.ElementTree as ET

LARGEST = 1 << 20  # of a file of a card use
FIELDS = {"insurer_number": "InsurerNumber", "symbol": "InsuredCardSymbol",
          "number": "InsuredIdentificationNumber", "branch": "InsuredBranchNumber",
          "insurer_name": "InsurerName", "reference_number": "ReferenceNumber",
          "name_received": "Name", "kana_received": "NameKana", "sex_received": "Sex1",
          "born_received": "Birthdate", "address_received": "Address", "lost": "DisqualificationDate",
          "reason_of_loss": "ReasonOfLoss"}
ASKS = {"2": "qualification_lost", "3": "newer_exists", "4": "not_found", "5": "several_people"}


def plain(name):
    """A name without its widths and spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


class Product:
    def start(self, share, own, institution, fresh, charts):
        self.share, self.institution = share, institution
        self.file = os.path.join(own, "product.json")
        if fresh:
            self.data = {"charts": {c["id"]: dict(c, imports=0, fields={}) for c in charts},
                         "files": {}, "digests": [], "asked": {}, "open": {}}
            self.save()
        else:
            with open(self.file, encoding="utf-8") as file:
                self.data = json.load(file)
        return {"product": "example EMR 2.0"}

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
        return [d for d in map(self.look_at, sorted(files, key=os.path.getmtime)) if d]

    def look_at(self, path):
        name, status = os.path.basename(path), os.stat(path)
        mark = [status.st_mtime_ns, status.st_size]
        if self.data["files"].get(name) == mark:
            return None  # nothing new
        with open(path, "rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return {"file": name, "state": "waits", "reason": "in_use"}
            content = file.read()
        digest = hashlib.sha256(content).hexdigest()
        if digest in self.data["digests"]:
            decision = {"state": "known"}
        else:
            decision = self.decide(name, content)
            if decision["state"] == "waits":
                return {"file": name, **decision}
            self.data["digests"].append(digest)
        if decision["state"] == "asks":
            self.data["open"][name] = content.hex()
        self.data["files"][name] = mark
        self.save()  # the file and everything that it changed, together
        return {"file": name, **decision}

    def decide(self, name, content, chosen=None):
        if len(content) > LARGEST:
            return {"state": "refused", "reason": "too_large"}
        if b"<!DOCTYPE" in content:
            return {"state": "refused", "reason": "document_type"}
        declared = re.match(rb"[^>]*encoding=.(shift_jis)", content, re.IGNORECASE)
        try:  # Python's parser does not know Shift_JIS, so it gets text
            text = content.decode("cp932" if declared else "utf-8-sig")
            root = ET.fromstring(re.sub(r"^<\?xml[^>]*\?>", "", text))
        except UnicodeDecodeError:
            return {"state": "refused", "reason": "wrong_encoding"}
        except ET.ParseError:
            if not text.rstrip().endswith("</XmlMsg>"):
                return {"state": "waits", "reason": "incomplete"}
            return {"state": "refused", "reason": "broken_xml"}
        if root.tag != "XmlMsg":
            return {"state": "refused", "reason": "wrong_layout"}
        return self.result(name, root, chosen)

    def result(self, name, root, chosen):
        def text(element):
            return root.findtext(".//" + element) or ""

        if text("MedicalInstitutionCode") != self.institution:
            return {"state": "refused", "reason": "other_institution"}
        if text("SegmentOfResult") == "9":  # about the file: says nothing about the insurance
            told = {"error_code": text("ErrorCode"), "message": text("ErrorMessage")}
            return {"state": "refused", "reason": "abnormal_end", "fields": told}
        code, message = text("ProcessingResultCode"), text("ProcessingResultMessage")
        if text("ProcessingResultStatus") != "1":  # about one person: nor does this
            told = {"error_code": code, "message": message}
            return {"state": "refused", "reason": "processing_error", "fields": told}
        side = {"side_code": code, "side_message": message} if code else {}
        warnings = ["side_information"] if code else []
        records = root.findall(".//ResultOfQualificationConfirmation")
        reason = ASKS.get(text("QualificationValidity"))
        if not reason and len(records) != 1:
            reason = "several_records" if records else "no_record"
        fields = {f: text(e) for f, e in FIELDS.items() if text(e)}
        candidates = self.charts_for(fields, self.data["asked"].get(name.replace("res_", "req_", 1)))
        if not reason and not chosen and len(candidates) != 1:
            reason = "several_charts" if candidates else "no_chart"
        if reason:
            return {"state": "asks", "reason": reason, "candidates": candidates,
                    "warnings": warnings, "fields": {**fields, **side}}
        if chosen == "new":
            born = fields.get("born_received", "")
            chosen = "new-%d" % (len(self.data["charts"]) + 1)
            self.data["charts"][chosen] = {
                "id": chosen, "name": fields["name_received"], "imports": 0, "share": 0,
                "name_kana": fields.get("kana_received", ""), "born": born, "insurer": "",
                "address": fields.get("address_received", "")}
        chart = self.data["charts"][chosen or candidates[0]]
        chart["imports"] += 1
        chart["fields"] = {**fields, "share": str(chart["share"] or 30), "share_from": "own"}
        if "reference_number" not in fields:
            warnings.append("number_unregistered")
        return {"state": "imported", "chart": chart["id"], "warnings": warnings,
                "fields": {**chart["fields"], **side}}

    def charts_for(self, fields, asked):
        """By the request, by the reference number, or all that have the name and birth date."""
        def fits(chart):
            return (plain(chart["name"]) == plain(fields.get("name_received", ""))
                    and chart["born"].replace("-", "") == fields.get("born_received"))

        all_that_fit = [c["id"] for c in self.data["charts"].values() if fits(c)]
        for named in (asked, fields.get("reference_number")):
            if named in all_that_fit:
                return [named]
        return all_that_fit

    def answer(self, file, chart, now):
        if file not in self.data["open"]:
            return {"state": "refused", "reason": "nobody_asked", "file": file}
        decision = self.decide(file, bytes.fromhex(self.data["open"][file]), chart)
        if decision["state"] == "imported":
            del self.data["open"][file]
            self.save()
        return {"file": file, **decision}

    def request(self, kind, chart, now):
        if kind != "eligibility":
            raise NotImplementedError("request " + kind)
        who = self.data["charts"][chart]
        name = "OQSsiquc01req_%s%04d.xml" % (now[:10].replace("-", ""), len(self.data["asked"]) + 1)
        self.data["asked"][name] = chart
        self.save()  # what was asked is known before an answer can come
        root = ET.Element("XmlMsg")
        head = ET.SubElement(root, "MessageHeader")
        ET.SubElement(head, "MedicalInstitutionCode").text = self.institution
        search = ET.SubElement(ET.SubElement(root, "MessageBody"), "QualificationConfirmSearchInfo")
        for element, value in (("InsurerNumber", who["insurer"]),
                               ("InsuredCardSymbol", who["symbol"]),
                               ("InsuredIdentificationNumber", who["number"]),
                               ("InsuredBranchNumber", who["branch"]),
                               ("Birthdate", who["born"].replace("-", ""))):
            if value:
                ET.SubElement(search, element).text = value
        beside = os.path.join(self.share, "." + name)
        ET.ElementTree(root).write(beside, encoding="UTF-8", xml_declaration=True)
        os.replace(beside, os.path.join(self.share, "req", name))  # it appears whole
        return {"state": "imported", "file": name, "chart": chart}

    def chart(self, chart):
        known = self.data["charts"][chart]
        own = {"name": known["name"], "name_kana": known["name_kana"],
               "born": known["born"].replace("-", ""), "address": known["address"]}
        return {"state": "imported", "chart": chart,
                "fields": {**own, **known["fields"], "imports": str(known["imports"])}}
