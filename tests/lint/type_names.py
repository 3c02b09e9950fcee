#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No two rooms have a type of the same name in their headers: type_names.py ROOT

A reader who meets `Fault` wants to know which, without looking up who included what. Looked at is what stands in a room's
namespace, aliases among it: as .clang-format has it, that begins its line. KNOWN are those that are older than this
check; it may only shrink, so a row of it that is true no longer is a fault, too.
"""

import collections
import pathlib
import re
import sys

KNOWN = {
    "Delivery": {"card", "simulator"},
    "Disposition": {"card", "simulator"},
    "Fault": {"card", "portal", "simulator"},
    "FirstSteps": {"launcher", "session"},
    "Page": {"portal", "ui"},
    "ReaderStates": {"card", "simulator"},
    "ReadersSeen": {"signin", "ui"},
    "ScriptQuestion": {"ui", "web"},
    "Sighting": {"memory", "web"},
    "Status": {"launcher", "simulator"},
    "Validity": {"certificate", "simulator"},
}

ALIAS = re.compile(r"^using (\w+) *=", re.MULTILINE)
# Not one that is only announced, nor a specialization of another namespace's template.
DEFINITION = re.compile(r"^(?:template <.*> )?(?:class|struct|union|enum(?: class| struct)?) (?:\[\[.*?\]\] )?(\w+)\b"
                        r"(?!::)[^;{]*\{", re.MULTILINE)


def rooms_of(root):
    yield from ((folder.name, folder) for folder in (root / "src").iterdir() if folder.is_dir())
    yield "simulator", root / "simulator"


def main():
    root = pathlib.Path(sys.argv[1])
    rooms_with = collections.defaultdict(set)
    for room, folder in rooms_of(root):
        for header in folder.rglob("*.h"):
            text = header.read_text()
            for name in DEFINITION.findall(text) + ALIAS.findall(text):
                rooms_with[name].add(room)
    wrong = []
    for name in sorted(rooms_with.keys() | KNOWN.keys()):
        rooms, known = rooms_with[name], KNOWN.get(name, set())
        if len(rooms) > 1 and rooms - known:
            wrong.append(f"{name} is a type of several rooms: {', '.join(sorted(rooms))}")
        elif known and rooms != known:
            wrong.append(f"{name} is a type of {', '.join(sorted(rooms)) or 'no room'} only: tests/lint/type_names.py may "
                         "forget the rest")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
