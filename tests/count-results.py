#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Sums up a test run: count-results.py BUILD_DIRECTORY STATUS_OF_MESON_TEST

Prints one line, "N passed, N failed" and, if need be, ", N skipped", counting every case of every suite. Exits with 1
if anything failed, even if it failed in a way that left no trace in Meson's files.
"""

import collections
import json
import pathlib
import sys
import xml.etree.ElementTree


def stopped_tests(json_log):
    """Names of the tests that never came to an end: Meson's JUnit file lists them as if they had passed."""
    results = (json.loads(line) for line in json_log.read_text().splitlines())
    return {result["name"].rsplit(" / ")[-1] for result in results if result["result"] in ("TIMEOUT", "INTERRUPT")}


def outcome(case, stopped):
    if case.find("failure") is not None or case.find("error") is not None or case.get("name") in stopped:
        return "failed"
    if case.find("skipped") is not None or case.get("status") == "notrun":
        return "skipped"
    return "passed"


def main():
    logs, status = pathlib.Path(sys.argv[1]) / "meson-logs", int(sys.argv[2])
    stopped = stopped_tests(logs / "testlog.json")
    cases = xml.etree.ElementTree.parse(logs / "testlog.junit.xml").iter("testcase")
    count = collections.Counter(outcome(case, stopped) for case in cases)
    if status != 0 and not count["failed"]:
        count["failed"] = 1
    skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
    print(f"{count['passed']} passed, {count['failed']} failed{skipped}")
    return 1 if count["failed"] or not count["passed"] else 0


sys.exit(main())
