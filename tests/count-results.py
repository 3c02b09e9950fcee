#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Sums up test runs: count-results.py BUILD_DIRECTORY STATUS_OF_MESON_TEST [BUILD_DIRECTORY STATUS_OF_MESON_TEST]…
or names what failed and may be run once more: count-results.py --to-run-alone BUILD_DIRECTORY

Prints the name of everything that failed and what it said of that, as far as that is short, then one line, "N passed,
N failed" and, if need be, ", N skipped" and ", N only when alone". It counts every case of the first run; of another,
which repeats tests of the first, only what failed. Exits with 1 if anything failed, even if it failed in a way that left
no trace in Meson's files.

A test that failed beside others and was run once more alone (Meson's --logbase alone) counts as it did then. Where it
passed, what it had said is printed all the same: it, or the program, cannot bear a busy computer.
"""

import collections
import itertools
import json
import pathlib
import sys
import xml.etree.ElementTree

MOST_SAID = 600  # characters of what one failure says: what follows this list may be all that anybody sees of a run
BAD = ("FAIL", "TIMEOUT", "INTERRUPT", "ERROR", "UNEXPECTEDPASS")


def without_suites(name):
    """The name of a test, before which Meson puts "PROJECT:SUITE+SUITE / ", and newer Meson "SUITE+SUITE - PROJECT:"."""
    return name.split(" / ")[-1].split(" - ")[-1].split(":")[-1]


def suites(name):
    for separator in (" / ", " - "):
        project_and_suites, found, _ = name.partition(separator)
        if found:
            return set(project_and_suites.split(":")[-1].split("+"))
    return set()


def bad_tests(logs, logbase):
    """The tests that Meson calls bad, by name, and all that each printed. Its JUnit file lists one that was stopped or
    went down as if each of its cases had passed, or has the cases of an earlier run for it."""
    results = (json.loads(line) for line in (logs / f"{logbase}.json").read_text().splitlines())
    return {without_suites(result["name"]): f"{result.get('stdout', '')}\n{result.get('stderr', '')}"
            for result in results if result["result"] in BAD}


def cases(logs, logbase):
    """Gives each case: its test's name, its own, where it is not the test's only one, its outcome and what it says."""
    for suite in xml.etree.ElementTree.parse(logs / f"{logbase}.junit.xml").iter("testsuite"):
        # "PROJECT" has the tests of one case, "PROJECT.TEST" and "PROJECT.TEST.SUITE" (GoogleTest) are one test's.
        _, *names = suite.get("name").split(".", 2)
        for case in suite.iter("testcase"):
            own = ".".join([*names[1:], case.get("name")]) if names else ""
            said = "\n".join(failure.get("message") or "" for failure in case.iter("failure"))
            yield without_suites((*names, case.get("name"))[0]), own, outcome(case), said


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    if case.find("skipped") is not None or case.get("status") == "notrun":
        return "skipped"
    return "passed"


def said_by_tap(printed, case):
    """The end of what a case in the Test Anything Protocol said of its failure, such as an exception."""
    lines = itertools.dropwhile(lambda line: line != f"not ok {case}", printed.splitlines())
    remarks = itertools.takewhile(lambda line: line.startswith("# "), itertools.islice(lines, 1, None))
    return "\n".join(remark[2:] for remark in collections.deque(remarks, 3))


def shortened(text):
    lines = [f"    {line}" for line in text.strip()[:MOST_SAID].splitlines() if line.strip()]
    return "".join(f"\n{line}" for line in lines)


class Run:
    """What one run of Meson left: what each test's failures said, by name, and how many of its cases came to what."""

    def __init__(self, folder, logbase):
        self.failed, self.counts = {}, collections.defaultdict(collections.Counter)
        logs = folder / "meson-logs"
        if not (logs / f"{logbase}.junit.xml").exists():
            return
        printed = bad_tests(logs, logbase)
        said_by = {test: [] for test in printed}
        for test, own, result, said in cases(logs, logbase):
            if result == "failed" and own:
                said = said or said_by_tap(printed.get(test, ""), own)
                said_by.setdefault(test, []).append(f"{test}: {own}{shortened(said)}")
            elif own or test not in said_by:
                self.counts[test][result] += 1
        self.failed = {test: said or [test + shortened(printed.get(test, "")[-MOST_SAID:])]
                       for test, said in said_by.items()}

    def tests(self):
        return {*self.failed, *self.counts}


def sum_up(folder, status):
    """Returns what failed, what failed but passed when alone, each by name and with what it said, and how many cases
    passed and were skipped."""
    first, alone = Run(folder, "testlog"), Run(folder, "alone")
    failed, counts = dict(first.failed), dict(first.counts)
    unsteady = [text for test, texts in failed.items() if test in alone.tests() - {*alone.failed} for text in texts]
    for test in alone.tests():
        failed.pop(test, None)
        counts[test] = alone.counts[test]
    failed |= alone.failed
    names = list(itertools.chain(*failed.values()))
    if status != 0 and not first.failed:
        names = ["something that left no trace but what it printed"]
    return names, unsteady, sum(counts.values(), collections.Counter())


def to_run_alone(folder):
    """The tests that run beside others: what a check of the files found, it finds again."""
    results = map(json.loads, (folder / "meson-logs" / "testlog.json").read_text().splitlines())
    return [without_suites(result["name"]) for result in results
            if result["result"] in BAD and not {"lint", "data"} & suites(result["name"])]


def main():
    arguments = sys.argv[1:]
    if arguments[0] == "--to-run-alone":
        print(*to_run_alone(pathlib.Path(arguments[1])), sep="\n")
        return 0
    runs = list(zip(map(pathlib.Path, arguments[::2]), map(int, arguments[1::2])))
    summaries = [sum_up(*run) for run in runs]
    for (folder, _), (names, unsteady, _) in zip(runs, summaries):
        for name in unsteady:
            print(f"FAILED beside others, passed alone, in {folder.name}: {name}")
        for name in names:
            print(f"FAILED in {folder.name}: {name}")
    failed, unsteady = (sum(len(summary[which]) for summary in summaries) for which in (0, 1))
    count = summaries[0][2]
    more = f", {count['skipped']} skipped" if count["skipped"] else ""
    more += f", {unsteady} only when alone" if unsteady else ""
    print(f"{count['passed']} passed, {failed} failed{more}")
    return 1 if failed or not count["passed"] else 0


sys.exit(main())
