"""Reads the trx files of a test run: prints what failed and why, why tests were skipped, and one closing line.

  summarize_tests.py FOLDER PROJECT...

FOLDER holds PROJECT.trx and PROJECT.log. A project without results counts as one failure. Exit code 0 when
tests ran and none failed.
"""
import os
import sys
import xml.etree.ElementTree as xml
from collections import Counter

TRX = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"


def text(result, path):
    node = result.find(TRX + "Output/" + "/".join(TRX + part for part in path.split("/")))
    return (node.text or "").strip() if node is not None else ""


def indented(block):
    return "\n".join("    " + line for line in block.splitlines())


def aborted(tree):
    """True when the test host died: the results are then not all of them."""
    summary = tree.find(TRX + "ResultSummary")
    return summary is None or summary.get("outcome") in ("Aborted", "Error", "Timeout")


def main(folder, projects):
    counts, skips = Counter(), Counter()
    for project in projects:
        results, broken = [], True
        path = os.path.join(folder, project + ".trx")
        if os.path.exists(path):
            tree = xml.parse(path).getroot()
            results = list(tree.iter(TRX + "UnitTestResult"))
            broken = aborted(tree) or not results
        for result in results:
            outcome = result.get("outcome")
            if outcome == "Passed":
                counts["passed"] += 1
            elif outcome == "NotExecuted":
                counts["skipped"] += 1
                skips[text(result, "ErrorInfo/Message") or text(result, "StdOut") or "no reason given"] += 1
            else:
                counts["failed"] += 1
                print(f"FAILED {result.get('testName')}")
                for part in ("ErrorInfo/Message", "ErrorInfo/StackTrace"):
                    if text(result, part):
                        print(indented(text(result, part)))
        if broken:
            counts["failed"] += 1
            print(f"FAILED {project}: the test program did not finish; its output ends with")
            with open(os.path.join(folder, project + ".log"), encoding="utf-8", errors="replace") as log:
                print(indented("".join(log.readlines()[-30:])))
    for reason, times in sorted(skips.items()):
        print(f"skipped {times}: {reason}")
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    print(line + (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
    return 0 if counts["passed"] and not counts["failed"] else 1


sys.exit(main(sys.argv[1], sys.argv[2:]))
