#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What the first version left on a computer counts in this one. The files in first_version/ were written by that version
(commit 6129b84), after a sign-in in practice past a page that it had not known."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from desk.case import APPLICATION, DeskTest, main, portal_language

FIRST_VERSION = Path(__file__).with_name("first_version")
HOST = "portal.primaweb.localhost"
# All that the first version had, each with another value than by itself.
SETTINGS = {"open-on-card": "false", "remember-destination": "false", "zoom": "1.5", "learn-pages": "false",
            "service": "'other'"}


class AnUpdate(DeskTest):
    def setUp(self) -> None:
        self.desk.set()

    def keep_cards(self) -> None:
        self.desk.forget_cards()
        for entry in json.loads((FIRST_VERSION / "keyring.json").read_text())["entries"]:
            self.desk.keep(entry["secret"], **entry["attributes"])

    def keep_learned_pages(self, practice: Path) -> None:
        """Of the portal on the port that it has now."""
        described = "".join(file.read_text() for file in practice.glob("*.ini"))
        port = re.search(rf"https://{HOST}:(\d+)/", described)[1]
        learned = practice / "learned.ini"
        learned.touch(0o600)
        learned.write_text(re.sub(rf"({HOST}):\d+", rf"\1:{port}", (FIRST_VERSION / "learned.ini").read_text()))

    def test_knows_the_card_its_entity_and_the_learned_page(self):
        self.keep_cards()
        user = self._start("--unknown-page", "--roles", "1")
        self.keep_learned_pages(user.practice.directory)
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.wait_for_text(user.dialog, "OCMW van Herstappe")
        user.type_pin()
        user.wait_for_primaweb()
        self.assertGreater(user.practice.count(f"portal portal GET /{portal_language()}/access/notice"), 0)

    def test_keeps_every_setting(self):
        self.desk.set(*(f"{key}={value}" for key, value in SETTINGS.items()))
        for key, value in SETTINGS.items():
            told = subprocess.run(["gsettings", "get", APPLICATION, key], env=self.desk.environment, capture_output=True,
                                  text=True, timeout=60, check=True).stdout
            self.assertEqual(told, f"{value}\n", key)

    def test_reads_a_portal_description_of_the_site(self):
        etc = self.desk.folder / "etc"
        site = etc / "primaweb-launcher/portal/50-site.ini"
        site.parent.mkdir(parents=True)
        shutil.copy(FIRST_VERSION / "site.ini", site)
        launcher = str(self.desk.prefix / "bin/primaweb-launcher")
        told = subprocess.run(["bwrap", "--dev-bind", "/", "/", "--bind", etc, "/etc", "--unshare-net", launcher,
                               "--check-portal"], env=self.desk.environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)
        for page in re.findall(r"(?m)^\[page (.*)\]$", site.read_text()):
            self.assertRegex(told.stdout, rf"(?m){re.escape(page)}\b.*50-site\.ini|50-site\.ini.*\b{re.escape(page)}\b")


if __name__ == "__main__":
    main()
