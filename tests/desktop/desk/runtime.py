# SPDX-License-Identifier: EUPL-1.2
"""A stand-in for GNOME's runtime, made in seconds of this machine's own libraries: what the launcher, WebKit, Flatpak and
flatpak-builder start in the sandbox, what these load, and the data that they read there."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

LOADED = re.compile(r"(/\S+) \(0x")
# Started by these. Before it gives pages a sandbox, WebKit has flatpak-spawn try one with echo, and says nothing if that
# fails. Debian keeps flatpak-spawn elsewhere than the real runtime.
PROGRAMS = ("/bin/bash", "/bin/cp", "/bin/echo", "/bin/mkdir", "/bin/sh", "/sbin/ldconfig", "/usr/bin/appstream-compose",
            "/usr/bin/appstreamcli", "/usr/bin/flatpak-spawn", "/usr/libexec/flatpak-xdg-utils/flatpak-spawn")
# These start it by its whole name.
HELPERS = ("/usr/libexec/appstreamcli-compose",)
# What WebKit starts, and what programs load without its name being in them.
MODULES = ("webkitgtk-6.0/WebKit*Process", "webkitgtk-6.0/injected-bundle/*", "gio/modules/*", "gtk-4.0/*/*/*",
           "gdk-pixbuf-2.0/*/loaders.cache", "gdk-pixbuf-2.0/*/loaders/*svg*", "libEGL_mesa.so.0", "libGL.so.1",
           "libGLESv2.so.2", "dri/swrast_dri.so", "libpcsclite_real.so.1")
DATA = ("share/glib-2.0/schemas/gschemas.compiled", "share/glvnd/egl_vendor.d", "share/X11/locale", "share/X11/xkb",
        "share/fontconfig", "share/fonts/truetype/dejavu", "share/icons/hicolor/index.theme", "share/mime",
        "share/icons/Adwaita/index.theme", "share/icons/Adwaita/s[cy]*", "lib/locale/C.utf8")
SETTINGS = ("fonts", "nsswitch.conf", "ssl/certs/ca-certificates.crt")


class StandIn:
    """`programs`: more that is started, and is not itself in the runtime."""

    def __init__(self, folder: Path, version: str, programs: Iterable[Path]):
        self.folder = folder
        self.version = version
        self._files = folder / "files"
        (self._files / "bin").mkdir(parents=True)
        here = [path for path in map(Path, PROGRAMS) if path.exists()]
        for path in here:
            shutil.copy2(path, self._files / "bin")
        # Flatpak starts this one by its whole name.
        (self._files / "sbin").mkdir()
        (self._files / "bin/ldconfig").rename(self._files / "sbin/ldconfig")
        modules = [path for pattern in MODULES for path in Path("/usr/lib").glob(f"*-linux-gnu/{pattern}")]
        modules += [path for path in map(Path, HELPERS) if path.exists()]
        for path in {*modules, *libraries_of([*programs, *here, *modules])}:
            self._copy(path.parent.resolve() / path.name)
        for path in [path for pattern in DATA for path in Path("/usr").glob(pattern)]:
            self._copy(path)
        for path in SETTINGS:
            self._copy(Path("/etc", path), self._files / "etc" / path)

    def add_locale(self, folder: Path) -> None:
        """As localedef makes them."""
        shutil.copytree(folder, self._files / "lib/locale" / folder.name.replace("UTF-8", "utf8"))

    def export(self, repository: Path, name: str, architecture: str) -> None:
        """Puts it into a repository of Flatpak's, under this name."""
        (self.folder / "metadata").write_text(f"[Runtime]\nname={name}\n" + "".join(
            f"{key}=org.gnome.{value}/{architecture}/{self.version}\n"
            for key, value in (("runtime", "Platform"), ("sdk", "Sdk"))))
        subprocess.run(["flatpak", "build-export", "--runtime", "--files=files", "--disable-sandbox", repository,
                        self.folder, self.version], check=True, capture_output=True, timeout=1800)

    def _copy(self, path: Path, to: Path | None = None) -> None:
        to = to or self._files / path.relative_to("/usr")
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, to)
        else:
            shutil.copy2(path, to)


def libraries_of(paths: Iterable[Path]) -> set[Path]:
    """All that they load, by these and those in turn."""
    told = subprocess.run(["ldd", *paths], capture_output=True, text=True, timeout=600, check=False).stdout
    if missing := re.findall(r"(\S+) => not found", told):
        raise LookupError(f"not on this machine: {missing}")
    return {Path(path) for path in LOADED.findall(told)}
