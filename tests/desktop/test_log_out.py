#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing out of a portal for whose log-out nobody knows an address, as for the real one."""

import re

from desk.case import DeskTest, main
from desk.environment import wait_until

BY_ITSELF = "This computer forgets your session at once. The portal ends it by itself later."


class ALogOutWithoutAnAddress(DeskTest):
    def sign_in(self, words: str):
        user = self.start("--roles", "1", "--entities", "1")
        description = user.practice.directory / "portal.ini"
        known = description.read_text()
        description.write_text(re.sub(r"(?m)^log-out=.*$", f"log-out-words={words}", known))
        self.assertNotEqual(known, description.read_text())
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        return user

    def ask(self, user) -> str:
        """Closes the window, and gives the question that comes of it."""
        before = user.screen.titles()
        user.screen.bring_forward(user.primaweb)
        user.screen.key("alt+F4")
        return wait_until(lambda: next((each for each in user.screen.titles() if each and each not in before), None),
                          "the question whether to sign out")

    def test_presses_the_pages_own_one(self):
        user = self.sign_in("Uitloggen;Afmelden")
        question = self.ask(user)
        user.screen.no_text(question, user.word(BY_ITSELF))
        user.screen.bring_forward(question)
        user.screen.key("Return")
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_says_that_the_portal_ends_the_session_by_itself_where_the_page_has_none(self):
        user = self.sign_in("Something else")
        question = self.ask(user)
        user.screen.wait_for_text(question, user.word(BY_ITSELF))
        user.screen.bring_forward(question)
        user.screen.key("Return")
        user.screen.no_window(user.primaweb)
        user.practice.remove()
        wait_until(lambda: user.practice.launcher_state() == "no-card", "the end of the session")
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)


if __name__ == "__main__":
    main()
