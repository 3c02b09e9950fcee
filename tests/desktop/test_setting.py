#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What somebody who looks after the computers may settle for their users."""

from desk.case import DeskTest, main


class ASetting(DeskTest):
    def sign_in(self, user, entity: str) -> None:
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose(entity)
        user.wait_for_primaweb()

    def test_not_to_remember_the_last_choice_is_kept_and_forgets_the_one_before(self):
        self.desk.set("remember-destination=true")
        user = self.start("--roles", "1")
        self.sign_in(user, "OCMW van Herstappe")
        self.desk.set("remember-destination=false")
        user = self.start_again(user, "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        self.assertFalse(user.screen.shows(user.dialog, "OCMW van Herstappe"), "nothing is offered to be opened")
        user.type_pin()
        user.wait_for_choice("OCMW van Proefdorp")
        self.assertFalse(user.screen.find(user.dialog, ("check box",)), "nothing is offered to be remembered")
        user.choose("OCMW van Proefdorp")
        user.wait_for_primaweb()
        self.desk.set("remember-destination=true")
        user = self.start_again(user, "--roles", "1")
        self.sign_in(user, "OCMW van Herstappe")

    def test_the_portals_language_is_another_than_the_computers(self):
        other = "de" if self.desk.environment["LC_ALL"].startswith("fr") else "fr"
        self.desk.set(f"portal-language='{other}'")
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.practice.wait_for(f"portal portal GET /{other}/")
        user.type_pin()
        user.choose("Herstappe")  # "CPAS de Herstappe"
        user.wait_for_primaweb()


if __name__ == "__main__":
    main()
