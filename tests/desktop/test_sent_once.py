#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A form is sent once, until its user says otherwise: counted where it arrives, at the portal."""

import time

from desk.case import main
from desk.environment import wait_until
from desk.work import NOTE, WorkTest


class AFormThatWasSent(WorkTest):
    def send(self):
        user = self.work()
        self.type_note(user)
        self.send_note(user)
        self.find_in_page(user, NOTE)
        return user

    def ask(self, user, act) -> str:
        """What would send it again, and the question that comes instead."""
        user.screen.bring_forward(user.primaweb)
        question = self.new_window(user, act)
        self.assertEqual(question, user.practice_title(user.word("Send the form again?")))
        return question

    def assert_not_sent(self, user, times: int = 1) -> None:
        time.sleep(1)  # so long a request may be on its way
        self.assertEqual(self.forms_sent(user), times)

    def test_is_sent_again_only_when_the_user_says_so(self):
        user = self.send()
        for act in (lambda: user.screen.key("F5"), lambda: user.screen.key("ctrl+r"),
                    lambda: user.screen.press(user.primaweb, user.word("Reload this page"))):
            for no in ("Return", "Escape"):
                question = self.ask(user, act)
                user.screen.bring_forward(question)
                user.screen.key(no)
                self.wait_for_end(user, question)
                self.assert_not_sent(user)
        self.find_in_page(user, NOTE)
        question = self.ask(user, lambda: user.screen.key("F5"))
        user.screen.press(question, user.word("Send _again"))
        wait_until(lambda: self.forms_sent(user) == 2, "the form once more")
        self.find_in_page(user, NOTE)

    def test_is_not_sent_again_on_the_way_back(self):
        user = self.send()
        self.press(user, "2", "letter")
        self.find_in_page(user, "Herstappe")
        # The portal has no page kept for the way back.
        question = self.ask(user, lambda: user.screen.key("alt+Left"))
        user.screen.bring_forward(question)
        user.screen.key("Return")
        self.wait_for_end(user, question)
        self.find_in_page(user, "Herstappe")
        self.assert_not_sent(user)

    def test_is_not_sent_again_when_its_answer_stops(self):
        user = self.send()
        question = self.ask(user, user.practice.kill_page_process)
        self.assert_not_sent(user)
        user.screen.bring_forward(question)
        user.screen.key("Return")
        self.wait_for_end(user, question)
        user.screen.wait_for_text(user.primaweb, "PORTAL-13")
        self.assert_not_sent(user)
        question = self.ask(user, lambda: user.screen.press(user.primaweb, user.word("_Reload")))
        user.screen.press(question, user.word("Send _again"))
        wait_until(lambda: self.forms_sent(user) == 2, "the form once more")
        self.find_in_page(user, NOTE)


if __name__ == "__main__":
    main()
