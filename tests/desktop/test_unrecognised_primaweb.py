#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Work in a PrimaWeb whose start page the description does not know, as the shipped one does not know the real one's.

Nor does the page name the service: else the launcher would see by that what it is (portal::is_application).
"""

import re

from desk.case import DeskTest, main, portal_language
from desk.environment import wait_until

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."
SERVICE = "Dossierbeheer"  # on no page of the practice portal


class AnUnrecognisedPrimaWeb(DeskTest):
    def sign_in(self, user) -> None:
        description = user.practice.directory / "portal.ini"
        known = description.read_text()
        unknown = re.sub(r"\[page primaweb\]\n(?:.+\n)+", "", known)
        self.assertNotEqual(known, unknown)
        nameless = unknown.replace("name=PrimaWeb\n", f"name={SERVICE}\n")
        self.assertNotEqual(unknown, nameless)
        description.write_text(nameless)
        user.dialog, user.primaweb = (title.replace("PrimaWeb", SERVICE) for title in (user.dialog, user.primaweb))
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.screen.wait_for_text(user.dialog, user.word(UNKNOWN), 60)

    def press(self, user, window: str, key: str, page: str = "") -> None:
        """A page that is on its way does not listen yet."""
        so_far = len(user.practice.lines)

        def is_heard() -> bool:
            user.screen.bring_forward(window)
            user.screen.key(f"alt+{key}")
            if not page:
                return True
            asked = f"portal portal GET /{portal_language()}/primaweb/{page}"
            try:
                return bool(user.practice.wait_for(asked, 5, after=so_far))
            except TimeoutError:
                return False

        wait_until(is_heard, f"what comes of alt+{key}")

    def wait_for_new_window(self, user, before: list[str]) -> str:
        return wait_until(lambda: next((each for each in user.screen.titles() if each and each not in before), None),
                          "a new window")

    def test_is_not_lost_by_closing_a_window_and_is_worked_in_as_soon_as_it_stays(self):
        user = self.start("--roles", "1")
        self.sign_in(user)
        before = user.screen.titles()
        user.screen.bring_forward(user.dialog)
        user.screen.key("alt+F4")
        question = self.wait_for_new_window(user, before)
        self.assertEqual(question, user.practice_title(user.word("Sign out")))
        user.screen.bring_forward(question)
        user.screen.key("Escape")
        wait_until(lambda: question not in user.screen.titles(), "the end of the question")
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)

        user.wait_for_primaweb(60)
        wait_until(lambda: user.practice.launcher_state() == "signed-in", "the tray's word for it")
        self.assertNotIn(user.dialog, user.screen.windows())
        self.press(user, user.primaweb, "9", "tools")
        before = user.screen.titles()
        self.press(user, user.primaweb, "6", "dossier")
        self.wait_for_new_window(user, before)
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles()), "the window's title")
        self.assertFalse((user.practice.directory / "learned.ini").exists())
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_saves_a_file_as_primaweb_does(self):
        user = self.start("--roles", "1")
        self.sign_in(user)
        self.press(user, user.dialog, "9", "tools")
        before = [user.dialog, *user.screen.titles()]
        self.press(user, user.dialog, "1", "form")
        user.wait_for_primaweb()
        primaweb = next(each for each in user.screen.titles() if each.endswith(user.primaweb[1:]))
        self.wait_for_new_window(user, [*before, primaweb])
        user.screen.key("Return")
        saved = self.desk.folder / "home" / "Formulier B.pdf"
        wait_until(lambda: saved.exists() and saved.read_bytes().startswith(b"%PDF"), "the saved file")
        user.screen.wait_for_text(user.primaweb, "Formulier B.pdf")

    def test_is_covered_by_no_fault_of_its_page(self):
        user = self.start("--roles", "1")
        self.sign_in(user)
        requests = user.practice.count("portal ")
        user = self.start_again(user, "--roles", "1", "--fault", f"cut-short:{requests + 1}")
        self.sign_in(user)
        self.press(user, user.dialog, "9")
        user.wait_for_primaweb()
        user.screen.wait_for_text(user.primaweb, "PORTAL-01")
        self.press(user, user.primaweb, "9", "tools")
        self.assertEqual(user.practice.launcher_state(), "signed-in")


if __name__ == "__main__":
    main()
