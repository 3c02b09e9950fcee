# SPDX-License-Identifier: EUPL-1.2
"""Of each archive that the Flatpak is made of, Flathub is told where to find a newer one: it is there that this one is
from.

Usage: flatpak_modules.py MODULES
"""

import pathlib
import re
import sys

MODULE = re.compile(r"^  - name: (\S+)\n(.*?)(?=^  - name: |\Z)", re.MULTILINE | re.DOTALL)


def value(module: str, key: str) -> str:
    found = re.search(rf"^ +{key}: (.+)$", module, re.MULTILINE)
    return found[1] if found else ""


def problem(name: str, module: str) -> str | None:
    url, _, checker = module.partition("x-checker-data:")
    url = value(url, "url")
    if module.count("type: archive") != 1 or not re.search(r"^ +sha256: [0-9a-f]{64}$", module, re.MULTILINE):
        return "is not one archive with its sum"
    match value(checker, "type"):
        case "gnome":
            if value(checker, "name") != name or not url.startswith(f"https://download.gnome.org/sources/{name}/"):
                return "is not looked for where it is from"
        case "html":
            version = re.search(value(checker, "version-pattern"), url)
            if not version or value(checker, "url-template").replace("$version", version[1]) != url:
                return "is not looked for where it is from"
        case _:
            return "has no x-checker-data that is known here"
    return None


def main() -> int:
    modules = MODULE.findall(pathlib.Path(sys.argv[1]).read_text())
    wrong = [f"{name} {found}" for name, module in modules if (found := problem(name, module))]
    print("\n".join(wrong))
    return 1 if wrong or not modules else 0


sys.exit(main())
