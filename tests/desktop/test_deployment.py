#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What doc/deployment.md tells an IT manager to write and to type does what it says there."""

import json
import shlex
import subprocess
from pathlib import Path

import test_packages
from desk import flatpak
from desk.case import APPLICATION, DeskTest, main, words
from desk.environment import wait_until
from desk.manual import Manual
from desk.practice import Practice
from desk.workstation import Workstation

MANUAL = Manual(Path(__file__).resolve().parents[2] / "doc/deployment.md")
PROFILE = "/etc/dconf/profile/user"
SETTINGS = "/etc/dconf/db/local.d/50-primaweb"
LOCKS = "/etc/dconf/db/local.d/locks/50-primaweb"
PROXY = "/etc/dconf/db/local.d/60-proxy"
SITE = "/etc/primaweb-launcher/portal/50-site.ini"
OWN_AUTOSTART = f"~/.config/autostart/{APPLICATION}.desktop"
AUTOSTART_GENERATOR = Path("/usr/lib/systemd/user-generators/systemd-xdg-autostart-generator")


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith(("#", "["))]


class TheManual(DeskTest):
    desk_options = {"tray": False}

    def setUp(self) -> None:
        self.computer = Workstation(self.desk)

    def do(self, line: str, expected: int = 0) -> str:
        answer = self.computer.run(line)
        self.assertEqual(answer.returncode, expected, answer.stdout + answer.stderr)
        return answer.stdout

    def lay(self, *paths: str) -> None:
        for path in paths:
            self.computer.write(path, MANUAL.files[path])

    def settle(self) -> None:
        self.lay(PROFILE, SETTINGS, LOCKS)
        self.do(MANUAL.command("dconf update"))

    def start_dconf(self) -> None:
        """It writes for all programs, and nothing starts by itself on this bus."""
        service = next(path for path in map(Path, ("/usr/libexec/dconf-service", "/usr/lib/dconf/dconf-service"))
                       if path.exists())
        program = subprocess.Popen(self.computer.command(shlex.quote(str(service))), env=self.computer.environment)
        self.addCleanup(program.wait)
        self.addCleanup(program.terminate)
        wait_until(lambda: self.desk.bus_name_exists("ca.desrt.dconf"), "dconf's service", 120)

    def test_has_no_file_and_no_command_that_is_not_tried_here(self):
        """Or by test_packages.py or test_flatpak.py."""
        self.assertEqual(set(MANUAL.files), {PROFILE, SETTINGS, LOCKS, PROXY, SITE, OWN_AUTOSTART} | test_packages.FILES)
        self.assertEqual(len(MANUAL.commands), 7 + len(test_packages.COMMANDS) + len(flatpak.COMMANDS))

    def test_settles_for_everybody_what_it_locks_and_nothing_else(self):
        before = self.do(f"gsettings list-recursively {APPLICATION}")
        self.settle()
        settled = dict(line.split("=", 1) for line in lines_of(MANUAL.files[SETTINGS]))
        locked = {line.rsplit("/", 1)[1] for line in lines_of(MANUAL.files[LOCKS])}
        self.assertEqual(set(settled), locked)
        keys = {line.split()[1]: line.split(maxsplit=2)[2] for line in before.splitlines()}
        self.assertLess(locked, set(keys))
        changed = 0
        for key, default in keys.items():
            with self.subTest(key=key):
                can_be_set = self.do(f"gsettings writable {APPLICATION} {key}").strip()
                value = self.do(f"gsettings get {APPLICATION} {key}").strip()
                self.assertEqual(can_be_set, "false" if key in locked else "true")
                self.assertEqual(value, settled.get(key, default))
                changed += value != default
        self.assertGreater(changed, 3, "most of what it settles is not so by default")
        answer = self.do(MANUAL.command("gsettings writable"))
        self.assertEqual(answer.split("\n"), ["false", "uint32 300", ""])
        self.do(f"gsettings set {APPLICATION} cover-after 0", 1)

    def test_leaves_the_rest_to_the_user(self):
        self.settle()
        self.start_dconf()
        self.do(f"gsettings set {APPLICATION} zoom 1.5 && gsettings get {APPLICATION} zoom | grep 1.5")

    def test_has_pages_drawn_without_the_graphics_processor(self):
        self.start_dconf()
        self.do(MANUAL.command("hardware-acceleration"))
        self.assertEqual(self.do(f"gsettings get {APPLICATION} hardware-acceleration").strip(), "false")

    def test_adds_a_host_of_the_site_and_has_nobody_asked(self):
        told = self.do(MANUAL.command("--check-portal"))
        self.assertNotIn("primaweb.example.be", told)
        self.lay(SITE)
        told = self.do(MANUAL.command("--check-portal"))
        for what in ("primaweb.example.be", words(self.desk.prefix, self.desk.locale)("nobody is asked about them")):
            line = next((line for line in told.splitlines() if what in line), "")
            self.assertIn(SITE, line, told)
        self.computer.write(SITE, MANUAL.files[SITE].replace("hosts=", "host=", 1))
        answer = self.computer.run(MANUAL.command("--check-portal"))
        self.assertEqual(answer.returncode, 1, "a mistake is told")
        self.assertIn(f"{SITE}:", answer.stdout + answer.stderr)

    def test_hands_on_what_one_user_had_remembered(self):
        learned = "[portal]\nformat=1\naccepted-hosts=primaweb.example.be\n"
        self.computer.write("~/.config/primaweb-launcher/portal/learned.ini", learned)
        self.do(MANUAL.command("--export-road"))
        self.computer.write(SITE, self.computer.path("~/road.ini").read_text())
        self.do("rm -r ~/.config/primaweb-launcher")
        self.assertIn("primaweb.example.be", self.do("primaweb-launcher --check-portal"))

    def autostart(self) -> set[str]:
        """What systemd, for GNOME and KDE, would start at log-in."""
        if not AUTOSTART_GENERATOR.exists():
            self.skipTest("no systemd")
        self.do("rm -rf units && mkdir units")
        self.do(f"XDG_CONFIG_DIRS=/etc/xdg {AUTOSTART_GENERATOR} units units units")
        return {path.name for path in (self.computer.home / "units").glob("*.service") if "primaweb" in path.name}

    def test_has_a_user_switch_the_start_at_log_in_off(self):
        self.assertEqual(len(self.autostart()), 1)
        self.lay(OWN_AUTOSTART)
        self.assertEqual(self.autostart(), set())

    def test_has_the_site_switch_the_start_at_log_in_off(self):
        self.settle()
        entry = self.computer.path(f"/etc/xdg/autostart/{APPLICATION}.desktop").read_text()
        at_log_in = next(line for line in entry.splitlines() if line.startswith("Exec=")).removeprefix("Exec=")
        launcher = subprocess.Popen(self.computer.command(f"exec {at_log_in}"), env=self.computer.environment)
        try:
            wait_until(lambda: self.desk.bus_name_exists(APPLICATION), "the launcher", 120)
        finally:
            launcher.terminate()
            launcher.wait()
        wait_until(lambda: not self.desk.bus_name_exists(APPLICATION), "its end", 120)
        self.computer.write(SETTINGS, MANUAL.files[SETTINGS].replace("start-at-login=true", "start-at-login=false"))
        self.do(MANUAL.command("dconf update"))
        self.do(at_log_in)
        self.assertFalse(self.desk.bus_name_exists(APPLICATION))

    def test_names_a_proxy_that_is_taken(self):
        self.lay(PROFILE, PROXY)
        self.do(MANUAL.command("dconf update"))
        # Without a network nobody is asked, and the check-up says how it would be.
        answer = self.computer.run("XDG_CURRENT_DESKTOP=GNOME primaweb-launcher --check-up --json")
        proxy = next(check for check in json.loads(answer.stdout)["checks"] if check["name"] == "proxy")
        self.assertIn("proxy.example.be:3128", proxy["detail"])
        answer = self.computer.run("https_proxy=http://other.example.be:3128 primaweb-launcher --check-up --json")
        proxy = next(check for check in json.loads(answer.stdout)["checks"] if check["name"] == "proxy")
        self.assertIn("other.example.be:3128", proxy["detail"])

    def test_shows_which_of_all_computers_is_in_trouble(self):
        practices = {"office-1": Practice(self.desk, "--no-launcher"),
                     "office-2": Practice(self.desk, "--no-launcher", "--portal-down")}
        for practice in practices.values():
            self.addCleanup(practice.close)
        # Each computer's launcher, reached without ssh and without a network.
        launcher = self.desk.prefix / "bin" / "primaweb-launcher"
        cases = "\n".join(f"root@{name}) exec $command --practice {shlex.quote(str(practice.directory))} ;;"
                          for name, practice in practices.items())
        self.computer.install("ssh", f'[[ $1 == -n && $3 == primaweb-launcher ]] || exit 255\n'
                                     f'command="{launcher} ${{*:4}}"\ncase $2 in\n{cases}\nesac')
        (self.computer.home / "computers.txt").write_text("office-1\noffice-2\n")
        told = subprocess.run(["/bin/bash", "-c", MANUAL.command("ssh -n")], env=self.computer.environment,
                              cwd=self.computer.home, capture_output=True, text=True, timeout=300, check=False)
        lines = [line.split() for line in told.stdout.splitlines()]
        self.assertEqual([line[0] for line in lines], ["office-1", "office-2"], told)
        self.assertIn(lines[0][2], ("good", "look"), told)
        self.assertEqual(len(lines[0]), 3, told)
        self.assertEqual(lines[1][2], "broken", told)
        self.assertIn("portal PORTAL-01", " ".join(lines[1][3:]))

    def test_removes_what_remains_of_a_person(self):
        self.start_dconf()
        self.desk.know_cards({"1.8": "own"}, scope="real")
        self.do(f"gsettings set {APPLICATION} zoom 1.5")
        kept = [f"~/{path}" for path in (".config/primaweb-launcher/portal/learned.ini",
                                         ".config/primaweb-launcher/portal/worked.ini",
                                         ".local/state/primaweb-launcher/last-walk.txt",
                                         ".cache/primaweb-launcher/issuers/one.der")]
        for path in kept:
            self.computer.write(path, "a person's")
        self.assertIn("standing=own", self.do("secret-tool search --all xdg:schema io.github.primaweb_launcher.Card"))
        self.do(MANUAL.command("secret-tool clear"))
        left = self.computer.run("secret-tool search --all xdg:schema io.github.primaweb_launcher.Card")
        self.assertNotIn("standing", left.stdout + left.stderr)
        self.assertEqual([path for path in kept if self.computer.path(path).exists()], [])
        self.assertEqual(self.do(f"gsettings get {APPLICATION} zoom").strip(), "1.0")


if __name__ == "__main__":
    main()
