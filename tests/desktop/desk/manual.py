# SPDX-License-Identifier: EUPL-1.2
"""A document whose boxes somebody copies: the files that it has them write, and the commands that it has them run."""

import re
from pathlib import Path

BOX = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"# (?=[/~])(\S+)\n")


class Manual:
    """`files`: what stands in boxes that begin with "# /a/path" or "# ~/a/path", by that path. `commands`: the boxes of
    kind "sh", in their order. Boxes of kind "console" are not for this computer, and left out."""

    def __init__(self, document: Path):
        self.files: dict[str, str] = {}
        self.commands: list[str] = []
        for kind, text in BOX.findall(document.read_text()):
            if kind == "sh":
                self.commands.append(text)
            elif kind != "console":
                self.files[NAME.match(text)[1]] = text

    def command(self, words: str) -> str:
        """The one box in which these words stand."""
        found = [box for box in self.commands if words in box]
        if len(found) != 1:
            raise LookupError(f'"{words}" stands in {len(found)} boxes')
        return found[0]
