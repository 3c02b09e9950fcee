#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The PIN is typed on the card reader: the right one, a wrong one, none at all."""

from desk.case import DeskTest, main
from desk.environment import wait_until

PAD = "Your card reader has keys of its own. Press the button below, then type your PIN on the card reader."
TYPING = "Type your PIN on the card reader and press its OK key.\nTo stop, press its Cancel key."
LEAVING = "The card reader still asks for your PIN. Press its Cancel key, or wait: it stops by itself after half a minute."


class AReaderWithKeys(DeskTest):
    def insert(self, *options: str, tries: int = 3):
        user = self.start("--pin-pad", *options)
        user.practice.insert()
        user.wait_for_pin_box(tries=tries)
        user.screen.wait_for_text(user.dialog, user.word(PAD))
        self.assertIsNone(user.screen.find(user.dialog, ("password text",)), "a box for the PIN")
        return user

    def ask(self, user) -> None:
        """Lets the reader ask, with the keyboard."""
        asked = user.practice.count("pad asks")
        user.screen.bring_forward(user.dialog)
        user.screen.key("Return")
        user.screen.wait_for_text(user.dialog, user.word(TYPING))
        wait_until(lambda: user.practice.count("pad asks") > asked, "the reader that asks")

    def test_signs_in_with_the_pin_that_is_typed_on_it(self):
        user = self.insert("--roles", "1")
        self.ask(user)
        self.assertEqual(user.practice.count("card VERIFY"), 0)
        user.practice.press("1234")
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF 9000")
        self.assertEqual(user.practice.count("card VERIFY"), 1)

    def test_tells_of_a_wrong_pin_and_asks_again_only_when_it_is_told_to(self):
        user = self.insert()
        self.ask(user)
        user.practice.press("9999")
        user.wait_for_pin_box(tries=2, wrong=True)
        self.assertEqual(user.practice.count("pad asks"), 1)
        self.ask(user)
        user.practice.press("1234")
        user.wait_for_choice("OCMW van Herstappe")
        self.assertEqual(user.practice.count("card VERIFY"), 2)

    def test_tells_that_no_pin_was_typed(self):
        user = self.insert()
        for keys, sentence in (
            ("cancel", "You stopped on the card reader."),
            ("nothing", "Entering the PIN took too long."),
            ("12", "A PIN has 4 to 12 digits."),
        ):
            self.ask(user)
            user.practice.press(keys)
            user.screen.wait_for_text(user.dialog, f"{user.word(sentence)} {user.tries_text(3)}")
        self.assertEqual(user.practice.count("card VERIFY"), 0)

    def test_wants_a_tick_for_the_last_try_and_tells_that_the_card_is_blocked(self):
        user = self.insert("--tries", "1", tries=1)
        user.screen.bring_forward(user.dialog)
        user.screen.key("space")  # the tick has the focus; without it the button cannot be pressed
        user.screen.press(user.dialog, user.word("_Use the last attempt"))
        user.practice.wait_for("pad asks")
        user.practice.press("9999")
        user.wait_for_failure("The PIN of this card is blocked", "PIN-01")

    def test_closes_the_card_when_the_user_cancels_and_types_the_pin_all_the_same(self):
        user = self.insert()
        self.ask(user)
        user.screen.press(user.dialog, user.word("_Cancel"))
        user.screen.wait_for_text(user.dialog, user.word(LEAVING))
        user.practice.press("1234")
        user.practice.wait_for("card LOG OFF 9000")
        user.screen.no_window(user.dialog)
        self.assertEqual(user.practice.count("portal card"), 0)

    def test_asks_for_the_card_again_when_it_is_pulled_meanwhile(self):
        user = self.insert()
        self.ask(user)
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        user.practice.insert()
        user.wait_for_pin_box()


if __name__ == "__main__":
    main()
