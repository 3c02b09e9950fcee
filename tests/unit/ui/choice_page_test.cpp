// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/search_entry.h"
#include "ui/sign_in_window.h"
#include "views.h"

#include <gtkmm/adjustment.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/listbox.h>
#include <gtkmm/scrolledwindow.h>

#include <optional>
#include <utility>

namespace {

using ui_test::ask_entity;
using ui_test::find_shown;
using ui_test::press;
using ui_test::shown;
using ui_test::shows;

class ChoicePage : public ui_test::GtkTest {
protected:
  void SetUp() override {
    m_window.signal_chosen().connect([this](std::size_t line, bool remember) { m_chosen = {line, remember}; });
    ui_test::present(m_window);
  }

  void show(const signin::AskChoice& view) {
    m_window.show_view(view);
    ui_test::settle();
  }

  Gtk::ListBox& list() { return shown<Gtk::ListBox>(m_window, "list"); }

  void search(const char* text) {
    shown<ui::SearchEntry>(m_window, "search").set_text(text);
    // The search box waits a moment for more letters.
    ASSERT_TRUE(ui_test::run_until([this] { return !list().get_row_at_index(0)->get_child_visible(); }));
  }

  ui::SignInWindow m_window{false};
  std::optional<std::pair<std::size_t, bool>> m_chosen;
};

TEST_F(ChoicePage, asks_for_the_entity_with_its_capacity_beside_it) {
  show(ask_entity(3));
  EXPECT_TRUE(shows(m_window, "For which entity do you work now?"));
  EXPECT_TRUE(shows(m_window, "OCMW van Proefdorp"));
  EXPECT_TRUE(shows(m_window, "Maatschappelijk Welzijn"));
}

TEST_F(ChoicePage, offers_more_of_a_list_that_goes_on) {
  bool is_wanted = false;
  m_window.signal_more_wanted().connect([&is_wanted] { is_wanted = true; });
  auto view = ask_entity(3);
  show(view);
  EXPECT_FALSE(shows(m_window, "Show more of the list"));
  view.has_more = true;
  show(view);
  press(m_window, "more");
  EXPECT_TRUE(is_wanted);
  EXPECT_FALSE(m_chosen);
}

TEST_F(ChoicePage, asks_for_the_role) {
  show(ui_test::ask_role());
  EXPECT_TRUE(shows(m_window, "In which role do you work now?"));
  EXPECT_TRUE(shows(m_window, "PrimaWeb beheer"));
}

TEST_F(ChoicePage, has_the_preselected_line_selected_and_in_focus) {
  show(ask_entity(3, 1));
  EXPECT_EQ(list().get_selected_row()->get_index(), 1);
  EXPECT_TRUE(ui_test::has_focus(m_window, *list().get_row_at_index(1)));
  press(m_window, "confirm");
  EXPECT_EQ(m_chosen, std::pair(std::size_t{1}, true));
}

TEST_F(ChoicePage, scrolls_to_a_preselected_line_far_down) {
  show(ask_entity(60, 50));
  const auto adjustment = shown<Gtk::ScrolledWindow>(m_window, "scroller").get_vadjustment();
  EXPECT_TRUE(ui_test::run_until([&] { return adjustment->get_value() > 0; }));
}

TEST_F(ChoicePage, selects_no_line_where_there_is_no_last_choice) {
  show(ask_entity(3, {}));
  EXPECT_EQ(list().get_selected_row(), nullptr);
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "confirm").is_sensitive());
  EXPECT_TRUE(ui_test::has_focus(m_window, *list().get_row_at_index(0))) << "the keyboard is at the list";
}

TEST_F(ChoicePage, takes_no_line_for_an_enter_that_was_meant_for_a_selected_one) {
  show(ask_entity(3, {}));
  list().get_row_at_index(0)->activate();
  EXPECT_FALSE(m_chosen);
  ui_test::settle();
  list().get_row_at_index(0)->activate();
  EXPECT_EQ(m_chosen, std::pair(std::size_t{0}, true));
}

TEST_F(ChoicePage, selects_no_line_by_itself_once_a_search_is_emptied) {
  show(ask_entity(11, {}));
  g_signal_emit_by_name(shown<ui::SearchEntry>(m_window, "search").gobj(), "activate");
  EXPECT_FALSE(m_chosen);
  EXPECT_EQ(list().get_selected_row(), nullptr);
}

TEST_F(ChoicePage, is_confirmed_with_enter_or_a_double_click_on_a_line) {
  show(ask_entity(3));
  list().get_row_at_index(2)->activate();
  EXPECT_EQ(m_chosen, std::pair(std::size_t{2}, true));
}

TEST_F(ChoicePage, can_be_searched_only_when_it_is_longer_than_a_glance) {
  show(ask_entity(8));
  EXPECT_EQ(find_shown(m_window, "search"), nullptr);
  show(ask_entity(9));
  EXPECT_NE(find_shown(m_window, "search"), nullptr);
}

TEST_F(ChoicePage, gives_the_line_of_the_whole_list_while_a_search_is_active) {
  show(ask_entity(11));
  search("exemple");
  press(m_window, "confirm");
  EXPECT_EQ(m_chosen, std::pair(std::size_t{9}, true));
}

TEST_F(ChoicePage, finds_names_without_their_accents) {
  show(ask_entity(11));
  search("modele");
  EXPECT_EQ(list().get_selected_row()->get_index(), 3);
}

TEST_F(ChoicePage, finds_what_stands_within_words) {
  auto view = ask_entity(11);
  view.options[5] = {"OCMW van Oefendorp 30", ""};
  show(view);
  search("efendorp 30");
  EXPECT_EQ(list().get_selected_row()->get_index(), 5);
  EXPECT_TRUE(list().get_row_at_index(5)->get_child_visible());
}

TEST_F(ChoicePage, is_left_with_one_tab_in_each_direction) {
  show(ask_entity(11));
  const auto tab = [this](guint key) {
    list().get_row_at_index(3)->grab_focus();
    ui_test::press_key_on(list(), key);
    return m_window.get_focus();
  };
  EXPECT_EQ(tab(GDK_KEY_Tab), &shown<Gtk::CheckButton>(m_window, "remember"));
  auto* const search = tab(GDK_KEY_ISO_Left_Tab);
  ASSERT_NE(search, nullptr);
  EXPECT_TRUE(search->is_ancestor(shown<ui::SearchEntry>(m_window, "search")));
}

TEST_F(ChoicePage, cannot_be_confirmed_when_nothing_matches) {
  show(ask_entity(11));
  search("xyz");
  EXPECT_TRUE(shows(m_window, "Nothing found."));
  EXPECT_FALSE(shown<Gtk::Button>(m_window, "confirm").is_sensitive());
}

TEST_F(ChoicePage, starts_without_the_search_of_the_question_before) {
  show(ask_entity(11));
  search("exemple");
  show(ask_entity(12));
  EXPECT_EQ(shown<ui::SearchEntry>(m_window, "search").get_text(), "");
  EXPECT_TRUE(list().get_row_at_index(0)->get_child_visible());
}

TEST_F(ChoicePage, empties_the_search_with_escape_and_is_cancelled_with_the_next) {
  int cancelled = 0;
  m_window.signal_cancelled().connect([&cancelled] { ++cancelled; });
  show(ask_entity(11));
  search("exemple");
  auto& box = shown<ui::SearchEntry>(m_window, "search");
  g_signal_emit_by_name(box.gobj(), "stop-search");
  EXPECT_EQ(box.get_text(), "");
  EXPECT_EQ(cancelled, 0);
  g_signal_emit_by_name(box.gobj(), "stop-search");
  EXPECT_EQ(cancelled, 1);
}

TEST_F(ChoicePage, says_whether_to_remember_the_choice) {
  show(ask_entity(3));
  shown<Gtk::CheckButton>(m_window, "remember").set_active(false);
  press(m_window, "confirm");
  EXPECT_EQ(m_chosen, std::pair(std::size_t{0}, false));
}

TEST_F(ChoicePage, says_that_nothing_can_be_remembered_without_a_keyring) {
  auto view = ask_entity(3);
  view.can_remember = false;
  show(view);
  EXPECT_EQ(find_shown(m_window, "remember"), nullptr);
  EXPECT_NE(find_shown(m_window, "no_keyring"), nullptr);
  press(m_window, "confirm");
  EXPECT_EQ(m_chosen, std::pair(std::size_t{0}, false));
}

TEST_F(ChoicePage, says_nothing_of_remembering_where_it_is_not_wanted) {
  m_window.offer_to_remember_choices(false);
  for (const bool keyring : {true, false}) {
    auto view = ask_entity(3);
    view.can_remember = keyring;
    show(view);
    EXPECT_EQ(find_shown(m_window, "remember"), nullptr);
    EXPECT_EQ(find_shown(m_window, "no_keyring"), nullptr);
    press(m_window, "confirm");
    EXPECT_EQ(m_chosen, std::pair(std::size_t{0}, false));
  }
}

TEST_F(ChoicePage, reads_a_line_out_whole) {
  show(ask_entity(3));
  EXPECT_TRUE(
      ui_test::has_accessible_label(*list().get_row_at_index(0), "OCMW van Herstappe, Maatschappelijk Welzijn"));
}

} // namespace
