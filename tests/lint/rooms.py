#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No room includes another than its row in doc/architecture.md allows, and there is no room without a row: rooms.py ROOT

A row is "| `src/ROOM/` | what lives there | what it may include |", or `simulator/`; the last is names of rooms, or "all
but" some.
"""

import pathlib
import re
import sys

ROW = re.compile(r"^\| `(?:src/)?(\w+)/` \|.*\|([^|]*)\|$", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#include "(\w+)/', re.MULTILINE)


def allowed_by(table):
    """The rooms that each room may include, itself among them."""
    cells = dict(ROW.findall(table))
    allowed = {}
    for room, cell in cells.items():
        named = cells.keys() & set(re.findall(r"\w+", cell))
        allowed[room] = {room} | (cells.keys() - named if cell.strip().startswith("all but") else named)
    return allowed


def main():
    root = pathlib.Path(sys.argv[1])
    folders = {folder.name: folder for folder in (root / "src").iterdir() if folder.is_dir()}
    folders["simulator"] = root / "simulator"
    rooms = folders.keys()
    allowed = allowed_by((root / "doc/architecture.md").read_text())
    wrong = [f"{room}/ has no row in doc/architecture.md" for room in sorted(rooms - allowed.keys())]
    wrong += [f"doc/architecture.md: there is no {room}/" for room in sorted(allowed.keys() - rooms)]
    for room, folder in sorted(folders.items()):
        for file in sorted([*folder.rglob("*.h"), *folder.rglob("*.cpp")]):
            for included in INCLUDE.findall(file.read_text()):
                if included in rooms - allowed.get(room, rooms):
                    wrong.append(f"{file.relative_to(root)}: {room} may not include {included}/")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
