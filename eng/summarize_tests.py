"""Reads the trx files of a test run: prints what failed and why, why tests were skipped, and one closing line.

  summarize_tests.py FOLDER PROJECT...

FOLDER holds PROJECT.trx and PROJECT.log. A project that has no results, or died before its end, counts as one more
failure. Exit code 0 when tests ran and none failed.
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


def died(log):
    """True when the test program did not reach its end (a crash, the time limit): the trx file then lacks results."""
    written = [line for line in log if line.strip()]
    return not written or not written[-1].startswith(("Passed!", "Failed!", "Skipped!"))


def main(folder, projects):
    counts, skips = Counter(), Counter()
    for project in projects:
        trx = os.path.join(folder, project + ".trx")
        results = list(xml.parse(trx).getroot().iter(TRX + "UnitTestResult")) if os.path.exists(trx) else []
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
        with open(os.path.join(folder, project + ".log"), encoding="utf-8", errors="replace") as file:
            log = file.readlines()
        if died(log) or not results:
            counts["failed"] += 1
            print(f"FAILED {project}: it has no results, or died before its end; its output ends with")
            print(indented("".join(log[-30:])))
    for reason, times in sorted(skips.items()):
        print(f"skipped {times}: {reason}")
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    print(line + (f", {counts['skipped']} skipped" if counts["skipped"] else ""))
    return 0 if counts["passed"] and not counts["failed"] else 1


sys.exit(main(sys.argv[1], sys.argv[2:]))
