// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/preferences_window.h"

#include <config.h>
#include <glibmm/main.h>
#include <gtkmm/button.h>
#include <gtkmm/dropdown.h>
#include <gtkmm/settings.h>
#include <gtkmm/stack.h>
#include <gtkmm/switch.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace {

using ui_test::shows;

/// Settings of their own in a key file, some of them locked as a site manager locks them.
class Office {
public:
  explicit Office(const std::string& locked) {
    const std::unique_ptr<char, decltype(&g_free)> made{g_dir_make_tmp("preferences-XXXXXX", nullptr), &g_free};
    m_folder = made.get();
    if (!locked.empty())
      std::ofstream{m_folder / "locks"} << "/io/github/primaweb_launcher/Launcher/" << locked << '\n';
    std::ofstream{m_folder / "defaults"} << "";
    auto* point = g_io_extension_point_lookup("gsettings-backend");
    auto* keyfile = g_io_extension_point_get_extension_by_name(point, "keyfile");
    const auto file = (m_folder / "keyfile").string();
    auto* backend =
        static_cast<GSettingsBackend*>(g_object_new(g_io_extension_get_type(keyfile), "filename", file.c_str(),
                                                    "defaults-dir", m_folder.c_str(), "root-path", "/", nullptr));
    m_settings = Glib::wrap(g_settings_new_with_backend(APP_ID, backend));
    g_object_unref(backend);
  }

  ~Office() { std::filesystem::remove_all(m_folder); }

  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;
  Office(Office&&) = delete;
  Office& operator=(Office&&) = delete;

  [[nodiscard]] const Glib::RefPtr<Gio::Settings>& settings() const { return m_settings; }

private:
  std::filesystem::path m_folder;
  Glib::RefPtr<Gio::Settings> m_settings;
};

/// The one of this type that is called so.
template <typename Widget>
Widget& named(Gtk::Widget& root, const std::string& name) {
  Widget* found = nullptr;
  ui_test::for_each_widget(root, [&](Gtk::Widget& each) {
    if (auto* widget = dynamic_cast<Widget*>(&each);
        widget != nullptr && found == nullptr && ui_test::has_accessible_label(*widget, name))
      found = widget;
  });
  if (found == nullptr)
    throw std::runtime_error{"not there: " + name};
  return *found;
}

Gtk::Button& button(Gtk::Widget& root, const std::string& label, int which = 0) {
  Gtk::Button* found = nullptr;
  ui_test::for_each_widget(root, [&](Gtk::Widget& each) {
    if (auto* one = dynamic_cast<Gtk::Button*>(&each);
        one != nullptr && one->get_label().raw() == label && which-- == 0)
      found = one;
  });
  if (found == nullptr)
    throw std::runtime_error{"not there: " + label};
  return *found;
}

void turn_to(ui::PreferencesWindow& window, const char* page) {
  ui_test::for_each_widget(window, [page](Gtk::Widget& each) {
    if (auto* stack = dynamic_cast<Gtk::Stack*>(&each))
      stack->set_visible_child(page);
  });
}

class Preferences : public ui_test::GtkTest {};

TEST_F(Preferences, set_what_is_switched_and_follow_what_is_set_elsewhere) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  ui_test::present(window);
  auto& asks = named<Gtk::Switch>(window, "Ask about cards that are not known yet");
  EXPECT_TRUE(asks.get_active());
  asks.set_active(false);
  EXPECT_FALSE(office.settings()->get_boolean("ask-about-cards"));
  office.settings()->set_boolean("open-on-card", false);
  EXPECT_TRUE(
      ui_test::run_until([&] { return !named<Gtk::Switch>(window, "Open when your card is inserted").get_active(); }));
}

TEST_F(Preferences, set_the_language_that_is_chosen_and_follow_one_that_is_set_elsewhere) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  ui_test::present(window);
  auto& language = named<Gtk::DropDown>(window, "Language of the portal");
  EXPECT_EQ(language.get_selected(), 0U);
  language.set_selected(2);
  EXPECT_EQ(office.settings()->get_string("portal-language"), "fr");
  office.settings()->set_string("portal-language", "de");
  EXPECT_TRUE(ui_test::run_until([&] { return language.get_selected() == 3; }));
  EXPECT_EQ(office.settings()->get_string("portal-language"), "de");
}

TEST_F(Preferences, say_what_is_locked_and_do_not_offer_to_set_it) {
  const Office office{"end-after"};
  ui::PreferencesWindow window{office.settings(), false};
  ui_test::present(window);
  constexpr auto reason = "Your IT helpdesk has set this, and it cannot be changed here.";
  auto& ends = named<Gtk::DropDown>(window, "Sign out when nobody uses PrimaWeb");
  EXPECT_FALSE(ends.get_sensitive());
  EXPECT_TRUE(ui_test::has_accessible_description(
      ends, std::string{"What was not saved is lost. A warning comes a minute before. "} + reason));
  EXPECT_TRUE(named<Gtk::DropDown>(window, "Cover PrimaWeb when nobody uses it").get_sensitive());
  const auto texts = ui_test::texts_shown(window);
  EXPECT_EQ(std::ranges::count(texts, reason), 1);
}

TEST_F(Preferences, offer_times_and_show_one_that_is_none_of_them) {
  const Office office{""};
  office.settings()->set_uint("cover-after", 90);
  ui::PreferencesWindow window{office.settings(), false};
  ui_test::present(window);
  auto& covers = named<Gtk::DropDown>(window, "Cover PrimaWeb when nobody uses it");
  EXPECT_TRUE(shows(covers, "After 90 seconds"));
  covers.set_selected(0);
  EXPECT_EQ(office.settings()->get_uint("cover-after"), 0U);
  EXPECT_TRUE(shows(covers, "Never"));
  office.settings()->set_uint("cover-after", 300);
  EXPECT_TRUE(ui_test::run_until([&] { return shows(covers, "After 5 minutes"); }));
}

TEST_F(Preferences, set_the_size_of_the_pages) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  ui_test::present(window);
  auto& size = named<Gtk::DropDown>(window, "The size of PrimaWeb's pages");
  EXPECT_TRUE(shows(size, "100 %"));
  size.set_selected(size.get_selected() + 1);
  EXPECT_DOUBLE_EQ(office.settings()->get_double("zoom"), 1.1);
}

TEST_F(Preferences, list_what_is_remembered_and_tell_what_is_to_be_forgotten) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  window.cards().show_lines({}, "No card is remembered.");
  ui_test::present(window);
  turn_to(window, "cards");
  EXPECT_TRUE(shows(window, "No card is remembered."));

  const ui::KeptLine own{"A card of your own", "OCMW van Herstappe", true};
  const ui::KeptLine others{"2 cards that are not for PrimaWeb", "", false};
  window.cards().show_lines({own, others}, "");
  EXPECT_TRUE(shows(window, "OCMW van Herstappe"));
  EXPECT_FALSE(shows(window, "No card is remembered."));
  std::vector<std::size_t> forgotten;
  std::vector<std::size_t> left_alone;
  window.cards().signal_forget().connect([&](std::size_t index) { forgotten.push_back(index); });
  window.cards().signal_leave_alone().connect([&](std::size_t index) { left_alone.push_back(index); });
  g_signal_emit_by_name(button(window.cards(), "Not for PrimaWeb").gobj(), "clicked");
  g_signal_emit_by_name(button(window.cards(), "Forget", 1).gobj(), "clicked");
  EXPECT_TRUE(ui_test::run_until([&] { return forgotten.size() == 1 && left_alone.size() == 1; }));
  EXPECT_EQ(forgotten, std::vector<std::size_t>{1});
  EXPECT_EQ(left_alone, std::vector<std::size_t>{0});
}

TEST_F(Preferences, forget_one_line_only_at_a_double_click) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  Gtk::Settings::get_default()->property_gtk_double_click_time() = 60'000; // however slow the machine is
  const ui::KeptLine first{"First", "", false};
  const ui::KeptLine second{"Second", "", false};
  std::vector<std::size_t> forgotten;
  window.pages().signal_forget().connect([&](std::size_t index) {
    forgotten.push_back(index);
    window.pages().show_lines({second}, "");
  });
  window.pages().show_lines({first, second}, "");
  ui_test::present(window);
  turn_to(window, "pages");
  const auto click = [&] { g_signal_emit_by_name(button(window.pages(), "Forget").gobj(), "clicked"); };
  click();
  click(); // before the list is shown anew
  EXPECT_TRUE(ui_test::run_until([&] { return !forgotten.empty(); }));
  click(); // and after that
  bool is_over = false;
  Glib::signal_timeout().connect_once([&is_over] { is_over = true; }, 50);
  EXPECT_TRUE(ui_test::run_until([&] { return is_over; }));
  EXPECT_EQ(forgotten.size(), 1U);

  Gtk::Settings::get_default()->property_gtk_double_click_time() = 0;
  window.pages().show_lines({first, second}, "");
  click();
  EXPECT_TRUE(ui_test::run_until([&] { return forgotten.size() == 2; })) << "a click of its own counts";
  Gtk::Settings::get_default()->reset_property("gtk-double-click-time");
}

TEST_F(Preferences, keep_the_focus_in_a_list_that_gets_shorter) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  const ui::KeptLine first{"First", "", false};
  const ui::KeptLine second{"Second", "", false};
  window.pages().show_lines({first, second}, "");
  ui_test::present(window);
  turn_to(window, "pages");
  button(window.pages(), "Forget", 1).grab_focus();
  window.pages().show_lines({first}, "");
  EXPECT_TRUE(ui_test::has_focus(window, window.pages()));
}

TEST_F(Preferences, offer_pages_to_other_computers_where_there_are_any) {
  const Office office{""};
  ui::PreferencesWindow window{office.settings(), false};
  int exported = 0;
  int reported = 0;
  window.signal_export().connect([&exported] { ++exported; });
  window.signal_report().connect([&reported] { ++reported; });
  ui_test::present(window);
  turn_to(window, "pages");
  EXPECT_FALSE(button(window, "_Save for other computers…").get_sensitive());
  window.offer_export(true);
  EXPECT_TRUE(button(window, "_Save for other computers…").get_sensitive());
  g_signal_emit_by_name(button(window, "_Save for other computers…").gobj(), "clicked");
  g_signal_emit_by_name(button(window, "_Report about the portal…").gobj(), "clicked");
  EXPECT_EQ(exported, 1);
  EXPECT_EQ(reported, 1);
  window.tell_export(false);
  EXPECT_TRUE(shows(window, "They could not be saved there. Choose another folder."));
}

TEST_F(Preferences, without_their_schema_say_so) {
  ui::PreferencesWindow window{nullptr, false};
  ui_test::present(window);
  EXPECT_TRUE(shows(window, "The settings of this program are not installed. Your IT helpdesk can install it again."));
}

TEST_F(Preferences, of_practice_say_so) {
  ui::PreferencesWindow window{nullptr, true};
  ui_test::present(window);
  EXPECT_TRUE(shows(window, "Practice: nothing here is real"));
  EXPECT_EQ(window.get_title(), "Practice – Preferences");
}

} // namespace
