#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""icons_found_by_name.py BUILD_DIRECTORY APP_ID STATE…: every icon of the app and the tray is installed in a folder that
the theme hicolor lists. In any other, neither GTK nor Qt finds it by its name: a tray then shows the app's icon in every
state, because Qt cuts a name that it does not find at its last dash.
"""

import configparser
import json
import pathlib
import subprocess
import sys

THEME = pathlib.Path("/usr/share/icons/hicolor/index.theme")


def installed_icons(build):
    """Returns (folder below hicolor, name without ending) of each icon that is installed."""
    answer = subprocess.run(["/usr/bin/meson", "introspect", "--installed", build], check=True, capture_output=True)
    for path in map(pathlib.Path, json.loads(answer.stdout).values()):
        if "hicolor" in path.parts:
            below = path.parts[path.parts.index("hicolor") + 1 :]
            yield "/".join(below[:-1]), path.stem


def main():
    build, app_id, *states = sys.argv[1:]
    theme = configparser.ConfigParser(interpolation=None)
    theme.read(THEME)
    listed = set(theme["Icon Theme"]["Directories"].split(","))
    found = {name for folder, name in installed_icons(build) if folder in listed}
    wanted = {app_id, f"{app_id}-symbolic", *(f"{app_id}-{state}-symbolic" for state in states)}
    for name in sorted(wanted - found):
        print(f"{name} is in no folder that {THEME} lists")
    return 1 if wanted - found else 0


sys.exit(main())
