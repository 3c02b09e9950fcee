#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A page that the launcher does not know: gone on from by hand once, by itself from then on."""

import re
import stat

from desk.case import DeskTest, main

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."


class ALearnedPage(DeskTest):
    def sign_in(self, user, by_hand: bool) -> None:
        so_far = len(user.practice.lines)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        if by_hand:
            user.screen.wait_for_text(user.dialog, user.word(UNKNOWN), 60)
            user.screen.bring_forward(user.dialog)
            user.screen.key("Tab", "Tab", "Tab", "Return")  # past the portal's log-out, to its button
        user.practice.wait_for("portal portal GET /nl/access/entity", 60, after=so_far)

    def sign_out(self, user) -> None:
        user.wait_for_primaweb()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.remove()

    def test_is_pressed_by_itself_until_it_has_changed(self):
        user = self.start("--unknown-page", "--roles", "1")
        learned = user.practice.directory / "learned.ini"
        self.sign_in(user, by_hand=True)
        self.assertFalse(learned.exists(), "nothing is remembered that the user did not agree to")
        user.screen.press(user.dialog, user.word("Re_member"))
        user.choose("OCMW van Herstappe")
        self.sign_out(user)
        self.assertEqual(stat.S_IMODE(learned.stat().st_mode), 0o600)

        self.sign_in(user, by_hand=False)
        self.sign_out(user)
        self.assertTrue(learned.exists())

        learned.write_text(re.sub(r"(?m)^words=.*", "words=Anders;", learned.read_text()))
        self.sign_in(user, by_hand=True)
        self.assertFalse(learned.exists(), "what does not fit any more is forgotten")


if __name__ == "__main__":
    main()
