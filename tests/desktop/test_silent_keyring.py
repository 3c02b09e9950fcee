#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A keyring that answers nobody: at all, or any more once it is asked to keep something."""

import signal

from desk.case import DeskTest, main


class ASilentKeyring(DeskTest):
    def test_keeps_nobody_from_the_pin(self):
        user = self.start("--roles", "1")
        self.silence_keyring()
        user.start_primaweb()
        user.wait_for_card_question()
        user.practice.insert()
        user.wait_for_pin_box()

    def silence_keyring(self) -> None:
        self.addCleanup(self.desk.keyring.send_signal, signal.SIGCONT)
        self.desk.keyring.send_signal(signal.SIGSTOP)

    def test_user_is_told_beside_the_page_what_to_do(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_choice("OCMW van Herstappe")
        self.silence_keyring()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.screen.wait_for_text(user.primaweb, user.word("Your card and your choice could not be remembered"))
        user.screen.wait_for_text(user.primaweb, "KEYRING-01")
        user.screen.press(user.primaweb, user.word("Close this message"))
        user.screen.no_text(user.primaweb, "KEYRING-01")


if __name__ == "__main__":
    main()
