#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A page that the launcher does not know: gone on from by hand once, by itself from then on."""

import re
import stat
import subprocess
import time

from desk.case import DeskTest, main, portal_language
from desk.environment import wait_until
from desk.screen import BUTTONS

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."
ENTITY = f"portal portal GET /{portal_language()}/access/entity"
HOLDER = ("Ada", "Proef", "99999999901")


def text_of(file):
    """Empty where there is none."""
    try:
        return file.read_text()
    except FileNotFoundError:
        return ""


class ALearnedPage(DeskTest):
    def sign_in(self, user, by_hand: bool) -> None:
        so_far = len(user.practice.lines)
        user.practice.insert()
        self.go_on(user, by_hand, so_far)

    def go_on(self, user, by_hand: bool, so_far: int) -> None:
        user.wait_for_pin_box()
        user.type_pin()
        if by_hand:
            user.screen.wait_for_text(user.dialog, user.word(UNKNOWN), 60)
            user.screen.bring_forward(user.dialog)
            user.screen.key("Tab", "Tab", "Return")  # past the portal's log-out, to its button
        user.practice.wait_for(ENTITY, 60, after=so_far)

    def sign_out(self, user) -> None:
        user.wait_for_primaweb()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.remove()

    def remember(self, user) -> None:
        user.screen.wait_for_text(user.primaweb, user.word(
            "You found the way to %1. Should the program take these steps for you next time?").replace("%1", "PrimaWeb"), 40)
        user.screen.press(user.primaweb, user.word("Re_member"))

    def learn(self):
        user = self.start("--unknown-page", "--roles", "1")
        learned = user.practice.directory / "learned.ini"
        self.sign_in(user, by_hand=True)
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        self.assertFalse(learned.exists(), "nothing is remembered that the user did not agree to")
        self.remember(user)
        wait_until(lambda: text_of(learned), "the file of learned pages")
        self.assertEqual(stat.S_IMODE(learned.stat().st_mode), 0o600)
        return user, learned

    def test_is_pressed_by_itself_and_taught_anew_when_it_has_changed(self):
        user, learned = self.learn()
        self.sign_out(user)

        self.sign_in(user, by_hand=False)
        user.wait_for_primaweb()
        self.assertFalse(user.screen.shows(user.primaweb, user.word("Re_member")), "nothing was gone by hand")
        self.sign_out(user)
        taught = learned.read_text()

        words = re.search(r'(?m)^press=\w+ "(.*)"$', taught)[1]
        learned.write_text(taught.replace(words, "Anders"))
        self.sign_in(user, by_hand=True)
        self.assertIn("Anders", learned.read_text(), "it is not pressed, and kept: it may fit again")
        user.wait_for_primaweb()
        self.remember(user)
        wait_until(lambda: text_of(learned) == taught, "the new words in the place of the old ones")

    def test_is_not_even_proposed_where_nothing_is_to_be_learned(self):
        self.desk.set("learn-pages=false")
        self.addCleanup(self.desk.set)
        user = self.start("--unknown-page", "--roles", "1")
        self.sign_in(user, by_hand=True)
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        time.sleep(5)  # in which it would be proposed
        self.assertFalse(user.screen.find(user.primaweb, BUTTONS, user.word("Re_member")))

    def test_is_left_alone_from_the_moment_it_is_forgotten(self):
        user, learned = self.learn()
        self.sign_out(user)
        self.sign_in(user, by_hand=False)
        user.wait_for_primaweb()
        launcher = str(self.desk.prefix / "bin" / "primaweb-launcher")
        subprocess.run([launcher, "--practice", str(user.practice.directory), "--forget-learned"], check=True,
                       env=self.desk.environment, timeout=60)
        self.assertFalse(learned.exists())
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("S_witch…"))
        question = user.practice_title(user.word("Switch entity or role"))
        wait_until(lambda: question in user.screen.titles(), "the question whether to switch")
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        self.go_on(user, by_hand=True, so_far=so_far)

    def press_until(self, user, keys: tuple[str, ...], line: str, so_far: int) -> None:
        """The page may not listen yet. What it heard takes its time to reach the portal, and is not to be sent twice."""
        def is_heard() -> bool:
            user.screen.bring_forward(user.dialog)
            user.screen.key(*keys)
            try:
                return wait_until(lambda: any(each.startswith(line) for each in user.practice.lines[so_far:]), line, 5)
            except TimeoutError:
                return False
        wait_until(is_heard, line, 60)

    def type_pin(self, user) -> None:
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()

    def expect_nothing_personal(self, user, learned) -> None:
        """In what is kept of the way, and in what the project may get of it."""
        kept = user.practice.directory / "last-walk.txt"
        self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)
        launcher = str(self.desk.prefix / "bin" / "primaweb-launcher")
        report = subprocess.run([launcher, "--practice", str(user.practice.directory), "--portal-report", "-"], check=True,
                                env=self.desk.environment, timeout=60, capture_output=True, text=True).stdout
        self.assertIn(kept.read_text(), report)
        for line in ("page: not known", "asked for the card", "the user chose a line: radio", "the user pressed: button",
                     "the service"):
            self.assertIn(line, report)
        without_ports = re.sub(r"localhost:\d+", "localhost", learned.read_text())
        for name, text in (("the road", without_ports), ("the report", report)):
            self.assertNotRegex(text, r"\d{4}", name)
            self.assertNotRegex(text, r"(?i)\?|proefdorp|herstappe|voorbeelde|https?://[^\n]*[?#]", name)
            for part in HOLDER:
                self.assertNotRegex(text, rf"(?i)\b{part}\b", name)
        self.assertFalse(list((self.desk.folder / "config").rglob("worked.ini")), "practice says nothing of the portal")

    def test_is_the_whole_way_of_a_portal_that_nobody_described(self):
        """Gone by hand once: radio buttons and a button, one button, radio buttons. Then by card and PIN alone."""
        user = self.start("--shape", "radios")
        learned = user.practice.directory / "learned.ini"
        self.type_pin(user)
        user.screen.wait_for_text(user.dialog, user.word(UNKNOWN), 60)
        self.press_until(user, ("alt+2", "alt+0"), "portal pressed entity", 0)
        self.press_until(user, ("alt+0",), "portal pressed start", 0)
        self.press_until(user, ("alt+1", "alt+0"), "portal pressed role", 0)
        user.wait_for_primaweb(60)
        user.screen.wait_for_text(user.primaweb, user.word("The launcher chooses the entity"), 40)
        for text in ("The launcher presses it", "The launcher chooses the role"):
            self.assertTrue(user.screen.shows(user.primaweb, user.word(text)), text)
        user.screen.press(user.primaweb, user.word("Re_member"))
        wait_until(lambda: text_of(learned), "the file of learned pages")
        by_hand = [line for line in user.practice.lines if line.startswith("portal pressed")]
        entity = by_hand[0].removeprefix("portal pressed entity ").split(",")[0]
        self.assertNotIn(entity, learned.read_text(), "lines of lists are kept with the card")
        self.assertNotRegex(re.sub(r"localhost:\d+", "", learned.read_text()), r"\d{4}|\?")
        self.expect_nothing_personal(user, learned)
        self.sign_out(user)

        so_far = len(user.practice.lines)
        self.type_pin(user)
        user.wait_for_primaweb(60)
        by_itself = [line for line in user.practice.lines[so_far:] if line.startswith("portal pressed")]
        self.assertEqual(by_itself, by_hand, "the same entity and the same role, and nothing else")
        wait_until(lambda: any(entity in title for title in user.screen.titles()), "the entity in the window's title")
        self.assertFalse(user.screen.shows(user.primaweb, user.word("Re_member")))


if __name__ == "__main__":
    main()
