#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What a user may find at the portal: other entities, another order, other ends."""

import subprocess
import time

from desk.case import DeskTest, main, portal_language
from desk.environment import wait_until


class AVariation(DeskTest):
    def walk_to_primaweb(self, user, *choices):
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        for choice in choices:
            user.choose(choice)
        user.wait_for_primaweb()

    def test_one_of_forty_entities_is_found_by_typing(self):
        user = self.start("--entities", "40", "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_choice("OCMW van Oefendorp 40")
        user.screen.bring_forward(user.dialog)
        user.screen.type("oefendorp 37")
        user.screen.key("Return")
        user.wait_for_primaweb()
        user.screen.wait_for_text(user.primaweb, "OCMW van Oefendorp 37")

    def test_capacities_of_one_entity_are_told_apart(self):
        user = self.start("--several-capacities", "--entities", "1", "--roles", "1")
        self.walk_to_primaweb(user, "Lokaal bestuur (oefening)")
        user.screen.wait_for_text(user.primaweb, "Lokaal bestuur (oefening)")

    def test_remembered_entity_that_is_gone_is_asked_anew(self):
        user = self.start("--roles", "1")
        self.walk_to_primaweb(user, "OCMW van Herstappe")
        user = self.start_again(user, "--roles", "1", "--entity-gone")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_choice("OCMW van Proefdorp")
        user.choose("OCMW van Voorbeelde")
        user.wait_for_primaweb()

    def test_role_of_a_list_that_drops_down_is_the_one_that_the_portal_gets(self):
        user = self.start("--entities", "1", "--role-list")
        self.walk_to_primaweb(user, "PrimaWeb beheer")
        self.assertIn("PrimaWeb beheer", " ".join(user.screen.texts(user.primaweb)), "as the window says")
        user.screen.wait_for_page_text(user.primaweb, "PrimaWeb beheer")
        self.assertEqual(user.practice.count(f"portal portal POST /{portal_language()}/primaweb/role"), 1, "pressed once")
        wait_until(lambda: "PrimaWeb beheer" in self.kept_in_the_keyring(), "the role in the keyring")

    def kept_in_the_keyring(self) -> str:
        search = ["secret-tool", "search", "--all", "scope", "practice"]
        kept = subprocess.run(search, env=self.desk.environment, capture_output=True, text=True, timeout=60)
        return kept.stdout + kept.stderr

    def test_pages_in_another_order_lead_to_primaweb_too(self):
        user = self.start("--role-first")
        self.walk_to_primaweb(user, "PrimaWeb beheer", "OCMW van Proefdorp")

    def test_portal_in_french_is_walked_for_a_dutch_user(self):
        user = self.start("--portal-language", "fr", "--roles", "1")
        self.walk_to_primaweb(user, "CPAS de Herstappe")

    def test_session_that_expired_is_told_and_a_new_one_begins(self):
        user = self.start("--session", "2", "--entities", "1", "--roles", "1")
        self.walk_to_primaweb(user)
        time.sleep(3)  # longer than the portal waits
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r")
        user.wait_for_failure("Your session has ended", "PORTAL-12")
        user.screen.bring_forward(user.dialog)
        user.screen.key("Return")
        user.wait_for_pin_box()

    def test_portal_that_only_asks_to_sign_in_again_has_ended_the_session_too(self):
        user = self.start("--session", "2", "--silent-expiry", "--entities", "1", "--roles", "1")
        self.walk_to_primaweb(user)
        time.sleep(3)
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r")
        user.wait_for_failure("Your session has ended", "PORTAL-12")
        self.assertEqual(user.practice.count("card VERIFY 9"), 1, "no second sign-in without a PIN")
        user.screen.bring_forward(user.dialog)
        user.screen.key("Return")
        user.wait_for_pin_box()

    def test_older_card_at_a_portal_that_asks_for_more_than_it_can_do_is_explained(self):
        user = self.start("--no-pss", "--only-tls-1.3")
        user.practice.insert("1.7")
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_failure("The sign-in service asks for more than this card can do", "CARD-11")
        user.practice.wait_for("card LOG OFF")

    def expect(self, error, title, code):
        with self.subTest(error):
            user = self.start("--error", error, "--entities", "1")
            user.practice.insert()
            user.wait_for_pin_box()
            user.type_pin()
            user.wait_for_failure(title, code)
            user.practice.wait_for("card LOG OFF")
            user.practice.close()

    def test_error_page_of_the_sign_in_service_is_explained(self):
        self.expect("no-certificate", "The sign-in service received no certificate", "PORTAL-14")
        self.expect("revoked", "The certificate of this card was withdrawn", "PORTAL-15")
        self.expect("level", "The portal asks for a safer way to sign in", "PORTAL-16")

    def test_error_page_of_the_portal_is_explained(self):
        self.expect("no-access", "You have no access to PrimaWeb", "PORTAL-10")
        self.expect("expired", "Your session has ended", "PORTAL-12")

    def test_error_page_of_maintenance_is_explained_before_the_pin(self):
        user = self.start("--error", "maintenance")
        user.practice.insert()
        user.wait_for_failure("The portal is out of service", "PORTAL-03")
        self.assertEqual(user.practice.count("card VERIFY 9"), 0)


if __name__ == "__main__":
    main()
