#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What a user and a helpdesk see of a computer when a sign-in does not come about."""

import json
import os
from pathlib import Path

from desk.case import DeskTest, main

HOLDER = ("Ada", "Proef", "99999999901")


class ACheckUp(DeskTest):
    def check_up(self, user, *options: str):
        """Its exit status, its report, and every check by its name; of several with one name the last."""
        answer = user.practice.call_launcher("--check-up", "--json", *options)
        report = json.loads(answer.stdout)
        return answer.returncode, answer.stdout, {check["name"]: check for check in report["checks"]}

    def picture(self, user, name: str) -> None:
        if folder := os.environ.get("PRIMAWEB_PICTURES"):
            user.screen.picture(Path(folder) / f"{name}.png")

    def test_finds_a_computer_in_order_and_sends_the_card_no_verify(self):
        for card, applet in (("1.8", "1.8"), ("1.7", "1.7")):
            with self.subTest(card=card):
                user = self.start(cards={})
                user.practice.insert(card)
                user.practice.wait_for("card GET CARD DATA")
                status, text, checks = self.check_up(user)
                self.assertEqual(status, 0, text)
                for name in ("reader-service", "readers", "card", "keyring", "launcher", "tray", "portal-description",
                             "card-tls", "pages", "portal", "card-host", "clock"):
                    self.assertEqual(checks[name]["state"], "good", checks[name])
                self.assertIn(f"eID (applet {applet})", checks["card"]["detail"])
                self.assertEqual(user.practice.count("card VERIFY"), 0)
                self.assertEqual(user.practice.count("card MSE"), 0)
                user.practice.close()

    def test_tells_nothing_of_the_holder(self):
        user = self.start(cards={})
        user.practice.insert()
        user.practice.wait_for("card GET CARD DATA")
        for text in (self.check_up(user)[1], user.practice.call_launcher("--check-up").stdout):
            self.assertIn("1.8", text)
            for word in HOLDER:
                self.assertNotIn(word, text)

    def test_leaves_a_card_alone_that_a_sign_in_has(self):
        user = self.start()
        user.practice.insert()
        user.wait_for_pin_box()
        before = user.practice.count("card ")
        checks = self.check_up(user)[2]
        self.assertEqual(user.practice.count("card "), before)
        self.assertEqual(checks["card"]["detail"], user.word("not looked at: a sign-in is under way or done"))
        user.type_pin()
        user.wait_for_choice("OCMW van Herstappe")

    def test_gives_the_code_that_the_sign_in_gave(self):
        user = self.start("--tries", "0", "--portal-down")
        user.practice.insert()
        user.wait_for_failure("The PIN of this card is blocked", "PIN-01")
        status = json.loads(user.practice.call_launcher("--status", "--json").stdout)
        self.assertEqual((status["state"], status["code"]), ("trouble", "PIN-01"))
        ended, _, checks = self.check_up(user)
        self.assertEqual(ended, 1)
        self.assertEqual((checks["card"]["state"], checks["card"]["code"]), ("broken", "PIN-01"))
        self.assertEqual(checks["portal"]["code"], "PORTAL-01")

    def test_is_shown_over_the_failure_and_goes_with_it(self):
        user = self.start("--expired-certificate")
        user.practice.insert()
        user.wait_for_failure("The certificate on this card has expired", "CARD-05")
        self.assertTrue(any("Ada Proef" in text for text in user.screen.texts(user.dialog)), "whose card it is")
        self.picture(user, "failure")
        title = user.practice_title(user.word("Check-up"))
        user.screen.press(user.dialog, user.word("Check-_up…"))
        user.screen.wait_for_text(title, user.word("Something keeps you from signing in"), 90)
        user.screen.wait_for_text(title, "CARD-05")
        self.picture(user, "check-up")
        shown = "\n".join(user.screen.texts(title))
        for word in HOLDER:
            self.assertNotIn(word, shown)
        user.screen.press(title, user.word("C_opy"))
        user.screen.wait_for_text(
            title, user.word("Copied. You can paste the report into a message to your IT helpdesk."))
        user.screen.press(user.dialog, user.word("_Close"))
        user.screen.no_window(user.dialog)
        user.screen.no_window(title)

    def test_is_in_the_menu_of_primaweb(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.screen.bring_forward(user.primaweb)
        user.screen.key("F10", "Up", "Up", "Return")  # the last but one
        title = user.practice_title(user.word("Check-up"))
        user.screen.wait_for_text(title, user.word("Everything is in order"), 90)
        user.screen.wait_for_text(title, user.word("not looked at: a sign-in is under way or done"))
        user.screen.activate(title)
        user.screen.key("Escape")
        user.screen.no_window(title)
        self.assertTrue(user.primaweb_is_open())


if __name__ == "__main__":
    main()
