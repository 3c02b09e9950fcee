#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""No two rooms have a type of the same name in their headers: type_names.py ROOT

A reader who meets `Fault` wants to know which, without looking up who included what. Looked at is what stands in a room's
namespace, aliases among it: as .clang-format has it, that begins its line.
"""

import collections
import pathlib
import re
import sys

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
    wrong = [f"{name} is a type of several rooms: {', '.join(sorted(rooms))}"
             for name, rooms in sorted(rooms_with.items()) if len(rooms) > 1]
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
