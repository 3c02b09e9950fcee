#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A desk on which nothing can be remembered."""

from desk.case import DeskTest, main


class WithoutAKeyring(DeskTest):
    desk_options = {"keyring": False}

    def test_sign_in_works_and_says_that_nothing_is_remembered(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_choice("OCMW van Herstappe")
        self.assertTrue(user.screen.shows(user.dialog, user.word(
            "This choice cannot be remembered: this computer has no keyring to keep it in.")))
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()


if __name__ == "__main__":
    main()
