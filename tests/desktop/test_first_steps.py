#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees who starts the program for the first time: three pages, once. The launcher here is the real one,
with the practice card's reader for its own and no portal to reach."""

import subprocess
import sys
import time
from pathlib import Path

from desk.case import DeskTest, SignIn, main
from desk.environment import wait_until
from desk.practice import Practice
from desk.screen import BUTTONS

HOLDER = "Ada Proef"
CARD_KEEPER = Path(__file__).parent / "desk" / "card_keeper.py"


class FirstSteps(DeskTest):
    def setUp(self):
        self.desk.set()
        self.forget_real_cards()

    def forget_real_cards(self) -> None:
        subprocess.run(["secret-tool", "clear", "scope", "real"], env=self.desk.environment, timeout=60)

    def real_cards(self) -> str:
        found = subprocess.run(["secret-tool", "search", "--all", "scope", "real", "kind", "own"], capture_output=True,
                               env=self.desk.environment, text=True, timeout=60)
        return found.stdout + found.stderr

    def sit_down(self, *options: str) -> SignIn:
        """At the practice card's reader, without a launcher."""
        practice = Practice(self.desk, "--no-launcher", *options)
        self.addCleanup(practice.close)
        user = SignIn(self.desk, practice)
        user.title = user.word("First steps")
        user.real_dialog = user.word("Sign in to %1").replace("%1", "PrimaWeb")
        return user

    def launch(self, user, *options: str):
        environment = self.desk.environment | {"PCSCLITE_CSOCK_NAME": str(user.practice.directory / "pcscd.comm")}
        launcher = str(self.desk.prefix / "bin" / "primaweb-launcher")
        log = open(self.desk.folder / "practice.log", "ab")
        program = subprocess.Popen([launcher, *options], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        log.close()
        self.addCleanup(self.leave, user, program)
        return program

    def leave(self, user, program) -> None:
        launcher = str(self.desk.prefix / "bin" / "primaweb-launcher")
        if program.poll() is None:
            subprocess.run([launcher, "--quit"], env=self.desk.environment, timeout=60, capture_output=True)
            program.wait(20)
        if user.title in user.screen.titles():
            user.screen.bring_forward(user.title)
            user.screen.key("Escape")
            user.screen.no_window(user.title)

    def is_shown(self) -> bool:
        settings = self.desk.folder / "config" / "glib-2.0" / "settings" / "keyfile"
        return "first-steps-shown=true" in settings.read_text()

    def next(self, user) -> None:
        user.screen.press(user.title, user.word("_Next"))

    def test_new_user_is_shown_three_pages_and_their_card_is_theirs_from_then_on(self):
        user = self.sit_down()
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        user.screen.wait_for_text(user.title, user.word("Your card reader is found"))
        self.assertTrue(self.is_shown())
        self.next(user)
        user.screen.wait_for_text(user.title, user.word("Insert your eID card"))
        user.practice.insert()
        user.screen.wait_for_text(user.title, user.word("This is the card of %1").replace("%1", HOLDER))
        self.assertEqual(self.real_cards(), "")
        user.screen.press(user.title, user.word("This is _my card"))
        user.screen.wait_for_text(user.title, user.word("This card is remembered as yours. From now on it opens the sign-in "
                                                        "window when you insert it."))
        self.assertIn("standing=own", self.real_cards())
        self.assertNotIn(HOLDER, self.real_cards())
        self.assertFalse(user.screen.shows(user.title, user.word("The cards of clients")))
        self.next(user)
        user.screen.wait_for_text(user.title, user.word("The cards of clients"))
        user.screen.wait_for(user.title, ("toggle button", "switch", "check box"), user.word("Start at log-in")).do_action(0)
        user.screen.press(user.title, user.word("_Close"))
        user.screen.no_window(user.title)
        settings = self.desk.folder / "config" / "glib-2.0" / "settings" / "keyfile"
        wait_until(lambda: "start-at-login=false" in settings.read_text(), "the setting")
        self.assertNotIn(user.real_dialog, user.screen.titles(), "the card that was in opens nothing afterwards")
        user.practice.remove()
        user.practice.insert()
        user.screen.window(user.real_dialog)
        self.assertEqual(user.practice.count("card VERIFY"), 0)

    def test_come_once_and_before_what_the_user_started_the_program_for(self):
        user = self.sit_down()
        program = self.launch(user, "--start")
        user.screen.window(user.title)
        self.assertNotIn(user.real_dialog, user.screen.titles())
        user.screen.press(user.title, user.word("_Skip"))
        user.screen.window(user.real_dialog)
        self.leave(user, program)
        user.screen.no_window(user.real_dialog)
        self.launch(user, "--start")
        user.screen.window(user.real_dialog)
        self.assertNotIn(user.title, user.screen.titles())

    def test_last_page_leads_to_the_sign_in(self):
        user = self.sit_down()
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        self.next(user)
        user.screen.wait_for_text(user.title, user.word("Insert your eID card"))
        self.next(user)
        user.screen.press(user.title, user.word("_Start PrimaWeb"))
        user.screen.window(user.real_dialog)
        user.screen.no_window(user.title)

    def test_readers_that_come_are_seen(self):
        folder = self.desk.folder / "plugged"
        user = self.sit_down("--directory", str(folder), "--no-card-readers")
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        user.screen.wait_for_text(user.title, user.word("The card reader service is not there"))
        user.practice.close()
        self.sit_down("--directory", str(folder))
        user.screen.wait_for_text(user.title, user.word("Your card reader is found"))

    def test_clients_card_is_named_and_not_remembered(self):
        user = self.sit_down()
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        self.next(user)
        user.practice.insert("foreign")
        user.screen.wait_for_text(user.title, user.word("This is not a Belgian identity card"))
        user.practice.remove()
        user.practice.insert("1.7")
        user.screen.wait_for_button(user.title, user.word("This is _my card"))
        user.practice.remove()
        user.screen.wait_for_text(user.title, user.word("Insert your eID card"))
        self.assertIsNone(user.screen.find(user.title, BUTTONS, user.word("This is _my card")))
        self.assertEqual(self.real_cards(), "")
        self.assertEqual(user.practice.count("card VERIFY"), 0)

    def keep_card(self, user) -> subprocess.Popen:
        """Another program does, until it is ended."""
        environment = self.desk.environment | {"PCSCLITE_CSOCK_NAME": str(user.practice.directory / "pcscd.comm")}
        keeper = subprocess.Popen([sys.executable, str(CARD_KEEPER)], env=environment, stdout=subprocess.PIPE, text=True)
        self.addCleanup(keeper.stdout.close)
        self.addCleanup(keeper.wait, 60)
        self.addCleanup(keeper.kill)
        self.assertEqual(keeper.stdout.readline(), "kept\n")
        return keeper

    def test_say_that_another_program_keeps_the_card_and_read_it_afterwards(self):
        user = self.sit_down()
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        user.practice.insert()
        keeper = self.keep_card(user)
        self.next(user)
        user.screen.wait_for_text(
            user.title, user.word("Your card is read by itself as soon as that program is done with it."))
        keeper.kill()
        user.screen.wait_for_text(user.title, user.word("This is the card of %1").replace("%1", HOLDER))

    def test_do_not_come_for_who_has_a_card_remembered(self):
        user = self.sit_down()
        self.desk.know_cards({"1.8": "own"}, scope="real")
        self.launch(user, "--at-login")
        wait_until(self.is_shown, "the note that they are not due")
        time.sleep(5)  # in which they would have come
        self.assertNotIn(user.title, user.screen.titles())

    def test_keep_nobody_from_signing_in_meanwhile(self):
        user = self.sit_down()
        self.launch(user, "--at-login")
        user.screen.window(user.title)
        launcher = self.desk.prefix / "bin" / "primaweb-launcher"
        subprocess.run([launcher, "--start"], env=self.desk.environment, check=True, timeout=60)
        user.screen.window(user.real_dialog)

    def test_practice_is_no_first_start_and_the_help_has_them(self):
        user = self.start("--roles", "1")
        title = user.practice_title(user.word("First steps"))
        time.sleep(5)  # in which they would have come
        self.assertNotIn(title, user.screen.titles())
        self.assertFalse(self.is_shown())
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        time.sleep(1.3)  # keys that press something count once the user has looked (promise 10)
        user.screen.key("F1")
        help_window = user.practice_title(user.word("Help"))
        user.screen.press(help_window, user.word("First steps"))
        user.screen.window(title)
        self.assertFalse(self.is_shown())
        for window in (title, help_window):
            user.screen.bring_forward(window)
            user.screen.key("Escape")
            user.screen.no_window(window)


if __name__ == "__main__":
    main()
