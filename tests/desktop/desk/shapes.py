# SPDX-License-Identifier: EUPL-1.2
"""Sign-ins at practice portals of shapes that nobody described, and the table of what they took."""

import re
from dataclasses import dataclass
from pathlib import Path

from .case import DeskTest
from .person import Person, Walk

SOURCE = Path(__file__).parents[3] / "simulator/portal/shapes/shape.cpp"


def all_shapes() -> list[str]:
    return re.findall(r'\.name = "([^"]+)"', SOURCE.read_text())


@dataclass
class Row:
    """What a person's sign-ins took at one shape in one language."""

    shape: str
    language: str
    walks: list[Walk]

    def text(self) -> str:
        acts = "  ".join(f"{len(walk.acts) if walk.arrived else 'lost':>5}" for walk in self.walks)
        return f"{self.shape:<20} {self.language}  {acts}  {sum(len(walk.wrong) for walk in self.walks):>5}"


# Of the first three.
HEAD = f"{'shape':<20} {'':2}  first  second  third  wrong presses"


class SignIns:
    """Sign-ins of one person. Tells each act as it is done, so that a walk that was lost can be followed."""

    def __init__(self, case: DeskTest, shape: str, *options: str, seconds: float = 240):
        self._case = case
        self._seconds = seconds
        self._language = case.desk.locale[:2]
        self._person = Person(case.start("--shape", shape, *options), self._language)
        self.row = Row(shape, self._language, [])

    def sign_in(self, wants_another_entity: bool = False) -> Walk:
        walk = self._person.sign_in(wants_another_entity, self._seconds)
        self.row.walks.append(walk)
        print(f"# {self.row.shape} {self._language} {len(self.row.walks)}: {len(walk.acts)} acts: {'; '.join(walk.acts)}",
              flush=True)
        print(f"#   at the server: {'; '.join(walk.pressed)}" + (f"; WRONG: {walk.wrong}" if walk.wrong else ""),
              flush=True)
        if walk.arrived:
            self._person.leave()
        return walk

    def decide_again(self) -> None:
        self._person.decide_again()

    def come_back(self, shape: str, *options: str) -> None:
        """Another day, at a portal that may have changed."""
        self.row.shape += "" if shape == self.row.shape else f" > {shape}"
        self._person.come_back(self._case, "--shape", shape, *options)


def three_sign_ins(case: DeskTest, shape: str) -> Row:
    user = SignIns(case, shape)
    for number in range(3):
        if not user.sign_in(wants_another_entity=number == 2).arrived:
            break
    return user.row


def redesigned(case: DeskTest, before: str, after: str) -> Row:
    """Taught in one shape, met in another one, taught there once more, and met there again."""
    user = SignIns(case, before)
    if user.sign_in().arrived:
        user.come_back(after)
        if "groups" in (before, after):  # there a line is a capacity
            user.decide_again()
        if user.sign_in().arrived:
            user.sign_in()
    return user.row


def other_entities(case: DeskTest, shape: str) -> Row:
    """Taught with three entities. Then there are more, then the first is gone, and at last the one that was chosen."""
    user = SignIns(case, shape)
    user.sign_in()
    user.come_back(shape, "--entities", "5")
    user.sign_in()
    user.come_back(shape, "--entity-gone")
    user.sign_in()
    user.come_back(shape)
    user.sign_in(wants_another_entity=True)
    user.come_back(shape, "--entity-gone")
    user.sign_in()
    return user.row
