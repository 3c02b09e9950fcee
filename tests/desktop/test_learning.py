#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A page that the launcher does not know: gone on from by hand once, by itself from then on."""

import re
import stat
import subprocess

from desk.case import DeskTest, main
from desk.environment import wait_until

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."
ENTITY = "portal portal GET /nl/access/entity"


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

    def learn(self):
        user = self.start("--unknown-page", "--roles", "1")
        learned = user.practice.directory / "learned.ini"
        self.sign_in(user, by_hand=True)
        self.assertFalse(learned.exists(), "nothing is remembered that the user did not agree to")
        user.screen.press(user.dialog, user.word("Re_member"))
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        self.assertEqual(stat.S_IMODE(learned.stat().st_mode), 0o600)
        return user, learned

    def test_is_pressed_by_itself_and_taught_anew_when_it_has_changed(self):
        user, learned = self.learn()
        self.sign_out(user)

        self.sign_in(user, by_hand=False)
        self.sign_out(user)
        taught = learned.read_text()

        words = re.search(r"(?m)^words=(.*);$", taught)[1]
        learned.write_text(taught.replace(words, "Anders"))
        self.sign_in(user, by_hand=True)
        self.assertIn("Anders", learned.read_text(), "it is not pressed, and kept: it may fit again")
        user.screen.press(user.dialog, user.word("Re_member"))
        # The old page is forgotten before the new one is learned: for a moment there may be no file.
        wait_until(lambda: text_of(learned) == taught, "the new words in the place of the old ones")

    def test_is_left_alone_from_the_moment_it_is_forgotten(self):
        user, learned = self.learn()
        self.sign_out(user)
        self.sign_in(user, by_hand=False)
        user.wait_for_primaweb()
        launcher = str(self.desk.prefix / "bin" / "primaweb-launcher")
        subprocess.run([launcher, "--practice", str(user.practice.directory), "--forget-learned"], check=True,
                       env=self.desk.environment, timeout=20)
        self.assertFalse(learned.exists())
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("S_witch…"))
        question = user.practice_title(user.word("Switch entity or role"))
        wait_until(lambda: question in user.screen.titles(), "the question whether to switch")
        user.screen.bring_forward(question)
        user.screen.key("Return")
        self.go_on(user, by_hand=True, so_far=so_far)


if __name__ == "__main__":
    main()
