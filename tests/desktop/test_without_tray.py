#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A desk that shows no tray icons."""

from desk.case import DeskTest, main


class WithoutATray(DeskTest):
    desk_options = {"tray": False}

    def test_card_still_opens_the_dialog(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()


if __name__ == "__main__":
    main()
