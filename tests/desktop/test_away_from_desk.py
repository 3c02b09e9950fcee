#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Nobody sits at the desk, or somebody else does: what was typed is gone, what was unlocked is closed, and no card that
comes then is touched (promises 1, 3 and 9)."""

from desk.case import PIN, DeskTest, main
from desk.environment import wait_until
from desk.logind import Logind, ScreenSaver, start_system_bus


class AwayFromTheDesk(DeskTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        start_system_bus(cls.desk)
        cls.logind = Logind(cls.desk.environment["DBUS_SYSTEM_BUS_ADDRESS"])
        cls.addClassCleanup(cls.logind.close)
        cls.saver = ScreenSaver(cls.desk.environment["DBUS_SESSION_BUS_ADDRESS"])
        cls.addClassCleanup(cls.saver.close)

    def ways(self):
        """Each way to leave, what the dialog says of it afterwards, and the way back."""
        yield (lambda away: self.logind.prepare_for_sleep(away),
               "Please enter your PIN: the computer was asleep in the meantime.")
        yield (lambda away: self.logind.set("LockedHint", away),
               "Please enter your PIN: the screen was locked in the meantime.")
        yield (lambda away: self.saver.set_active(away),
               "Please enter your PIN: the screen was locked in the meantime.")
        yield (lambda away: self.logind.set("Active", not away),
               "Please enter your PIN: somebody else used the computer in the meantime.")

    def wait_until_closed(self) -> None:
        """The session program has the computer's sleep wait until the card is closed."""
        wait_until(lambda: not self.logind.has_to_wait(), "the end of the wait")

    def sit_before_the_pin_box(self, *options: str):
        user = self.start(*options)
        user.practice.insert()
        user.wait_for_pin_box()
        wait_until(self.logind.has_to_wait, "the wish to be waited for")
        return user

    def type_without_enter(self, user) -> None:
        user.screen.bring_forward(user.dialog)
        user.screen.type(PIN)
        user.screen.wait_for_button(user.dialog, user.word("_Sign in"))

    def test_typed_pin_goes_when_the_user_does_and_no_enter_sends_it(self):
        user = self.sit_before_the_pin_box()
        for leave, sentence in self.ways():
            with self.subTest(sentence):
                self.type_without_enter(user)
                leave(True)
                self.wait_until_closed()
                leave(False)
                user.screen.wait_for_text(user.dialog, f"{user.word(sentence)} {user.tries_text(3)}")
                user.screen.bring_forward(user.dialog)
                user.screen.key("Return")
        self.assertEqual(user.practice.count("card VERIFY"), 0)
        user.type_pin()
        user.practice.wait_for("card VERIFY 9000")
        self.assertEqual(user.practice.count("card VERIFY"), 1)

    def test_unlocked_card_is_logged_off_before_the_computer_sleeps(self):
        user = self.sit_before_the_pin_box("--slow", "3000")
        user.type_pin()
        user.practice.wait_for("card VERIFY 9000")
        self.assertTrue(self.logind.has_to_wait())
        self.logind.prepare_for_sleep(True)
        user.practice.wait_for("card LOG OFF 9000")
        self.wait_until_closed()
        self.logind.prepare_for_sleep(False)
        user.wait_for_pin_box()
        wait_until(self.logind.has_to_wait, "the wish to be waited for again")
        self.assertEqual(user.practice.count("card VERIFY"), 1)

    def test_launcher_touches_no_card_that_comes_while_nobody_is_there(self):
        for leave, sentence in self.ways():
            with self.subTest(sentence):
                listeners = self.logind.listeners, self.saver.listeners
                user = self.start()
                wait_until(lambda: self.logind.listeners > listeners[0] and self.saver.listeners > listeners[1],
                           "the launcher's ear")
                leave(True)
                user.practice.wait_for_launcher()  # it has been round its main loop since
                user.practice.insert()
                wait_until(lambda: user.practice.launcher_state() == "card", "the card in the launcher's eyes")
                leave(False)
                self.assertEqual(user.practice.count("card "), 0)
                user.practice.remove()
                wait_until(lambda: user.practice.launcher_state() == "no-card", "its going")
                self.assertEqual(user.practice.count("card "), 0, "nor is it read afterwards")
                self.assertIsNone(user.practice.session_pid())
                user.practice.insert()
                user.practice.wait_for("card ")
                user.practice.close()

    def test_dialog_touches_no_card_while_another_session_is_in_front(self):
        user = self.sit_before_the_pin_box()
        self.type_without_enter(user)
        self.logind.set("Active", False)
        self.wait_until_closed()
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        so_far = user.practice.count("card ")
        user.practice.insert()
        user.screen.wait_for_text(user.dialog, user.word("Reading the card in %1…").split("%1")[0])
        self.assertEqual(user.practice.count("card "), so_far)
        self.logind.set("Active", True)
        user.wait_for_pin_box()
        self.assertEqual(user.practice.count("card VERIFY"), 0)


if __name__ == "__main__":
    main()
