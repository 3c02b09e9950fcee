#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""No key ends the program: each key and chord of which no letter comes, wherever the keyboard can be."""

from string import ascii_lowercase

from desk.case import main
from desk.environment import wait_until
from desk.work import WorkTest

FUNCTION_KEYS = [f"F{number}" for number in range(1, 13)]
MODIFIERS = ("shift", "ctrl", "alt", "ctrl+shift", "ctrl+alt")
KEYS = ["Insert", "ctrl+Insert", "Home", "End", "Prior", "Next", "ctrl+Home", "ctrl+End", "Pause", "alt+Right",
        "ctrl+period", "ctrl+semicolon", "ctrl+slash", "ctrl+backslash", "ctrl+space", "ctrl+Left", "ctrl+Right",
        "shift+Left", "ctrl+shift+Right", "ctrl+Tab", "ctrl+shift+Tab", "F7", "F7"]
KEYS += FUNCTION_KEYS + [f"{modifier}+{key}" for modifier in MODIFIERS for key in FUNCTION_KEYS]
KEYS += [f"{modifier}+{letter}" for modifier in ("ctrl", "ctrl+shift", "alt") for letter in ascii_lowercase]
# They open the help or a menu, load a page anew or leave it, open or close windows, or change the text; and a
# hexadecimal character begins with Ctrl+Shift+U. The letters after Alt are those of buttons.
OTHER_KEYS = ("F1", "F10", "shift+F10", "F5", "shift+F5", "ctrl+F5", "alt+F4", "ctrl+r", "ctrl+shift+r", "ctrl+f",
              "ctrl+p", "ctrl+shift+p", "ctrl+s", "ctrl+z", "ctrl+shift+z", "ctrl+x", "ctrl+v", "ctrl+shift+v", "alt+a",
              "alt+s", "alt+t", "alt+w", "ctrl+shift+u")
KEYS = [key for key in KEYS if key not in OTHER_KEYS]
# Where a button has nearly every letter.
WITHOUT_ALT = [key for key in KEYS if not (key.startswith("alt+") and key[-1] in ascii_lowercase)]
# Of them that many are pressed before it is asked whether the program still runs, and that many before the keyboard is
# brought back to where it belongs; at once after those that open something which a click closes.
AT_ONCE = 24
IN_PLACE = 4
OPENING_KEYS = ("ctrl+period", "ctrl+semicolon")


class EveryKey(WorkTest):
    def press_all(self, user, window: str, keys: list[str], first: tuple[str, ...] = ()) -> None:
        """Each of these keys in a window, to which the words `first` for xdotool bring the keyboard."""
        program = user.practice.session_pid()
        user.screen.wait_until_active(window)
        for begin in range(0, len(keys), AT_ONCE):
            part = keys[begin:begin + AT_ONCE]
            words = []
            for at, key in enumerate(part):
                if at % IN_PLACE == 0 or part[at - 1] in OPENING_KEYS:
                    words += first
                words += ("key", key)
            user.screen.act(words + list(first))
            self.assertEqual(user.practice.session_pid(), program, f"one of {part} ended the program")
        self.assertIn(window, user.screen.titles())

    def test_leaves_the_program_running_and_the_user_signed_in(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        self.press_all(user, user.dialog, WITHOUT_ALT)
        user.wait_for_pin_box()
        self.assertEqual(user.practice.count("card VERIFY"), 0)
        user.type_pin()
        user.wait_for_choice("OCMW van Proefdorp")
        self.press_all(user, user.dialog, WITHOUT_ALT)
        user.choose("OCMW van Voorbeelde")  # the last one, to which "End" went
        user.wait_for_primaweb()
        self.press(user, "9", "tools")
        self.type_note(user)
        self.press_all_at_work(user)
        self.send_note(user)
        self.assertEqual(user.practice.count("card VERIFY"), 1)
        self.assertEqual(user.practice.count("portal portal GET /logout"), 0)

    def press_all_at_work(self, user) -> None:
        primaweb = next(each for each in user.screen.titles() if each.endswith(user.primaweb[1:]))
        nothing_there = ("mousemove", "150", "800", "click", "1")
        with self.subTest("page"):
            self.press_all(user, primaweb, KEYS, nothing_there)
        with self.subTest("box in the page"):
            self.press_all(user, primaweb, KEYS, (*nothing_there, "key", "alt+0"))
        with self.subTest("question of the page"):
            question = self.new_window(user, lambda: self.press(user, "7"))
            self.press_all(user, question, WITHOUT_ALT)
            user.screen.key("Escape")
            self.wait_for_end(user, question)
        with self.subTest("window of a page"):
            self.press(user, "6", "dossier")
            window = wait_until(lambda: next((each for each in user.screen.titles() if "Dossier 12" in each), None),
                                "the window")
            self.ask_for_help(user, window)
            self.press_all(user, window, KEYS, user.screen.click_into(window))
            self.press_all(user, window, KEYS, (*user.screen.click_into(window), "key", "alt+0"))  # its box
            self.close(user, window)
        with self.subTest("preview"):
            user.screen.bring_forward(primaweb)
            preview = self.new_window(user, lambda: user.screen.key("ctrl+shift+p"))
            self.ask_for_help(user, preview)
            self.press_all(user, preview, KEYS, user.screen.click_into(preview))
            self.close(user, preview)

    def ask_for_help(self, user, window: str) -> None:
        """By its keys; and in what comes of that, all keys again."""
        for key, title in (("F1", "Help"), ("ctrl+question", "Keyboard shortcuts")):
            opened = user.practice_title(user.word(title))

            def is_there(k=key, o=opened) -> bool:
                """A window that has just come may not have the keyboard yet."""
                user.screen.activate(window)
                user.screen.key(k)
                try:
                    return wait_until(lambda: o in user.screen.titles(), "the window", 5)
                except TimeoutError:
                    return False

            wait_until(is_there, f'"{opened}" by {key}')
            user.screen.activate(opened)
            if "Dossier" in window:
                self.press_all(user, opened, WITHOUT_ALT)
            user.screen.activate(opened)
            user.screen.key("Escape")
            self.wait_for_end(user, opened)

    def close(self, user, window: str) -> None:
        user.screen.activate(window)
        user.screen.key("alt+F4")
        self.wait_for_end(user, window)


if __name__ == "__main__":
    main()
