#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The log of a whole day: it tells how a sign-in went, and nothing of whose it was (promise 5)."""

import re
import stat
import subprocess

from desk.case import SignIn, main
from desk.environment import wait_until
from desk.practice import Practice
from desk.work import WorkTest

PIN = "739152846037"
WRONG_PIN = "604826193750"  # both long enough not to stand in a time or a number by chance
ROOMS = ("card", "certificate", "checkup", "desktop", "launcher", "memory", "portal", "process", "session", "signin",
         "tls", "ui", "web")

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} primaweb-(launcher|session)\[\d+\] primaweb-(\w+) (\w+): \S.*")

# The card's holder, their numbers, what they chose and opened; and how the portal's secrets look: each cookie's value
# and each value in an address is 32 digits, in an address behind a path and a question mark.
PERSONAL = {
    "PIN": f"{PIN}|{WRONG_PIN}",
    "name": r"\bAda\b|Proef",
    "national number": "99999999",
    "serial number": "SLIN|(?i:" + "SLINPRACTICE".encode().hex() + ")",
    "entity and role": "Herstappe|OCMW|Sociale Agent",
    "title, text and file of a page": "Dossier|Formulier|Proefdorp",
    "cookie or value in an address": r"\b[0-9a-f]{16,}|(?i:cookie:)|SAML",
}
ADDRESS = re.compile(r"\?|://|/nl\b|&|/home/")

WALK = (
    # The launcher sees the card, and has the dialog opened.
    "primaweb-card debug: A card came: Belgian eID, inserted",
    "primaweb-launcher debug: The card is own: open the dialog",
    "primaweb-launcher debug: session program: away -> starting",
    # The sign-in.
    "primaweb-signin debug: CardPlaced (already there): waiting_for_card -> reading_card",
    "primaweb-card debug: GET CARD DATA: 9000",
    "primaweb-signin debug: CardRead: reading_card -> ",
    "primaweb-signin debug: PinConfirmed: asking_pin -> checking_pin",
    "primaweb-card debug: VERIFY: 63C2",
    "primaweb-signin debug: PinChecked (wrong, tries left: 2): checking_pin -> asking_pin",
    "primaweb-card debug: VERIFY: 9000",
    "primaweb-signin debug: PinChecked (accepted): checking_pin -> walking",
    "primaweb-web debug: certif.primaweb.localhost:",
    "primaweb-signin debug: to do: SendCardRequest",
    "primaweb-tls debug: Card request to certif.primaweb.localhost",
    "primaweb-tls debug: A signature is wanted: ECDSA-",
    "primaweb-signin debug: CardRequestDone: walking -> walking",
    "primaweb-card debug: LOG OFF: 9000",
    ", page 3: entity",
    "primaweb-signin debug: Chosen: asking_choice -> walking",
    "primaweb-signin debug: to do: Show (InPrimaWeb)",
    "primaweb-session debug: The card is kept in the keyring",
    # Work in PrimaWeb, and its end.
    "primaweb-web debug: A page offers a file",
    "primaweb-web debug: A download is done",
    "primaweb-web debug: A pop-up with a page of portal.primaweb.localhost",
    "primaweb-web debug: A pop-up closes",
    "primaweb-signin debug: SignOutWanted: in_primaweb -> ended",
    "primaweb-web debug: The session's pages and data are destroyed",
    "primaweb-session debug: Another primaweb-session takes this one's place",
    # The next sign-in knows the choice.
    "primaweb-signin debug: Recalled (own, with a destination): ",
    "primaweb-launcher debug: The launcher is to end",
)


class TheLog(WorkTest):
    def launch(self, *options: str) -> tuple[SignIn, subprocess.Popen]:
        """A user whose launcher was started by hand, with these options."""
        self.desk.forget_cards()
        self.desk.know_cards({"1.8": "own"})
        practice = Practice(self.desk, "--no-launcher", "--pin", PIN, "--roles", "1")
        self.addCleanup(practice.close)
        command = [str(self.desk.prefix / "bin" / "primaweb-launcher"), "--practice", str(practice.directory), *options]
        launcher = self.desk.start("practice", command)
        self.addCleanup(self.quit, practice, launcher)
        practice.wait_for_launcher()
        return SignIn(self.desk, practice), launcher

    def quit(self, practice: Practice, launcher: subprocess.Popen) -> None:
        if launcher.poll() is None:
            practice.call_launcher("--quit")
        launcher.wait(60)

    def wait_for_new_window(self, user, before: list[str]) -> str:
        return wait_until(lambda: next((each for each in user.screen.titles() if each and each not in before), None),
                          "a new window")

    def save_a_file(self, user) -> None:
        before = user.screen.titles()
        self.press(user, "1", "form")
        self.wait_for_new_window(user, before)
        user.screen.key("Return")
        wait_until((self.desk.folder / "home" / "Formulier B.pdf").exists, "the saved file")

    def open_and_close_a_window(self, user) -> None:
        self.press(user, "6", "dossier")
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles()), "the window's title")
        user.screen.key("alt+F4")
        wait_until(lambda: not any("Dossier 12" in each for each in user.screen.titles()), "its end")

    def sign_out(self, user) -> None:
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)

    def spend_a_day(self, user) -> None:
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin(WRONG_PIN)
        user.wait_for_pin_box(2, wrong=True)
        user.type_pin(PIN)
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        self.press(user, "9", "tools")
        self.save_a_file(user)
        self.open_and_close_a_window(user)
        self.sign_out(user)
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.wait_for_text(user.dialog, "OCMW van Herstappe")
        user.type_pin(PIN)
        user.wait_for_primaweb()
        self.sign_out(user)

    def check_tells_nothing(self, text: str) -> None:
        for what, pattern in PERSONAL.items():
            self.assertIsNone(found := re.search(pattern, text), f"{what}: {found}")

    def test_tells_of_a_whole_day_and_nothing_of_whose_it_was(self):
        self.desk.environment["G_MESSAGES_DEBUG"] = " ".join(f"primaweb-{room}" for room in ROOMS)
        self.addCleanup(self.desk.environment.pop, "G_MESSAGES_DEBUG")
        file = self.desk.folder / "day.log"
        user, launcher = self.launch("--log", str(file))
        self.spend_a_day(user)
        self.quit(user.practice, launcher)

        log = file.read_text()
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        for line in log.splitlines():
            self.assertRegex(line, f"^{LINE.pattern}$")
        self.assertEqual({found[1] for found in LINE.finditer(log)}, {"launcher", "session"})
        self.assertLessEqual({found[2] for found in LINE.finditer(log)}, set(ROOMS))
        printed = self.desk.log("practice")
        self.check_tells_nothing(log)
        self.check_tells_nothing(printed)
        for line in WALK:
            self.assertIn(line, log)
            self.assertIn(line.partition(" debug: ")[2] or line, printed)
        ours = [line for line in printed.splitlines() if re.match(r"\(\S+:\d+\): primaweb-", line)]
        self.assertGreater(len(ours), len(WALK))
        for line in (*log.splitlines(), *ours):
            self.assertIsNone(ADDRESS.search(line), line)

    def test_is_none_unless_it_is_asked_for(self):
        user, launcher = self.launch()
        before = len(self.desk.log("practice"))
        user.practice.insert()
        user.wait_for_pin_box()
        self.quit(user.practice, launcher)
        self.assertNotRegex(self.desk.log("practice")[before:], r"\(\S+:\d+\): primaweb-\w+-DEBUG")

    def test_that_cannot_be_written_is_told_at_once(self):
        user, launcher = self.launch()
        self.quit(user.practice, launcher)
        refused = user.practice.call_launcher("--log", str(self.desk.folder / "nowhere" / "log"))
        self.assertEqual(refused.returncode, 2)
        self.assertIn("nowhere/log (", refused.stderr)

    def test_is_begun_by_no_launcher_that_runs_already(self):
        user, _ = self.launch()
        refused = user.practice.call_launcher("--log", str(self.desk.folder / "late.log"))
        self.assertEqual(refused.returncode, 1)
        self.assertIn("--quit", refused.stderr)
        self.assertEqual((self.desk.folder / "late.log").read_text(), "")


if __name__ == "__main__":
    main()
