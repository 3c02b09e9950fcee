# SPDX-License-Identifier: EUPL-1.2
"""Runs unittest cases and tells of each by name in the Test Anything Protocol, which Meson counts."""

import sys
import traceback
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self._number = 0
        self._told_of = None

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell("ok", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self._tell_of_error(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self._tell_of_error(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error and self._told_of is not test:  # one line for each test
            self._told_of = test
            self._tell_of_error(subtest, error)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell("ok", test, f" # SKIP {reason}")

    def _tell_of_error(self, test, error):
        self._tell("not ok", test)
        for line in "".join(traceback.format_exception(*error)).splitlines():
            print(f"# {line}", flush=True)

    def _tell(self, verdict, test, remark=""):
        self._number += 1
        name = test.id().removeprefix("__main__.").replace(".test_", ": ").replace("_", " ")
        print(f"{verdict} {self._number} - {name}{remark}", flush=True)


def main() -> None:
    names = sys.argv[1:] or None
    loader = unittest.defaultTestLoader
    module = sys.modules["__main__"]
    suite = loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)
    print(f"1..{suite.countTestCases()}", flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(not result.wasSuccessful())
