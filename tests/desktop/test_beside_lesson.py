#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""On X11, a lesson stands at the edge of the screen, and the windows that one learns about stand beside it, never over it."""

from desk.case import SignIn, main
from desk.display import Display
from desk.environment import wait_until
from desk.lessons import LessonTest, SmallDesk

LEAVING = "8-leaving"  # with one entity and one role, so that PrimaWeb opens after the PIN


class BesideTest(LessonTest):
    desk_type = SmallDesk

    def setUp(self):
        super().setUp()
        self.display = Display(self.desk.environment["DISPLAY"])
        self.addCleanup(self.display.close)
        self.whole = self.wait_for_work_area(lambda area: area.left == 0 and area.top > 0)  # with a panel

    def wait_for_work_area(self, fits):
        """Gives what is left to other windows, once it is as wanted."""
        return wait_until(lambda: (area := self.display.work_area()) and fits(area) and area, "the work area")

    def learn(self, lesson: str = LEAVING) -> None:
        """Begins a lesson that stands in its strip then."""
        self.practise("--lesson", lesson)
        self.wait_for_strip()
        self.screen.wait_for_text(self.title, self.text_of("now", "step card", lesson))

    def wait_for_strip(self) -> None:
        wait_until(lambda: self.display.work_area().left > 0, "a strip for the lesson")

    def wait_until_free(self) -> None:
        self.wait_for_work_area(lambda area: area == self.whole)


class BesideALesson(BesideTest):
    def check_alone(self, title: str) -> None:
        """A window is there, and neither this nor another one covers the lesson."""
        wait_until(lambda: self.display.frame(title), f'"{title}" on the display')
        try:
            wait_until(lambda: not self.display.covering(self.title), "the lesson alone in its place", 10)
        except TimeoutError:
            self.fail(f"{self.display.covering(self.title)} over {self.display.frame(self.title)}")

    def test_lesson_stands_at_the_edge_as_high_as_the_screen_has_room(self):
        self.learn()
        frame = wait_until(lambda: (frame := self.display.frame(self.title)) and frame.bottom == self.whole.bottom and frame,
                           "the height of the screen")
        self.assertEqual((frame.left, frame.top), (self.whole.left, self.whole.top))
        self.wait_for_work_area(lambda area: area == self.whole._replace(left=frame.right))
        self.assertLess(frame.right - frame.left, 400, "PrimaWeb has need of the rest")

    def test_whatever_the_launcher_opens_stands_beside_the_lesson(self):
        self.learn()
        user = SignIn(self.desk, None)
        self.check_alone(user.dialog)
        for step in ("card", "pin"):
            self.screen.wait_for_text(self.title, self.text_of("now", f"step {step}", LEAVING))
            self.press("Show me")
        self.screen.wait_for_text(self.title, self.text_of("now", "step card-first", LEAVING))
        user.wait_for_primaweb()
        primaweb = next(title for title in self.screen.windows() if title.endswith(user.primaweb[1:]))
        self.check_alone(primaweb)
        for line in ("preferences", "help", "about"):
            self.check_alone(self.opened_by(lambda: user.choose_in_tray(line)))
        self.check_alone(self.opened_by(lambda: self.screen.press(primaweb, self.word("S_witch…"))))
        self.screen.key("Escape")
        self.screen.bring_forward(primaweb)
        self.screen.key("alt+9")  # the page with what opens windows
        self.check_alone(self.opened_by(lambda: self.press_until_it_opens(primaweb, "alt+6")))

    def press_until_it_opens(self, title: str, key: str) -> None:
        """A page hears no key before it is there."""
        before = len(self.display.frames())

        def opened() -> bool:
            self.screen.bring_forward(title)
            self.screen.key(key)
            try:
                return wait_until(lambda: len(self.display.frames()) > before, "a window", 3)
            except TimeoutError:
                return False

        wait_until(opened, "a window of the page")

    def opened_by(self, act) -> str:
        """The title of the window that comes of what `act` does."""
        before = {title for title, _ in self.display.frames()}
        act()
        return wait_until(lambda: next((title for title, _ in self.display.frames() if title and title not in before), None),
                          "a new window")

    def test_page_that_is_left_to_the_user_stands_beside_the_lesson(self):
        lesson = "7-unknown-page"
        self.learn(lesson)
        user = SignIn(self.desk, None)
        for step in ("card", "pin"):
            self.screen.wait_for_text(self.title, self.text_of("now", f"step {step}", lesson))
            self.press("Show me")
        before = self.display.frame(user.dialog)
        self.screen.wait_for_text(self.title, self.text_of("now", "step by-hand", lesson))
        wait_until(lambda: self.display.frame(user.dialog).right - self.display.frame(user.dialog).left
                   > before.right - before.left, "the page")
        self.check_alone(user.dialog)

    def test_strip_is_free_while_the_lesson_stands_elsewhere(self):
        self.learn()
        self.screen.move(self.title, 300, 60)
        self.wait_until_free()
        self.screen.move(self.title, 0, self.whole.top)
        self.wait_for_strip()

    def test_strip_is_free_when_one_is_back_at_the_list_of_lessons(self):
        self.learn()
        self.press("All lessons")
        self.wait_until_free()
        self.screen.press(self.title, self.text_of("title", lesson=LEAVING))
        self.wait_for_strip()

    def test_strip_is_free_when_practice_ends(self):
        self.learn()
        self.screen.activate(self.title)
        self.screen.key("ctrl+q")
        self.wait_until_free()


class BesideALessonThatWasKilled(BesideTest):
    """At a desk of its own: the launcher of this practice is still there."""

    def test_strip_is_free_when_practice_is_killed(self):
        practice = self.practise("--lesson", LEAVING)
        self.wait_for_strip()
        practice.kill()
        self.wait_until_free()


if __name__ == "__main__":
    main()
