// SPDX-License-Identifier: EUPL-1.2
#include "../web/work_test.h"
#include "session/work_windows.h"

#include <glibmm/main.h>
#include <glibmm/miscutils.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace {

/// PrimaWeb's window with its page, and a pop-up of it that has a box to type into.
class TheWindowOfAPopUp : public WorkTest {
protected:
  void SetUp() override {
    site.page("/file", "<title>A file</title><textarea id=note></textarea>");
    site.answer("/letter", [](const SiteRequest&) {
      return SiteAnswer{.body = "a letter", .headers = {{"Content-Type", "application/zip"}}};
    });
    work_in("<button id=go onclick=\"opened = window.open('/file', '', 'width=400,height=300')\">Open</button>");
    window.unset_child();
    m_primaweb.set_portal_view(&browser->widget(), browser->actions());
    m_primaweb.present();
    m_windows.emplace(*browser, m_primaweb, true, nullptr);
    press();
    ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; }));
    ASSERT_NE(one<ui::PopUpWindow>(), nullptr);
  }

  void TearDown() override {
    std::filesystem::remove(Glib::get_home_dir() + "/letter.zip"); // a home for tests
    m_windows.reset();
    m_primaweb.set_portal_view(nullptr, {});
    WorkTest::TearDown();
  }

  /// The window of that kind that is shown, if any.
  template <typename Kind>
  static Kind* one() {
    for (auto* each : Gtk::Window::list_toplevels())
      if (auto* found = dynamic_cast<Kind*>(each); found != nullptr && found->get_visible())
        return found;
    return nullptr;
  }

  static ui::ScriptQuestion* question() { return one<ui::ScriptQuestion>(); }

  static ui::PopUpWindow* pop_up_window() { return one<ui::PopUpWindow>(); }

  void type_in_pop_up() {
    type(pop_ups[0]->view(), "note");
    ASSERT_TRUE(wait_until([this] { return pop_ups[0]->has_typed_work(); }));
  }

  void ask_to_close() {
    pop_up_window()->close();
    ASSERT_TRUE(wait_until([] { return question() != nullptr; }));
    EXPECT_EQ(question()->get_transient_for(), pop_up_window());
  }

  static void press_button(Gtk::Widget& in, const char* words) {
    for (auto* each = in.get_first_child(); each != nullptr; each = each->get_next_sibling())
      if (auto* button = dynamic_cast<Gtk::Button*>(each); button != nullptr && button->get_label() == words)
        gtk_widget_activate(each->gobj());
      else
        press_button(*each, words);
  }

  /// Its page wants to give a file; the desktop's dialog is there.
  void offer_letter() {
    webkit_web_view_evaluate_javascript(pop_ups[0]->view(), "location = '/letter'", -1, nullptr, nullptr, nullptr,
                                        nullptr, nullptr);
    ASSERT_TRUE(wait_until([] { return save_dialog() != nullptr; }));
  }

  /// The desktop's own dialog for a file.
  static GtkWindow* save_dialog() {
    for (auto* each : Gtk::Window::list_toplevels())
      if (G_OBJECT_TYPE_NAME(each->gobj()) == std::string_view{"GtkFileChooserDialog"} && each->get_visible())
        return each->gobj();
    return nullptr;
  }

  /// As who presses Save. The dialog takes nothing before it has read the folder.
  void save() {
    ASSERT_TRUE(wait_until([] {
      if (auto* dialog = save_dialog())
        gtk_widget_activate(gtk_window_get_default_widget(dialog));
      let_pass(100);
      return save_dialog() == nullptr;
    }));
  }

  /// Whether that is what a window says of a file.
  [[nodiscard]] static bool tells(Gtk::Widget& window, const std::string& words) {
    for (auto* each = window.get_first_child(); each != nullptr; each = each->get_next_sibling()) {
      const auto* label = dynamic_cast<Gtk::Label*>(each);
      if (each->get_visible() &&
          ((label != nullptr && label->get_text().find(words) != Glib::ustring::npos) || tells(*each, words)))
        return true;
    }
    return false;
  }

  void run_in_page(const char* script) {
    webkit_web_view_evaluate_javascript(view(), script, -1, nullptr, nullptr, nullptr, nullptr, nullptr);
  }

  ui::PrimaWebWindow m_primaweb{true};
  std::optional<session::WorkWindows> m_windows;
};

TEST_F(TheWindowOfAPopUp, takes_the_question_over_it_along_when_its_page_goes) {
  type_in_pop_up();
  ask_to_close();
  run_in_page("opened.close()");
  // It asks on its own account, where its user may still stay.
  EXPECT_TRUE(wait_until([this] { return pop_up_window() == nullptr && closed == 1; }));
  EXPECT_TRUE(wait_until([] { return question() == nullptr; }));
  EXPECT_TRUE(m_primaweb.get_visible());
}

TEST_F(TheWindowOfAPopUp, asks_once_where_its_user_closes_it_again) {
  type_in_pop_up();
  ask_to_close();
  auto* const asked = question();
  pop_up_window()->close();
  let_pass();
  EXPECT_EQ(question(), asked);
  const auto windows = Gtk::Window::list_toplevels();
  EXPECT_EQ(std::ranges::count_if(windows, [](auto* each) { return dynamic_cast<ui::ScriptQuestion*>(each); }), 1);
}

TEST_F(TheWindowOfAPopUp, goes_after_one_yes_though_its_page_asks_by_itself) {
  webkit_web_view_evaluate_javascript(pop_ups[0]->view(),
                                      "addEventListener('beforeunload', event => event.preventDefault())", -1, nullptr,
                                      nullptr, nullptr, nullptr, nullptr);
  type_in_pop_up();
  ask_to_close();
  press_button(*question(), "_Leave");
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
  EXPECT_EQ(question(), nullptr);
}

TEST_F(TheWindowOfAPopUp, stays_and_asks_nobody_while_it_is_covered) {
  type_in_pop_up();
  m_windows->set_covered(true);
  pop_up_window()->close();
  let_pass();
  EXPECT_EQ(question(), nullptr);
  EXPECT_NE(pop_up_window(), nullptr);
  EXPECT_EQ(closed, 0U);
  m_windows->set_covered(false);
  let_pass();
  EXPECT_EQ(question(), nullptr) << "what was not asked then is not asked now, of somebody else perhaps";
}

TEST_F(TheWindowOfAPopUp, closes_at_once_where_nothing_was_typed) {
  pop_up_window()->close();
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
  EXPECT_EQ(question(), nullptr);
}

TEST_F(TheWindowOfAPopUp, hides_its_question_under_the_cover_and_shows_it_again) {
  type_in_pop_up();
  ask_to_close();
  m_windows->set_covered(true);
  EXPECT_EQ(question(), nullptr);
  m_windows->set_covered(false);
  EXPECT_NE(question(), nullptr);
}

TEST_F(TheWindowOfAPopUp, asks_again_where_to_save_a_file_when_its_user_is_back) {
  offer_letter();
  m_windows->set_covered(true);
  EXPECT_EQ(save_dialog(), nullptr);
  m_windows->set_covered(false);
  ASSERT_NE(save_dialog(), nullptr);
  save();
  EXPECT_TRUE(wait_until([] { return tells(*pop_up_window(), "letter"); }));
}

TEST_F(TheWindowOfAPopUp, asks_when_its_user_is_back_where_to_save_the_file_that_came_meanwhile) {
  browser->set_covered(web::Covering::for_a_while);
  m_windows->set_covered(true);
  webkit_web_view_evaluate_javascript(pop_ups[0]->view(), "location = '/letter'", -1, nullptr, nullptr, nullptr,
                                      nullptr, nullptr);
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(save_dialog(), nullptr);
  browser->set_covered(web::Covering::none);
  m_windows->set_covered(false);
  ASSERT_NE(save_dialog(), nullptr);
  save();
  EXPECT_TRUE(wait_until([] { return tells(*pop_up_window(), "letter"); }));
}

TEST_F(TheWindowOfAPopUp, goes_with_all_questions_at_the_end_of_the_session) {
  type_in_pop_up();
  ask_to_close();
  m_windows->close();
  EXPECT_EQ(question(), nullptr);
  EXPECT_EQ(pop_up_window(), nullptr);
}

TEST_F(TheWindowOfAPopUp, tells_of_the_file_that_comes_from_it) {
  offer_letter();
  save();
  ASSERT_TRUE(wait_until([] { return tells(*pop_up_window(), "letter"); }));
  EXPECT_FALSE(tells(m_primaweb, "letter"));
}

TEST_F(TheWindowOfAPopUp, leaves_its_files_to_the_window_of_primaweb_when_it_goes) {
  offer_letter();
  save();
  ASSERT_TRUE(wait_until([] { return tells(*pop_up_window(), "letter"); }));
  run_in_page("opened.close()");
  ASSERT_TRUE(wait_until([] { return pop_up_window() == nullptr; }));
  EXPECT_TRUE(wait_until([this] { return tells(m_primaweb, "letter"); }));
}

TEST_F(TheWindowOfAPopUp, may_go_before_its_user_says_where_to_save_its_file) {
  offer_letter();
  run_in_page("opened.close()");
  ASSERT_TRUE(wait_until([] { return pop_up_window() == nullptr; }));
  save();
  EXPECT_TRUE(wait_until([this] { return tells(m_primaweb, "letter"); }));
}

TEST_F(TheWindowOfAPopUp, leaves_its_file_to_the_window_of_primaweb_where_it_only_came_to_give_one) {
  run_in_page("window.open('/letter')");
  ASSERT_TRUE(wait_until([this] { return closed == 1 && save_dialog() != nullptr; }));
  let_pass();
  save();
  EXPECT_TRUE(wait_until([this] { return tells(m_primaweb, "letter"); }));
}

TEST_F(TheWindowOfAPopUp, saves_the_file_that_it_shows_and_counts_as_saving_until_it_is_written) {
  const std::string contents(std::size_t{16} << 20U, 'x');
  const std::shared_ptr<GBytes> bytes{g_bytes_new(contents.data(), contents.size()), g_bytes_unref};
  browser->signal_save_wanted().emit({.suggested_name = "letter.zip", .contents = bytes},
                                     GTK_WIDGET(pop_ups[0]->view()));
  ASSERT_TRUE(wait_until([] { return save_dialog() != nullptr; }));
  auto pressing = Glib::signal_timeout().connect(
      [] {
        if (auto* dialog = save_dialog())
          gtk_widget_activate(gtk_window_get_default_widget(dialog));
        return true;
      },
      100);
  EXPECT_TRUE(wait_until([this] { return m_windows->is_saving(); }));
  pressing.disconnect();
  EXPECT_TRUE(wait_until([this] { return !m_windows->is_saving(); }));
  std::ostringstream written;
  written << std::ifstream{Glib::get_home_dir() + "/letter.zip", std::ios::binary}.rdbuf();
  EXPECT_TRUE(written.str() == contents) << written.str().size(); // not printed, as EXPECT_EQ would
  EXPECT_TRUE(tells(*pop_up_window(), "letter"));
}

} // namespace
