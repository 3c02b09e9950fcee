#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Practice teaches: its lessons follow what the user does, show it, touch nobody else's windows, and are kept in mind."""

import os
import signal
import subprocess
import time
from pathlib import Path

from desk.case import main, prefix
from desk.environment import wait_until
from desk.lessons import FIRST, LessonTest
from desk.screen import BUTTONS, Atspi

LEFT_TO_THE_USER = "The program cannot do this step for you here. Please do it yourself:"

QUESTION = """[question one]
ask=Well?
answer-1=Yes
answer-2=No
right=1
because=Yes.
"""

# As a trainer writes it; what ends its step is not what it shows.
OWN_LESSON = f"""[lesson]
format=1
title=Of our office
about=About.
read-on=More.
opens-dialog=false
[step press]
now=Press it.
how=Press the button.
done=reader holds 1.8
show=press sign-out
{QUESTION}"""

# Its third step takes a quarter of a minute to read at KEYS_PACE.
KEYS_PACE = "120"
BY_HAND = "By hand, and slowly. " + "Take your time. " * 9
KEYS_LESSON = f"""[lesson]
format=1
title=Of our office
about=About.
read-on=More.
options=--unknown-page;--roles=1;--entities=1
[step card]
now=Card.
how=Put it in.
done=reader holds 1.8
show=insert 1.8
[step pin]
now=PIN.
how=Type it.
done=portal portal GET /*/access/notice
show=pin 1234
[step by-hand]
now={BY_HAND}
how=Press the keys.
done=portal portal GET /*/access/entity
show=keys Tab Tab Return
{QUESTION}"""

# Says what it was told by a press or by a key.
OTHER_PROGRAM = """
import sys, gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
window = Gtk.Window(title=sys.argv[1])
button = Gtk.Button(label=sys.argv[2])
button.connect("clicked", lambda _: print("pressed", flush=True))
window.set_child(button)
keys = Gtk.EventControllerKey(propagation_phase=Gtk.PropagationPhase.CAPTURE)
keys.connect("key-pressed", lambda _, key, *rest: print("key", Gdk.keyval_name(key), flush=True))
window.add_controller(keys)
window.present()
GLib.MainLoop().run()
"""


def child_of(process: int) -> int | None:
    """The process that this one started, once it is the program that it is to be."""
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        if Path(f"/proc/{child}/comm").read_text().startswith("primaweb-launch"):
            return int(child)
    return None


class Lessons(LessonTest):
    def progress(self) -> str:
        file = self.desk.folder / "data" / "primaweb-launcher" / "practice-progress.ini"
        return file.read_text() if file.exists() else ""

    def test_lesson_is_chosen_and_followed_while_the_user_does_it(self):
        self.practise_and_see_dialog()
        self.screen.press(self.title, self.text_of("title"))
        self.wait_for_step("card")
        self.press("_Insert card")
        self.wait_for_step("portal")
        self.assertTrue(self.screen.shows(self.title, self.text_of("now", "step card")), "what was done")
        self.press("Continue")
        self.wait_for_step("method")
        self.press("Continue")
        self.wait_for_step("pin")
        self.assertIn(f"[{FIRST}]\nfinished=false", self.progress())

    def test_wrong_card_is_told_and_the_step_goes_on(self):
        self.practise("--lesson", "1")
        self.wait_for_step("card")
        self.screen.activate(self.title)
        self.screen.key("shift+Tab", "Down", "Down")  # from the button to the cards, and to the last of them
        self.press("_Insert card")
        self.screen.wait_for_text(self.title, self.text_of("wrong-text", "step card"))
        self.assertTrue(self.screen.shows(self.title, self.text_of("now", "step card")))

    def test_show_me_does_the_step_and_takes_no_focus_from_the_sign_in_window(self):
        self.practise("--lesson", "1")
        dialog = self.dialog_title()
        self.wait_for_step("card")
        self.press("Show me")
        self.wait_for_step("portal")
        self.screen.activate(dialog)
        self.press("Continue")
        self.wait_for_step("method")
        self.press("Continue")
        self.wait_for_step("pin")
        self.press("Show me")
        self.wait_for_step("entity")
        self.assertTrue(self.screen.is_active(dialog), "the panel stays where it is")

    def test_practice_that_is_started_again_comes_to_the_front(self):
        practice = self.practise_and_see_dialog()
        self.screen.activate(self.dialog_title())
        self.assertEqual(self.practise().wait(60), 0)
        self.screen.wait_until_active(self.title)
        self.assertIsNone(practice.poll(), "the one that was there")

    def test_every_window_says_that_it_is_practice(self):
        self.practise("--lesson", "1")
        self.wait_for_step("card")
        self.screen.wait_for_text(self.title, self.word("Practice: nothing here is real"))
        beginning = self.word("Practice – %1").replace("%1", "")
        ours = [title for title in self.screen.windows() if title]
        self.assertEqual([title for title in ours if not title.startswith(beginning)], [])
        self.assertGreaterEqual(len(ours), 2)

    def start_other_program(self) -> str:
        """Gives the title of its window, which begins as those of practice do."""
        title = self.word("Practice – %1").replace("%1", "Other")
        other = self.desk.start("other", ["/usr/bin/python3", "-c", OTHER_PROGRAM, title, self.word("_Sign out")])
        self.addCleanup(other.wait, 60)
        self.addCleanup(other.kill)
        self.screen.window(title)
        return title

    def wait_until_left_to_the_user(self, how: str) -> None:
        self.screen.wait_for_text(self.title, self.word(LEFT_TO_THE_USER))
        self.assertTrue(self.screen.shows(self.title, how))

    def test_show_me_presses_nothing_in_a_window_of_another_program(self):
        self.write_lesson(OWN_LESSON)
        self.start_other_program()
        self.practise_and_see_dialog()
        self.screen.press(self.title, "Of our office")
        self.screen.wait_for_text(self.title, "Press it.")
        self.press("Show me")
        self.wait_until_left_to_the_user("Press the button.")
        time.sleep(1)  # GTK presses a button a quarter of a second after it was told to
        self.assertNotIn("pressed", self.desk.log("other"))

    def test_play_types_no_key_in_a_window_of_another_program(self):
        self.write_lesson(KEYS_LESSON)
        other = self.start_other_program()
        practice = self.practise("--play", "9", "--pace", KEYS_PACE)
        self.assertTrue(any(BY_HAND.strip() in line for line in practice.stdout), self.desk.log("practice"))
        self.screen.activate(other)
        wait_until(lambda: not self.screen.wait_for(self.title, BUTTONS, self.word("Show me")).get_state_set()
                   .contains(Atspi.StateType.SENSITIVE), "the keys")
        time.sleep(4)  # each key comes 1.3 s after the one before
        self.assertTrue(self.screen.shows(self.title, BY_HAND.strip()), "it waits")
        self.screen.activate(self.dialog_title())
        said = practice.communicate(timeout=300)[0]
        self.assertEqual(practice.returncode, 0, said + self.desk.log("practice"))
        self.assertNotIn("key", self.desk.log("other"))

    def test_play_ends_when_its_user_goes_back_to_the_list_of_lessons(self):
        self.write_lesson(OWN_LESSON.replace("Press it.", "Press it. " + "Take your time. " * 3))
        practice = self.practise("--play", "9", "--pace", "60")  # eleven seconds to read it
        self.screen.wait_for_text(self.title, "Press it.")
        self.press("All lessons")
        self.screen.wait_for_button(self.title, "Of our office")
        with self.assertRaises(subprocess.TimeoutExpired):
            practice.wait(15)

    def test_keys_are_left_to_the_user_who_does_not_let_it_play(self):
        self.write_lesson(OWN_LESSON.replace("press sign-out", "keys Tab Return"))
        self.practise("--lesson", "9")
        self.screen.wait_for_text(self.title, "Press it.")
        self.press("Show me")
        self.wait_until_left_to_the_user("Press the button.")

    def test_tick_before_the_last_attempt_is_left_to_the_user_where_nothing_else_can_set_it(self):
        lesson = "4-wrong-pin"
        self.practise("--lesson", lesson)
        for step in ("card", "first", "second", "last"):
            self.screen.wait_for_text(self.title, self.text_of("now", f"step {step}", lesson))
            self.press("Show me")
        is_done = self.text_of("now", "step blocked", lesson)
        wait_until(lambda: self.screen.shows(self.title, self.word(LEFT_TO_THE_USER)) or
                   self.screen.shows(self.title, is_done), "the end of the step, or of what can be shown of it")
        if not self.screen.shows(self.title, is_done):
            self.wait_until_left_to_the_user(self.text_of("how", "step last", lesson))

    def test_lesson_begins_with_cards_that_nobody_knows_and_forgets_no_real_one(self):
        for scope in ("practice", "real"):
            self.desk.know_cards({"1.8": "own", "1.7": "not-for-primaweb"}, scope)
        self.addCleanup(self.desk.forget_cards, "real")
        self.practise("--lesson", "1")
        self.wait_for_step("card")
        self.assertEqual(self.desk.cards_kept("practice"), 0)
        self.assertEqual(self.desk.cards_kept("real"), 2)

    def test_lesson_that_is_left_in_its_midst_leaves_nothing_to_the_next_one(self):
        left = "4-wrong-pin"
        self.practise("--lesson", left)
        for step in ("card", "first"):
            self.screen.wait_for_text(self.title, self.text_of("now", f"step {step}", left))
            self.press("Show me")
        self.screen.wait_for_text(self.title, self.text_of("now", "step second", left))
        self.press("All lessons")
        self.screen.press(self.title, self.text_of("title"))
        self.wait_for_step("card")
        self.assertTrue(self.screen.shows(self.title, self.word("Card reader: empty")))
        self.press("Show me")
        all_attempts = self.word("%1 attempt left", "%1 attempts left", 3).replace("%1", "3")
        self.screen.wait_for_text(self.dialog_title(), all_attempts)

    def press_with_keys(self, name: str) -> None:
        """Goes there with Tab, and presses it."""

        def focused() -> str:
            node = self.screen.focused(self.title)
            return node.get_name() if node else ""

        self.screen.activate(self.title)
        self.screen.wait_for_button(self.title, name)
        for _ in range(30):
            before = focused()
            if before.startswith(name):
                self.screen.key("Return")
                return
            self.screen.key("Tab")
            try:
                wait_until(lambda: focused() != before, "the focus elsewhere", 3)
            except TimeoutError:
                pass  # something of the same name
        self.fail(f'Tab does not lead to "{name}"')

    def test_practice_ends_when_it_is_told_to_as_a_lesson_begins_in_the_place_of_another(self):
        practice = self.practise("--lesson", FIRST)
        self.wait_for_step("card")
        launcher = wait_until(lambda: child_of(practice.pid), "the launcher")
        os.kill(launcher, signal.SIGSTOP)  # it is still there when the next lesson begins
        self.press("All lessons")
        self.screen.press(self.title, self.text_of("title"))
        practice.terminate()
        time.sleep(0.5)  # the lesson would begin in a twentieth of a second
        os.kill(launcher, signal.SIGCONT)
        self.assertEqual(practice.wait(30), 0)

    def test_lesson_is_done_with_the_keyboard_alone_and_is_still_done_on_another_day(self):
        self.write_lesson(OWN_LESSON.replace("press sign-out", "insert 1.8"))
        practice = self.practise_and_see_dialog()
        self.press_with_keys("Of our office")
        self.screen.wait_for_text(self.title, "Press it.")
        self.press_with_keys(self.word("Show me"))
        self.screen.wait_for_text(self.title, "Well?")
        self.press_with_keys("Yes")
        self.screen.wait_for_text(self.title, self.word("That is right."))
        self.press_with_keys(self.word("Continue"))
        self.screen.wait_for_text(self.title, self.word("You have finished this lesson."))
        self.press_with_keys(self.word("All lessons"))
        done = self.word("%1 – done").replace("%1", "Of our office")
        self.screen.wait_for_button(self.title, done)
        practice.terminate()
        practice.wait(60)
        self.practise_and_see_dialog()
        self.screen.wait_for_button(self.title, done)

    def test_file_of_a_lesson_is_checked_with_file_and_line(self):
        file = self.desk.folder / "1-mine.ini"
        program = [str(prefix() / "bin" / "primaweb-practice"), "--check-lesson", str(file)]
        file.write_text("[lesson]\nformat=1\ntitle=Mine\nabuot=It\n")
        answer = subprocess.run(program, env=self.desk.environment, capture_output=True, text=True, timeout=60)
        self.assertEqual(answer.returncode, 1)
        self.assertTrue(answer.stderr.startswith(f"{file}:4: [lesson] abuot"), answer.stderr)
        shipped = prefix() / "share" / "primaweb-practice" / "lessons" / f"{FIRST}.ini"
        answer = subprocess.run([*program[:2], str(shipped)], env=self.desk.environment, capture_output=True, text=True,
                                timeout=60)
        self.assertEqual((answer.returncode, answer.stdout, answer.stderr), (0, "", ""))


if __name__ == "__main__":
    main()
