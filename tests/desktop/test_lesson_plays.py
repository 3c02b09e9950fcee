#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every lesson of practice plays to its end, in the language of PRIMAWEB_TEST_LOCALE.

They are played one after the other at one desk, faster than anybody reads: what one of them left behind, the next one
must not mind. A desk mostly waits, so the other languages play beside it.
"""

import configparser
import subprocess
import time

from desk.case import DeskTest, main, prefix

NOBODY_READS = "20000"  # words a minute


class LessonPlays(DeskTest):
    desk_options = {"tray": False}

    def play(self, lesson: str) -> None:
        began = time.monotonic()
        practice = self.desk.start("practice", [str(prefix() / "bin" / "primaweb-practice"), "--play", lesson, "--pace",
                                                NOBODY_READS], stdout=subprocess.PIPE, text=True)
        self.addCleanup(practice.stdout.close)
        said = practice.communicate(timeout=900)[0]
        print(f"# {lesson}: {time.monotonic() - began:.0f} s", flush=True)
        self.assertEqual(practice.returncode, 0, said + self.desk.log("practice"))

    def finished(self) -> set[str]:
        progress = configparser.ConfigParser()
        progress.read(self.desk.folder / "data" / "primaweb-launcher" / "practice-progress.ini")
        return {lesson for lesson in progress.sections() if progress[lesson].getboolean("finished")}

    def test_every_lesson_plays_to_its_end(self):
        lessons = sorted(file.stem for file in (prefix() / "share" / "primaweb-practice" / "lessons").glob("*.ini"))
        self.assertEqual(len(lessons), 8)
        for lesson in lessons:
            with self.subTest(lesson):
                self.play(lesson)
                self.assertIn(lesson, self.finished())


if __name__ == "__main__":
    main()
