#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What somebody goes on typing elsewhere becomes no PIN here, on Wayland. A file of its own: a process reads the windows
of one desk only."""

from desk.case import DeskTest, main
from desk.wayland import WaylandDesk

TYPED_ELSEWHERE = "You were typing in another window. Click here or press Tab to type your PIN."


class KeysMeantElsewhereOnWayland(DeskTest):
    """Where no program is told what is typed elsewhere, and no window manager compares times."""

    desk_type = WaylandDesk

    def test_become_no_pin_and_the_pin_that_is_meant_is_taken(self):
        user = self.start("--roles", "1", "--entities", "1")
        user.practice.insert()
        user.screen.window(user.dialog, 60)
        user.wait_for_pin_box()
        self.desk.type("-s", "300", "-d", "90", "1450\n0720\n2019\n")
        user.screen.wait_for_text(user.dialog, user.word(TYPED_ELSEWHERE))
        self.desk.type("-s", "300", "-d", "160", "1450\t0720\n", "-s", "800", "2019\n")
        self.assertTrue(user.screen.shows(user.dialog, user.word(TYPED_ELSEWHERE)))
        self.assertEqual(user.practice.count("card VERIFY"), 0)
        self.desk.type("-s", "2000", "-k", "Tab", "-s", "200", "1234\n")
        user.wait_for_primaweb()
        self.assertEqual(user.practice.count("card VERIFY"), 1)


if __name__ == "__main__":
    main()
