# SPDX-License-Identifier: EUPL-1.2
"""A user who learns: the practice window with its lessons, at a desk."""

import configparser
import subprocess

from .case import DeskTest, prefix, words
from .environment import Desk
from .screen import Screen

FIRST = "1-first-sign-in"


class SmallDesk(Desk):
    """With the smallest screen on which everything fits."""

    screen = "1366x768"


class LessonTest(DeskTest):
    def setUp(self):
        self.word = words(self.desk.prefix, self.desk.locale)
        self.title = self.word("Practice – PrimaWeb Launcher")
        self.desk.forget_cards()
        self.screen = Screen(self.desk)

    def practise(self, *options: str) -> subprocess.Popen:
        practice = self.desk.start("practice", [str(prefix() / "bin" / "primaweb-practice"), *options],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, practice)
        return practice

    def practise_and_see_dialog(self) -> subprocess.Popen:
        """Without a lesson, the launcher's dialog opens. GTK 4.8 reads what is gone where a program is told to end within
        its window's first frame, as the beginning of a lesson would tell it."""
        practice = self.practise()
        self.screen.wait_for_text(self.dialog_title(), self.word("Insert your eID card"))
        return practice

    def dialog_title(self) -> str:
        return self.word("Practice – %1").replace("%1", self.word("Sign in to %1").replace("%1", "PrimaWeb"))

    def end(self, practice: subprocess.Popen) -> None:
        practice.stdout.close()
        practice.terminate()
        practice.wait(60)

    def text_of(self, key: str, group: str = "lesson", lesson: str = FIRST) -> str:
        """What the lesson's file says in the user's language."""
        file = configparser.RawConfigParser(strict=True, delimiters="=", comment_prefixes="#")
        file.read(prefix() / "share" / "primaweb-practice" / "lessons" / f"{lesson}.ini", "utf-8")
        return file[group].get(f"{key}[{self.desk.locale[:2]}]") or file[group][key]

    def wait_for_step(self, step: str) -> None:
        self.screen.wait_for_text(self.title, self.text_of("now", f"step {step}"))

    def press(self, text: str) -> None:
        self.screen.press(self.title, self.word(text))

    def write_lesson(self, text: str) -> None:
        """A lesson of the user's own, the ninth."""
        folder = self.desk.folder / "data" / "primaweb-launcher" / "lessons"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "9-own.ini").write_text(text)
        self.addCleanup((folder / "9-own.ini").unlink)
