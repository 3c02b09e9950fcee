#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No room includes another than its row in doc/architecture.md allows, and there is no room without a row: rooms.py ROOT

A row is "| `src/ROOM/` | what lives there | what it may include |", or `simulator/`; the last is names of rooms, or "all
but" some, and in brackets what is meant of a room. The flowchart below the table draws the same arrows. What stands below
all rooms, `src/base/`, each of them may include, and no arrow says so.
"""

import pathlib
import re
import sys

ROW = re.compile(r"^\| `(?:src/)?(\w+)/` \|.*\|([^|]*)\|$", re.MULTILINE)
BRACKETS = re.compile(r"\([^)]*\)")
NO_ROOMS = {"all", "and", "but"}
BASE = "base"
FLOWCHART = re.compile(r"^flowchart TD\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ARROWS = re.compile(r"^ *(\w+) --> ([\w& ]+)$", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#include "(\w+)/', re.MULTILINE)


def named_in(cell):
    return set(re.findall(r"\w+", BRACKETS.sub("", cell))) - NO_ROOMS


def allowed_by(cells):
    """The rooms that each room may include, itself among them."""
    allowed = {}
    for room, cell in cells.items():
        named = cells.keys() & named_in(cell)
        allowed[room] = {room} | (cells.keys() - named if cell.strip().startswith("all but") else named)
    return allowed


def wrong_words(cells):
    """A word that is no room forbids nothing, and allows nothing, whatever its writer meant."""
    return [f"doc/architecture.md: {word}, in the row of {room}/, is no room"
            for room, cell in cells.items() for word in sorted(named_in(cell) - cells.keys())]


def wrong_arrows(text, allowed):
    drawn = {room: set(re.findall(r"\w+", others))
             for chart in FLOWCHART.findall(text)[:1] for room, others in ARROWS.findall(chart)}
    return [f"doc/architecture.md: the flowchart draws other arrows of {room} than the table allows"
            for room in sorted(allowed.keys() | drawn.keys())
            if drawn.get(room, set()) != allowed.get(room, set()) - {room, BASE}]


def main():
    root = pathlib.Path(sys.argv[1])
    folders = {folder.name: folder for folder in (root / "src").iterdir() if folder.is_dir()}
    folders["simulator"] = root / "simulator"
    rooms = folders.keys()
    text = (root / "doc/architecture.md").read_text()
    cells = dict(ROW.findall(text))
    allowed = allowed_by(cells)
    wrong = [f"{room}/ has no row in doc/architecture.md" for room in sorted(rooms - allowed.keys())]
    wrong += [f"doc/architecture.md: there is no {room}/" for room in sorted(allowed.keys() - rooms)]
    wrong += wrong_words(cells)
    wrong += wrong_arrows(text, allowed)
    for room, folder in sorted(folders.items()):
        for file in sorted([*folder.rglob("*.h"), *folder.rglob("*.cpp")]):
            for included in INCLUDE.findall(file.read_text()):
                if included in rooms - allowed.get(room, rooms) - {BASE}:
                    wrong.append(f"{file.relative_to(root)}: {room} may not include {included}/")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
