#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A desk on which nothing can be remembered."""

import os
import signal

from desk.case import DeskTest, main
from desk.environment import wait_until


class WithoutAKeyring(DeskTest):
    desk_options = {"keyring": False}

    def test_sign_in_works_and_says_that_nothing_is_remembered(self):
        user = self.start("--roles", "1")
        user.sign_in_with_a_new_card()
        user.wait_for_choice("OCMW van Herstappe")
        self.assertTrue(user.screen.shows(user.dialog, user.word(
            "This choice cannot be remembered: this computer has no keyring to keep it in.")))
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()

    def test_card_opens_nothing_until_the_user_has_signed_in_with_it(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        wait_until(lambda: user.practice.count("card GET CARD DATA"), "the launcher's look at the card")
        wait_until(lambda: user.practice.launcher_state() == "card", "the launcher's word for it")
        self.assertIsNone(user.practice.session_pid(), "a client's card, perhaps: nothing is started")
        self.assertNotIn(user.dialog, user.screen.windows())
        user.start_primaweb()
        user.wait_for_card_question("Ada Proef")
        user.practice.remove()
        user.wait_for_card_question()
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        # Another session program, so that it is the launcher that knows.
        os.kill(user.practice.session_pid(), signal.SIGTERM)
        wait_until(lambda: not user.practice.session_pid(), "the end of the session program")
        user.practice.insert("1.7")
        wait_until(lambda: user.practice.launcher_state() == "card", "the launcher's word for it")
        user.practice.remove()
        wait_until(lambda: user.practice.launcher_state() == "no-card", "the launcher's word for it")
        self.assertIsNone(user.practice.session_pid(), "another card opens nothing")
        user.practice.insert()
        user.wait_for_pin_box()


if __name__ == "__main__":
    main()
