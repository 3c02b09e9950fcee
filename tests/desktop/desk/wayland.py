# SPDX-License-Identifier: EUPL-1.2
"""A desk with a Wayland compositor that gives every new window the focus. No tray and no clicks: keys and eyes only."""

import json
import os
import pwd
import subprocess

from .environment import Desk, wait_until

CONFIG = """output * resolution 1280x960
xwayland disable
"""


class WaylandDesk(Desk):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options, tray=False)

    def type(self, *words: str) -> None:
        """Types as one more keyboard, plugged in before and out after it. The words are wtype's."""
        subprocess.run(["wtype", *words], env=self.environment, check=True, timeout=60)

    def titles(self) -> list[str]:
        """Of all windows."""
        socket = next((self.folder / "sway").glob("sway-ipc.*"))
        told = subprocess.run(["swaymsg", "--socket", socket, "--type", "get_tree", "--raw"], capture_output=True,
                              env=self.environment, check=True, timeout=60)
        return [node["name"] or "" for node in _leaves(json.loads(told.stdout))]

    def _start_display(self) -> None:
        folder = self.folder / "sway"
        folder.mkdir(mode=0o711)
        config = folder / "config"
        config.write_text(CONFIG)
        command = ["env", f"XDG_RUNTIME_DIR={folder}", "WLR_BACKENDS=headless", "WLR_RENDERER=pixman",
                   "WLR_LIBINPUT_NO_DEVICES=1", "sway", "-c", str(config)]
        if os.geteuid() == 0:  # which sway refuses to be
            nobody = pwd.getpwnam("nobody")
            self.folder.chmod(0o711)
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            command = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", *command]
        self.start("sway", command)
        socket = wait_until(lambda: next((each for each in folder.glob("wayland-?") if each.is_socket()), None), "sway")
        socket.chmod(0o777)
        # WebKit's sandbox looks for it there.
        (self.folder / "run" / "wayland-0").symlink_to(socket)
        self.environment |= {"WAYLAND_DISPLAY": "wayland-0", "GDK_BACKEND": "wayland"}
        # A keyboard that stays, as at every desk: the first key of a desk's only one comes before a program knows of it.
        self.start("keyboard", ["wtype", "-s", "86400000"])

    def _start_window_manager(self) -> None:
        """The compositor is one."""


def _leaves(node: dict) -> list[dict]:
    inner = node["nodes"] + node["floating_nodes"]
    return [leaf for each in inner for leaf in _leaves(each)] if inner else [node]
