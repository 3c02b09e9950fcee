# SPDX-License-Identifier: EUPL-1.2
"""Each picture that software centres are told of is in the repository, at that address and of that size, in English and
every language of the texts; and that address is the one for which the program's name stands on Flathub.

Usage: screenshots.py METAINFO LINGUAS SCREENSHOTS
"""

import pathlib
import struct
import sys
import xml.etree.ElementTree

METAINFO, LINGUAS, SCREENSHOTS = map(pathlib.Path, sys.argv[1:4])
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def size_of(picture: pathlib.Path) -> tuple[int, int]:
    """From the first chunk of a PNG."""
    return struct.unpack(">II", picture.read_bytes()[16:24])


def main() -> int:
    wrong = []
    component = xml.etree.ElementTree.parse(METAINFO).getroot()
    homepage = component.findtext("url[@type='homepage']").removeprefix("https://github.com/")
    # As Flathub's linter reads it (get_proj_url), whichever case the letters have.
    owner, repository = component.findtext("id").removeprefix("io.github.").replace("_", "-").lower().split(".")
    if homepage != f"{owner}/{repository}":
        wrong.append(f"the homepage is not https://github.com/{owner}/{repository}")
    folder = f"https://raw.githubusercontent.com/{homepage}/main/data/screenshots/"
    languages = {"en", *LINGUAS.read_text().split()}
    shown = component.findall("screenshots/screenshot")
    if not shown:
        wrong.append("no screenshot")
    for screenshot in shown:
        images = screenshot.findall("image")
        if {image.get(LANGUAGE, "en") for image in images} != languages:
            wrong.append(f"{screenshot.findtext('caption')}: not in each of {sorted(languages)}")
        for image in images:
            picture = SCREENSHOTS / image.text.rsplit("/", 1)[1]
            told = int(image.get("width")), int(image.get("height"))
            if image.text != folder + picture.name:
                wrong.append(f"{image.text} is not in {folder}")
            elif not picture.exists():
                wrong.append(f"{picture} is missing")
            elif size_of(picture) != told:
                wrong.append(f"{picture} is {size_of(picture)}, told as {told}")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
