# SPDX-License-Identifier: EUPL-1.2
"""Three sign-ins at a practice portal of a shape that nobody described, and the table of what they took."""

import re
from dataclasses import dataclass
from pathlib import Path

from .case import DeskTest
from .person import Person, Walk

SOURCE = Path(__file__).parents[3] / "src/practice/portal/shapes/shape.cpp"


def all_shapes() -> list[str]:
    return re.findall(r'\.name = "([^"]+)"', SOURCE.read_text())


@dataclass
class Row:
    """What three sign-ins took at one shape in one language; in the third, another entity is wanted."""

    shape: str
    language: str
    walks: list[Walk]

    def text(self) -> str:
        acts = "  ".join(f"{len(walk.acts) if walk.arrived else 'lost':>5}" for walk in self.walks)
        return f"{self.shape:<16} {self.language}  {acts}  {sum(len(walk.wrong) for walk in self.walks):>5}"


HEAD = f"{'shape':<16} {'':2}  first  second  third  wrong presses"


def three_sign_ins(case: DeskTest, shape: str, seconds: float = 240) -> Row:
    """Tells each act as it is done, so that a walk that was lost can be followed."""
    user = case.start("--shape", shape)
    language = case.desk.locale[:2]
    row = Row(shape, language, [])
    for number in range(3):
        person = Person(user, language)
        walk = person.sign_in(wants_another_entity=number == 2, seconds=seconds)
        row.walks.append(walk)
        print(f"# {shape} {language} {number + 1}: {len(walk.acts)} acts: {'; '.join(walk.acts)}", flush=True)
        print(f"#   at the server: {'; '.join(walk.pressed)}" + (f"; WRONG: {walk.wrong}" if walk.wrong else ""),
              flush=True)
        if not walk.arrived:
            break
        person.leave()
    user.practice.close()
    return row
