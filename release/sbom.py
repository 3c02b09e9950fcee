#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Prints what a release consists of, in SPDX 2.3 (JSON): sbom.py ROOT VERSION SOURCE_ARCHIVE DEBIAN_PACKAGE…

To be run where the packages were built: what their programs are linked with is read from the programs themselves, and
the versions from this computer's dpkg. Everything else comes from the commit, so that two runs print the same.

What nobody told is told as NOASSERTION. Of the licences of other people's libraries, the names are given that stand in
the copyright files of their packages; SPDX knows many of these by no name, and which of them hold for the library as it is
used cannot be read there.
"""

import datetime
import hashlib
import json
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import urllib.parse

import notes

HOMEPAGE = re.compile(r'<url type="homepage">(.*)</url>')
DEVELOPER = re.compile(r"<developer .*?<name[^>]*>(.*?)</name>", re.DOTALL)
NEEDED = re.compile(r"\(NEEDED\).*\[(.*)\]")
MACHINE_READABLE = re.compile(r"Format: https?://www\.debian\.org/doc/packaging-manuals/copyright-format/1\.0")
PARAGRAPHS = re.compile(r"\n[ \t]*\n")
LICENCE = re.compile(r"^License: *(\S.*)$", re.MULTILINE)
FIELDS = {"name": "${Package}", "version": "${Version}", "architecture": "${Architecture}", "homepage": "${Homepage}",
          "source": "${source:Package} ${source:Version}"}


def run(*command: str | pathlib.Path, may_fail: bool = False) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=not may_fail).stdout


def spdx_id(*words: str) -> str:
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", "-".join(words))


def sha256(file: pathlib.Path) -> list[dict]:
    return [{"algorithm": "SHA256", "checksumValue": hashlib.sha256(file.read_bytes()).hexdigest()}]


def package(spdx: str, name: str, version: str, **more) -> dict:
    return {"SPDXID": spdx, "name": name, "versionInfo": version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION", **more}


def relationship(one: str, kind: str, other: str) -> dict:
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def libraries_of(debian_package: pathlib.Path) -> set[str]:
    """The shared libraries that the programs in it name themselves."""
    with tempfile.TemporaryDirectory() as folder:
        run("dpkg-deb", "--extract", debian_package, folder)
        programs = [file for place in ("usr/bin", "usr/libexec") for file in pathlib.Path(folder, place).rglob("*")
                    if file.is_file()]
        return {name for program in programs for name in NEEDED.findall(run("readelf", "--dynamic", "--wide", program))}


def installed_packages_of(libraries: set[str], architecture: str) -> set[str]:
    """All at once: each search looks through the lists of all packages."""
    names = {library: set() for library in libraries}
    searched = [f"*/{library}" for library in sorted(libraries)]
    # It fails where one of them is in no package, which is told below.
    for line in run("dpkg-query", "--search", *searched, may_fail=True).splitlines():
        place, path = line.split(": ", 1)
        if place.endswith(f":{architecture}"):
            names[path.rsplit("/", 1)[1]].add(place.split(":")[0])
    for library, found in names.items():
        if len(found) != 1:
            raise SystemExit(f"{library} is in {' and '.join(sorted(found)) or 'no package'} of this computer")
    return set().union(*names.values())


def licence_comment(name: str) -> dict:
    text = pathlib.Path("/usr/share/doc", name, "copyright").read_text(errors="replace")
    if not MACHINE_READABLE.match(text):
        return {}
    names = sorted({licence[1].strip() for paragraph in PARAGRAPHS.split(text)
                    if paragraph.startswith("Files:") and (licence := LICENCE.search(paragraph))})
    comment = f"the package's copyright file has, for one file or another: {'; '.join(names)}"
    return {"licenseComments": comment} if names else {}


def library_package(name: str, architecture: str) -> dict:
    answer = run("dpkg-query", "--show", f"--showformat={chr(10).join(FIELDS.values())}", f"{name}:{architecture}")
    told = dict(zip(FIELDS, answer.split("\n")))
    system = platform.freedesktop_os_release()["ID"]
    locator = f"pkg:deb/{system}/{urllib.parse.quote(name)}@{urllib.parse.quote(told['version'])}?arch={architecture}"
    return package(
        spdx_id(name), name, told["version"], **({"homepage": told["homepage"]} if told["homepage"] else {}),
        sourceInfo=f"built from {told['source']}", **licence_comment(name),
        externalRefs=[{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}])


def main() -> None:
    root, version = pathlib.Path(sys.argv[1]), sys.argv[2]
    archive, *debian_packages = map(pathlib.Path, sys.argv[3:])
    metainfo = (root / notes.METAINFO).read_text()
    homepage, developer = HOMEPAGE.search(metainfo)[1], DEVELOPER.search(metainfo)[1]
    commit, seconds = run("git", "-C", root, "show", "--no-patch", "--format=%H %ct", "HEAD").split()
    date = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    ours = {"homepage": homepage, "supplier": f"Organization: {developer}", "licenseConcluded": "EUPL-1.2",
            "licenseDeclared": "EUPL-1.2", "primaryPackagePurpose": "APPLICATION"}

    source = package("SPDXRef-source", "primaweb-launcher", version, packageFileName=archive.name, checksums=sha256(archive),
                     sourceInfo=f"git commit {commit}", licenseComments=f"{notes.METAINFO} is under CC0-1.0",
                     **{**ours, "primaryPackagePurpose": "SOURCE"})
    packages, relationships, libraries = [source], [relationship("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-source")], {}
    for file in sorted(debian_packages):
        name, number, architecture = run("dpkg-deb", "--show", "--showformat=${Package} ${Version} ${Architecture}",
                                         file).split()
        spdx = spdx_id("deb", name)
        packages.append(package(spdx, name, number, packageFileName=file.name, checksums=sha256(file), **ours))
        relationships += [relationship("SPDXRef-DOCUMENT", "DESCRIBES", spdx),
                          relationship(spdx, "GENERATED_FROM", "SPDXRef-source")]
        named = libraries_of(file)
        used = installed_packages_of(named, architecture) if named else set()
        libraries |= {library: architecture for library in used}
        relationships += [relationship(spdx, "DYNAMIC_LINK", spdx_id(library)) for library in sorted(used)]
    packages += [library_package(*library) for library in sorted(libraries.items())]

    name = f"primaweb-launcher-{version}"
    json.dump({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": name,
        "documentNamespace": f"{homepage}/spdx/{name}-{commit}",
        "creationInfo": {"created": date, "creators": [f"Organization: {developer}", f"Tool: release/sbom.py-{version}"]},
        "packages": packages, "relationships": relationships,
    }, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
