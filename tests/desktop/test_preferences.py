#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The windows that belong to no sign-in: preferences, help, keyboard shortcuts. What is set and forgotten there counts at
once."""

import time

from desk.case import APPLICATION, DeskTest, main
from desk.environment import wait_until

LEARNED = """[portal]
format=1
practice=true

[page learned portal.localhost/nl/notice]
meaning=way-in
addresses=https://portal.localhost/nl/notice;
present=link "Verder"
press=link "Verder"
verified=false
"""


class BesidesASignIn(DeskTest):
    def open(self, user, line: str, title: str) -> str:
        user.choose_in_tray(line)
        window = user.practice_title(user.word(title))
        user.screen.window(window)
        return window

    def close(self, user, window: str) -> None:
        user.screen.bring_forward(window)
        user.screen.key("Escape")
        wait_until(lambda: window not in user.screen.titles(), "the end of the window")

    def turn_to(self, user, window: str, page: str) -> None:
        tabs = ("page tab", "radio button", "toggle button")
        user.screen.wait_for(window, tabs, user.word(page)).do_action(0)

    def sign_in(self, user) -> None:
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()

    def test_forgotten_card_opens_nothing_from_then_on(self):
        self.desk.set()
        user = self.start("--roles", "1", cards={"1.8": "own", "1.7": "not-for-primaweb"})
        self.sign_in(user)
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)

        window = self.open(user, "preferences", "Preferences")
        self.turn_to(user, window, "Cards")
        user.screen.wait_for_text(window, "OCMW van Herstappe")
        left_alone = user.word("%1 card that is not for PrimaWeb", "%1 cards that are not for PrimaWeb", 1)
        user.screen.wait_for_text(window, left_alone.replace("%1", "1"))
        user.screen.press(window, user.word("Forget"))
        user.screen.no_text(window, "OCMW van Herstappe")
        self.close(user, window)

        user.practice.insert()
        wait_until(lambda: user.practice.launcher_state() == "card", "the card in the launcher's eyes")
        time.sleep(2)  # in which the dialog would have come
        self.assertNotIn(user.dialog, user.screen.titles())

    def test_setting_of_practice_is_set_nowhere_else(self):
        self.desk.set()
        user = self.start("--roles", "1")
        window = self.open(user, "preferences", "Preferences")
        self.assertEqual(user.screen.titles_of(APPLICATION), [window], "the desktop knows whose window it is")
        self.assertFalse(user.screen.shows(window, user.word("Your IT helpdesk has set this, and it cannot be changed here.")))
        switch = user.screen.wait_for(window, ("toggle button", "switch", "check box"),
                                      user.word("Open when your card is inserted"))
        settings = self.desk.folder / "config" / "glib-2.0" / "settings" / "keyfile"
        before = settings.read_text()
        switch.do_action(0)
        self.close(user, window)  # the process of the window ends with it, and would have written by then
        self.assertEqual(settings.read_text(), before)

    def test_setting_counts_at_once(self):
        self.desk.set()
        user = self.start("--roles", "1")
        self.desk.set("open-on-card=false")
        user.practice.insert()
        wait_until(lambda: user.practice.launcher_state() == "card", "the card in the launcher's eyes")
        time.sleep(2)  # in which the dialog would have come
        self.assertNotIn(user.dialog, user.screen.titles())

    def test_remembered_page_is_forgotten(self):
        self.desk.set()
        user = self.start("--roles", "1", cards={})
        learned = user.practice.directory / "learned.ini"
        learned.write_text(LEARNED)
        window = self.open(user, "preferences", "Preferences")
        self.turn_to(user, window, "Pages")
        user.screen.wait_for_text(window, "https://portal.localhost/nl/notice")
        self.look_at_report(user, window)
        user.screen.press(window, user.word("Forget"))
        user.screen.wait_for_text(window, user.word("No page is remembered."))
        self.assertFalse(learned.exists())
        self.close(user, window)

    def look_at_report(self, user, window: str) -> None:
        """All of it is to be seen before it can be saved."""
        walk = "1. portal.localhost/nl/notice\n    page: not known\n"
        (user.practice.directory / "last-walk.txt").write_text(walk)
        user.screen.press(window, user.word("_Report about the portal…"))
        report = user.practice_title(user.word("Report about the portal"))
        user.screen.wait_for_text(report, walk)
        self.close(user, report)

    def test_help_is_a_key_away_and_comes_once(self):
        self.desk.set()
        user = self.start("--roles", "1")
        self.sign_in(user)
        user.screen.bring_forward(user.primaweb)
        time.sleep(1.3)  # keys that press something count once the user has looked (promise 10)
        user.screen.key("F1")
        help_window = user.practice_title(user.word("Help"))
        user.screen.window(help_window)
        user.screen.bring_forward(user.primaweb)
        user.choose_in_tray("help")
        user.screen.wait_until_active(help_window)
        user.screen.key("ctrl+question")
        shortcuts = user.practice_title(user.word("Keyboard shortcuts"))
        user.screen.window(shortcuts)
        self.assertEqual(user.screen.titles().count(help_window), 1)
        self.close(user, shortcuts)
        self.close(user, help_window)
        about = self.open(user, "about", "About PrimaWeb Launcher")
        self.close(user, about)


if __name__ == "__main__":
    main()
