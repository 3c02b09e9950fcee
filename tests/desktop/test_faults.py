#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong at a desk, and how the launcher takes it."""

import time

from desk.case import DeskTest, main


class AFault(DeskTest):
    def test_wrong_pin_is_told_and_the_right_one_still_works(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin("9999")
        user.wait_for_pin_box(2, wrong=True)
        self.assertEqual(user.practice.count("card VERIFY 63C2"), 1)
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()

    def test_last_try_needs_its_own_tick(self):
        user = self.start("--tries", "1")
        user.practice.insert()
        user.wait_for_pin_box(1)
        user.type_pin("9999")
        time.sleep(1)  # long enough for a VERIFY that must not come
        self.assertEqual(user.practice.count("card VERIFY 69"), 0)
        self.assertEqual(user.practice.count("card VERIFY 63"), 0)
        user.wait_for_pin_box(1)

    def test_blocked_card_is_told_without_a_pin_box(self):
        user = self.start("--tries", "0")
        user.practice.insert()
        user.wait_for_failure("The PIN of this card is blocked", "PIN-01")
        self.assertIsNone(user.screen.find(user.dialog, ("password text",)))

    def test_card_pulled_while_the_pin_is_typed_is_asked_for_again(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        user.screen.type("12")
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()

    def test_card_pulled_before_it_signed_is_asked_for_again_with_its_pin(self):
        user = self.start("--roles", "1", "--slow", "1500")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.practice.wait_for("card VERIFY 9000")
        user.practice.remove()
        user.screen.wait_for_text(user.dialog, user.word("Insert your eID card"))
        user.practice.insert()
        user.wait_for_pin_box()
        self.assertEqual(user.practice.count("card VERIFY"), 1, "the PIN is asked again, and not sent again by itself")
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        self.assertEqual(user.practice.count("card VERIFY 9000"), 2)

    def test_foreign_card_opens_nothing(self):
        user = self.start()
        user.practice.insert("foreign")
        time.sleep(2)  # long enough for a dialog that must not come
        self.assertNotIn(user.dialog, user.screen.windows())

    def test_foreign_card_is_named_when_the_user_opens_the_dialog(self):
        user = self.start()
        user.practice.insert("foreign")
        user.start_primaweb()
        user.wait_for_card_question()
        told = user.word("The card in %1 is not a Belgian identity card.").split("%1")[1]
        user.screen.wait_for_text(user.dialog, told)

    def test_portal_that_is_down_is_told(self):
        user = self.start("--portal-down")
        user.practice.insert()
        user.wait_for_failure("The Portal of the Social Security cannot be reached", "PORTAL-01")

    def test_card_is_not_asked_by_a_server_with_an_untrusted_certificate(self):
        user = self.start("--untrusted-card-host")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_failure("The connection to the sign-in service is not safe", "PORTAL-07")
        user.practice.wait_for("card LOG OFF")
        self.assertEqual(user.practice.count("card PSO"), 0)

    def test_refused_certificate_is_told(self):
        user = self.start("--error", "refused")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_failure("The sign-in service did not accept your card", "PORTAL-09")

    def test_expired_certificate_is_told_before_the_pin(self):
        user = self.start("--expired-certificate")
        user.practice.insert()
        user.wait_for_failure("The certificate on this card has expired", "CARD-05")
        self.assertEqual(user.practice.count("card VERIFY 9"), 0)

    def test_user_without_a_profile_is_told_what_to_do(self):
        user = self.start("--no-profile", "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_failure("You have no profile in PrimaWeb yet", "PORTAL-11")

    def test_unknown_page_is_left_to_the_user_and_the_launcher_goes_on_after_it(self):
        user = self.start("--unknown-page", "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.screen.wait_for_text(
            user.dialog,
            user.word("The launcher does not know this page. Please go on here; it takes over again when it can."), 60)
        so_far = len(user.practice.lines)
        user.screen.bring_forward(user.dialog)
        user.screen.key("Tab", "Tab", "Return")  # past the portal's log-out, to its button
        user.practice.wait_for("portal portal", after=so_far)
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()


if __name__ == "__main__":
    main()
