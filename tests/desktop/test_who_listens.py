#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Who else sits at the desk hears and gets no PIN: on the buses, in the selections, from the screen reader."""

import re

from desk.case import DeskTest, main
from desk.environment import wait_until
from desk.listeners import Bus, BusMonitor, Orca, SelectionMonitor, accessibility_address, tell_of_screen_reader
from desk.screen import Atspi, GLib

PIN = "974865"  # no digit that the dialog shows anywhere else
HOLDER = "Proef"
NATIONAL_NUMBER = "99999999901"
PLACEHOLDER = "●"

# What is typed, with corrections in the middle of it, until the PIN stands there. Ctrl with letters must do nothing.
KEYS = (
    "9 7 4 BackSpace 4 8 6 5 "
    "Home 6 BackSpace 3 Left Delete "
    "End shift+Left shift+Left 2 BackSpace ctrl+z "
    "shift+Home ctrl+c ctrl+x ctrl+v ctrl+shift+z End 6 5"
).split()


def given_away(texts, pin: str = PIN) -> list[str]:
    """The texts that hold the PIN, and those that are a part of it or have one as a word: pids and paths may."""
    parts = {pin[start:end] for start in range(len(pin)) for end in range(start + 1, len(pin) + 1)}

    def gives_away(text: str) -> bool:
        return pin in text or text in parts or any(len(word) > 1 and word in parts for word in text.split())

    return sorted(text for text in texts if gives_away(text))


class WhoListens(DeskTest):
    def setUp(self) -> None:
        address = self.desk.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.session = self.until_the_end(Bus(address))
        self.on_session_bus = self.until_the_end(BusMonitor(self.desk, address))
        self.on_accessibility_bus = self.until_the_end(BusMonitor(self.desk, accessibility_address(self.session)))
        self.in_selections = self.until_the_end(SelectionMonitor(self.desk))

    def until_the_end(self, listener):
        self.addCleanup(listener.close)
        return listener

    def insert_card(self):
        user = self.start("--pin", PIN, "--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        user.screen.click(*user.screen.place_of(user.dialog, "password text"))
        self.wait_for_focus(user)
        return user

    def wait_for_focus(self, user) -> None:
        wait_until(lambda: user.screen.is_focused(user.dialog, "password text"), "the focus in the PIN box")

    def box(self, user):
        return user.screen.wait_for(user.dialog, ("password text",))

    def ask_for_text(self, user) -> list[str]:
        """All that anybody may ask of the box over the accessibility bus."""
        box = self.box(user)
        length = Atspi.Text.get_character_count(box)
        texts = [Atspi.Text.get_text(box, start, end) for start in range(length) for end in (start + 1, length, 99, -1)]
        texts += [chr(Atspi.Text.get_character_at_offset(box, offset)) for offset in range(length)]
        texts += [Atspi.Text.get_string_at_offset(box, 0, granularity).content
                  for granularity in (Atspi.TextGranularity.CHAR, Atspi.TextGranularity.WORD, Atspi.TextGranularity.LINE)]
        texts.append(box.get_name())
        texts.append(box.get_description())
        return texts

    def type_pin_with_corrections(self, user) -> None:
        for key in KEYS:
            user.screen.key(key)
            self.assertEqual(given_away(self.ask_for_text(user)), [], key)
        box = self.box(user)
        wait_until(lambda: Atspi.Text.get_character_count(box) == len(PIN), "the PIN in the box")
        self.assertEqual(Atspi.Text.get_text(box, 0, len(PIN)), PLACEHOLDER * len(PIN))

    def sign_in(self, user) -> None:
        """Goes on to PrimaWeb, which only the right digits in the right order open, and out again."""
        user.screen.key("Return")
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF 9000")
        self.assertEqual([line for line in user.practice.lines if "VERIFY" in line], ["card VERIFY 9000"])
        user.practice.remove()
        user.screen.press(user.primaweb, user.word("_Sign out"))
        user.screen.no_window(user.primaweb)

    def check_that_nothing_was_heard(self) -> None:
        heard = self.on_accessibility_bus.texts()
        self.assertIn(PLACEHOLDER, heard, "the monitor must hear what is typed")
        self.assertEqual(given_away(heard), [])
        self.assertFalse([text for text in heard if NATIONAL_NUMBER in text])
        # Here a screen reader reads whose card it is. Nowhere else does anybody.
        self.assertTrue([text for text in heard if HOLDER in text])

        heard = self.on_session_bus.texts()
        self.assertTrue([text for text in heard if "PrimaWeb" in text], "the monitor must hear the tray icon")
        self.assertEqual(given_away(heard), [])
        others = [text.replace("OCMW van Proefdorp", "") for text in heard]
        self.assertFalse([text for text in others if HOLDER in text or NATIONAL_NUMBER in text])

        self.assertLessEqual(set("".join(self.in_selections.texts())), {PLACEHOLDER})

    def test_nobody_hears_the_pin_or_whose_it_is_during_a_sign_in(self):
        user = self.insert_card()
        self.type_pin_with_corrections(user)
        self.sign_in(user)
        self.check_that_nothing_was_heard()

    def test_nobody_hears_the_pin_or_whose_it_is_while_a_screen_reader_runs(self):
        tell_of_screen_reader(self.session, True)
        self.addCleanup(tell_of_screen_reader, self.session, False)
        orca = self.until_the_end(Orca(self.desk))
        user = self.insert_card()
        # As long as it does not know of the password box it notes the keys that it hears itself, from the X server.
        wait_until(lambda: self.lets_it_read_the_box(user, orca), "a screen reader that is in the PIN box", 120)
        self.assertEqual(orca.focus(), ("password text", user.word("PIN code of your identity card")))
        self.type_pin_with_corrections(user)
        orca.wait_until_it_has_read_all()
        said = orca.said()
        self.assertGreaterEqual(said.count(PLACEHOLDER), len(PIN), "the placeholders are said")
        # It may say how many placeholders there are. Digits that are said one by one are no number of them.
        spelled = ["".join(re.findall(r"\d", text)) for text in said]
        self.assertEqual(given_away(digits for digits in spelled if len(digits) > 1), [])

        self.sign_in(user)
        orca.wait_until_it_has_read_all()
        self.assertEqual(given_away(orca.noted()), [])
        self.assertNotIn(PIN, orca.log)
        self.check_that_nothing_was_heard()

    def lets_it_read_the_box(self, user, orca: Orca) -> bool:
        for key in ("Tab", "shift+Tab"):
            user.screen.key(key)
            orca.wait_until_it_has_read_all()
        self.wait_for_focus(user)
        return orca.focus()[0] == "password text"

    def test_no_digit_can_be_selected_copied_cut_or_dragged_out(self):
        user = self.insert_card()
        self.type_pin_with_corrections(user)
        user.screen.key("ctrl+a", "ctrl+c", "ctrl+x", "shift+Tab", "Tab")
        box = user.screen.place_of(user.dialog, "password text")
        for _ in range(3):
            user.screen.click(*box)
        user.screen.drag(box, (box[0], box[1] + 200))
        self.wait_for_focus(user)
        # What an assistive tool copies on purpose shows that the monitor sees.
        Atspi.EditableText.copy_text(self.box(user), 0, 2)
        wait_until(lambda: PLACEHOLDER * 2 in self.in_selections.texts(), "what was copied")
        self.assertLessEqual(set("".join(self.in_selections.texts())), {PLACEHOLDER})
        self.sign_in(user)

    def test_who_asks_for_a_window_that_is_not_there_ends_nothing(self):
        user = self.insert_card()
        session = user.practice.session_pid()
        desktop = Atspi.get_desktop(0)
        for application in [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]:
            for index in range(20):
                try:
                    application.get_child_at_index(index)
                except GLib.Error:
                    pass  # the other programs may say so
        user.type_pin(PIN)
        user.wait_for_choice("OCMW van Herstappe")
        self.assertEqual(user.practice.session_pid(), session)


if __name__ == "__main__":
    main()
