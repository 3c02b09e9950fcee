#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The Flatpak is handed out, upgraded and removed as doc/deployment.md has it; it signs in, and has the permissions that
it needs and no other. To be run by on_overlay.py, as it installs what it tries."""

import json
import os
import re
import shutil
import unittest
from pathlib import Path

from desk import flatpak
from desk.case import APPLICATION, PIN, DeskTest, SignIn, main, portal_language, words
from desk.environment import Desk, wait_until
from desk.flatpak import INSTALL, KEY, MAKE, MANUAL, REMOVE, ROOT, UPGRADE, WEB_FOLDER, do
from desk.manual import Manual
from desk.portals import CAN_SHOW_FILES, PlayedPortals, RealtimeKit
from desk.practice import InstalledPractice
from desk.wayland import WaylandDesk
from desk.work import WorkTest

SITE = "/etc/primaweb-launcher/portal/50-site.ini"
SITE_LINK = Manual(ROOT / "doc/decisions/0012-site-files-in-the-flatpak.md").command("ln -s")
SITE_EXTENSION = f"/var/lib/flatpak/extension/{APPLICATION}.Site"

# Without one of these a test below fails; of the others it is said why none does.
TRIED = {"shared=network", "sockets=pcsc", "sockets=x11", "sockets=fallback-x11", "sockets=wayland",
         "org.kde.StatusNotifierWatcher=talk"}
NOT_TRIED = {
    "shared=ipc": "GTK and WebKit draw without memory that they share with X, too, only slower",
    "devices=dri": "no graphics processor is at this desk",
}


def files_of_ours() -> set[str]:
    return set(do("find /etc /opt /usr /var -xdev ! -type d -path '*primaweb*'").splitlines())


def processes(name: str) -> list[str]:
    """Those that run this program, as folders of /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().split(b"\0")[0].endswith(f"/{name}".encode()):
                found.append(str(path.parent))
        except OSError:
            pass  # it has just ended
    return found


class AnOffice(DeskTest):
    desk_options = {"tray": False, "keyring": False}

    def setUp(self) -> None:
        flatpak.checkout()
        self.addCleanup(flatpak.clear)

    def portal(self, **environment: str) -> str:
        """What the installed program knows of the portal, and from where."""
        return flatpak.run(self.desk, APPLICATION, "--check-portal", **environment).stdout

    def test_hands_out_a_flatpak_upgrades_it_and_has_nothing_of_it_left(self):
        before = files_of_ours()
        flatpak.install()
        do(f"mkdir -p {Path(SITE).parent} && cat >{SITE} <<'END'\n{MANUAL.files[SITE]}END")
        self.assertNotIn("primaweb.example.be", self.portal())
        do(SITE_LINK)
        self.assertRegex(self.portal(), rf"primaweb\.example\.be.*/app{SITE}")

        self.assertNotIn("newer.example.be", self.portal())
        shipped = flatpak.checkout() / "app/share/primaweb-launcher/portal/primaweb.ini"
        shipped.write_text(re.sub(r"^hosts=", "hosts=newer.example.be;", shipped.read_text(), flags=re.MULTILINE))
        do(flatpak.command(MAKE), flatpak.checkout())
        do(flatpak.command(UPGRADE))
        self.assertIn("newer.example.be", self.portal())
        self.assertRegex(self.portal(), rf"primaweb\.example\.be.*/app{SITE}")

        do(flatpak.command(REMOVE))
        self.assertEqual(files_of_ours() - before, {SITE})
        self.assertEqual(Path(SITE).read_text(), MANUAL.files[SITE])
        self.assertTrue((self.desk.folder / "home/.var/app" / APPLICATION).is_dir(), "what is the user's own")

    def test_has_texts_in_those_languages_that_the_office_names(self):
        do("flatpak config --system --set languages nl")  # as on a computer that is set to Dutch
        do(flatpak.command(INSTALL))
        self.assert_files_are_called("Files", "fr_BE.UTF-8")
        flatpak.clear()
        flatpak.install()
        for locale in ("nl_BE.UTF-8", "fr_BE.UTF-8", "de_BE.UTF-8"):
            name = words(Path(flatpak.OFFICE["PRIMAWEB_PREFIX"]), locale)("Files")
            self.assertNotEqual(name, "Files")
            self.assert_files_are_called(name, locale)

    def assert_files_are_called(self, name: str, locale: str) -> None:
        self.assertIn(name, self.portal(LC_ALL=locale).splitlines())

    def test_is_given_nothing_that_another_signed(self):
        flatpak.make_key("other@example.be")
        do("mkdir /srv/other")
        do(flatpak.command(MAKE).replace(KEY, "other@example.be").replace(WEB_FOLDER, "/srv/other"), flatpak.checkout())
        with self.assertRaisesRegex(AssertionError, "(?i)signature"):
            do(flatpak.command(INSTALL).replace(f"file://{WEB_FOLDER}", "file:///srv/other"))


class FlatpakTest(DeskTest):
    """The Flatpak is installed on the computer of this desk."""

    practice_type = InstalledPractice

    @classmethod
    def setUpClass(cls) -> None:
        cls.addClassCleanup(flatpak.clear)
        flatpak.install()
        os.environ["PRIMAWEB_PREFIX"] = str(flatpak.prefix())
        super().setUpClass()

    def assert_no_window(self, *options: str) -> None:
        answer = flatpak.run(self.desk, *options, "--command=primaweb-practice", APPLICATION)
        self.assertNotEqual(answer.returncode, 0)
        self.assertIn("display", answer.stderr)


class OnWayland(FlatpakTest):
    """No eyes here but the compositor's: those of assistive tools serve one desk in a process."""

    desk_type = WaylandDesk

    def test_permission_for_windows_is_needed(self):
        practice = InstalledPractice(self.desk)
        self.addCleanup(practice.close)
        practice.wait_for_launcher()
        practice.call_launcher("--start")
        wait_until(lambda: any("PrimaWeb" in title for title in self.desk.titles()), "a window")
        practice.close()
        self.assert_no_window("--nosocket=wayland")


class SandboxDesk(Desk):
    """In a sandbox, what a user's programs share lies at this place; the file portal tells of files by their path there."""

    def _clean_environment(self) -> dict[str, str]:
        shared = Path(f"/run/user/{os.getuid()}")
        shared.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super()._clean_environment() | {"XDG_RUNTIME_DIR": str(shared)}


class TheFlatpak(FlatpakTest, WorkTest):
    desk_type = SandboxDesk

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        realtime = RealtimeKit(cls.desk)
        cls.addClassCleanup(realtime.close)
        cls.portals = PlayedPortals(cls.desk)
        cls.addClassCleanup(cls.portals.close)
        cls.backend = cls.portals.backend

    def setUp(self) -> None:
        self.at_home = self.desk.folder / "home/.var/app" / APPLICATION
        shutil.rmtree(self.at_home, ignore_errors=True)

    def checks(self, *options: str, **environment: str) -> dict[str, str]:
        """What the check-up finds in the sandbox."""
        answer = flatpak.run(self.desk, *options, **environment)
        return {check["name"]: check["state"] for check in json.loads(answer.stdout)["checks"]}

    def test_signs_in_with_pages_in_a_sandbox_of_their_own(self):
        user = self.work()
        self.assertTrue(user.screen.shows(user.primaweb, "OCMW van Herstappe"))
        networks = {name: {os.readlink(f"{process}/ns/net") for process in processes(name)}
                    for name in ("primaweb-session", "WebKitNetworkProcess", "WebKitWebProcess")}
        ours = os.readlink("/proc/self/ns/net")
        self.assertEqual(networks["primaweb-session"] | networks["WebKitNetworkProcess"], {ours})
        self.assertTrue(networks["WebKitWebProcess"])
        self.assertNotIn(ours, networks["WebKitWebProcess"], "a page has no network by itself")
        self.sign_out(user)

    def work(self) -> SignIn:
        """With a card that is new: what the desk's keyring knows of it, the sandbox does not."""
        user = self.start()
        user.sign_in_with_a_new_card()
        user.choose("OCMW van Herstappe")
        user.choose("Sociale Agent")
        user.wait_for_primaweb()
        return user

    def sign_out(self, user) -> None:
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)

    def test_remembers_card_entity_and_role_by_the_secret_portal(self):
        user = self.work()
        self.sign_out(user)
        user = self.start_again(user)
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.wait_for_text(user.dialog, "OCMW van Herstappe")
        user.type_pin()
        user.wait_for_primaweb()
        kept = b"".join(path.read_bytes() for path in self.at_home.rglob("*.keyring"))
        self.assertTrue(kept)
        for word in (b"Herstappe", b"standing", b"Agent"):
            self.assertNotIn(word, kept)

    @unittest.skipUnless(CAN_SHOW_FILES, "the file portal shows files by FUSE, for which there is no /dev/fuse here")
    def test_saves_and_sends_files_by_the_file_portal_alone(self):
        user = self.work()
        self.press(user, "9", "tools")
        self.press(user, "1", "form")
        saved = self.desk.folder / "home/Formulier B.pdf"
        wait_until(lambda: saved.exists() and saved.read_bytes().startswith(b"%PDF"), "the saved file")
        # Newer portals than Debian 12's tell where.
        told = [user.word("Saved where you chose"), user.word("Saved in %1").replace("%1", str(saved.parent))]
        wait_until(lambda: any(user.screen.shows(user.primaweb, text) for text in told), "the word for it")
        self.assertEqual([path.name for path in saved.parent.glob("*ormulier*")], ["Formulier B.pdf"])
        self.assertEqual(self.backend.offered, ["Formulier B.pdf"])
        self.backend.file = saved.name
        self.press(user, "3")
        so_far = len(user.practice.lines)
        self.press(user, "4")
        user.practice.wait_for(f"portal portal POST /{portal_language()}/primaweb/tools", after=so_far)
        self.find_in_page(user, f"Formulier B.pdf: {saved.stat().st_size} bytes")

    def test_says_that_it_remembers_nothing_where_the_desktop_keeps_no_secrets(self):
        user = self.start()
        self.backend.keeps_secrets = False
        self.addCleanup(setattr, self.backend, "keeps_secrets", True)
        user.sign_in_with_a_new_card()
        user.wait_for_choice("OCMW van Herstappe")
        user.screen.wait_for_text(user.dialog, user.word(
            "This choice cannot be remembered: this computer has no keyring to keep it in."))

    def test_says_what_to_do_where_the_kernel_would_end_it_at_the_first_page(self):
        self.portals.start_again("DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nowhere")  # where a RealtimeKit would be
        self.addCleanup(self.portals.start_again)
        user = self.start()
        user.start_primaweb()
        user.wait_for_failure("No page can be shown on this computer", "PROGRAM-04")
        found = self.checks(APPLICATION, "--practice", str(user.practice.directory), "--check-up", "--json")
        self.assertEqual(found["pages"], "broken")

    def test_hears_by_the_inhibit_portal_that_the_screen_is_locked(self):
        listeners = self.backend.listeners
        user = self.start()
        user.start_primaweb()
        user.wait_for_card_question()
        wait_until(lambda: self.backend.listeners == listeners + 2, "the wish of both programs to be told of the lock")
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        user.screen.type(PIN)
        user.screen.wait_for_button(user.dialog, user.word("_Sign in"))
        self.backend.lock(True)
        self.backend.lock(False)
        sentence = user.word("Please enter your PIN: the screen was locked in the meantime.")
        user.screen.wait_for_text(user.dialog, f"{sentence} {user.tries_text(3)}")
        user.screen.bring_forward(user.dialog)
        user.screen.key("Return")
        user.type_pin()
        user.practice.wait_for("card VERIFY 9000")
        self.assertEqual(user.practice.count("card VERIFY"), 1)

    def test_asks_about_an_unknown_card_by_the_notification_portal(self):
        user = self.start()
        user.practice.insert()
        title = user.word("A card that is not yet known")
        wait_until(lambda: [asked for asked in self.backend.notifications.values() if asked["title"] == title],
                   "the question about the card")
        user.practice.remove()
        wait_until(lambda: not self.backend.notifications, "the end of the question")

    def test_starts_with_the_desktop_by_the_background_portal_unless_the_user_says_no(self):
        self.start_for_real("first-steps-shown=true")
        command = wait_until(lambda: self.backend.at_login.get(APPLICATION), "the wish to start at log-in")
        self.assertEqual(command, ["flatpak", "run", "--command=primaweb-launcher", APPLICATION, "--at-login"])
        self.quit()
        self.start_for_real("first-steps-shown=true", "start-at-login=false")
        wait_until(lambda: APPLICATION not in self.backend.at_login, "the wish not to start at log-in")

    def test_has_the_settings_of_the_site_hold_against_the_users(self):
        """By the files of doc/settings.md, with another key."""
        site = Path(SITE).parents[1]
        self.addCleanup(do, f"rm -rf {site} {SITE_EXTENSION}")
        (site / "settings").mkdir(parents=True)
        (site / "settings/defaults").write_text("[io/github/primaweb_launcher/Launcher]\nstart-at-login=false\n")
        do(SITE_LINK)
        self.start_for_real("first-steps-shown=true", "start-at-login=true")
        wait_until(lambda: self.backend.at_login.get(APPLICATION), "what the user wants, as nothing is locked")
        self.quit()
        (site / "settings/locks").write_text("/io/github/primaweb_launcher/Launcher/start-at-login\n")
        self.start_for_real("first-steps-shown=true", "start-at-login=true")
        wait_until(lambda: APPLICATION not in self.backend.at_login, "what the site wants")

    def start_for_real(self, *settings: str) -> None:
        """Not in practice, where nothing is asked of the desktop."""
        keyfile = self.at_home / "config/glib-2.0/settings/keyfile"
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        keyfile.write_text("\n".join(["[io/github/primaweb_launcher/Launcher]", *settings, ""]))
        self.desk.start("real", ["env", "GSETTINGS_BACKEND=keyfile", "flatpak", "run", APPLICATION])
        self.addCleanup(self.quit)

    def quit(self) -> None:
        flatpak.ask(self.desk, "kill", APPLICATION)
        wait_until(lambda: APPLICATION not in flatpak.ask(self.desk, "ps", "--columns=application"), "the sandbox's end")

    def test_has_no_permission_but_these(self):
        told = do(f"flatpak info --show-permissions {APPLICATION}")
        given = {f"{key}={value}" for key, values in re.findall(r"^(\S+)=(\S+)$", told, re.MULTILINE)
                 for value in values.rstrip(";").split(";")}
        self.assertEqual(given, TRIED | set(NOT_TRIED))

    def test_permission_for_the_card_reader_service_is_needed(self):
        user = self.start()
        outside = self.desk.folder / "pcscd.comm"  # practice's own place is in every sandbox of the application
        outside.symlink_to(user.practice.directory / "pcscd.comm")
        service = {"PCSCLITE_CSOCK_NAME": str(outside)}
        asked = (APPLICATION, "--check-up", "--json")
        self.assertEqual(self.checks(*asked, **service)["reader-service"], "good")
        self.assertEqual(self.checks("--nosocket=pcsc", *asked, **service)["reader-service"], "broken")

    def test_permissions_for_the_network_and_for_the_tray_are_needed(self):
        user = self.start()
        asked = (APPLICATION, "--practice", str(user.practice.directory), "--check-up", "--json")
        found = self.checks(*asked)
        self.assertEqual((found["portal"], found["tray"]), ("good", "good"))
        self.assertEqual(self.checks("--unshare=network", *asked)["portal"], "broken")
        self.assertEqual(self.checks("--no-talk-name=org.kde.StatusNotifierWatcher", *asked)["tray"], "look")

    def test_permission_for_windows_is_needed(self):
        """With it, the sign-in has them."""
        self.assert_no_window("--nosocket=x11", "--nosocket=fallback-x11")


if __name__ == "__main__":
    main()
