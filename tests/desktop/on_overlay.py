#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Runs a test on a system that is the machine's own and can be changed at will, as nothing of that stays: on_overlay.py
TEST [CASE…]. Where nobody can have such a system, the test is skipped."""

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from desk.overlay import NoOverlay, Overlay

ROOT = Path(__file__).resolve().parents[2]
HOME = "/home/office"


def main() -> int:
    environment = {name: value for name, value in os.environ.items() if name.startswith("PRIMAWEB_") or name == "LOCPATH"}
    environment |= {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME,
                    "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory(prefix="primaweb-computer-") as folder:
        try:
            computer = Overlay(Path(folder), [ROOT])
        except NoOverlay as error:
            print(f"1..0 # SKIP nothing can be installed apart from the machine's own system: {error}")
            return 0
        try:
            test = shlex.join([str(Path(sys.argv[1]).resolve()), *sys.argv[2:]])
            line = f"mkdir -p {HOME} && exec /usr/bin/python3 {test}"
            return subprocess.run(computer.command(line), env=environment, check=False).returncode
        finally:
            computer.close()


if __name__ == "__main__":
    sys.exit(main())
