#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads result files, of requests and of card uses, with nothing but Python's standard library.

It shares neither code nor tables with the suite: what it asks of a file is what public programs
that read such files ask (docs/emr-exchange.md, "How other programs read them"). One line of JSON a
file; exit code 1 if any file is not as such a program needs it.

    read_results.py FOLDER ENCODING [REQUESTS]      ENCODING: UTF-8 or Shift_JIS
"""
import datetime
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

SINGLE = {"OQSsiquc01"}
SUBMIT = {"OQSmuquc01", "OQSmuimm01", "OQSmutic01", "OQSmuhvq01", "OQSmuonq01"}
CONFIRM = {"OQSmuquc02", "OQSmutic02", "OQSmuhvq02", "OQSmuonq02"}
REGISTER = {"OQSmuimm02"}
REFERENCE = {"OQSsiimm01"}
INFORMATION = {"YZKsiquc01", "TKKsiquc01", "CIPsiquc01"}
CONSENTS = ("SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo", "OperationInfo")
# A consent without an end, and what may stand there with it only.
TIMED = {"LimitApplicationCertificateRelated": "LimitApplicationCertificateRelatedInfo",
         "SpecificDiseasesCertificateRelated": "SpecificDiseasesCertificateList"}
DATES = ("Birthdate QualificationDate DisqualificationDate InsuredCertificateIssuanceDate "
         "InsuredCardValidDate InsuredCardExpirationDate ElderlyRecipientValidStartDate "
         "LimitApplicationCertificateValidStartDate MedicalTicketValidDate "
         "MedicalTicketExpirationDate DiDate PrDate CzDiDate CzPrDate ShPrDate "
         "EffectiveTime Birth Birthday").split()
CODES = {"InsuredCardClassification": "01 02 03 04 05 06 07 A1", "Sex1": "1 2 3", "Sex2": "1 2 3",
         "PersonalFamilyClassification": "1 2", "PreschoolClassification": "1",
         "ReasonOfLoss": "01 02 03 99", "ProcessingResultStatus": "1 2", "SegmentOfResult": "1 2 9",
         "QualificationValidity": "1 2 3 4 5 6", "ReferenceClassification": "1 2",
         "CharacterCodeIdentifier": "0 1", "PrescriptionIssueSelect": "1 2",
         "SpecificDiseasesDiseaseCategory": "1 2 3",
         "LimitApplicationCertificateClassification": "01 02 03"}


class Wrong(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Wrong(what)


def one(parent, name):
    found = parent.findall(name)
    need(len(found) == 1, f"{parent.tag}: {len(found)} times {name}")
    return found[0].text or ""


def maybe(parent, name):
    found = parent.findall(name)
    need(len(found) < 2, f"{parent.tag}: {len(found)} times {name}")
    return found[0].text if found else None


def maybe_group(parent, name):
    found = parent.findall(name)
    need(len(found) < 2, f"{parent.tag}: {len(found)} times {name}")
    return found[0] if found else None


def is_day(text):
    need(re.fullmatch(r"\d{8}", text), f"no day: {text}")
    return datetime.datetime.strptime(text, "%Y%m%d")


def is_time(text):
    need(re.fullmatch(r"\d{14}", text), f"no time: {text}")
    return datetime.datetime.strptime(text, "%Y%m%d%H%M%S")


def decoded(content, encoding):
    declaration = re.match(rb'<\?xml version="1\.0" encoding="([^"]+)" standalone="no"\?>', content)
    need(declaration, "no declaration at the first byte")
    need(declaration.group(1).decode() == encoding, f"declares {declaration.group(1)}")
    # As a fixed code page, without a look at the declaration: this is how some read.
    text = content.decode("cp932" if encoding == "Shift_JIS" else "utf-8", errors="strict")
    need("<!DOCTYPE" not in text, "a document type")
    return text[declaration.end():]


def check_leaves(root):
    for element in root.iter():
        need(not element.attrib and "}" not in element.tag, f"{element.tag}: attribute or namespace")
        text = element.text or ""
        if len(element) == 0 and element.tag not in ("MessageBody", "MessageHeader"):
            need(text.strip() != "", f"{element.tag} is there and empty")
        if element.tag in DATES:
            is_day(text)
        if element.tag in CODES:
            need(text in CODES[element.tag].split(), f"{element.tag}: {text}")


def age(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def shares(element, day, told):
    """The share of cost where the age puts it (70 and 75), and the class of preschool children."""
    born = is_day(told["born"])
    ratio = maybe(element, "InsuredPartialContributionRatio")
    elderly = element.find("ElderlyRecipientCertificateInfo")
    elderly_ratio = maybe(elderly, "ElderlyRecipientContributionRatio") if elderly is not None else None
    years = age(born, day)
    late = years >= 75 or (told["insurer"] or "").startswith("39")
    need(ratio is None or late, f"a share at {years}")
    need(elderly is None or 70 <= years < 75, f"a certificate of elderly recipients at {years}")
    told["elderly_ratio"] = elderly_ratio and int(elderly_ratio)
    school = datetime.datetime(born.year + (6 if (born.month, born.day) < (4, 2) else 7), 4, 1)
    need((maybe(element, "PreschoolClassification") == "1") == (day < school), "PreschoolClassification")


def check_search(root):
    """Some require these of whoever was searched for, also in an error of the search."""
    for search in root.iter("QualificationConfirmSearchInfo"):
        if maybe(search, "InsurerNumber") and maybe(search, "Birthdate"):
            one(search, "InsuredIdentificationNumber")
            need(one(search, "LimitApplicationCertificateRelatedConsFlg") in ("0", "1"), "the consent searched with")


def record(element):
    name = one(element, "Name")
    need("\u3000" in name, "family and given name are not apart by a full-width space")
    kana = maybe(element, "NameKana")
    if kana:
        need(re.fullmatch("[\uff61-\uff9f ]+", kana), f"kana: {kana}")
    insurer = maybe(element, "InsurerNumber")
    need(insurer is None or re.fullmatch(r" {0,2}\d{6,8}", insurer) and len(insurer) == 8,
         f"insurer number: {insurer!r}")
    branch = maybe(element, "InsuredBranchNumber")
    need(branch is None or re.fullmatch(r"\d\d", branch), f"branch: {branch}")
    for required in ("InsuredCardClassification", "Sex1", "Birthdate", "InsurerName"):
        one(element, required)
    ratio = maybe(element, "InsuredPartialContributionRatio")
    need(ratio is None or re.fullmatch(r"0\d0", ratio), f"ratio: {ratio}")
    told = {"name": name, "kana": kana, "insurer": insurer, "symbol": maybe(element, "InsuredCardSymbol"),
            "number": maybe(element, "InsuredIdentificationNumber"), "branch": branch,
            "ratio": ratio and int(ratio), "born": one(element, "Birthdate")}
    for consent in CONSENTS:
        flag = maybe(element, consent + "ConsFlg")
        times = maybe(element, consent + "ConsTime"), maybe(element, consent + "AvailableTime")
        if flag == "1":
            need(is_time(times[1]) - is_time(times[0]) == datetime.timedelta(hours=24),
                 f"{consent}: {times}")
            told.setdefault("consents", []).append(consent)
        else:
            need(times == (None, None), f"{consent}: a time without a consent")
    for consent, about in TIMED.items():
        given = maybe(element, consent + "ConsFlg")
        time = maybe(element, consent + "ConsTime")
        need((given == "1") == (time is not None), f"{consent}: flag {given}, time {time}")
        need(given is None or given == "1" or maybe_group(element, about) is None, f"{about} is refused")
    tickets = element.findall("PublicExpenseResultList/MedicalTicketInfo")
    if tickets:
        told["tickets"] = [one(ticket, "IssueNumber") for ticket in tickets]
    reference = maybe(element, "ReferenceNumber")
    if reference:
        told["reference"] = reference
    return told


def processing(element, told):
    told["status"] = one(element, "ProcessingResultStatus")
    if told["status"] == "2":
        told["code"] = one(element, "ProcessingResultCode")
        one(element, "ProcessingResultMessage")
    return told["status"] == "1"


def unit(element):
    told = {}
    if not processing(element, told):
        return told
    told["validity"] = one(element, "QualificationValidity")
    told["records"] = [record(r) for r in element.findall("ResultOfQualificationConfirmation")]
    told["references"] = [r.text for r in element.findall("ReferenceNumber")]
    return told


def registration(element):
    info = element.findall("ReferenceNumberRegistrationInfo")
    need(len(info) == 1, "not one ReferenceNumberRegistrationInfo")
    told = {"reference": one(info[0], "ReferenceNumber"), "number": one(info[0], "InsuredIdentificationNumber")}
    processing(element, told)
    return told


def header_of(header, family, encoding):
    is_time(one(header, "ProcessExecutionTime"))
    need(one(header, "CharacterCodeIdentifier") == ("1" if encoding == "Shift_JIS" else "0"),
         "CharacterCodeIdentifier is not the encoding")
    told = {"segment": one(header, "SegmentOfResult")}
    if family in SINGLE:
        is_day(one(header, "QualificationConfirmationDate"))
        one(header, "ReferenceClassification")
    if told["segment"] == "9":
        told["code"] = one(header, "ErrorCode")
        one(header, "ErrorMessage")
    return told


def drug_entries(month, prefix, days, day, prescribed):
    """One of the three families of names: none, Cz and Sh before the plain ones."""
    entries = []
    for date in month.findall(days):
        is_day(one(date, day))
        for drug in date.findall(f"{prefix}DrugInfs/{prefix}DrugInf"):
            float(one(drug, prefix + "Qua1"))
            int(one(drug, prefix + "Times"))
            int(one(drug, "MeTrIdCl" if not prefix else prefix + "UsageCl"))
            entries.append([prescribed, one(date, day), one(drug, prefix + "DrugN")])
    return entries


def information(root, family):
    body = root.find("MessageBody")
    told = {"code": one(body, "ResultCode")}
    if told["code"] != "1":
        need(one(body, "MessageContents"), "no text for a refusal")
        return told
    if family == "TKKsiquc01":
        person = root.find("MessageHeader/QualificationsInfo")
        told["person"] = [one(person, n) for n in ("Name", "KanasName", "Birthday", "AdministrativeGenderCode")]
        told["items"] = [[one(day, "EffectiveTime"), one(item, "ItemName"), one(item, "DataValue")]
                         for day in root.iter("SpecificHealthCheckupInfo")
                         for item in day.findall("HealthCheckupResultAndQuestionInfos/"
                                                 "HealthCheckupResultAndQuestionInfo")]
        need(told["items"], "no item")
        return told
    person = root.find("MessageHeader/QuaInf")
    told["person"] = [one(person, n) for n in ("Name", "KanaName", "Birth", "AdmGendCode")]
    drugs, treatments, seen = [], [], set()
    for month in body.findall("MeTrMonthInf"):
        institution = maybe(month, "PrlsHCd") or one(month, "MeTrDiHCd")
        need(re.fullmatch(r"\d\d[13]\d{7}", institution), f"institution: {institution}")
        int(one(month, "InOut"))
        drugs += drug_entries(month, "", "DiDateInfs/DiDateInf", "DiDate", "claim")
        for day in month.findall("DiDateInfs/DiDateInf"):
            # Who keeps entries apart by institution and day must not find one twice.
            key = (institution, one(day, "DiDate"), day.find("MeTrInfs") is None)
            need(key not in seen, f"twice: {key}")
            seen.add(key)
            for entry in day.findall("MeTrInfs/MeTrInf"):
                float(one(entry, "Qua1")), int(one(entry, "Times")), int(one(entry, "MeTrIdCl"))
                treatments.append([one(day, "DiDate"), one(entry, "SinInfN"), one(entry, "SinInfCd")])
    for month in body.findall("CzDiInf/CzDiMonthInf"):
        one(month, "CzDiMonth"), int(one(month, "CzPrCl")), one(month, "CzPrlsHCd")
        drugs += drug_entries(month, "Cz", "CzDiDateInfs/CzDiDateInf", "CzDiDate", "dispensed")
    for month in body.findall("ShPrInf/ShPrMonthInf"):
        one(month, "ShPrMonth"), int(one(month, "ShPrCl")), one(month, "ShPrHCd")
        drugs += drug_entries(month, "Sh", "ShPrDateInfs/ShPrDateInf", "ShPrDate", "prescribed")
    need(drugs or treatments, "a result without anything in it")
    told["drugs"], told["treatments"] = drugs, treatments
    return told


def bulk(root, family, told):
    reception = one(root.find("MessageHeader"), "ReceptionNumber")
    need(reception, "no ReceptionNumber")
    body = root.find("MessageBody")
    if told["segment"] != "1" or maybe(body, "ProcessingResultStatus") and not processing(body, told):
        return told
    name = "BulkRegistrationUnit" if family in REGISTER else "BulkConfirmUnit"
    units = [registration(u) if family in REGISTER else unit(u)
             for u in body.findall(name)]
    errors = sum(u["status"] == "2" for u in units)
    counts = [int(one(root.find("MessageHeader"), n)) for n in
              ("NumberOfProcessingResult", "NumberOfNormalProcessing", "NumberOfError")]
    need(counts == [len(units), len(units) - errors, errors], f"counts: {counts}")
    told["units"] = units
    return told


def document(content, family, encoding, face):
    root = ET.fromstring(decoded(content, encoding))
    need(root.tag == "XmlMsg" and [e.tag for e in root] == ["MessageHeader", "MessageBody"], "its halves")
    check_leaves(root)
    check_search(root)
    if family in INFORMATION:
        return information(root, family)
    told = header_of(root.find("MessageHeader"), family, encoding)
    body = root.find("MessageBody")
    need(re.fullmatch(r"\d{10}", maybe(root.find("MessageHeader"), "MedicalInstitutionCode") or "0" * 10),
         "MedicalInstitutionCode")
    if family in CONFIRM | REGISTER:
        return bulk(root, family, told)
    if told["segment"] != "1":
        return told
    if family in SUBMIT and processing(body, told):
        told["reception"] = one(body, "ReceptionNumber")
    if family in REFERENCE:
        told.update(registration(body))
    if family in SINGLE and processing(body, told):
        told["validity"] = one(body, "QualificationValidity")
        records = body.findall("ResultList/ResultOfQualificationConfirmation")
        told["records"] = [record(r) for r in records]
        day = is_day(one(root.find("MessageHeader"), "QualificationConfirmationDate"))
        for element, each in zip(records, told["records"]):
            shares(element, day, each)
        if face:
            card_use(root, body, told)
    return told


def card_use(root, body, told):
    need(told["records"] or told["validity"] == "4", "a card use without a record")
    need(one(root.find("MessageHeader"), "ReferenceClassification") == "1", "named by a card")
    need(body.find("QualificationConfirmSearchInfo") is None, "nobody asked by identifiers")
    for element, consents in zip(body.iter("ResultOfQualificationConfirmation"), told["records"]):
        for consent in CONSENTS:
            one(element, consent + "ConsFlg")
    subsidies = body.findall("SubsidyList/SubsidyInfo")
    need(not subsidies or maybe(body, "SubsidyUseSelect") == "1", "subsidies that nobody wants used")
    told["subsidies"] = [one(each, "SubsidyPayerNumber") for each in subsidies]


def same_question(content, request):
    """What programs that keep no list of their files look for: the element, letter by letter."""
    for name in (b"ArbitraryFileIdentifier", b"ReceptionNumber"):
        asked = re.search(b"<%s>[^<]*</%s>" % (name, name), request)
        need(asked is None or asked.group(0) in content, f"{name.decode()} of the request is not in it")


def read(path, encoding, requests):
    match = re.fullmatch(r"([A-Za-z]+\d\d)res_(face_.+_(\d{14})|.+)\.(xml|pdf|zip)", path.name)
    need(match, "its name")
    family, face = match.group(1), match.group(3)
    content = path.read_bytes()
    if face:
        is_time(face)
    if match.group(4) == "pdf":
        need(content.startswith(b"%PDF-") and b"%%EOF" in content[-32:], "no PDF")
        return {"pdf": True}
    if match.group(4) == "zip":
        with zipfile.ZipFile(path) as archive:
            need(archive.testzip() is None, "a damaged archive")
            names = [n for n in archive.namelist() if n.endswith(".xml")]
            need(names == [path.name[:-4] + ".xml"], f"its members: {names}")
            content = archive.read(names[0])
    if requests and not face:
        request = pathlib.Path(requests) / (path.name.replace("res_", "req_")[:-4] + ".xml")
        same_question(content, request.read_bytes())
    return document(content, family, encoding, face)


def main():
    folder, encoding = pathlib.Path(sys.argv[1]), sys.argv[2]
    requests = sys.argv[3] if len(sys.argv) > 3 else None
    wrong = 0
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and "res_" in p.name)
    for path in paths:
        try:
            told = read(path, encoding, requests)
        except (Wrong, ET.ParseError, UnicodeDecodeError, ValueError, AttributeError, OSError) as error:
            told = {"wrong": f"{type(error).__name__}: {error}"}
            wrong += 1
        print(json.dumps({"file": path.name, **told}, ensure_ascii=False, sort_keys=True))
    print(json.dumps({"files": len(paths), "wrong": wrong}))
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
