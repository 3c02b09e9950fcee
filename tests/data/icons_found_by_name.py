#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""icons_found_by_name.py BUILD_DIRECTORY APP_ID STATE…: every icon of the app and the tray is found by its name where it
is installed, by GTK and by Qt, and nothing else in its place: Qt cuts a name that it does not find at its last dash, so
that a tray would show the app's icon in every state.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import gi

gi.require_version("Gtk", "4.0")
from gi.repository import Gtk  # noqa: E402
from PyQt6.QtGui import QGuiApplication, QIcon  # noqa: E402

THEME = pathlib.Path("/usr/share/icons/hicolor/index.theme")
TRAY_SIZES = (16, 22, 24, 32)


def install_icons(build: str, data: pathlib.Path) -> None:
    """As they will be installed, with the theme's own list of its folders."""
    answer = subprocess.run(["/usr/bin/meson", "introspect", "--installed", build], check=True, capture_output=True)
    for source, target in json.loads(answer.stdout).items():
        below = pathlib.Path(target)
        if "hicolor" in below.parts:
            place = data.joinpath("icons", *below.parts[below.parts.index("hicolor"):])
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, place)
    shutil.copy(THEME, data / "icons" / "hicolor" / "index.theme")


def stem_for_gtk(theme: Gtk.IconTheme, name: str, size: int) -> str:
    found = theme.lookup_icon(name, None, size, 1, Gtk.TextDirection.LTR, 0).get_file()
    return pathlib.Path(found.get_path() or found.get_uri()).stem if found else ""


def main() -> int:
    build, app_id, *states = sys.argv[1:]
    wanted = [app_id, f"{app_id}-symbolic", *(f"{app_id}-{state}-symbolic" for state in states)]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder)
        install_icons(build, data)
        for_gtk = Gtk.IconTheme()
        for_gtk.set_search_path([str(data / "icons")])
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication([app_id])
        QIcon.setThemeSearchPaths([str(data / "icons")])
        QIcon.setFallbackSearchPaths([])
        QIcon.setThemeName("hicolor")
        for name in wanted:
            faults += [f"GTK finds {name} as \"{found}\"" for size in TRAY_SIZES
                       if (found := stem_for_gtk(for_gtk, name, size)) != name]
            # By its own name it finds what it has no shorter name for.
            if QIcon.fromTheme(name).name() != name:
                faults.append(f"Qt finds {name} as \"{QIcon.fromTheme(name).name()}\"")
        del application
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
