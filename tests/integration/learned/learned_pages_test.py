# SPDX-License-Identifier: EUPL-1.2
"""Pages that the launcher was asked to remember: shown, forgotten, exported, and left alone where settings say so.

Runs in a home of its own (tests/support/with-bus). Nothing is asked of the network.
Usage: learned_pages_test.py LAUNCHER SESSION DATA-DIRECTORY
"""

import os
import pathlib
import shutil
import subprocess
import sys

LAUNCHER, SESSION, DATA = sys.argv[1:4]
SCHEMA = "io.github.primaweb_launcher.Launcher.gschema.xml"
HOME = pathlib.Path(os.environ["HOME"])
CONFIG = pathlib.Path(os.environ["XDG_CONFIG_HOME"])
PORTAL = CONFIG / "primaweb-launcher" / "portal"
LEARNED = PORTAL / "learned.ini"
WALK = HOME / ".local/state/primaweb-launcher/last-walk.txt"
NOTICE = "https://www.socialsecurity.be/notice"
MORE = "https://www.socialsecurity.be/more"


def page(address: str, words: str) -> str:
    """As the first versions wrote it."""
    link = f"//*[self::a or self::button or @role='button' or @role='link'][normalize-space(.)='{words}']"
    return (f"\n[page learned {address.removeprefix('https://')}]\nmeaning=way-in\naddresses={address};\n"
            f"present=/*[count({link})=1]\nwords={words};\npress={link}\nleads-to=services\nverified=false\n")


def learn() -> None:
    PORTAL.mkdir(parents=True, exist_ok=True)
    LEARNED.write_text("[portal]\nformat=1\n" + page(NOTICE, "Verder") + page(MORE, "Meer"))


def set_settings(of_user: str, of_computer: str = "", locked: str = "") -> None:
    """The settings as GLib's key files have them; the computer's stand in an /etc that only the launcher sees."""
    group = "[io/github/primaweb_launcher/Launcher]\n"
    for path, text in ((CONFIG / "glib-2.0/settings/keyfile", group + of_user),
                       (HOME / "etc/glib-2.0/settings/defaults", group + of_computer),
                       (HOME / "etc/glib-2.0/settings/locks", locked)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")


def ask(*words: str, status: int | None = 0, typed: str = "") -> str:
    """What the launcher prints; `status` nothing: whatever it ends with."""
    command = ["bwrap", "--dev-bind", "/", "/", "--bind", str(HOME / "etc"), "/etc", "--unshare-net"]
    answer = subprocess.run([*command, LAUNCHER, "--session", SESSION, *words], capture_output=True, text=True,
                            timeout=60, check=False, input=typed)
    assert status in (None, answer.returncode), (words, answer)
    assert answer.returncode >= 0, (words, answer)
    return answer.stdout + answer.stderr


def in_force() -> bool:
    """Whether the learned pages are among those that a sign-in goes by."""
    report = ask("--check-portal", status=None)
    assert (str(LEARNED) in report) == ("learned www.socialsecurity.be/notice" in report), report
    return str(LEARNED) in report


def are_shown_with_address_meaning_and_what_is_pressed():
    learn()
    set_settings("")
    assert ask("--learned") == f'{NOTICE}  way-in  link or button "Verder"\n{MORE}  way-in  link or button "Meer"\n'
    assert in_force()


def are_left_alone_where_learning_is_off():
    set_settings("learn-pages=false")
    assert not in_force()
    assert NOTICE in ask("--learned"), "still to be seen and forgotten"


def are_left_alone_where_learning_is_locked_off_whatever_the_user_wants():
    set_settings("learn-pages=true", of_computer="learn-pages=false")
    assert in_force(), "a default that the user may change"
    set_settings("learn-pages=true", "learn-pages=false", "/io/github/primaweb_launcher/Launcher/learn-pages")
    assert not in_force()
    set_settings("")


def are_exported_for_other_computers():
    exported = HOME / "exported.ini"
    ask("--export-road", str(exported))
    assert exported.stat().st_mode & 0o777 == 0o644
    ask("--forget-learned")
    shutil.move(exported, PORTAL / "from-ada.ini")
    report = ask("--check-portal", status=None)
    assert "learned www.socialsecurity.be/more" in report and str(PORTAL / "from-ada.ini") in report, report
    assert "from-ada.ini:" not in report, "nothing is wrong in it"
    (PORTAL / "from-ada.ini").unlink()
    assert "/no/such/folder/x.ini" in ask("--export-learned", "/no/such/folder/x.ini", status=1)


def are_forgotten_one_by_one():
    learn()
    ask("--forget-page", NOTICE)
    assert ask("--learned") == f'{MORE}  way-in  link or button "Meer"\n'
    assert NOTICE in ask("--forget-page", NOTICE, status=1), "it says which page it does not know"
    assert MORE in ask("--learned")
    assert "x" in ask("--forget-page", "x", status=1)
    ask("--forget-page", MORE)
    assert not LEARNED.exists()


def are_forgotten_all_at_once():
    learn()
    ask("--forget-learned")
    assert not LEARNED.exists() and ask("--learned") == ""
    ask("--forget-learned")


def walk() -> None:
    WALK.parent.mkdir(parents=True, exist_ok=True)
    WALK.write_text("1. portal.example.be/\n    page: not known\n")


def are_reported_once_the_user_has_seen_what_is_in_the_report():
    file = HOME / "report.txt"
    WALK.unlink(missing_ok=True)
    ask("--portal-report", "-", status=1)
    walk()
    report = ask("--portal-report", "-")
    assert "1. portal.example.be/" in report and "PrimaWeb Launcher" in report, report
    for answer in ("", "n\n", "\n"):
        assert report in ask("--portal-report", str(file), status=1, typed=answer), "it is shown first"
        assert not file.exists(), answer
    ask("--portal-report", str(file), typed="y\n")
    assert file.read_text() == report and file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    assert "/no/such/folder/x" in ask("--portal-report", "/no/such/folder/x", status=1, typed="y\n")


def are_reported_no_more_where_learning_is_off_or_they_are_forgotten():
    walk()
    set_settings("learn-pages=false")
    ask("--portal-report", "-", status=1)
    assert not WALK.exists(), "nor kept"
    set_settings("")
    walk()
    ask("--forget-learned")
    assert not WALK.exists()
    learn()
    walk()
    ask("--forget-page", NOTICE)
    assert not WALK.exists(), "it may have led over that page"


def notes_that_they_worked_are_forgotten_with_them():
    learn()
    names = ["services"] + [f"learned {address.removeprefix('https://')}" for address in (NOTICE, MORE)]
    worked = PORTAL / "worked.ini"
    worked.write_text("[portal]\nformat=1\n" + "".join(f"[page {name}]\nrule=x\nworked=2026-11-30\n" for name in names))
    ask("--forget-page", NOTICE)
    left = worked.read_text()
    assert "/notice" not in left and "/more" in left and "[page services]" in left, left
    ask("--forget-learned")
    left = worked.read_text()
    assert "learned" not in left and "[page services]" in left, left
    worked.unlink()


def notes_of_what_worked_that_nobody_can_read_lose_nothing():
    PORTAL.mkdir(parents=True, exist_ok=True)
    before = ask("--check-portal")
    for broken in ("x", "[page services]\nrule=x\nworked=2026-11-30\n"):
        (PORTAL / "worked.ini").write_text(broken)
        assert ask("--check-portal") == before
    (PORTAL / "worked.ini").unlink()


def main():
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    schemas = HOME / "schemas"
    schemas.mkdir()
    shutil.copy(pathlib.Path(DATA) / SCHEMA, schemas)
    subprocess.run(["glib-compile-schemas", str(schemas)], check=True)
    os.environ["GSETTINGS_SCHEMA_DIR"] = str(schemas)
    are_shown_with_address_meaning_and_what_is_pressed()
    are_left_alone_where_learning_is_off()
    are_left_alone_where_learning_is_locked_off_whatever_the_user_wants()
    are_exported_for_other_computers()
    are_forgotten_one_by_one()
    are_forgotten_all_at_once()
    are_reported_once_the_user_has_seen_what_is_in_the_report()
    are_reported_no_more_where_learning_is_off_or_they_are_forgotten()
    notes_that_they_worked_are_forgotten_with_them()
    notes_of_what_worked_that_nobody_can_read_lose_nothing()


main()
