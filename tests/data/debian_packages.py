# SPDX-License-Identifier: EUPL-1.2
"""What Meson installs stands in one of Debian's packages, and in one only; and their version is that of the program.

Usage: debian_packages.py DEBIAN BUILD PREFIX VERSION
"""

import json
import pathlib
import re
import subprocess
import sys

DEBIAN, BUILD, PREFIX = map(pathlib.Path, sys.argv[1:4])
VERSION = sys.argv[4]


def contents(package: pathlib.Path) -> list[str]:
    return [line for line in package.read_text().splitlines() if line and not line.startswith("#")]


def packages_of(path: str, packages: dict[str, list[str]]) -> list[str]:
    return [name for name, places in packages.items()
            if any(path == place or path.startswith(f"{place}/") for place in places)]


def main() -> int:
    wrong = []
    newest = re.match(r"primaweb-launcher \(([^)-]+)\)", (DEBIAN / "changelog").read_text())
    if not newest or newest[1] != VERSION:
        wrong.append(f"debian/changelog does not begin with version {VERSION}")
    packages = {file.stem: contents(file) for file in DEBIAN.glob("*.install")}
    answer = subprocess.run(["/usr/bin/meson", "introspect", "--installed", str(BUILD)], capture_output=True, text=True,
                            check=True)
    installed = sorted(str(pathlib.Path(path).relative_to(PREFIX)) for path in json.loads(answer.stdout).values())
    if not any(path.startswith("bin/") for path in installed):
        wrong.append("Meson names no program that it installs")
    for path in installed:
        # Below /usr, which the packages' prefix is, the configuration is not.
        path = path if path.startswith("etc/") else f"usr/{path}"
        found = packages_of(path, packages)
        if len(found) != 1:
            wrong.append(f"{path} is in {' and '.join(found) or 'no package'}")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
