#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Whose card it is: the PIN is asked only for the user's own, and for one that they put in for it (promise 11).

Ada's card is the newer one, Jan's the older one: Jan is her client.
"""

import time

from desk.case import DeskTest, main
from desk.environment import wait_until

ADA, JAN = "1.8", "1.7"
ONE_WAY = ("--roles", "1", "--entities", "1")


class WhoseCard(DeskTest):
    def sign_in(self, user) -> None:
        user.practice.insert(ADA)
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()

    def switch(self, user) -> None:
        user.screen.press(user.primaweb, user.word("S_witch…"))
        question = user.practice_title(user.word("Switch entity or role"))
        wait_until(lambda: question in user.screen.titles(), "the question")
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")  # the answer that loses nothing comes first
        user.screen.no_window(user.primaweb)

    def test_client_card_in_the_reader_after_a_switch_is_named_and_not_asked(self):
        for standing in ({ADA: "own", JAN: "not-for-primaweb"}, {ADA: "own"}):
            with self.subTest(standing):
                user = self.start(*ONE_WAY, cards=standing)
                self.sign_in(user)
                user.practice.insert(JAN)
                verifies = user.practice.count("card VERIFY")
                self.switch(user)
                user.wait_for_card_question("Jan Voorbeeld")
                self.assertFalse(user.screen.find(user.dialog, ("password text",)), "no box for a PIN")
                user.practice.remove()
                user.wait_for_card_question()
                user.practice.insert(ADA)
                user.wait_for_pin_box()
                self.assertEqual(user.practice.count("card VERIFY"), verifies, "none went to Jan's card")
                user.type_pin()
                user.wait_for_primaweb()
                user.practice.close()

    def test_client_card_in_the_reader_after_an_expiry_is_named_and_not_asked(self):
        user = self.start(*ONE_WAY, "--session", "8", cards={ADA: "own", JAN: "not-for-primaweb"})
        self.sign_in(user)
        user.practice.insert(JAN)
        time.sleep(9)  # longer than the portal waits
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r")
        user.wait_for_failure("Your session has ended", "PORTAL-12")
        verifies = user.practice.count("card VERIFY")
        user.screen.press(user.dialog, user.word("_Try again"))
        user.wait_for_card_question("Jan Voorbeeld")
        self.assertEqual(user.practice.count("card VERIFY"), verifies)

    def test_card_that_was_never_used_here_is_asked_about_only_when_it_is_put_in_for_the_dialog(self):
        user = self.start(*ONE_WAY, cards={ADA: "own"})
        user.practice.insert(JAN)
        wait_until(lambda: user.practice.count("card GET CARD DATA"), "the launcher's look at the card")
        user.start_primaweb()
        user.wait_for_card_question("Jan Voorbeeld")
        user.practice.remove()
        user.wait_for_card_question()
        user.practice.insert(JAN)
        user.wait_for_pin_box()
        user.screen.wait_for_text(
            user.dialog, user.word("This card has not been used for PrimaWeb on this computer before. Is it yours?"))

    def test_card_not_for_primaweb_is_not_asked_about_even_when_it_is_put_in_for_the_dialog(self):
        user = self.start(*ONE_WAY, cards={ADA: "own", JAN: "not-for-primaweb"})
        user.start_primaweb()
        user.wait_for_card_question()
        user.practice.insert(JAN)
        user.wait_for_card_question("Jan Voorbeeld")
        self.assertFalse(user.screen.find(user.dialog, ("password text",)), "no box for a PIN")
        self.assertEqual(user.practice.count("card VERIFY"), 0)


if __name__ == "__main__":
    main()
