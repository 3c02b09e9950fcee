#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Leaving PrimaWeb: work that was typed is not lost without a question, and no page holds the portal's log-out up."""

import os
import signal

from desk.case import main
from desk.environment import wait_until
from desk.practice import descendant_of
from desk.work import NOTE, WorkTest


class Leaving(WorkTest):
    def ways(self, user):
        return (lambda: user.screen.key("alt+F4"),
                lambda: user.screen.press(user.primaweb, user.word("_Sign out")),
                lambda: user.choose_in_tray("sign out"),
                lambda: user.choose_in_tray("quit"))

    def test_asks_where_typed_work_would_be_lost_and_enter_stays(self):
        user = self.work()
        self.type_note(user)
        for leave in self.ways(user):
            user.screen.bring_forward(user.primaweb)
            question = self.new_window(user, leave)
            self.assertEqual(question, user.practice_title(user.word("Sign out")))
            user.screen.bring_forward(question)
            user.screen.key("Return")
            self.wait_for_end(user, question)
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)
        self.send_note(user)
        self.find_in_page(user, NOTE)
        self.leave_at_once(user, self.ways(user)[0])

    def test_signs_out_when_its_user_says_so(self):
        user = self.work()
        self.type_note(user)
        question = self.new_window(user, self.ways(user)[1])
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_asks_nothing_where_nothing_was_typed(self):
        for number in range(4):
            with self.subTest(number):
                user = self.work()
                self.leave_at_once(user, self.ways(user)[number])
                user.practice.close()

    def test_asks_before_a_window_of_primaweb_closes_in_which_something_was_typed(self):
        user = self.work()
        self.press(user, "6", "dossier")
        dossier = wait_until(lambda: next((each for each in user.screen.titles() if "Dossier 12" in each), None),
                             "the window of the dossier")

        def closes() -> None:
            user.screen.bring_forward(dossier)
            user.screen.key("alt+F4")

        user.screen.bring_forward(dossier)
        user.screen.key("alt+0")
        user.screen.type(NOTE)
        question = self.new_window(user, closes)
        user.screen.wait_for_text(question, user.word("Leave this page?"))
        user.screen.bring_forward(question)
        user.screen.key("Escape")
        self.wait_for_end(user, question)
        self.assertIn(dossier, user.screen.titles())
        question = self.new_window(user, closes)
        user.screen.press(question, user.word("_Leave"))
        self.wait_for_end(user, dossier)
        self.assertTrue(user.primaweb_is_open())

    def leave_at_once(self, user, leave) -> None:
        user.screen.bring_forward(user.primaweb)
        leave()
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal portal GET /logout")

    def test_logs_out_of_the_portal_though_its_page_hangs(self):
        user = self.work()
        page = wait_until(lambda: descendant_of(user.practice.session_pid(), "WebKitWebProcess"), "the page's process")
        os.kill(page, signal.SIGSTOP)
        self.leave_at_once(user, self.ways(user)[1])


if __name__ == "__main__":
    main()
