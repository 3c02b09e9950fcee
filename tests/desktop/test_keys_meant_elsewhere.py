#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Somebody goes on typing in another window while the launcher's windows come up: no key of theirs becomes a PIN, an
Enter or a Space here.

PRIMAWEB_TEST_SEED plays a run again, PRIMAWEB_TEST_ROUNDS says how often a card comes in the midst of typing."""

import os
import random
import time

from desk.case import DeskTest, main
from desk.elsewhere import Keyboard, OtherWindow, Typist, mixed, prose, spreadsheet
from desk.environment import wait_until

TYPED_ELSEWHERE = "You were typing in another window. Click here or press Tab to type your PIN."
NO_PIN_CHARACTER = "A PIN has only digits. Click here or press Tab to type your PIN again."
AGAIN = "Click here or press Tab to type your PIN again."
ENTITY = "OCMW van Herstappe"


class KeysMeantElsewhere(DeskTest):
    def setUp(self) -> None:
        self.keyboard = Keyboard(self.desk.environment["DISPLAY"])
        self.addCleanup(self.keyboard.close)
        self.other = OtherWindow(self.desk.environment["DISPLAY"])
        self.addCleanup(self.other.close)

    def own_card(self, *options: str):
        """At a desk where the card has signed in before: from now on it opens the dialog."""
        user = self.start("--roles", "1", "--entities", "1", *options)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        return user

    def test_enter_cancels_nothing_where_a_card_is_waited_for(self):
        user = self.start("--roles", "1", "--entities", "1", cards={})  # of no card of its own it opens by itself
        user.start_primaweb()
        user.screen.window(user.dialog)
        user.screen.wait_until_active(user.dialog)
        time.sleep(1.2)  # a key in the first second is for nobody
        user.screen.key("Return", "KP_Enter")
        user.practice.insert()
        user.wait_for_pin_box()

    def sign_out(self, user) -> None:
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)

    def work_elsewhere(self, user) -> None:
        user.screen.activate(OtherWindow.TITLE)

    def put_in_card(self, user) -> None:
        """And has it read, without typing meanwhile."""
        self.work_elsewhere(user)
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.wait_until_active(user.dialog)

    def type_while_card_comes(self, user) -> None:
        """Somebody who does not look up."""
        self.work_elsewhere(user)
        user.practice.insert()
        typist = Typist(self.keyboard, random.Random(1), 6, "1450\n0720\n2019\n" * 40)
        wait_until(lambda: typist.type_for(0.3) or user.screen.shows(user.dialog, user.word(TYPED_ELSEWHERE)),
                   "a word of the launcher", 40)

    def type(self, text: str, pace: float = 0.12) -> None:
        for character in text:
            self.keyboard.press(character)
            time.sleep(pace)

    def verifies(self, user) -> int:
        return user.practice.count("card VERIFY")

    def put_away(self, user) -> None:
        """The card is taken, and the dialog closed with the mouse."""
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        user.screen.press(user.dialog, user.word("_Cancel"))
        user.screen.no_window(user.dialog)
        wait_until(lambda: user.practice.launcher_state() == "no-card", "the end of the sign-in")

    def test_who_stopped_typing_to_put_the_card_in_types_the_pin_and_enter(self):
        user = self.own_card()
        self.sign_out(user)
        self.put_in_card(user)
        time.sleep(1.2)  # as long as it takes to look
        self.type("1234\n")
        user.wait_for_primaweb()
        self.assertEqual(self.verifies(user), 2)

        self.sign_out(user)
        self.put_in_card(user)
        time.sleep(1.2)
        self.type("9999\n")
        user.wait_for_pin_box(2, wrong=True)
        user.screen.wait_for_text(user.dialog, user.word(AGAIN))
        self.type("9999\n")  # nobody looked: not another try
        time.sleep(1.2)  # without a key
        self.assertEqual(self.verifies(user), 3)
        self.keyboard.press("\t")
        user.screen.no_text(user.dialog, user.word(AGAIN))
        self.type("1234\n")
        user.wait_for_primaweb()
        self.assertEqual(self.verifies(user), 4)

    def test_who_clicked_is_not_delayed(self):
        user = self.own_card()
        self.sign_out(user)
        self.type_while_card_comes(user)
        user.screen.bring_forward(user.dialog)
        self.type("12a", 0.01)
        user.screen.wait_for_text(user.dialog, user.word(NO_PIN_CHARACTER))
        user.screen.bring_forward(user.dialog)
        self.type("1234\n", 0.01)
        user.wait_for_primaweb()
        self.assertEqual(self.verifies(user), 2)

    def test_who_goes_on_typing_loses_no_try(self):
        seed = int(os.environ.get("PRIMAWEB_TEST_SEED", random.SystemRandom().randrange(1 << 32)))
        rounds = int(os.environ.get("PRIMAWEB_TEST_ROUNDS", 24))
        print(f"# PRIMAWEB_TEST_SEED={seed} PRIMAWEB_TEST_ROUNDS={rounds}", flush=True)
        chance = random.Random(seed)
        user = self.own_card()
        self.sign_out(user)
        meant = self.verifies(user)
        for number in range(rounds):
            text = chance.choice((spreadsheet, spreadsheet, prose, mixed))(chance)
            typist = Typist(self.keyboard, chance, chance.choice((3, 6, 11)), text)
            self.work_elsewhere(user)
            typist.type_for(chance.uniform(0, 1))
            user.practice.insert()
            typist.type_for(chance.uniform(1.5, 4))
            user.wait_for_pin_box()
            self.assertEqual(self.verifies(user), meant, f"round {number}: {user.screen.texts(user.dialog)}")
            if chance.random() < 0.2:  # now they look, and mean it
                user.type_pin()
                meant += 1
                user.wait_for_primaweb()
                self.sign_out(user)
                wait_until(lambda: user.practice.launcher_state() == "no-card", "the end of the sign-in")
            else:
                self.put_away(user)
            self.assertEqual(self.verifies(user), meant, f"round {number}")

    def test_who_asked_for_the_dialog_and_types_on_elsewhere_loses_no_try(self):
        self.desk.set("open-on-card=false")
        self.addCleanup(self.desk.set)
        user = self.start("--no-pss")  # a card for which another process takes over, with a dialog of its own
        user.practice.insert("1.7")
        wait_until(lambda: user.practice.launcher_state() == "card", "the card")
        self.work_elsewhere(user)
        user.ask_for_the_dialog()
        typist = Typist(self.keyboard, random.Random(1), 6, "1450\n0720\n2019\n" * 40)
        wait_until(lambda: typist.type_for(0.3) or user.screen.shows(user.dialog, user.word(TYPED_ELSEWHERE)),
                   "a word of the launcher", 40)
        typist.type_for(2)
        self.assertEqual(self.verifies(user), 0, user.screen.texts(user.dialog))

    def test_enter_and_space_press_nothing_on_a_page_that_came_by_itself(self):
        user = self.start("--portal-down")
        user.practice.insert()
        user.wait_for_failure("The Portal of the Social Security cannot be reached", "PORTAL-01")
        so_far = len(user.practice.lines)
        user.screen.activate(OtherWindow.TITLE)
        user.screen.activate(user.dialog)  # as a window manager does when a window closes
        user.screen.wait_until_active(user.dialog)
        self.type("\n \n", 0.2)
        user.screen.wait_for_text(
            user.dialog, user.word("You were typing in another window. Click here or press Tab to go on."))
        self.type("\n \n", 0.2)
        self.assertTrue(user.screen.shows(user.dialog, "PORTAL-01"))
        user.screen.bring_forward(user.dialog)
        self.type("\n")
        user.practice.wait_for("card", after=so_far)

    def test_question_before_a_sign_out_is_not_answered_by_keys_that_were_on_their_way(self):
        user = self.own_card()
        user.screen.bring_forward(user.primaweb)
        user.screen.press(user.primaweb, user.word("S_witch…"))
        question = user.practice_title(user.word("Switch entity or role"))
        wait_until(lambda: question in user.screen.titles(), "the question")
        self.type("1450\n0720\n2019\n", 0.15)
        self.assertIn(question, user.screen.titles())
        self.assertFalse(any("logout" in line for line in user.practice.lines))
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)


if __name__ == "__main__":
    main()
