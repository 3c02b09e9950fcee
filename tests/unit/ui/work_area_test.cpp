// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "page_doubles.h"
#include "ui/download_row.h"
#include "ui/failure_text.h"
#include "ui/pop_up_window.h"
#include "ui/primaweb_window.h"
#include "ui/script_question.h"
#include "ui/search_entry.h"
#include "ui/work_area.h"

#include <glibmm/fileutils.h>
#include <glibmm/miscutils.h>
#include <gtkmm/adjustment.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/entry.h>
#include <gtkmm/scrolledwindow.h>
#include <gtkmm/settings.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using ui_test::find_shown;
using ui_test::shown;
using ui_test::shows;

class WorkArea : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.set_portal_view(&m_view, m_page.group);
    ui_test::present(m_window);
  }

  void TearDown() override { m_window.set_portal_view(nullptr, {}); }

  void open_search() {
    ASSERT_TRUE(m_window.activate_action("work.find"));
    ui_test::settle();
  }

  ui_test::PageActionsDouble m_page;
  Gtk::Entry m_view;
  ui::PrimaWebWindow m_window{false};
};

TEST_F(WorkArea, offers_what_the_page_can_do) {
  ui_test::press(m_window, "back");
  ui_test::press(m_window, "reload");
  EXPECT_EQ(m_page.taken["back"], 1);
  EXPECT_EQ(m_page.taken["reload"], 1);
  EXPECT_TRUE(ui_test::has_accessible_label(shown<Gtk::Button>(m_window, "reload"), "Reload this page"));
}

TEST_F(WorkArea, goes_back_only_where_the_page_can) {
  std::dynamic_pointer_cast<Gio::SimpleAction>(m_page.group->lookup_action("back"))->set_enabled(false);
  ui_test::settle();
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "back").is_sensitive());
}

TEST_F(WorkArea, finds_and_counts) {
  open_search();
  auto& text = shown<ui::SearchEntry>(m_window, "text");
  EXPECT_TRUE(ui_test::has_focus(m_window, text));
  text.set_text("Herstappe");
  ASSERT_TRUE(ui_test::run_until([this] { return m_page.wanted == "Herstappe"; }));
  m_page.find(3);
  EXPECT_TRUE(shows(m_window, "3 matches"));
  m_page.find(1);
  EXPECT_TRUE(shows(m_window, "1 match"));
  m_page.find(0);
  EXPECT_TRUE(shows(m_window, "Not found"));
  ui_test::press(m_window, "next");
  ui_test::press(m_window, "previous");
  EXPECT_EQ(m_page.taken["find-next"], 1);
  EXPECT_EQ(m_page.taken["find-previous"], 1);
}

TEST_F(WorkArea, ends_the_search_where_it_began) {
  open_search();
  shown<ui::SearchEntry>(m_window, "text").set_text("Herstappe");
  ASSERT_TRUE(ui_test::run_until([this] { return m_page.wanted == "Herstappe"; }));
  ui_test::press(m_window, "close");
  EXPECT_EQ(find_shown(m_window, "text"), nullptr);
  EXPECT_EQ(m_page.wanted, "");
  EXPECT_TRUE(ui_test::has_focus(m_window, m_view));
}

TEST_F(WorkArea, says_that_the_page_was_loaded_again) {
  m_window.tell_page_trouble(signin::Failure::page_crashed, true);
  EXPECT_TRUE(shows(m_window, "The page stopped and was loaded again. What you had typed in it is lost."));
  EXPECT_EQ(find_shown(m_window, "again"), nullptr);
  ui_test::press(m_window, "close");
  EXPECT_EQ(find_shown(m_window, "sentence"), nullptr);
}

TEST_F(WorkArea, offers_to_load_a_page_that_stopped_twice) {
  m_window.tell_page_trouble(signin::Failure::page_crashed, false);
  EXPECT_TRUE(shows(m_window, "The portal's page stopped working. If it does so again, or stays empty, tell "
                              "your IT helpdesk this code: PORTAL-13"));
  ui_test::press(m_window, "again");
  EXPECT_EQ(m_page.taken["reload"], 1);
  EXPECT_EQ(find_shown(m_window, "sentence"), nullptr);
}

/// Who reads it an hour later loads a page anew that is well.
TEST_F(WorkArea, tells_a_fault_of_a_page_no_longer_than_until_the_next_one_comes) {
  m_window.tell_page_trouble(signin::Failure::portal_unreachable, false);
  EXPECT_NE(find_shown(m_window, "again"), nullptr);
  m_page.come();
  EXPECT_EQ(find_shown(m_window, "sentence"), nullptr);
  m_window.tell_page_trouble(signin::Failure::page_crashed, true);
  m_page.come();
  EXPECT_NE(find_shown(m_window, "sentence"), nullptr) << "this is told of the page that comes";
  m_window.tell_page_trouble(signin::Failure::nothing_remembered, false);
  m_page.come();
  EXPECT_NE(find_shown(m_window, "sentence"), nullptr) << "this is of no page";
}

TEST_F(WorkArea, says_what_to_do_about_what_is_no_fault_of_its_page) {
  const auto text = ui::failure_text(signin::Failure::nothing_remembered);
  m_window.tell_page_trouble(signin::Failure::nothing_remembered, false);
  EXPECT_TRUE(
      shows(m_window, text.title.raw() + ". " + text.what_to_do.raw() + " Code for the IT helpdesk: KEYRING-01"));
  EXPECT_EQ(find_shown(m_window, "again"), nullptr) << "to load the page again helps nothing";
  ui_test::press(m_window, "close");
  EXPECT_EQ(find_shown(m_window, "sentence"), nullptr);
}

constexpr const char* hanging = "This page does not respond. Wait, or reload it; what you have typed may be lost then.";

TEST_F(WorkArea, says_that_the_page_does_not_respond_until_it_does) {
  m_page.respond(false);
  EXPECT_TRUE(shows(m_window, hanging));
  m_page.respond(true);
  EXPECT_FALSE(shows(m_window, hanging));
}

TEST_F(WorkArea, offers_to_load_a_page_that_does_not_respond) {
  m_page.respond(false);
  ui_test::press(m_window, "again");
  EXPECT_EQ(m_page.taken["reload"], 1);
  EXPECT_FALSE(shows(m_window, hanging));
}

TEST_F(WorkArea, says_at_once_that_the_page_it_gets_does_not_respond) {
  m_window.set_portal_view(nullptr, {});
  m_page.respond(false);
  m_window.set_portal_view(&m_view, m_page.group);
  EXPECT_TRUE(shows(m_window, hanging));
}

TEST_F(WorkArea, says_what_the_arrow_keys_do_while_they_move_a_caret) {
  constexpr const char* sentence = "The arrow keys now move through the text of the page. F7 ends this.";
  m_page.move_caret(true);
  EXPECT_TRUE(shows(m_window, sentence));
  m_page.move_caret(false);
  EXPECT_FALSE(shows(m_window, sentence));
}

TEST_F(WorkArea, shows_a_download_from_its_beginning_to_its_end) {
  using State = ui::DownloadProgress::State;
  ui::DownloadRow row{"/home/ada/Formulier B.pdf"};
  int cancelled = 0;
  row.signal_cancelled().connect([&cancelled] { ++cancelled; });
  m_window.add_download(row);
  row.show_progress({.state = State::running, .bytes = 2'000'000, .part = 0.5});
  EXPECT_TRUE(shows(m_window, "Formulier B.pdf"));
  EXPECT_EQ(find_shown(m_window, "open"), nullptr);
  ui_test::press(m_window, "cancel");
  EXPECT_EQ(cancelled, 1);
  row.show_progress({.state = State::done, .bytes = 4'000'000, .part = 1.0});
  EXPECT_TRUE(shows(m_window, "Saved in /home/ada"));
  ui_test::settle();
  EXPECT_NE(find_shown(m_window, "open"), nullptr);
  EXPECT_NE(find_shown(m_window, "open_folder"), nullptr);
  EXPECT_EQ(find_shown(m_window, "cancel"), nullptr);
  m_window.remove_download(row);
}

/// Stands in for the desktop's file manager: notes whether it may come to the front.
class FileManager {
public:
  FileManager() : m_note{Glib::get_home_dir() + "/leave"} {
    const auto applications = Glib::get_user_data_dir() + "/applications";
    g_mkdir_with_parents(applications.c_str(), 0700);
    Glib::file_set_contents(applications + "/files.desktop",
                            "[Desktop Entry]\nType=Application\nName=Files\nMimeType=inode/directory;\n"
                            "StartupNotify=true\nExec=sh -c 'echo \"may come: $DESKTOP_STARTUP_ID\" >" +
                                m_note + "' %u\n");
    Glib::file_set_contents(applications + "/mimeapps.list", "[Default Applications]\ninode/directory=files.desktop\n");
  }

  [[nodiscard]] std::string noted() const {
    std::ifstream note{m_note};
    return {std::istreambuf_iterator<char>{note}, {}};
  }

private:
  std::string m_note;
};

TEST_F(WorkArea, opens_the_folder_of_a_download_in_front_of_its_window) {
  const FileManager desktop;
  ui::DownloadRow row{Glib::get_home_dir() + "/Formulier B.pdf"};
  m_window.add_download(row);
  row.show_progress({.state = ui::DownloadProgress::State::done, .bytes = 4'000'000, .part = 1.0});
  ui_test::settle();
  ui_test::press(m_window, "open_folder");
  ASSERT_TRUE(ui_test::run_until([&desktop] { return desktop.noted().ends_with('\n'); }));
  EXPECT_NE(desktop.noted(), "may come: \n");
  m_window.remove_download(row);
}

TEST_F(WorkArea, names_no_folder_of_the_file_portal_which_means_nothing_to_the_user) {
  ui::DownloadRow row{Glib::get_user_runtime_dir() + "/doc/5c849b8c/Formulier B.pdf"};
  m_window.add_download(row);
  row.show_progress({.state = ui::DownloadProgress::State::done, .bytes = 4'000'000, .part = 1.0});
  EXPECT_TRUE(shows(m_window, "Saved where you chose"));
  ui_test::settle();
  EXPECT_NE(find_shown(m_window, "open"), nullptr);
  EXPECT_EQ(find_shown(m_window, "open_folder"), nullptr);
  m_window.remove_download(row);
}

TEST_F(WorkArea, says_why_a_download_failed) {
  using State = ui::DownloadProgress::State;
  ui::DownloadRow row{"/home/ada/Formulier B.pdf"};
  m_window.add_download(row);
  row.show_progress({.state = State::not_sent, .bytes = 0, .part = {}});
  EXPECT_TRUE(shows(m_window, "Failed: the portal did not send the whole file. Please try again."));
  row.show_progress({.state = State::not_written, .bytes = 0, .part = {}});
  EXPECT_TRUE(shows(m_window, "Failed: the file could not be written there. The folder may be full or closed to you."));
  m_window.remove_download(row);
}

class ScriptQuestion : public ui_test::GtkTest {
protected:
  /// Shows the question, lets `act` answer it, and gives the answer.
  std::string answer_to(const ui::ScriptQuestionWords& words, const std::function<void(Gtk::Window&)>& act) {
    std::string said;
    ui::ScriptQuestion question{m_over, false, words, [&said](const ui::ScriptAnswer& answer) {
                                  said += (answer.yes ? "yes " : "no ") + answer.text + (answer.is_last ? " last" : "");
                                }};
    ui_test::present(question);
    act(question);
    act(question); // once answered, nothing is said any more
    return said;
  }

  Gtk::Window m_over;
};

using Kind = ui::ScriptQuestionWords::Kind;

TEST_F(ScriptQuestion, says_that_it_comes_from_the_page) {
  EXPECT_EQ(answer_to({.kind = Kind::alert, .host = "portal.example.be", .text = "Saved", .default_text = ""},
                      [](Gtk::Window& question) {
                        EXPECT_TRUE(shows(question, "The page of portal.example.be says"));
                        EXPECT_EQ(find_shown(question, "is_last"), nullptr);
                        EXPECT_TRUE(shows(question, "Saved"));
                        EXPECT_EQ(find_shown(question, "no"), nullptr);
                        ui_test::press(question, "yes");
                      }),
            "yes ");
}

TEST_F(ScriptQuestion, takes_escape_and_closing_for_a_no) {
  EXPECT_EQ(answer_to({.kind = Kind::confirm, .host = "", .text = "Sure?", .default_text = ""},
                      [](Gtk::Window& question) { EXPECT_TRUE(ui_test::press_key(question, GDK_KEY_Escape)); }),
            "no ");
  EXPECT_EQ(answer_to({.kind = Kind::confirm, .host = "", .text = "Sure?", .default_text = ""},
                      [](Gtk::Window& question) { question.close(); }),
            "no ");
}

TEST_F(ScriptQuestion, takes_a_text) {
  EXPECT_EQ(answer_to({.kind = Kind::prompt, .host = "", .text = "Which?", .default_text = "B"},
                      [](Gtk::Window& question) {
                        auto& entry = shown<Gtk::Entry>(question, "entry");
                        EXPECT_FALSE(ui_test::has_focus(question, entry)) << "what is typed may be meant for another";
                        EXPECT_EQ(entry.get_text(), "B");
                        EXPECT_TRUE(ui_test::has_accessible_label(entry, "Which?"));
                        entry.set_text("C");
                        ui_test::press(question, "yes");
                        entry.set_text("B");
                      }),
            "yes C");
}

TEST_F(ScriptQuestion, about_a_text_is_agreed_to_by_enter_in_its_box_and_beside_it) {
  for (const bool in_box : {true, false}) {
    std::string said;
    ui::ScriptQuestion question{
        m_over,
        false,
        {.kind = Kind::prompt, .text = "Which?", .default_text = "B"},
        [&said](const ui::ScriptAnswer& answer) { said = (answer.yes ? "yes " : "no ") + answer.text; }};
    ui_test::present(question);
    auto& yes = shown<Gtk::Button>(question, "yes");
    EXPECT_TRUE(yes.has_css_class("suggested-action"));
    EXPECT_TRUE(ui_test::has_focus(question, yes));
    if (in_box) {
      auto& entry = shown<Gtk::Entry>(question, "entry");
      entry.grab_focus();
      entry.set_text("C");
      ui_test::press_enter_in(entry);
    } else {
      question.get_focus()->activate();
    }
    EXPECT_TRUE(ui_test::run_until([&said] { return !said.empty(); }));
    EXPECT_EQ(said, in_box ? "yes C" : "yes B");
  }
}

TEST_F(ScriptQuestion, asks_before_typed_text_is_lost_in_its_own_words) {
  EXPECT_EQ(answer_to({.kind = Kind::leave, .host = "", .text = "the page's words", .default_text = ""},
                      [](Gtk::Window& question) {
                        EXPECT_TRUE(shows(question, "Leave this page?"));
                        EXPECT_FALSE(shows(question, "the page's words"));
                        ui_test::press(question, "no");
                      }),
            "no ");
}

TEST_F(ScriptQuestion, has_the_answer_under_the_keyboard_that_does_the_least) {
  for (const auto kind : {Kind::leave, Kind::open_link, Kind::send_again})
    EXPECT_EQ(answer_to({.kind = kind},
                        [](Gtk::Window& question) {
                          auto& no = shown<Gtk::Button>(question, "no");
                          EXPECT_TRUE(ui_test::has_focus(question, no));
                          EXPECT_EQ(question.get_default_widget(), &no);
                          EXPECT_TRUE(no.has_css_class("suggested-action"));
                          EXPECT_FALSE(shown<Gtk::Button>(question, "yes").has_css_class("suggested-action"));
                          ui_test::press(question, "no");
                        }),
              "no ");
}

TEST_F(ScriptQuestion, about_a_form_says_that_it_would_be_done_twice) {
  EXPECT_EQ(answer_to({.kind = Kind::send_again},
                      [](Gtk::Window& question) {
                        EXPECT_TRUE(shows(question, "Send the form again?"));
                        EXPECT_TRUE(shows(question,
                                          "This page is the answer to a form that you sent. To show it again, "
                                          "the form has to be sent again, and what it does is then done "
                                          "twice."));
                        ui_test::press(question, "yes");
                      }),
            "yes ");
}

/// A sentence of a page, and so many of them that not all are seen at once.
std::string sentences(int count) {
  std::string text;
  for (int number = 1; number <= count; ++number)
    text += "Dossier " + std::to_string(number) + " wordt afgesloten en kan daarna niet meer worden gewijzigd. ";
  return text;
}

TEST_F(ScriptQuestion, that_is_too_long_to_be_seen_whole_scrolls_and_is_not_agreed_to_by_enter) {
  EXPECT_EQ(answer_to({.kind = Kind::confirm, .text = sentences(40)},
                      [](Gtk::Window& question) {
                        auto& no = shown<Gtk::Button>(question, "no");
                        EXPECT_TRUE(ui_test::run_until([&] { return question.get_default_widget() == &no; }));
                        EXPECT_TRUE(ui_test::has_focus(question, no));
                        EXPECT_TRUE(no.has_css_class("suggested-action"));
                        auto& place = shown<Gtk::ScrolledWindow>(question, "text_place");
                        EXPECT_TRUE(place.get_focusable()) << "the keyboard reaches what is not seen";
                        EXPECT_LT(place.get_vadjustment()->get_page_size(), place.get_vadjustment()->get_upper());
                        ui_test::press(question, "no");
                      }),
            "no ");
}

TEST_F(ScriptQuestion, is_seen_whole_at_every_text_size) {
  auto dpi = Gtk::Settings::get_default()->property_gtk_xft_dpi();
  const int usual = dpi.get_value();
  for (const int size : {1, 2}) {
    dpi.set_value(size * 96 * 1024);
    for (const int count : {1, 3}) {
      answer_to({.kind = Kind::confirm, .text = sentences(count)}, [](Gtk::Window& question) {
        auto& place = shown<Gtk::ScrolledWindow>(question, "text_place");
        EXPECT_TRUE(ui_test::run_until([&] { return place.get_height() > 0; }));
        ui_test::settle();
        EXPECT_GE(place.get_vadjustment()->get_page_size(), place.get_vadjustment()->get_upper());
        EXPECT_GT(place.get_width(), 300) << "no narrow column";
        EXPECT_NE(question.get_default_widget(), find_shown(question, "no"));
        question.close();
      });
    }
  }
  dpi.set_value(usual);
}

TEST_F(ScriptQuestion, can_be_the_last_of_its_page) {
  EXPECT_EQ(answer_to({.kind = Kind::alert, .host = "", .text = "Again", .default_text = "", .may_be_last = true},
                      [](Gtk::Window& question) {
                        shown<Gtk::CheckButton>(question, "is_last").set_active(true);
                        ui_test::press(question, "yes");
                      }),
            "yes  last");
}

class PopUpWindow : public ui_test::GtkTest {};

TEST_F(PopUpWindow, is_named_by_its_page_and_as_large_as_it_wants) {
  Gtk::Window over;
  ui::PopUpWindow window{over, true, "PrimaWeb", 500, 20};
  window.set_page_title("Dossier");
  EXPECT_EQ(window.get_title(), "Practice – Dossier");
  ui_test::present(window);
  int width = 0;
  int height = 0;
  window.get_default_size(width, height);
  EXPECT_EQ(width, 500);
  EXPECT_EQ(height, 240) << "not so small that it cannot be read";
  EXPECT_TRUE(shows(window, "Practice: nothing here is real"));
}

TEST_F(PopUpWindow, that_shows_what_would_be_printed_says_so_and_leads_nowhere) {
  Gtk::Window over;
  ui::PopUpWindow window{over, false};
  ui_test::present(window);
  EXPECT_EQ(window.get_title(), "Print preview");
  EXPECT_TRUE(shows(window, "Print preview"));
  EXPECT_NE(find_shown(window, "print"), nullptr);
  for (const char* button : {"back", "reload", "print_preview"})
    EXPECT_EQ(find_shown(window, button), nullptr) << button;
}

TEST_F(PopUpWindow, says_that_a_preview_is_being_made_and_that_there_is_none) {
  const std::string being_made = "The preview is being made…";
  const std::string failed =
      "The preview could not be made. Close this window and try again, or print without a preview.";
  Gtk::Window over;
  ui::PopUpWindow window{over, false};
  ui_test::present(window);
  window.tell_preview_is_made();
  EXPECT_TRUE(shows(window, being_made));
  window.set_covered(true);
  EXPECT_FALSE(shows(window, being_made));
  window.set_covered(false);
  EXPECT_TRUE(shows(window, being_made));
  window.tell_preview_failed();
  EXPECT_FALSE(shows(window, being_made));
  EXPECT_TRUE(shows(window, failed));
}

} // namespace
