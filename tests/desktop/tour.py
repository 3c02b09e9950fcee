#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Plays a practice sign-in by itself on a virtual display, prints each step with its time, and leaves a picture of it.

Usage: tour.py --prefix PREFIX --screenshots FOLDER [--locale nl_BE.UTF-8] [--dark] [--sandbox]
"""

import argparse
import os
import time
from contextlib import ExitStack
from pathlib import Path

from desk.case import PIN, SignIn
from desk.environment import Desk
from desk.portals import RealtimeKit, start_portals
from desk.practice import InstalledPractice

ENTITIES = {"nl": "OCMW van Herstappe", "fr": "CPAS de Herstappe"}
ROLES = {"nl": "Sociale Agent", "fr": "Agent social"}


class Tour:
    """Times each step from the end of the one before, and takes its picture."""

    def __init__(self, user: SignIn, pictures: Path):
        self._user = user
        self._pictures = pictures
        self._number = 0
        self._since = time.monotonic()

    def step(self, name: str, what: str) -> None:
        seconds = time.monotonic() - self._since
        self._number += 1
        time.sleep(0.4)  # lets the window finish drawing
        picture = self._user.screen.picture(self._pictures / f"{self._number:02}-{name}.png")
        print(f"{seconds:6.2f} s  {what}\n          {picture}", flush=True)
        self._since = time.monotonic()


def play(user: SignIn, tour: Tour, entity: str, role: str, is_known: bool) -> None:
    """A card that is not `is_known` opens nothing by itself."""
    user.practice.wait_for_launcher()
    tour.step("tray", "The launcher is in the tray")
    if not is_known:
        user.start_primaweb()
        user.wait_for_card_question()
        tour.step("card", "Started from the tray: the dialog asks for the card")
    user.practice.insert()
    user.wait_for_pin_box()
    tour.step("pin", "Card inserted: the dialog asks for the PIN")
    user.type_pin(PIN)
    user.wait_for_choice(entity)
    tour.step("entity", "PIN right, signed in with the card: which entity?")
    user.choose(entity)
    user.wait_for_choice(role)
    tour.step("role", "Application started: which role?")
    user.choose(role)
    user.wait_for_primaweb()
    time.sleep(1)
    tour.step("primaweb", "In PrimaWeb")
    user.practice.remove()
    user.screen.press(user.primaweb, user.word("_Sign out"))
    user.screen.no_window(user.primaweb)
    tour.step("signed-out", "Card taken, signed out")


def play_again(user: SignIn, tour: Tour, entity: str) -> None:
    user.practice.insert()
    user.wait_for_pin_box()
    user.screen.wait_for_text(user.dialog, entity)
    tour.step("pin-again", "Card inserted again: only the PIN is asked")
    user.type_pin(PIN)
    user.wait_for_primaweb()
    time.sleep(1)
    tour.step("primaweb-again", "In PrimaWeb, with nothing else asked")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prefix", required=True, type=Path)
    parser.add_argument("--screenshots", required=True, type=Path)
    parser.add_argument("--locale", default="nl_BE.UTF-8")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--sandbox", action="store_true", help="for programs that reach the keyring by a portal")
    options = parser.parse_args()
    with ExitStack() as until_the_end:
        desk = Desk(options.prefix, options.locale, dark=options.dark)
        until_the_end.callback(desk.close)
        os.environ.update(desk.environment)
        if options.sandbox:
            until_the_end.callback(RealtimeKit(desk).close)
            start_portals(desk)
        else:
            desk.know_cards({"1.8": "own"})
        practice = InstalledPractice(desk)
        until_the_end.callback(practice.close)
        user = SignIn(desk, practice)
        tour, entity = Tour(user, options.screenshots), ENTITIES[options.locale[:2]]
        play(user, tour, entity, ROLES[options.locale[:2]], is_known=not options.sandbox)
        play_again(user, tour, entity)


if __name__ == "__main__":
    main()
