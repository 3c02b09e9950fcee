#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Promises that only the whole program can break: 3, 4, 5 and 7 of doc/architecture.md."""

import os
import signal
import subprocess
from pathlib import Path

from desk.card_host import RememberingCardHost
from desk.case import DeskTest, main
from desk.environment import wait_until
from desk.memory import found_in

CONNECTED = "03"  # as /proc/net/unix has it
UNKNOWN_PAGE = "The launcher does not know this page. Please go on here; it takes over again when it can."
LONG_PIN = "739152846037"  # long enough not to stand in memory by chance


def forms_of(pin: str) -> dict[str, bytes]:
    """How a PIN may lie in memory: as text of each width, as numbers, and as the digits of a VERIFY."""
    return {
        "text": pin.encode(),
        "wide text": pin.encode("utf-16-le"),
        "wider text": pin.encode("utf-32-le"),
        "numbers": bytes(int(digit) for digit in pin),
        "VERIFY block": bytes.fromhex(pin),
    }


class ThePromise(DeskTest):
    def sign_in(self, *options: str, pin: str = LONG_PIN):
        user = self.start("--pin", pin, "--roles", "1", *options)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin(pin)
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        return user

    def test_pin_is_found_nowhere_in_memory_after_a_sign_in(self):
        user = self.sign_in()
        session = user.practice.session_pid()
        self.assertEqual(found_in(session, {"a word that is there": b"OCMW van Herstappe"}), ["a word that is there"],
                         "the search itself must work")
        self.assertEqual(found_in(session, forms_of(LONG_PIN)), [])
        self.assertEqual(found_in(user.practice.launcher_pid(), forms_of(LONG_PIN)), [])

    def test_each_sign_in_is_signed_by_its_own_card_whatever_the_server_remembers(self):
        user = self.start("--pin", LONG_PIN)
        server = RememberingCardHost(user)
        holders = ["Ada Proef", "Ada Proef", "Jan Voorbeeld"]
        for count, card in enumerate(("1.8", "1.8", "1.7"), 1):
            user.practice.insert(card)
            user.ask_for_the_dialog()
            user.wait_for_pin_box()
            user.type_pin(LONG_PIN)
            user.screen.wait_for_text(user.dialog, user.word(UNKNOWN_PAGE))
            self.assertEqual(server.holders(), holders[:count])
            self.assertEqual(user.practice.count("card PSO SIGN "), count)
            user.practice.remove()
            user.screen.press(user.dialog, user.word("_Cancel"))
            user.screen.bring_forward(user.practice_title(user.word("Sign out")))
            user.screen.key("Tab", "Return")  # the page may be work, so that this is asked
            user.screen.no_window(user.dialog)
        begun, new = server.sessions_at_the_portal()
        self.assertGreaterEqual(begun, 3)
        self.assertEqual(new, begun)

    def test_card_is_logged_off_once_the_sign_in_is_done(self):
        user = self.sign_in()
        user.practice.wait_for("card LOG OFF 9000")
        commands = [line for line in user.practice.lines if line.startswith("card ")]
        last_signature = max(index for index, line in enumerate(commands) if line.startswith("card PSO"))
        self.assertTrue(any(line.startswith("card LOG OFF") for line in commands[last_signature:]), commands)

    def test_card_is_logged_off_when_the_user_cancels_after_the_pin(self):
        user = self.start("--slow", "3000")
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.practice.wait_for("card VERIFY 9000")
        user.screen.bring_forward(user.dialog)
        user.screen.key("Escape")
        user.practice.wait_for("card LOG OFF 9000")
        user.screen.no_window(user.dialog)

    def test_session_ends_whole_on_sign_out(self):
        user = self.sign_in()
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)
        log_out = user.practice.wait_for("portal portal GET", after=so_far)
        self.assertIn("logout", log_out)

    def test_session_ends_whole_when_the_desktop_ends_it(self):
        user = self.sign_in()
        so_far = len(user.practice.lines)
        os.kill(user.practice.session_pid(), signal.SIGTERM)
        self.assertIn("logout", user.practice.wait_for("portal portal GET", after=so_far))
        wait_until(lambda: not user.practice.session_pid(), "the end of the session program")

    def order(self, method: str, *arguments: str) -> str:
        """What another program on the session bus is answered when it gives the session program an order."""
        command = ["gdbus", "call", "--session", "--dest", "io.github.primaweb_launcher.Launcher.Practice.Session",
                   "--object-path", "/session", "--method", f"io.github.primaweb_launcher.Session1.{method}", *arguments]
        answer = subprocess.run(command, env=self.desk.environment, capture_output=True, text=True, timeout=60)
        return answer.stdout + answer.stderr

    def test_end_that_a_stranger_on_the_bus_orders_is_put_to_the_user(self):
        user = self.sign_in()
        question = user.practice_title(user.word("Sign out"))
        self.assertIn("AccessDenied", self.order("Quit"))
        wait_until(lambda: question in user.screen.titles(), "the question")
        user.screen.bring_forward(question)
        user.screen.key("Escape")
        wait_until(lambda: question not in user.screen.titles(), "the end of the question")
        self.assertEqual([line for line in user.practice.lines if "logout" in line], [])
        user.screen.window(user.primaweb)
        so_far = len(user.practice.lines)
        user.practice.call_launcher("--quit")
        self.assertIn("logout", user.practice.wait_for("portal portal GET", after=so_far), "the launcher is obeyed")
        wait_until(lambda: not user.practice.session_pid(), "the end of the session program")

    def test_stranger_on_the_bus_neither_opens_the_dialog_nor_closes_it(self):
        user = self.start()
        user.practice.insert()
        user.wait_for_pin_box()
        self.assertIn("AccessDenied", self.order("Quit"))
        self.assertIn("AccessDenied", self.order("SignIn", "a reader", "", "true", "0", ""))
        self.assertIn("AccessDenied", self.order("AskToSignOut", ""))
        user.type_pin()
        user.wait_for_choice("OCMW van Herstappe")

    def test_nothing_personal_is_printed_or_kept_in_the_keyring(self):
        user = self.sign_in()
        printed = user.desk.log("practice") + "\n".join(user.practice.lines)
        kept = wait_until(self.kept_in_the_keyring, "what the keyring remembers")
        for text in (printed, kept):
            for personal in (LONG_PIN, "99999999", "Proef", "SAML", "?"):
                self.assertNotIn(personal, text.replace("OCMW van Proefdorp", ""))

    def kept_in_the_keyring(self) -> str:
        """All that practice keeps there, once the entity is among it."""
        search = ["secret-tool", "search", "--all", "scope", "practice"]
        kept = subprocess.run(search, env=self.desk.environment, capture_output=True, text=True, timeout=60)
        return kept.stdout + kept.stderr if "OCMW van Herstappe" in kept.stdout else ""

    def test_practice_shows_that_it_is_practice(self):
        user = self.sign_in()
        self.assertIn(user.word("Practice: nothing here is real"), " ".join(user.screen.texts(user.primaweb)))

    def test_both_programs_speak_to_the_practice_card_service_only(self):
        user = self.sign_in()
        # libpcsclite knows one service in a process: who is connected to this one reaches no real card.
        service = str(user.practice.directory / "pcscd.comm")
        connected = [line for line in Path("/proc/net/unix").read_text().splitlines()
                     if line.endswith(service) and line.split()[5] == CONNECTED]
        self.assertGreaterEqual(len(connected), 2, "the launcher's watch and the session's")

    def test_practice_does_not_start_without_its_own_card_service(self):
        command = [self.desk.prefix / "bin" / "primaweb-launcher", "--practice", self.desk.folder]
        refused = subprocess.run(command, env=self.desk.environment, capture_output=True, timeout=60)
        self.assertEqual(refused.returncode, 2)

    def test_neither_program_follows_practice_to_another_card_service(self):
        user = self.start()
        folder = Path(self.desk.folder) / "led-astray"
        folder.mkdir(mode=0o700)
        (folder / "pcscd.comm").symlink_to(user.practice.directory / "pcscd.comm")
        for program in ("bin/primaweb-launcher", "libexec/primaweb-launcher/primaweb-session"):
            for directory, why in ((folder, "a link"), (self.desk.folder, "none")):
                refused = subprocess.run([self.desk.prefix / program, "--practice", directory], capture_output=True,
                                         env=self.desk.environment, timeout=60)
                self.assertEqual(refused.returncode, 2, f"{program}, whose card service is {why}")


if __name__ == "__main__":
    main()
