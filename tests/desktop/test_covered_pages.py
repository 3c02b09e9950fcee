#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A portal whose every page asks, prints, opens things and takes the focus all the time (promise 12)."""

import re
import time

from desk.case import PIN, DeskTest, main
from desk.environment import wait_until

HEARD = re.compile(r"portal \w+ GET /heard/(\w+)/(.*)")
REFUSED = {"window": {"null"}, "alert": {"undefined"}, "confirm": {"false"}, "prompt": {"null"},
           "permission": {"default", "denied", "undefined"}, "activation": {"false"}}


class ACoveredPage(DeskTest):
    def wait_for_attempts(self, user) -> None:
        """Waits until the page that is covered now has tried everything, from its first to its last attempt."""
        so_far = len(user.practice.lines)
        last = "/heard/activation/"
        wait_until(lambda: sum(last in line for line in user.practice.lines[so_far:]) >= 2, "the page's attempts", 30)

    def press_slowly(self, user, *keys: str) -> None:
        """As who reads first: a key that comes soon after another is taken for one that is meant for another window."""
        for key in keys:
            time.sleep(0.8)
            user.screen.key(key)

    def check(self, user, page: str) -> None:
        with self.subTest(page):
            self.wait_for_attempts(user)
            self.assertEqual(set(user.screen.titles()) & set(user.screen.windows()), {user.dialog},
                             "nothing else stands on the display")
            for line in user.practice.lines:
                if match := HEARD.match(line):
                    self.assertIn(match[2], REFUSED[match[1]], line)

    def test_opens_asks_and_hears_nothing_on_any_page_of_the_launcher(self):
        user = self.start("--intrusive", "--error", "no-access")
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        user.screen.type(PIN[:2])
        self.check(user, "PIN")
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        self.check(user, "card")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_choice("OCMW van Herstappe")
        self.assertEqual(user.practice.count("card VERIFY 9000"), 1, "the whole PIN went to the card")
        self.check(user, "choice")
        user.choose("OCMW van Herstappe")
        user.wait_for_failure("You have no access to PrimaWeb", "PORTAL-10")
        self.check(user, "failure")

    def test_says_whose_question_it_is_once_it_is_shown_and_can_be_told_to_stop(self):
        user = self.start("--intrusive", "--entities", "1", "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()
        begin, end = user.practice_title(user.word("The page of %1 says")).split("%1")
        named = re.compile(re.escape(begin) + r"portal\.primaweb\.localhost:\d+" + re.escape(end))
        question = wait_until(lambda: next(filter(named.fullmatch, user.screen.titles()), None), "the question", 30)
        user.screen.bring_forward(question)
        self.press_slowly(user, "Return")
        user.practice.wait_for("portal portal GET /heard/alert/", 30)

        # The next one offers to be the last: a box before its two buttons.
        user.screen.bring_forward(question)
        self.press_slowly(user, "shift+Tab", "shift+Tab", "space", "Tab", "Tab", "Return")
        confirmed = user.practice.wait_for("portal portal GET /heard/confirm/true", 30)
        user.practice.wait_for("portal portal GET /heard/prompt/null", 30, user.practice.lines.index(confirmed))
        wait_until(lambda: question not in user.screen.titles(), "the end of the questions")


if __name__ == "__main__":
    main()
