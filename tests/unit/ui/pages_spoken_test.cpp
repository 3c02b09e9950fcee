// SPDX-License-Identifier: EUPL-1.2
#include "pages_test.h"
#include "scenes.h"
#include "spoken.h"

#include <algorithm>
#include <iterator>
#include <regex>

namespace {

/// What a screen reader is told of every page and window, asked for on its bus as it does.
class PagesSpoken : public ui_test::PagesTest {
protected:
  static std::vector<std::string> words_of(const std::string& name) {
    static const std::regex between{R"([\s_.,;:!?…–()]+)"};
    std::sregex_token_iterator word{name.begin(), name.end(), between, -1};
    std::vector<std::string> words{word, {}};
    std::erase(words, "");
    return words;
  }

  /// "Sign out Sign out", alone or before something else. "Vous vous" is a French sentence's beginning: one word is one
  /// too many only where there is nothing else.
  static bool is_doubled(const std::string& name) {
    const auto words = words_of(name);
    const auto first = words.begin();
    for (std::ptrdiff_t count = 1; 2 * count <= std::ssize(words); ++count)
      if ((count > 1 || words.size() == 2) && std::equal(first, first + count, first + count))
        return true;
    return false;
  }

  /// The question in front; null: there is none.
  static GtkWindow* modal_window() {
    auto* windows = gtk_window_get_toplevels();
    for (guint at = 0; at < g_list_model_get_n_items(windows); ++at) {
      const auto window = Glib::wrap(GTK_WIDGET(g_list_model_get_item(windows, at)));
      window->unreference();
      if (window->get_mapped() && gtk_window_get_modal(GTK_WINDOW(window->gobj())) != FALSE)
        return GTK_WINDOW(window->gobj());
    }
    return nullptr;
  }

  /// What the labels say that belong to no button.
  static std::vector<std::string> texts_in(GtkWidget* widget) {
    if (gtk_widget_get_mapped(widget) == FALSE || GTK_IS_BUTTON(widget) || GTK_IS_CHECK_BUTTON(widget))
      return {};
    if (GTK_IS_LABEL(widget))
      return {gtk_label_get_text(GTK_LABEL(widget))};
    std::vector<std::string> texts;
    for (auto* child = gtk_widget_get_first_child(widget); child != nullptr; child = gtk_widget_get_next_sibling(child))
      std::ranges::move(texts_in(child), std::back_inserter(texts));
    return texts;
  }

  /// Of the buttons with the same words on them.
  static std::string description_of(GtkWidget* button, const std::vector<ui_test::Spoken>& heard) {
    std::string name = gtk_button_get_label(GTK_BUTTON(button));
    std::erase(name, '_');
    std::string description;
    for (const auto& each : heard)
      if (each.role == "button" && each.name == name)
        description += each.description + "\n";
    return description;
  }
};

TEST_F(PagesSpoken, finds_what_is_heard_twice) {
  EXPECT_TRUE(is_doubled("Annuler Annuler"));
  EXPECT_TRUE(is_doubled("Opnieuw controleren Opnieuw controleren"));
  EXPECT_TRUE(is_doubled("Se déconnecter. Se déconnecter, pas enregistré"));
  EXPECT_TRUE(is_doubled("Wisselen… Wisselen…"));
  EXPECT_FALSE(is_doubled("Vous vous êtes identifié"));
  EXPECT_FALSE(is_doubled("OCMW van Herstappe"));
}

TEST_F(PagesSpoken, names_are_words_without_the_mark_of_a_mnemonic_and_nothing_is_heard_twice) {
  const ui_test::ScreenReader reader;
  for (const auto& scene : ui_test::all_scenes()) {
    auto stage = scene.show(false);
    ui_test::settle();
    ASSERT_TRUE(ui_test::run_until([&stage] { return stage->widget().get_mapped(); })) << scene.name;
    const auto heard = reader.read();
    EXPECT_GT(heard.size(), 5U) << scene.name;
    for (const auto& [role, name, description] : heard) {
      if (role == "label" || role == "alert")
        continue; // it is read as it stands there, a command or a portal's own sentence
      // A name of a GTK class, which GTK 4.8 gives to what has none, has one as well: "gtkmm__GtkListBox".
      EXPECT_EQ(name.find('_'), std::string::npos) << scene.name << ": " << role << ' ' << name;
      const bool is_pressed = role == "button" || role == "toggle button" || role == "combo box";
      EXPECT_FALSE(is_pressed && name.starts_with("Gtk")) << scene.name << ": a class in the place of a name: " << name;
      EXPECT_FALSE(is_doubled(name)) << scene.name << ": " << role << ' ' << name;
      EXPECT_TRUE(name.empty() || name != description) << scene.name << ": " << role << ' ' << name;
    }
    ui_test::put_away(std::move(stage));
  }
}

TEST_F(PagesSpoken, what_enter_presses_in_a_question_is_told_with_all_that_is_asked) {
  const ui_test::ScreenReader reader;
  unsigned questions = 0;
  for (const auto& scene : ui_test::all_scenes()) {
    auto stage = scene.show(false);
    ui_test::settle();
    if (auto* question = modal_window()) {
      ++questions;
      auto* enter = gtk_window_get_default_widget(question);
      ASSERT_NE(enter, nullptr) << scene.name;
      const auto told = description_of(enter, reader.read());
      for (const auto& text : texts_in(gtk_window_get_child(question)))
        EXPECT_NE(told.find(text), std::string::npos) << scene.name << ": " << text << ", told: " << told;
    }
    ui_test::put_away(std::move(stage));
  }
  EXPECT_GT(questions, 8U);
}

} // namespace
