#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The main job, whole: insert the card, type the PIN, be in PrimaWeb."""

from desk.case import DeskTest, main

HOLDERS = {"1.8": "Ada Proef", "1.7": "Jan Voorbeeld"}
ENTITIES = {"nl": "OCMW van Herstappe", "fr": "CPAS de Herstappe"}
OTHER_ENTITIES = {"nl": "OCMW van Proefdorp", "fr": "CPAS de Proefdorp"}
ROLES = {"nl": "Sociale Agent", "fr": "Agent social"}


class ASignIn(DeskTest):
    def entity(self) -> str:
        return ENTITIES[self.desk.locale[:2]]

    def other_entity(self) -> str:
        return OTHER_ENTITIES[self.desk.locale[:2]]

    def role(self) -> str:
        return ROLES[self.desk.locale[:2]]

    def first_sign_in(self, user, holder: str = "Ada Proef") -> None:
        user.wait_for_pin_box()
        self.assertTrue(user.screen.shows(user.dialog, holder), user.screen.texts(user.dialog))
        user.type_pin()
        user.choose(self.entity())
        user.choose(self.role())
        user.wait_for_primaweb()

    def check_whole(self, *options: str, card: str = "1.8") -> None:
        user = self.start(*options)
        user.practice.insert(card)
        self.first_sign_in(user, HOLDERS[card])
        self.assertTrue(user.screen.shows(user.primaweb, self.entity()))
        self.assertTrue(user.screen.shows(user.primaweb, self.role()))
        user.practice.wait_for("card LOG OFF 9000")

        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.wait_for("portal")

        # The second time only the PIN is asked.
        so_far = len(user.practice.lines)
        user.practice.insert(card)
        user.wait_for_pin_box()
        user.screen.wait_for_text(user.dialog, f"{self.entity()} · {self.role()}")
        user.type_pin()
        user.wait_for_primaweb()
        second = [line for line in user.practice.lines[so_far:] if line.startswith("card ")]
        self.assertEqual(sum(line.startswith("card VERIFY 9000") for line in second), 1)
        # Nothing of the card was kept after the sign-out, so it is read again.
        self.assertLessEqual(len(second), 24, second)

    def test_works_with_an_elliptic_curve_card_over_tls_1_3(self):
        self.check_whole(card="1.8")

    def test_works_with_an_rsa_card_over_tls_1_3(self):
        self.check_whole(card="1.7")

    def test_works_with_an_elliptic_curve_card_over_tls_1_2(self):
        self.check_whole("--tls", "1.2", card="1.8")

    def test_works_with_an_rsa_card_over_tls_1_2(self):
        self.check_whole("--tls", "1.2", card="1.7")

    def test_works_with_an_rsa_card_that_cannot_sign_for_tls_1_3(self):
        self.check_whole("--no-pss", card="1.7")

    def test_asks_no_role_of_who_has_only_one(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose(self.entity())
        user.wait_for_primaweb()

    def test_asks_again_after_change(self):
        user = self.start()
        user.practice.insert()
        self.first_sign_in(user)
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.press(user.dialog, user.word("C_hange…"))
        user.type_pin()
        user.choose(self.other_entity())
        user.choose(self.role())
        user.wait_for_primaweb()
        self.assertTrue(user.screen.shows(user.primaweb, self.other_entity()))

    def test_stays_within_the_economy_of_a_first_sign_in(self):
        user = self.start()
        user.practice.insert()
        self.first_sign_in(user)
        user.practice.wait_for("card LOG OFF")
        commands = [line for line in user.practice.lines if line.startswith("card ")]
        self.assertLessEqual(len(commands), 24, commands)

    def test_reads_a_card_once_though_the_program_starts_anew_for_it(self):
        user = self.start("--no-pss")
        user.practice.insert("1.7")
        self.first_sign_in(user, HOLDERS["1.7"])
        user.practice.wait_for("card LOG OFF")
        commands = [line for line in user.practice.lines if line.startswith("card ")]
        self.assertEqual(sum(line.startswith("card MSE SET") for line in commands), 2, "once to ask, once to sign")
        self.assertLessEqual(len(commands), 27, commands)


if __name__ == "__main__":
    main()
