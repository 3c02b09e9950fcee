#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Sums up test runs: count-results.py BUILD_DIRECTORY STATUS_OF_MESON_TEST [BUILD_DIRECTORY STATUS_OF_MESON_TEST]…

Prints the name of everything that failed, then one line, "N passed, N failed" and, if need be, ", N skipped". It counts
every case of the first run; of another, which repeats tests of the first, only what failed. Exits with 1 if anything
failed, even if it failed in a way that left no trace in Meson's files.
"""

import collections
import itertools
import json
import pathlib
import sys
import xml.etree.ElementTree

BAD = ("FAIL", "TIMEOUT", "INTERRUPT", "ERROR", "UNEXPECTEDPASS")


def without_suites(name):
    """The name of a test, before which Meson puts "PROJECT:SUITE+SUITE / "."""
    return name.split(" / ")[-1]


def bad_tests(logs):
    """Names of the tests that Meson calls bad. Its JUnit file lists one that was stopped or went down as if each of its
    cases had passed, or has the cases of an earlier run for it."""
    results = (json.loads(line) for line in (logs / "testlog.json").read_text().splitlines())
    return [without_suites(result["name"]) for result in results if result["result"] in BAD]


def cases(logs):
    """Gives each case: its test's name, its own, where it is not the test's only one, and its outcome."""
    for suite in xml.etree.ElementTree.parse(logs / "testlog.junit.xml").iter("testsuite"):
        # "PROJECT" has the tests of one case, "PROJECT.TEST" and "PROJECT.TEST.SUITE" (GoogleTest) are one test's.
        _, *names = suite.get("name").split(".", 2)
        for case in suite.iter("testcase"):
            own = ".".join([*names[1:], case.get("name")]) if names else ""
            yield without_suites((*names, case.get("name"))[0]), own, outcome(case)


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None or case.get("status") == "notrun":
        return "skipped"
    return "passed"


def sum_up(folder, status):
    """Returns what failed, by name, and how many cases passed and were skipped."""
    failed, count = {}, collections.Counter()
    logs = folder / "meson-logs"
    if (logs / "testlog.junit.xml").exists():
        failed = {test: [] for test in bad_tests(logs)}
        for test, own, result in cases(logs):
            if result == "failed" and own:
                failed.setdefault(test, []).append(f"{test}: {own}")
            elif own or test not in failed:
                count[result] += 1
    names = list(itertools.chain(*(own or [test] for test, own in failed.items())))
    if status != 0 and not names:
        names = ["something that left no trace but what it printed"]
    return names, count


def main():
    arguments = sys.argv[1:]
    runs = list(zip(map(pathlib.Path, arguments[::2]), map(int, arguments[1::2])))
    summaries = [sum_up(*run) for run in runs]
    for (folder, _), (names, _) in zip(runs, summaries):
        for name in names:
            print(f"FAILED in {folder.name}: {name}")
    failed, count = sum(len(names) for names, _ in summaries), summaries[0][1]
    skipped = f", {count['skipped']} skipped" if count["skipped"] else ""
    print(f"{count['passed']} passed, {failed} failed{skipped}")
    return 1 if failed or not count["passed"] else 0


sys.exit(main())
