#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Films a lesson of practice that plays by itself, on a display in memory: WebM, and its captions as WebVTT.

Usage: film.py --prefix PREFIX --folder FOLDER [--pace N] LESSON nl|fr|de|en
"""

import argparse
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from desk.environment import Desk, wait_until

LOCALES = {"nl": "nl_BE.UTF-8", "fr": "fr_BE.UTF-8", "de": "de_BE.UTF-8", "en": "C.UTF-8"}
PICTURES_A_SECOND = "10"


class Stage(Desk):
    screen = "1720x900"  # the lesson, and PrimaWeb's window as large as it likes to be


def sentences(text: str) -> list[str]:
    return re.findall(r"\S.*?[.!?](?=\s|$)|\S.+$", text)


def stamp(seconds: float) -> str:
    minutes, rest = divmod(max(seconds, 0), 60)
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}:{rest:06.3f}"


def subtitles(captions: list[tuple[float, str]]) -> str:
    """WebVTT. What is read on one page is shared out over its time, sentence by sentence, by their lengths."""
    text = "WEBVTT\n"
    for (begin, caption), (end, _) in zip(captions, captions[1:]):
        parts = sentences(caption)
        letters = sum(map(len, parts))
        for part in parts:
            until = begin + (end - begin) * len(part) / letters
            letters -= len(part)
            text += f"\n{stamp(begin)} --> {stamp(until)}\n{part.strip()}\n"
            begin = until
    return text


def film(stage: Stage, lesson: str, pace: str, film_file: Path) -> list[tuple[float, str]]:
    """Gives what there was to read, with the second of the film from which on."""
    film_file.unlink(missing_ok=True)
    camera = stage.start("camera", [
        "ffmpeg", "-loglevel", "error", "-f", "x11grab", "-framerate", PICTURES_A_SECOND, "-video_size", stage.screen,
        "-draw_mouse", "0", "-i", stage.environment["DISPLAY"], "-c:v", "libvpx-vp9", "-deadline", "realtime",
        "-cpu-used", "8", "-crf", "34", "-b:v", "0", str(film_file)])  # fmt: skip
    wait_until(lambda: film_file.exists() or camera.poll() is not None, "the camera")
    began = time.monotonic()
    practice = stage.start("practice", [str(stage.prefix / "bin" / "primaweb-practice"), "--play", lesson, "--pace", pace],
                           stdout=subprocess.PIPE, text=True)
    captions = []
    for line in practice.stdout:
        if line.startswith("caption "):
            text = line.split(" ", 2)[2].strip()
            captions.append((time.monotonic() - began, text))
            print(text, flush=True)
    status = practice.wait(120)
    camera.send_signal(signal.SIGINT)
    camera.wait(120)
    if status != 0 or not film_file.exists():
        sys.exit(f"The lesson was not filmed to its end:\n{stage.log('practice')}{stage.log('camera')}")
    return captions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prefix", required=True, type=Path)
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--pace", default="150", help="words a minute")
    parser.add_argument("lesson")
    parser.add_argument("language", choices=LOCALES)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    to = options.folder / f"lesson-{options.lesson}-{options.language}"
    stage = Stage(options.prefix, LOCALES[options.language])
    try:
        captions = film(stage, options.lesson, options.pace, to.with_suffix(".webm"))
        to.with_suffix(".vtt").write_text(subtitles(captions), "utf-8")
    finally:
        stage.close()
    print(f"{to}.webm\n{to}.vtt")


if __name__ == "__main__":
    main()
