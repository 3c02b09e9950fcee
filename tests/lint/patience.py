#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every test says how long it may take before it counts as one that hangs: patience.py ROOT

Meson's own default is half a minute, which a busy machine exceeds. `patience` and `long_patience` are set in
tests/meson.build.
"""

import pathlib
import re
import sys

TEST = re.compile(r"^ *test\((?:'([^']*)'|(\w+))", re.MULTILINE)
BOUND = re.compile(r"\btimeout: (long_)?patience\b")


def call_at(text, start):
    """The call that begins at `start`, to its closing bracket."""
    depth = 0
    for end in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        if depth == 0 and text[end] == ")":
            return text[start:end + 1]
    return text[start:]


def main():
    root = pathlib.Path(sys.argv[1])
    failed = False
    for file in sorted((root / "tests").rglob("meson.build")):
        text = file.read_text()
        for test in TEST.finditer(text):
            if not BOUND.search(call_at(text, test.start())):
                name = test.group(1) or test.group(2)
                print(f"{file.relative_to(root)}: the test {name} has no `timeout: patience` or `long_patience`")
                failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
