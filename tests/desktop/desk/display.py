# SPDX-License-Identifier: EUPL-1.2
"""What the X server knows of a desk's display: where each window stands, and how much of the screen is left to others."""

from typing import NamedTuple

from Xlib import X, display, error


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Box") -> bool:
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


class Display:
    def __init__(self, name: str):
        self._display = display.Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        self._display.close()

    def screen(self) -> Box:
        size = self._root.get_geometry()
        return Box(0, 0, size.width, size.height)

    def work_area(self) -> Box:
        """What the window manager leaves to windows that are as large as they can be."""
        left, top, width, height = self._root.get_full_property(self._display.intern_atom("_NET_WORKAREA"), X.AnyPropertyType
                                                                ).value[:4]
        return Box(left, top, left + width, top + height)

    def frames(self) -> list[tuple[str, Box]]:
        """Each window that is seen, by its title, with the frame that the window manager put around it; a menu has
        neither."""
        found = []
        for window in self._root.query_tree().children:
            try:
                is_seen = window.get_attributes().map_state == X.IsViewable
                place = window.get_geometry()
                is_frame = window.query_tree().parent == self._root  # and not within one by now
                if is_seen and is_frame and place.depth:  # what only hears input is seen by nobody
                    found.append((self._title(window), Box(place.x, place.y, place.x + place.width, place.y + place.height)))
            except (error.BadWindow, error.BadDrawable):
                pass  # it went meanwhile
        return found

    def frame(self, title: str) -> Box | None:
        return next((box for each, box in self.frames() if each == title), None)

    def covering(self, title: str) -> list[tuple[str, Box]]:
        """The other windows that stand over or under some part of this one."""
        frames = self.frames()
        this = next((box for each, box in frames if each == title), None)
        return [(each, box) for each, box in frames if this and each != title and box.meets(this)]

    def _title(self, window, depth: int = 0) -> str:
        name = window.get_full_text_property(self._display.intern_atom("_NET_WM_NAME"))
        if name or depth > 3:
            return name or ""
        return next((title for child in window.query_tree().children if (title := self._title(child, depth + 1))), "")
