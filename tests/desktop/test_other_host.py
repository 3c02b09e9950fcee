#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""PrimaWeb on a host that the description does not have: asked about once, and never gone to by itself."""

import re

from desk.case import DeskTest, main
from desk.environment import wait_until
from desk.screen import BUTTONS

HOST = "application.primaweb.localhost"
GO = "_Go there"
NO = "_No"
UNKNOWN_PAGE = "The launcher does not know this page. Please go on here; it takes over again when it can."
UNKNOWN_SITE = "The portal leads to a site that this program does not know"


def text_of(file) -> str:
    """Empty where there is none."""
    try:
        return file.read_text()
    except FileNotFoundError:
        return ""


class PrimaWebOnAnotherHost(DeskTest):
    def start_at(self, home_host: str):
        return self.start("--shape", "radios-elsewhere", "--home-host", home_host)

    def learned(self, user):
        return user.practice.directory / "learned.ini"

    def type_pin(self, user) -> int:
        """Gives how much the server had seen before."""
        so_far = len(user.practice.lines)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        return so_far

    def press_until(self, user, keys: tuple[str, ...], line: str, so_far: int) -> None:
        """The page may not listen yet; what it heard once it does not do again."""
        def is_heard() -> bool:
            return any(each.startswith(line) for each in user.practice.lines[so_far:])

        def press() -> bool:
            user.screen.bring_forward(user.dialog)
            user.screen.key(*keys)
            try:  # what comes of it may take the window away
                return wait_until(is_heard, line, 5)
            except TimeoutError:
                return False
        wait_until(press, line, 60)

    def go_by_hand(self, user, so_far: int) -> None:
        """As far as the start, from which the portal leads on to PrimaWeb's host."""
        user.screen.wait_for_text(user.dialog, user.word(UNKNOWN_PAGE), 60)
        self.press_until(user, ("alt+2", "alt+0"), "portal pressed entity", so_far)
        self.press_until(user, ("alt+0",), "portal pressed start", so_far)

    def choose_role(self, user, so_far: int) -> None:
        user.screen.wait_for_text(user.dialog, user.word(UNKNOWN_PAGE), 60)
        self.press_until(user, ("alt+1", "alt+0"), "portal pressed role", so_far)

    def wait_for_question(self, user) -> None:
        user.screen.wait_for_button(user.dialog, user.word(GO), 60)
        asked = user.word("The portal leads to %1. Go there?").split("%1")[0]
        self.assertTrue(user.screen.shows(user.dialog, asked + "\u2066" + HOST))
        self.assertTrue(user.screen.shows(user.dialog, "\u2066primaweb.localhost\u2069"), "whose it is")
        self.assertFalse(user.screen.find(user.dialog, BUTTONS, user.word("Open in the _browser")))

    def asked(self, user, so_far: int) -> bool:
        """Whether PrimaWeb's host was asked for anything."""
        return any(line.startswith("portal application ") for line in user.practice.lines[so_far:])

    def sign_out(self, user) -> None:
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.remove()
        user.practice.wait_for_launcher()

    def test_is_asked_about_in_the_first_sign_in_and_never_again(self):
        user = self.start_at("not-listed")
        so_far = self.type_pin(user)
        self.go_by_hand(user, so_far)
        self.wait_for_question(user)
        self.assertFalse(self.asked(user, so_far), "nothing is sent there before the answer")
        user.screen.press(user.dialog, user.word(GO))
        self.choose_role(user, so_far)
        user.wait_for_primaweb(60)
        self.assertFalse(self.learned(user).exists(), "nothing is remembered that the user did not agree to")
        user.screen.wait_for_text(user.primaweb, HOST, 40)
        user.screen.press(user.primaweb, user.word("Re_member"))
        wait_until(lambda: f"accepted-hosts={HOST}:" in text_of(self.learned(user)), "the host in the file")
        self.sign_out(user)

        so_far = self.type_pin(user)
        user.wait_for_primaweb(60)
        self.assertTrue(self.asked(user, so_far))
        self.sign_out(user)

        # All steps are known, and the host is not: it is asked about, and a yes needs no other to be remembered.
        learned = text_of(self.learned(user))
        self.learned(user).write_text(re.sub(r"(?m)^accepted-hosts=.*\n", "", learned))
        so_far = self.type_pin(user)
        self.wait_for_question(user)
        self.assertFalse(self.asked(user, so_far))
        user.screen.bring_forward(user.dialog)
        user.screen.key("Return")
        user.wait_for_failure(UNKNOWN_SITE, "PORTAL-06")
        self.assertTrue(user.screen.shows(user.dialog, HOST))
        self.assertFalse(self.asked(user, so_far), "nor after a no, which is what Enter says")
        user.screen.press(user.dialog, user.word("_Close"))
        user.screen.no_window(user.dialog)
        user.practice.remove()
        user.practice.wait_for_launcher()

        self.type_pin(user)
        self.wait_for_question(user)
        user.screen.press(user.dialog, user.word(GO))
        user.wait_for_primaweb(60)
        wait_until(lambda: f"accepted-hosts={HOST}:" in text_of(self.learned(user)), "the host in the file again")
        self.assertFalse(user.screen.shows(user.primaweb, user.word("Re_member")))

    def test_is_not_gone_to_after_a_no_which_takes_no_work_away(self):
        user = self.start_at("not-listed")
        so_far = self.type_pin(user)
        self.go_by_hand(user, so_far)
        self.wait_for_question(user)
        user.screen.bring_forward(user.dialog)
        user.screen.key("Escape")
        user.wait_for_primaweb()
        user.screen.wait_for_text(user.primaweb, "PORTAL-06")
        self.assertTrue(user.screen.shows(user.primaweb, user.word(UNKNOWN_SITE)))
        self.assertFalse(self.asked(user, so_far))
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)
        self.assertFalse(self.learned(user).exists())

    def test_is_shown_without_a_question_where_a_pattern_lists_it(self):
        user = self.start_at("pattern")
        so_far = self.type_pin(user)
        self.go_by_hand(user, so_far)
        self.choose_role(user, so_far)
        user.wait_for_primaweb(60)
        self.assertTrue(self.asked(user, so_far))
        user.screen.press(user.primaweb, user.word("Re_member"), 40)
        wait_until(lambda: text_of(self.learned(user)), "the file of learned pages")
        self.assertNotIn("accepted-hosts", text_of(self.learned(user)))

    def test_is_refused_where_the_site_manager_has_nobody_asked(self):
        user = self.start_at("not-listed")
        description = user.practice.directory / "portal.ini"
        description.write_text(description.read_text().replace("format=1\n", "format=1\nask-about-hosts=false\n", 1))
        so_far = self.type_pin(user)
        self.go_by_hand(user, so_far)
        user.wait_for_primaweb()
        user.screen.wait_for_text(user.primaweb, "PORTAL-06")
        self.assertFalse(self.asked(user, so_far))


if __name__ == "__main__":
    main()
