#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every lesson of practice plays to its end, in the language of PRIMAWEB_TEST_LOCALE, and no window stands over it.

They are played one after the other at one desk, faster than anybody reads: what one of them left behind, the next one
must not mind. So each language has an order of its own. A desk mostly waits, so the other languages play beside it.
"""

import configparser
import os
import re
import select
import subprocess
import time

from desk.case import main, prefix
from desk.display import Display
from desk.lessons import LessonTest, SmallDesk

NOBODY_READS = "20000"  # words a minute
LONGEST_PLAY = 900  # seconds
MOMENT = 10  # looks: on a busy machine there may be seconds between two of them

ORDERS = {
    "nl": lambda lessons: lessons,
    "fr": lambda lessons: lessons[::-1],
    "de": lambda lessons: lessons[4:] + lessons[:4],
    "C": lambda lessons: lessons[1::2] + lessons[::2],
}


class LessonPlays(LessonTest):
    desk_type = SmallDesk
    desk_options = {"tray": False}

    def setUp(self):
        super().setUp()
        self.display = Display(self.desk.environment["DISPLAY"])
        self.addCleanup(self.display.close)

    def look(self) -> set[str]:
        """Gives the titles of the windows that stand beside the lesson, once none stands over it any more: a window
        manager may need a moment to place one."""
        for _ in range(MOMENT):
            covering = self.display.covering(self.title)
            if not covering:
                return {title for title, _ in self.display.frames()} - {self.title}
            time.sleep(0.1)
        self.fail(f"{covering} over {self.display.frame(self.title)}")

    def play(self, lesson: str) -> None:
        began = time.monotonic()
        practice = self.desk.start("practice", [str(prefix() / "bin" / "primaweb-practice"), "--play", lesson, "--pace",
                                                NOBODY_READS], stdout=subprocess.PIPE)
        try:
            said, seen = self.watch(practice)
        finally:
            practice.stdout.close()
            practice.terminate()
            practice.wait(60)
        print(f"# {lesson}: {time.monotonic() - began:.0f} s", flush=True)
        self.assertEqual(practice.returncode, 0, said + self.desk.log("practice"))
        self.assertIn(self.dialog_title(), seen, "windows of the launcher stood beside the lesson")

    def watch(self, practice: subprocess.Popen) -> tuple[str, set[str]]:
        """Looks at the display as long as practice runs: at each step, which it tells of, and again and again until the
        next one. Gives what it said, and which windows stood beside the lesson."""
        end = time.monotonic() + LONGEST_PLAY
        said = b""
        seen = set()
        while time.monotonic() < end:
            has_said = select.select([practice.stdout], [], [], 0.1)[0]
            seen |= self.look()
            if has_said:
                part = os.read(practice.stdout.fileno(), 4096)
                said += part
                if not part:
                    break
        practice.wait(60)
        return said.decode(), seen

    def finished(self) -> set[str]:
        progress = configparser.ConfigParser()
        progress.read(self.desk.folder / "data" / "primaweb-launcher" / "practice-progress.ini")
        return {lesson for lesson in progress.sections() if progress[lesson].getboolean("finished")}

    def test_every_lesson_plays_to_its_end_with_all_other_windows_beside_it(self):
        lessons = sorted(file.stem for file in (prefix() / "share" / "primaweb-practice" / "lessons").glob("*.ini"))
        self.assertEqual(len(lessons), 8)
        order = ORDERS[re.match("[a-zA-Z]+", self.desk.locale)[0]](lessons)
        self.assertEqual(sorted(order), lessons)
        for lesson in order:
            with self.subTest(lesson):
                self.play(lesson)
                self.assertIn(lesson, self.finished())


if __name__ == "__main__":
    main()
