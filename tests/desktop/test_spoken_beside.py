#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader says where a sign-in does not go straight on, of what comes over a page, and of the windows
beside the sign-in."""

import subprocess

from desk.case import APPLICATION, main
from desk.logind import ScreenSaver
from desk.spoken import SpokenTest

UNKNOWN = "The launcher does not know this page. Please go on here; it takes over again when it can."
LOOKING = "Looking at this computer…"
ASKED = {"nl": "Wilt u dit dossier afsluiten?", "fr": "Voulez-vous clôturer ce dossier ?"}  # by the practice portal


class SpokenBeside(SpokenTest):
    def test_what_is_wrong_with_a_card_or_its_pin_is_said(self):
        user = self.start()
        said = self.said_of(lambda: (user.start_primaweb(), user.wait_for_card_question()))
        self.assertIn(user.word("Insert your eID card"), said)
        foreign = user.word("This is not a Belgian identity card")
        said = self.said_of(lambda: (user.practice.insert("foreign"), user.screen.wait_for_text(user.dialog, foreign)))
        self.assertIn(foreign, said)
        self.said_of(lambda: (user.practice.remove(), user.practice.insert(), user.wait_for_pin_box()))
        for left in (2, 1):
            said = self.said_of(lambda tries=left: (user.type_pin("9999"), user.wait_for_pin_box(tries, wrong=True)))
            self.assertIn(user.tries_text(left, wrong=True), said)

    def test_blocked_card_is_said(self):
        user = self.start("--tries", "0")
        blocked = "The PIN of this card is blocked"
        said = self.said_of(lambda: (user.practice.insert(), user.wait_for_failure(blocked, "PIN-01")))
        self.assertIn(user.word(blocked), said)

    def test_page_that_is_left_to_the_user_is_said(self):
        user = self.start("--roles", "1", "--entities", "1", "--unknown-page")
        user.practice.insert()
        user.wait_for_pin_box()
        unknown = user.word(UNKNOWN)
        said = self.said_of(lambda: (user.type_pin(), user.screen.wait_for_text(user.dialog, unknown, 60)))
        self.assertIn(unknown, said)

    def test_what_takes_its_time_is_said(self):
        user = self.start("--roles", "1", "--entities", "1", "--slow", "3000")
        user.practice.insert()
        user.wait_for_pin_box()
        said = self.said_of(lambda: (user.type_pin(), user.wait_for_primaweb()))
        for sentence in ("Opening the Portal of the Social Security…",
                         "Signing in with your card… Please leave it in the reader.", "Starting PrimaWeb…"):
            self.assertIn(user.word(sentence), said)

    def test_what_comes_over_a_page_is_said(self):
        user = self.work()
        self.orca.wait_until_it_has_read_all()
        so_far = len(self.orca.said())
        self.new_window(user, lambda: self.press(user, "7"))
        self.orca.wait_until_it_has_read_all()
        self.assertIn(ASKED[self.desk.locale[:2]], " ".join(self.orca.said()[so_far:]))
        user.screen.key("Return")
        saver = ScreenSaver(self.desk.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.addCleanup(saver.close)
        covered = user.word("Your work is covered")

        def comes_back():
            saver.set_active(True)
            user.screen.wait_for_text(user.primaweb, covered)
            saver.set_active(False)
            user.screen.bring_forward(user.primaweb)

        self.assertIn(covered, self.said_of(comes_back))

    def test_windows_beside_the_sign_in_are_said_when_they_come(self):
        user = self.start()
        for action, title, words in (("help", "Help", "Help"), ("preferences", "Preferences", "Start at log-in"),
                                     ("check-up", "Check-up", LOOKING)):
            with self.subTest(action):
                self.assertIn(user.word(words), self.said_of(lambda a=action, t=title: self.open(user, a, t)))

    def open(self, user, action: str, title: str) -> None:
        command = ["gdbus", "call", "--session", "--dest", f"{APPLICATION}.Practice", "--object-path",
                   "/io/github/primaweb_launcher/Launcher/Practice", "--method",
                   "org.freedesktop.Application.ActivateAction", action, "[]", "{}"]
        subprocess.run(command, env=self.desk.environment, check=True, timeout=60, capture_output=True)
        user.screen.window(user.practice_title(user.word(title)))
        user.screen.activate(user.practice_title(user.word(title)))


if __name__ == "__main__":
    main()
