#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shim: the suite's questions on one side, the product on the other.

The suite sends JSON-RPC 2.0, one message a line, on standard input and reads the answers from
standard output (docs/emr-under-test.md). Nothing here is about insurance: put a module that asks
your product in the place of product.py. A method that it lacks is answered as missing, and the
scenarios that need it say so.
"""
import json
import sys
import traceback

import product

METHODS = {"start", "import", "request", "answer", "claim", "chart"}


def answer_to(emr, call):
    name = call["method"]
    method = getattr(emr, name + "_" if name == "import" else name, None)
    if name not in METHODS or method is None:
        return {"error": {"code": -32601, "message": "this product cannot " + name}}
    try:
        return {"result": method(**call.get("params", {}))}
    except NotImplementedError as missing:
        return {"error": {"code": -32601, "message": "this product cannot " + str(missing)}}
    except Exception as error:  # told with its words; the product goes on
        traceback.print_exc()
        return {"error": {"code": -32000, "message": repr(error)}}


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr  # a print() in the product must not stand between the answers
    emr = product.Product()
    for line in sys.stdin:
        call = json.loads(line)
        answer = {"jsonrpc": "2.0", "id": call["id"], **answer_to(emr, call)}
        print(json.dumps(answer, ensure_ascii=False), file=answers, flush=True)


if __name__ == "__main__":
    main()
