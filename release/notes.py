#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes the release notes of the metainfo from CHANGELOG.md: notes.py [--check] ROOT

Each section of the changelog that has a version and a date is a release. What stands above them under "Unreleased" is
none: until it has both, the metainfo may begin with a release of the type "development", which is left as it is.

With --check nothing is written, and it fails where changelog and metainfo differ.
"""

import dataclasses
import pathlib
import re
import sys
from xml.sax.saxutils import escape

METAINFO = "data/io.github.primaweb_launcher.Launcher.metainfo.xml.in"
SECTION = re.compile(r"^## (\[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"### (?P<heading>.*)|- (?P<item>.*(?:\n  .*)*)|(?P<text>\S.*(?:\n(?![-#]).+)*)")
CODE = re.compile(r"(`[^`]+`)")
EMPHASIS = re.compile(r"(\*\*?)(\S(?:.*?\S)?)\1")
LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
RELEASES = re.compile(r"(  <releases>\n)(.*?)(  </releases>\n)", re.DOTALL)
DEVELOPMENT = re.compile(r'    <release [^>]*type="development".*?</release>\n', re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Section:
    heading: str  # as it is written
    version: str
    date: str | None
    text: str


def sections(root: pathlib.Path) -> list[Section]:
    """Of the changelog, the newest first."""
    return [Section(*found) for found in
            (section.groups() for section in SECTION.finditer((root / "CHANGELOG.md").read_text()))]


def inline(text: str) -> str:
    """Markdown inside a line, as AppStream has it."""
    parts = CODE.split(" ".join(text.split()))
    return "".join(f"<code>{escape(part[1:-1])}</code>" if number % 2 else
                   EMPHASIS.sub(r"<em>\2</em>", LINK.sub(r"\1", escape(part))) for number, part in enumerate(parts))


def release(section: Section) -> str:
    lines, in_list = [], False
    for block in BLOCK.finditer(section.text):
        if in_list != bool(block["item"]):
            in_list = not in_list
            lines.append("<ul>" if in_list else "</ul>")
        if block["item"]:
            lines.append(f"  <li>{inline(block['item'])}</li>")
        else:
            lines.append(f"<p>{inline(block['heading'] or block['text'])}</p>")
    if in_list:
        lines.append("</ul>")
    notes = "".join(f"        {line}\n" for line in lines)
    # Translated are the program's own words; so many lines for each release would keep every language from being whole.
    return (f'    <release version="{section.version}" date="{section.date}">\n      <description translate="no">\n'
            f"{notes}      </description>\n    </release>\n")


def with_notes(root: pathlib.Path, metainfo: str) -> str:
    all_sections = sections(root)
    made = "".join(release(section) for section in all_sections if section.date)
    unreleased = all_sections and not all_sections[0].date
    before, there, after = RELEASES.search(metainfo).groups()
    kept = DEVELOPMENT.match(there) if unreleased else None
    return RELEASES.sub(lambda _: before + (kept[0] if kept else "") + made + after, metainfo)


def main() -> int:
    root = pathlib.Path(sys.argv[-1])
    file = root / METAINFO
    there = file.read_text()
    wanted = with_notes(root, there)
    if "--check" not in sys.argv:
        file.write_text(wanted)
    elif wanted != there:
        print(f"CHANGELOG.md and {METAINFO} do not have the same releases. To mend: release/notes.py .")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
