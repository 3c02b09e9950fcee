#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Portals that nobody described, in all shapes: the user comes to PrimaWeb, and nothing wrong is ever pressed.

How many acts that takes is told; what the second sign-in may take is judged. Portals that change meanwhile, too: in
their shape, or in the entities that they list. A few shapes by default; PRIMAWEB_SHAPES names others, or "all".
"""

import os
import re

from desk.case import DeskTest, main
from desk.shapes import HEAD, Row, all_shapes, other_entities, redesigned, three_sign_ins

# What comes for the first time then cannot have been taught: a page of news.
MORE_IN_THE_SECOND = ("select", "rows")
FEW = "cards drop-down"
REDESIGNS = ("links>cards",)
# One entity is two lines of the first; and who has gone through all parts of the second's list cannot go back in it.
WITHOUT_OTHER_ENTITIES = ("groups", "pages-of-ten")
MORE_REDESIGNS = ("radios>select", "cards>listbox", "select>links", "groups>radios", "one-address>cards")


def is_for_all() -> bool:
    return os.environ.get("PRIMAWEB_SHAPES") == "all"


def shapes() -> list[str]:
    return all_shapes() if is_for_all() else os.environ.get("PRIMAWEB_SHAPES", FEW).split()


class APortalThatNobodyDescribed(DeskTest):
    rows: list = []

    @classmethod
    def tearDownClass(cls) -> None:
        print("#", HEAD, flush=True)
        for row in cls.rows:
            print("#", row.text(), flush=True)


def judge(test: APortalThatNobodyDescribed, row: Row, sign_ins: int = 3) -> None:
    test.rows.append(row)
    test.assertEqual([walk.wrong for walk in row.walks if walk.wrong], [])
    test.assertEqual([walk.arrived for walk in row.walks], [True] * sign_ins, row.text())


def test_of(shape: str):
    def test(self):
        row = three_sign_ins(self, shape)
        judge(self, row)
        if shape not in MORE_IN_THE_SECOND:
            self.assertEqual(row.walks[1].acts, ["card", "PIN"])

    return test


def test_of_redesign(before: str, after: str):
    def test(self):
        row = redesigned(self, before, after)
        judge(self, row)
        if after not in MORE_IN_THE_SECOND:
            self.assertEqual(row.walks[2].acts, ["card", "PIN"], "taught once more")

    return test


def test_of_entities(shape: str):
    def test(self):
        row = other_entities(self, shape)
        judge(self, row, sign_ins=5)
        _, more, first_gone, _, own_gone = (walk.acts for walk in row.walks)
        self.assertEqual(more, ["card", "PIN"])
        self.assertEqual(first_gone, ["card", "PIN"])
        self.assertEqual(len(own_gone), 3, f"the launcher asks, and presses nothing instead: {own_gone}")

    return test


def name_of(text: str) -> str:
    return re.sub(r"\W", "_", text)


for name in shapes():
    setattr(APortalThatNobodyDescribed, f"test_leads_to_primaweb_without_a_wrong_press_by_{name_of(name)}", test_of(name))
for pair in REDESIGNS + (MORE_REDESIGNS if is_for_all() else ()):
    setattr(APortalThatNobodyDescribed, f"test_is_taught_once_more_after_a_redesign_{name_of(pair)}",
            test_of_redesign(*pair.split(">")))
for name in set(all_shapes()) - set(WITHOUT_OTHER_ENTITIES) if is_for_all() else ("links",):
    setattr(APortalThatNobodyDescribed, f"test_is_known_with_other_entities_{name_of(name)}", test_of_entities(name))


if __name__ == "__main__":
    main()
