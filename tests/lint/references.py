#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Nothing points out of the repository, or at what is not there any more: references.py ROOT

In every file: a document that is named exists, and so does its section ("doc/belgian-eid.md §3.1"). In documents: links
and their anchors, paths in `…`, names of the code such as `card::Pin`, and the tests that SECURITY.md names, one or more
for each attack.
"""

import os
import pathlib
import re
import sys

FOLDERS = (".ci", ".devcontainer", ".github", "data", "debian", "doc", "flatpak", "po", "release", "simulator", "src", "tests")
NO_TEXT = {".png", ".pdf", ".svg", ".po"}

WEB_ADDRESS = re.compile(r"https?://\S+")
DOCUMENT = re.compile(r"(?<![\w*])([\w./-]+\.md)\b((?:[ )]*(?:§[\d.]+\d?|§\d)[,;–-]?(?: and)?)*)")
SECTION = re.compile(r"§(\d+(?:\.\d+)*)")
OUTSIDE = re.compile(r"\b(?:recipes: Q\d|reference/|shared/|spikes/)|\(design: ")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:data|debian|doc|flatpak|po|release|simulator|src|tests)/[^`\s]*)`")
CODE_NAME = re.compile(r"`((?:[a-z_]+::)+~?\w+)[^`]*`")
NAMED_TESTS = re.compile(r"`((?:desktop|integration|property|unit)/[\w/.]+)`: ((?:`\w+(?:\.\w+)?`(?:, )?)+)")


def files_of(root):
    """Every file that was written by hand, wherever the build puts its own."""
    yield from sorted(path for path in root.iterdir() if path.is_file() and not path.name.startswith(".git"))
    for folder in FOLDERS:
        for place, folders, names in os.walk(root / folder):
            folders[:] = sorted(set(folders) - {"corpus", "__pycache__", ".flatpak-builder"})
            yield from (pathlib.Path(place, name) for name in sorted(names))


def headings_of(document):
    return re.findall(r"^#+ +(.*)$", document.read_text(), re.MULTILINE)


def anchor_of(heading):
    """As GitHub and GitLab make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


class References:
    def __init__(self, root):
        self.root = root
        self.wrong = []
        self.words = {}

    def look_at(self, file):
        if file.suffix in NO_TEXT:
            return
        text = file.read_text(errors="replace")
        if file.name == "references.py":
            return  # it names what it looks for
        self.documents(file, WEB_ADDRESS.sub("", text))
        if file.suffix == ".md":
            prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
            self.links(file, prose)
            self.paths(file, prose)
            self.code_names(file, prose)
            self.tests(file, prose)

    def report(self, file, what):
        self.wrong.append(f"{file.relative_to(self.root)}: {what}")

    def documents(self, file, text):
        for outside in OUTSIDE.findall(text):
            self.report(file, f"{outside.strip()} is not in the repository")
        for name, sections in DOCUMENT.findall(text):
            document = next((place / name for place in (file.parent, self.root) if (place / name).is_file()), None)
            if not document:
                self.report(file, f"{name} is not in the repository")
                continue
            numbers = {heading.split()[0].rstrip(".") for heading in headings_of(document) if heading}
            for number in SECTION.findall(sections):
                if number not in numbers:
                    self.report(file, f"{name} has no section {number}")

    def links(self, file, prose):
        for link in LINK.findall(prose):
            if WEB_ADDRESS.match(link):
                continue
            path, _, anchor = link.partition("#")
            target = (file.parent / path).resolve() if path else file
            if not target.exists():
                self.report(file, f"the link {link} leads nowhere")
            elif anchor and anchor not in map(anchor_of, headings_of(target)):
                self.report(file, f"the link {link} leads to no heading")

    def paths(self, file, prose):
        for path in PATH.findall(prose):
            if not any(self.root.glob(path.rstrip("/"))):
                self.report(file, f"there is no {path}")

    def code_names(self, file, prose):
        for name in CODE_NAME.findall(prose):
            room, *parts = name.split("::")
            if (self.root / "src" / room).is_dir() and not self.words_of(room).issuperset(parts):
                self.report(file, f"the code has no {name}")

    def words_of(self, room):
        if room not in self.words:
            texts = (path.read_text() for path in (self.root / "src" / room).rglob("*") if path.suffix in (".h", ".cpp"))
            self.words[room] = {word for text in texts for word in re.findall(r"\w+", text)}
        return self.words[room]

    def tests(self, file, prose):
        if file.name == "SECURITY.md":
            for row in re.findall(r"^\|.*\|$", prose.partition("## Promise, attack, test")[2], re.MULTILINE):
                if not row.startswith(("| ---", "| # |", "| defence |")) and not NAMED_TESTS.search(row):
                    self.report(file, f"no test stands in {row}")
        for name, cases in NAMED_TESTS.findall(prose):
            source = self.root / "tests" / name
            text = source.read_text() if source.is_file() else ""
            for case in re.findall(r"`([\w.]+)`", cases):
                suite, _, words = case.partition(".")
                there = rf"TEST\w*\({suite},\s*{words}\)" if words else rf"def {suite}\("
                if not re.search(there, text):
                    self.report(file, f"there is no test {case} in tests/{name}")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    references = References(root)
    for file in files_of(root):
        references.look_at(file)
    print("\n".join(references.wrong))
    return 1 if references.wrong else 0


sys.exit(main())
