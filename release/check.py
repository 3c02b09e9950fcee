#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Tells whether a release can be made of what is committed, and prints its version: check.py ROOT

The version stands in meson.build. Changelog, metainfo and Debian's changelog tell what came with which version: here they
must all begin with this one. Where they do not, or where something is not committed, it says what to do, and fails.
"""

import pathlib
import re
import subprocess
import sys

import notes

PROJECT_VERSION = re.compile(r"^project\(.*?^  version: '([^']+)'", re.MULTILINE | re.DOTALL)
DEBIAN_ENTRY = re.compile(r"primaweb-launcher \(([^)]+)\) (\S+);")


def problems(root: pathlib.Path, version: str) -> list[str]:
    found = []
    section = next(iter(notes.sections(root)), None)
    if not section or section.version != version or not section.date:
        found.append(f"CHANGELOG.md begins with {section.heading if section else 'no section'}: "
                     f"let it begin with [{version}] - and the day of the release")
    else:
        metainfo = (root / notes.METAINFO).read_text()
        if notes.with_notes(root, metainfo) != metainfo:
            found.append(f"{notes.METAINFO} does not have the releases of CHANGELOG.md: run release/notes.py .")
    entry = DEBIAN_ENTRY.match((root / "debian/changelog").read_text())
    if not entry or entry[1] != version or entry[2] == "UNRELEASED":
        found.append(f"debian/changelog begins with {f'{entry[1]} for {entry[2]}' if entry else 'no entry'}: "
                     f"add an entry for {version}, as by dch --newversion {version} --distribution unstable")
    # What Git says itself, as of a checkout that is somebody else's, is for who releases to read.
    status = subprocess.run(["git", "-C", root, "status", "--porcelain"], stdout=subprocess.PIPE, text=True, check=True)
    if status.stdout:
        found.append(f"not everything is committed: commit it or take it away\n{status.stdout.rstrip()}")
    return found


def main() -> int:
    root = pathlib.Path(sys.argv[1])
    version = PROJECT_VERSION.search((root / "meson.build").read_text())[1]
    found = problems(root, version)
    if found:
        print(f"This is no release of {version}, the version in meson.build:", file=sys.stderr)
        print("\n".join(f"* {problem}" for problem in found), file=sys.stderr)
        return 1
    print(version)
    return 0


if __name__ == "__main__":
    sys.exit(main())
