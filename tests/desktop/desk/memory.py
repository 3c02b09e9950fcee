# SPDX-License-Identifier: EUPL-1.2
"""Searches the memory of a running program."""

import os
import re
import struct
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


def found_in(pid: int, wanted: dict[str, bytes]) -> list[str]:
    """In which forms something lies in the memory that a process can write."""
    found = set()
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory, open(f"/proc/{pid}/pagemap", "rb", buffering=0) as pages:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if not match:
                continue
            for start, end in touched(pages, *(int(number, 16) for number in match.groups())):
                try:
                    memory.seek(start)
                    piece = memory.read(end - start)
                except (OSError, ValueError):
                    continue
                found |= {name for name, form in wanted.items() if form in piece}
    return sorted(found)


def touched(pages, start: int, end: int):
    """The runs of pages that were ever written: a web view reserves many gigabytes that it never touches."""
    at = start
    run = None
    while at < end:
        count = min((end - at) // PAGE, 1 << 16)
        pages.seek(at // PAGE * 8)
        entries = pages.read(count * 8)
        if not any(entries):
            entries = b""
        for (entry,) in struct.iter_unpack("<Q", entries):
            there = entry >> 62  # present, or swapped out
            if there and run is None:
                run = at
            elif not there and run is not None:
                yield run, at
                run = None
            at += PAGE
        if not entries:
            if run is not None:
                yield run, at
                run = None
            at += count * PAGE
    if run is not None:
        yield run, end
