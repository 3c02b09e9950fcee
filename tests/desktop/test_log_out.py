#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Signing out of a portal for whose log-out nobody knows an address, as for the real one."""

import re

from desk.case import main
from desk.environment import wait_until
from desk.work import WorkTest

BY_ITSELF = "This computer forgets your session at once. The portal ends it by itself later."


class ALogOutWithoutAnAddress(WorkTest):
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
        self.press(user, "9", "tools")
        return user

    def ask(self, user) -> str:
        """Closes the window with work in it, and gives the question that comes of that."""
        self.type_note(user)
        return self.new_window(user, lambda: user.screen.key("alt+F4"))

    def test_presses_the_pages_own_one(self):
        user = self.sign_in("Uitloggen;Afmelden")
        question = self.ask(user)
        user.screen.no_text(question, user.word(BY_ITSELF))
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_presses_it_in_a_page_of_its_own_where_the_page_that_is_shown_hangs(self):
        user = self.sign_in("Uitloggen;Afmelden")
        user.practice.hold_page_process()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_says_that_the_portal_ends_the_session_by_itself_where_the_page_has_none(self):
        user = self.sign_in("Something else")
        question = self.ask(user)
        user.screen.wait_for_text(question, user.word(BY_ITSELF))
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)
        user.practice.remove()
        wait_until(lambda: user.practice.launcher_state() == "no-card", "the end of the session")
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)


if __name__ == "__main__":
    main()
