#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The card reader service stops answering for good: neither program hangs on it."""

import os
from signal import SIGCONT, SIGSTOP, SIGTERM

from desk.case import DeskTest, main
from desk.environment import wait_until

BOUND = 120  # seconds; by themselves they take less than ten
KEPT = "Another program is using the card. The sign-in goes on by itself as soon as the card is free."


class ASilentCardService(DeskTest):
    """Played by a practice program that is stopped: the portal answers no longer, either."""

    def stop_service(self, user) -> None:
        user.practice.program.send_signal(SIGSTOP)
        self.addCleanup(user.practice.program.send_signal, SIGCONT)

    def ends(self, user) -> None:
        os.kill(user.practice.launcher_pid(), SIGTERM)
        wait_until(lambda: not user.practice.session_pid(), "the end of the session program", BOUND)
        wait_until(lambda: not user.practice.launcher_pid(), "the end of the launcher", BOUND)

    def starts_again(self, user) -> None:
        launcher = self.desk.prefix / "bin" / "primaweb-launcher"
        self.desk.start("launcher", [str(launcher), "--practice", str(user.practice.directory)])
        wait_until(lambda: user.practice.launcher_state() == "trouble", "the next launcher", BOUND)
        self.ends(user)

    def test_lets_both_programs_end_while_the_pin_is_asked_for_and_start_again(self):
        user = self.start()
        user.practice.insert()
        user.wait_for_pin_box()
        self.stop_service(user)
        self.ends(user)
        self.starts_again(user)

    def test_lets_both_programs_end_from_primaweb(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF 9000")
        self.stop_service(user)
        self.ends(user)

    def test_lets_the_user_leave_while_the_pin_is_checked(self):
        user = self.start()
        user.practice.insert()
        user.wait_for_pin_box()
        self.stop_service(user)
        user.type_pin()
        user.screen.wait_for_text(user.dialog, user.word(KEPT), BOUND)
        user.screen.press(user.dialog, user.word("_Cancel"))
        user.screen.no_window(user.dialog)
        self.ends(user)


if __name__ == "__main__":
    main()
