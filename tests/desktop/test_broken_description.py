#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A part of the program is damaged or missing on this computer: the real program, at a desk without network."""

import subprocess

from desk.case import DeskTest, main, words
from desk.environment import wait_until


class ABrokenDescription(DeskTest):
    PLACE = "primaweb.ini:2: [portal] format"

    @property
    def told(self) -> str:
        """Where the fault is, and, in the user's language, what it should be."""
        expected = words(self.desk.prefix, self.desk.locale)("expected %1")
        return f"{self.PLACE}: " + expected.replace("%1", "1")

    def command(self, *arguments: str) -> list[str]:
        """The session program, for which alone the shipped file is broken and nothing but this computer is there."""
        broken = self.desk.folder / "broken.ini"
        broken.write_text("[portal]\nformat=what\n")
        shipped = self.desk.prefix / "share" / "primaweb-launcher" / "portal" / "primaweb.ini"
        program = self.desk.prefix / "libexec" / "primaweb-launcher" / "primaweb-session"
        return ["bwrap", "--dev-bind", "/", "/", "--ro-bind", str(broken), str(shipped), "--unshare-net", str(program),
                *arguments]

    def test_is_told_and_the_launcher_asks_for_the_card_all_the_same(self):
        user = self.start()
        self.desk.environment["PCSCLITE_CSOCK_NAME"] = str(user.practice.directory / "pcscd.comm")
        self.desk.start("session", self.command("--sign-in", "no such reader"))
        user.screen.wait_for_text(user.word("Sign in to %1").replace("%1", "PrimaWeb"), user.word("Insert your eID card"))
        wait_until(lambda: self.PLACE in self.desk.log("session"), "a word in the log")

    def test_missing_part_for_tls_is_told(self):
        user = self.start()
        session = self.desk.prefix / "libexec" / "primaweb-launcher" / "primaweb-session"
        program = self.desk.start("session", ["env", "GIO_USE_TLS=dummy", str(session), "--practice", str(user.practice.directory),
                                              "--sign-in", "no such reader"])
        wait_until(lambda: any("PROGRAM-02" in text for title in user.screen.windows() for text in user.screen.texts(title)),
                   "its code in a window")
        program.terminate()

    def test_is_told_by_the_check_with_what_is_in_force_instead(self):
        check = subprocess.run(self.command("--check-portal"), env=self.desk.environment, capture_output=True, text=True,
                               timeout=60)
        self.assertEqual(check.returncode, 1, check.stderr)
        self.assertIn(f"{self.told}\n", check.stdout)
        self.assertIn("www.socialsecurity.be", check.stdout)


if __name__ == "__main__":
    main()
