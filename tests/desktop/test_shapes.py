#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Portals that nobody described, in all shapes: the user comes to PrimaWeb, and nothing wrong is ever pressed.

How many acts that takes is told, not judged. A few shapes by default; PRIMAWEB_SHAPES names others, or "all".
"""

import os

from desk.case import DeskTest, main
from desk.shapes import HEAD, all_shapes, three_sign_ins

FEW = "cards select"


def shapes() -> list[str]:
    wanted = os.environ.get("PRIMAWEB_SHAPES", FEW)
    return all_shapes() if wanted == "all" else wanted.split()


class APortalThatNobodyDescribed(DeskTest):
    def test_leads_to_primaweb_without_a_wrong_press(self):
        rows = []
        for shape in shapes():
            with self.subTest(shape):
                row = three_sign_ins(self, shape)
                rows.append(row)
                self.assertEqual([walk.wrong for walk in row.walks if walk.wrong], [])
                self.assertEqual([walk.arrived for walk in row.walks], [True] * 3, row.text())
        print("#", HEAD, flush=True)
        for row in rows:
            print("#", row.text(), flush=True)


if __name__ == "__main__":
    main()
