#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader says of a day's work: each page of the dialog, each window and each question when it comes."""

from desk.case import main
from desk.spoken import SpokenTest

TYPING = "Type your PIN on the card reader and press its OK key.\nTo stop, press its Cancel key."


class Spoken(SpokenTest):
    def test_each_page_window_and_question_is_said_when_it_comes(self):
        user = self.start("--roles", "1", "--entities", "1")

        def comes_to_the_pin():
            user.practice.insert()
            user.wait_for_pin_box()

        said = self.said_of(comes_to_the_pin)
        self.assertIn(user.word("PIN code of your identity card"), said)
        self.assertIn(user.tries_text(3), said)

        def comes_to_primaweb():
            user.type_pin()
            user.wait_for_primaweb()

        said = self.said_of(comes_to_primaweb)
        self.assertIn("OCMW van Herstappe · Maatschappelijk Welzijn – PrimaWeb", said)
        self.press(user, "9", "tools")
        self.type_note(user)
        said = self.said_of(lambda: self.new_window(user, self.asks_to_sign_out(user)))
        self.assertIn(user.word("Sign out of PrimaWeb?"), said)
        self.assertIn(user.word("What you have not saved in PrimaWeb is lost."), said)
        self.assertIn(user.word("S_tay signed in"), said)
        # GTK's classes are nobody's words.
        self.assertNotRegex(" ".join(self.orca.said()), "Gtk|WebKit")

    def asks_to_sign_out(self, user):
        return lambda: user.screen.press(user.primaweb, user.word("_Sign out"))

    def test_what_goes_on_by_itself_is_said_when_it_comes(self):
        user = self.start("--pin-pad")
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        self.orca.wait_until_it_has_read_all()

        def asks_on_the_reader():
            user.screen.key("Return")
            user.practice.wait_for("pad asks")

        said = self.said_of(asks_on_the_reader)
        self.assertIn(user.word(TYPING).splitlines()[0], said)

    def test_choice_and_what_is_wrong_are_said_when_they_come(self):
        user = self.start("--roles", "1", "--error", "no-access")
        user.practice.insert()
        user.wait_for_pin_box()

        def fails():
            user.type_pin()
            user.choose("OCMW van Herstappe")
            user.screen.wait_for_text(user.dialog, "PORTAL-")

        said = self.said_of(fails)
        self.assertIn(user.word("For which entity do you work now?"), said)
        self.assertIn("OCMW van Herstappe", said)
        self.assertIn(user.word("You have no access to PrimaWeb"), said)


if __name__ == "__main__":
    main()
