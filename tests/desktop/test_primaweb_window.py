#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The window one works in all day: what it takes of a browser, and that nothing of it outlives the session."""

import time

from desk.case import APPLICATION, main, portal_language
from desk.environment import wait_until
from desk.work import WorkTest

BROWSER = """[Desktop Entry]
Type=Application
Name=Browser
MimeType=x-scheme-handler/https;
Exec=sh -c 'echo "$0" >>{note}' %u
"""
FILE_MANAGER = BROWSER.replace("Browser", "Files").replace("x-scheme-handler/https", "inode/directory")
DEFAULTS = """[Default Applications]
x-scheme-handler/https=browser.desktop
inode/directory=files.desktop
"""


class ThePrimaWebWindow(WorkTest):
    """One sign-in for all of it: each test begins at the page with everything a browser is asked for."""

    def setUp(self) -> None:
        self.note = self.desk.folder / "opened"
        applications = self.desk.folder / "data" / "applications"
        applications.mkdir(parents=True, exist_ok=True)
        (applications / "browser.desktop").write_text(BROWSER.format(note=self.note))
        self.folder_note = self.desk.folder / "opened-folder"
        (applications / "files.desktop").write_text(FILE_MANAGER.format(note=self.folder_note))
        (applications / "mimeapps.list").write_text(DEFAULTS)

    def work(self, *options: str):
        user = self.start("--roles", "1", *options)
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        user.practice.wait_for("card LOG OFF")
        self.press(user, "9", "tools")
        return user

    def wait_for_new_window(self, user, before: list[str]) -> str:
        return wait_until(lambda: next((each for each in user.screen.titles() if each and each not in before), None),
                          "a new window")

    def test_is_known_to_the_desktop_as_the_application_like_every_other_window(self):
        user = self.start("--roles", "1")
        user.practice.insert()
        user.wait_for_pin_box()
        self.assertIn(user.dialog, user.screen.titles_of(APPLICATION))
        user.type_pin()
        user.choose("OCMW van Herstappe")
        user.wait_for_primaweb()
        self.press(user, "9", "tools")
        self.open_window(user)
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles_of(APPLICATION)), "its title")
        self.assertTrue(any(each.endswith("– PrimaWeb") for each in user.screen.titles_of(APPLICATION)))

    def test_serves_a_day_of_work(self):
        user = self.work()
        self.find_in_page(user, "Formulier B", 2)
        self.save_a_file(user)
        self.answer_a_question(user)
        self.open_and_close_a_window(user)
        self.open_another_site(user)
        self.print_the_page(user)
        self.see_what_would_be_printed(user)
        self.read_a_pdf_and_go_back(user)
        self.reload_after_a_crash(user)
        self.send_a_file(user)
        self.switch_with_a_window_open(user)

    def save_a_file(self, user) -> None:
        before = user.screen.titles()
        self.press(user, "1", "form")
        self.wait_for_new_window(user, before)
        user.screen.key("Return")
        saved = self.desk.folder / "home" / "Formulier B.pdf"
        wait_until(lambda: saved.exists() and saved.read_bytes().startswith(b"%PDF"), "the saved file")
        user.screen.wait_for_text(user.primaweb, "Formulier B.pdf")
        user.screen.wait_for_text(user.primaweb, user.word("Saved in %1").split("%1")[0])
        self.assertEqual([path.name for path in saved.parent.glob("*ormulier*")], ["Formulier B.pdf"])
        user.screen.press(user.primaweb, user.word("Open f_older"))
        wait_until(lambda: self.folder_note.exists() and self.folder_note.read_text(), "the folder")
        self.assertEqual(self.folder_note.read_text().strip().removeprefix("file://").rstrip("/"), str(saved.parent))

    def send_a_file(self, user) -> None:
        file = self.desk.folder / "home" / "Formulier B.pdf"
        before = user.screen.titles()
        self.press(user, "3")
        chooser = self.wait_for_new_window(user, before)
        user.screen.wait_until_active(chooser)

        def is_chosen() -> bool:
            """It is the one file at home. GTK 4.18 completes a path that is typed quickly wrongly, and GTK 4.8 shows no
            list to a screen reader: when Enter does not find the file there yet, the folder is opened again."""
            user.screen.key("alt+Home", "Return")
            try:
                wait_until(lambda: chooser not in user.screen.titles(), "the end of the chooser", 5)
            except TimeoutError:
                return False
            return True

        wait_until(is_chosen, "the choice of the file", 90)
        so_far = len(user.practice.lines)
        self.press(user, "4")
        user.practice.wait_for(f"portal portal POST /{portal_language()}/primaweb/tools", after=so_far)
        self.find_in_page(user, f"Formulier B.pdf: {file.stat().st_size} bytes", 1)

    def answer_a_question(self, user) -> None:
        before = user.screen.titles()
        self.press(user, "7")
        question = self.wait_for_new_window(user, before)
        begin, end = user.practice_title(user.word("The page of %1 says")).split("%1")
        self.assertTrue(question.startswith(f"{begin}portal.primaweb.localhost:") and question.endswith(end), question)
        user.screen.bring_forward(question)
        user.screen.key("Return")
        self.wait_for_end(user, question)

    def open_window(self, user) -> str:
        before = user.screen.titles()
        self.press(user, "6", "dossier")
        return self.wait_for_new_window(user, before)

    def open_and_close_a_window(self, user) -> None:
        window = self.open_window(user)
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles()), "the window's title")
        user.screen.key("alt+F4")
        wait_until(lambda: not any("Dossier 12" in each for each in user.screen.titles()), f'the end of "{window}"')

    def open_another_site(self, user) -> None:
        self.press(user, "8")
        wait_until(lambda: self.note.exists() and "uitleg" in self.note.read_text(), "the desktop's browser")
        self.assertEqual(self.note.read_text(), "https://primaweb-help.example/uitleg\n")

    def print_the_page(self, user) -> None:
        before = user.screen.titles()
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+p")
        dialog = self.wait_for_new_window(user, before)
        user.screen.key("Escape")
        self.wait_for_end(user, dialog)

    def see_what_would_be_printed(self, user) -> None:
        before = user.screen.titles()
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+shift+p")
        preview = self.wait_for_new_window(user, before)
        self.assertEqual(preview, user.practice_title(user.word("Print preview")))
        wait_until(lambda: not user.screen.shows(preview, user.word("The preview is being made…")), "the preview itself")
        self.assertEqual([path.name for path in (self.desk.folder / "run").glob("primaweb-preview*")], [])
        user.screen.bring_forward(preview)
        user.screen.key("alt+F4")
        self.wait_for_end(user, preview)

    def read_a_pdf_and_go_back(self, user) -> None:
        self.press(user, "2", "letter")
        self.find_in_page(user, "Herstappe", 1)
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("Go back to the page before"))
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/tools", after=so_far)

    def reload_after_a_crash(self, user) -> None:
        so_far = len(user.practice.lines)
        user.practice.kill_page_process()
        user.screen.wait_for_text(
            user.primaweb, user.word("The page stopped and was loaded again. What you had typed in it is lost."))
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/tools", after=so_far)
        user.practice.kill_page_process()
        user.screen.wait_for_text(user.primaweb, "PORTAL-13")
        so_far = len(user.practice.lines)
        user.screen.press(user.primaweb, user.word("_Reload"))
        user.practice.wait_for(f"portal portal GET /{portal_language()}/primaweb/tools", after=so_far)
        self.find_in_page(user, "Formulier B", 2)

    def switch(self, user) -> None:
        user.screen.activate(user.primaweb)  # assistive tools see it before it is on the display
        before = user.screen.titles()
        user.screen.press(user.primaweb, user.word("S_witch…"))
        question = self.wait_for_new_window(user, before)
        self.assertEqual(question, user.practice_title(user.word("Switch entity or role")))
        user.screen.bring_forward(question)
        user.screen.key("Tab", "Return")
        user.screen.no_window(user.primaweb)

    def switch_with_a_window_open(self, user) -> None:
        self.open_window(user)
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles()), "the window's title")
        so_far = len(user.practice.lines)
        self.switch(user)
        self.assertFalse(any("Dossier" in each for each in user.screen.titles()))
        user.practice.wait_for("portal portal GET /logout", after=so_far)
        user.wait_for_pin_box()
        user.type_pin()
        user.choose("OCMW van Proefdorp")
        user.wait_for_primaweb()
        self.assertTrue(user.screen.shows(user.primaweb, "OCMW van Proefdorp"))

    def test_says_that_no_program_of_the_desktop_opens_a_link(self):
        (self.desk.folder / "data" / "applications" / "browser.desktop").unlink()
        user = self.work()
        self.press(user, "8")
        user.screen.wait_for_text(user.primaweb, user.word("No program on this computer opens this."))

    def test_takes_the_desktops_own_dialogs_along_and_has_them_say_that_it_is_practice(self):
        for what, keys in (("print", "ctrl+p"), ("save", "alt+1"), ("choose", "alt+3")):
            with self.subTest(what):
                user = self.work()
                before = user.screen.titles()
                user.screen.bring_forward(user.primaweb)
                user.screen.key(keys)
                mark = user.practice_title("")
                dialog = wait_until(lambda t=before, u=user, m=mark: next(
                    (each for each in u.screen.titles() if each.startswith(m) and each not in t), None),
                    "a dialog with the mark of practice")
                self.assertEqual(dialog.count(mark), 1)
                user.practice.call_launcher("--quit")
                self.wait_for_end(user, dialog)
                user.screen.no_window(user.primaweb)
                user.practice.close()

    def test_takes_its_other_windows_along_when_the_session_has_ended(self):
        user = self.work("--session", "15")
        self.open_window(user)
        wait_until(lambda: any("Dossier 12" in each for each in user.screen.titles()), "the window's title")
        time.sleep(16)  # longer than the portal waits
        user.screen.bring_forward(user.primaweb)
        user.screen.key("ctrl+r")
        user.wait_for_failure("Your session has ended", "PORTAL-12")
        self.assertFalse(any("Dossier" in each for each in user.screen.titles()))

    def test_switch_that_is_cancelled_during_the_log_out_is_no_end_of_the_next_sign_in(self):
        one_way = ("--roles", "1", "--entities", "1")
        user = self.start(*one_way)
        self.sign_in(user)
        requests = user.practice.count("portal ")
        user = self.start_again(user, *one_way, "--fault", f"no-answer:{requests + 1}")
        self.sign_in(user)
        self.switch(user)
        user.wait_for_pin_box()
        user.screen.bring_forward(user.dialog)
        user.screen.key("Escape")
        user.screen.no_window(user.dialog)
        user.practice.remove()
        user.practice.insert()
        user.wait_for_pin_box()

    def sign_in(self, user) -> None:
        user.practice.insert()
        user.wait_for_pin_box()
        user.type_pin()
        user.wait_for_primaweb()


if __name__ == "__main__":
    main()
