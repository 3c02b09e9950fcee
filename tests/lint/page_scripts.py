#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""WebKit can read every script that runs in a page, the launcher's own and the simulated portal's: page_scripts.py ROOT

A script with a fault does not run at all, and the page stays as it is: seen as an unknown page, long after.
"""

import pathlib
import sys

import gi

gi.require_version("JavaScriptCore", "6.0")
from gi.repository import JavaScriptCore  # noqa: E402


def main():
    root = pathlib.Path(sys.argv[1])
    scripts = sorted(path for folder in ("src/web", "simulator/portal/pages") for path in (root / folder).rglob("*.js"))
    if not scripts:
        print("there are no scripts where they are looked for")
        return 1
    context = JavaScriptCore.Context()
    status = 0
    for script in scripts:
        result, fault = context.check_syntax(script.read_text(), -1, JavaScriptCore.CheckSyntaxMode.SCRIPT,
                                             str(script.relative_to(root)), 1)
        if result != JavaScriptCore.CheckSyntaxResult.SUCCESS:
            print(fault.report().strip())
            status = 1
    return status


sys.exit(main())
