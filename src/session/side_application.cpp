// SPDX-License-Identifier: EUPL-1.2
#define G_SETTINGS_ENABLE_BACKEND // GIO's own word for who brings a store along
#include "session/side_application.h"

#include "base/glib_pointers.h"
#include "bus/names.h"
#include "config.h"
#include "session/launch_token.h"
#include "session/preferences.h"
#include "ui/about_window.h"
#include "ui/first_steps_window.h"
#include "ui/help_window.h"
#include "ui/home_window.h"
#include "ui/present.h"
#include "ui/shortcuts_window.h"
#include "ui/side_keys.h"
#include "ui/style.h"

#include <gdkmm/display.h>
#include <gio/gsettingsbackend.h>
#include <giomm/dbusownname.h>
#include <giomm/dbuswatchname.h>
#include <giomm/simpleactiongroup.h>
#include <glibmm/main.h>

#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace session {

namespace {

bus::Mode mode_of(const std::optional<std::string>& practice_directory) {
  return practice_directory ? bus::Mode::practice : bus::Mode::real;
}

/// What is set in practice counts nowhere, and is gone with the window (promise 8). Null as find_settings().
Glib::RefPtr<Gio::Settings> practice_settings() {
  if (!find_settings())
    return nullptr;
  const base::ObjectPtr<GSettingsBackend> nowhere{g_memory_settings_backend_new()};
  return Glib::wrap(g_settings_new_with_backend(APP_ID, nowhere.get()));
}

} // namespace

SideApplication::SideApplication(std::optional<std::string> practice_directory)
    : Gtk::Application{bus::side_name(mode_of(practice_directory)), Gio::Application::Flags::HANDLES_COMMAND_LINE},
      m_practice_directory{std::move(practice_directory)} {
}

void SideApplication::on_startup() {
  Gtk::Application::on_startup();
  ui::load_style(Gdk::Display::get_default());
  m_style.emplace(Gdk::Display::get_default());
  m_dialogs.emplace(m_practice_directory.has_value());
  Gtk::Window::set_default_icon_name(APP_ID);
  if (m_practice_directory)
    end_with_practice();
}

SideApplication::~SideApplication() {
  m_activity.disconnect();
  if (m_practice_watch != 0)
    Gio::DBus::unwatch_name(m_practice_watch);
}

/// Whose launcher goes when its user has practised enough: nothing of it stays on the screen.
void SideApplication::end_with_practice() {
  const auto connection = get_dbus_connection();
  if (!connection)
    return;
  m_practice_watch = Gio::DBus::watch_name(
      connection, bus::launcher_name(bus::Mode::practice),
      [this](const auto& /*bus*/, const auto& /*name*/, const auto& /*owner*/) { m_is_practice_there = true; },
      [this](const auto& /*bus*/, const auto& /*name*/) {
        if (m_is_practice_there)
          quit();
      });
}

/// The program's name; a word of bus::SideWindow; one of bus::Coming; an activation token, or nothing.
int SideApplication::on_command_line(const Glib::RefPtr<Gio::ApplicationCommandLine>& line) {
  int count = 0;
  const base::TextsPtr words{line->get_arguments(count)};
  const auto word = [&words, count](int place) -> std::string { return place < count ? words.get()[place] : ""; };
  if (const auto window = bus::side_window_of(word(1)))
    show(*window,
         {word(2) == to_word(bus::Coming::by_itself) ? bus::Coming::by_itself : bus::Coming::by_user, word(3), true});
  return 0;
}

void SideApplication::show(bus::SideWindow window, const Wish& wish) {
  if (window == bus::SideWindow::first_steps)
    m_are_steps_waited_for = wish.is_of_launcher && wish.coming == bus::Coming::by_user;
  auto& slot = m_windows[window];
  if (!slot) {
    slot = make(window, wish.coming);
    const auto actions = Gio::SimpleActionGroup::create();
    for (const auto other : bus::all_side_windows)
      actions->add_action(to_word(other), [this, other] { show(other, {}); });
    slot->insert_action_group("side", actions);
    ui::add_keys(*slot, ui::side_keys());
    slot->set_hide_on_close(true);
    // Not add_window(): on Wayland a desktop would know the window by this application's id, of which there is no
    // entry.
    hold();
    slot->signal_hide().connect([this, window] {
      // Not from within the window that is to go.
      Glib::signal_idle().connect_once([this, window] { let_go(window); });
    });
  }
  if (wish.coming == bus::Coming::by_user)
    ui::present_since(*slot, ui::Moment::clock::now(), wish.token);
  else
    ui::show_quietly(*slot);
}

void SideApplication::let_go(bus::SideWindow window) {
  const auto at = m_windows.find(window);
  if (at == m_windows.end() || at->second->get_visible())
    return; // wanted again meanwhile
  switch (window) {
  case bus::SideWindow::preferences:
    m_remembered.reset();
    break;
  case bus::SideWindow::home:
    m_home.reset();
    break;
  case bus::SideWindow::check_up:
    m_check_up.reset();
    break;
  case bus::SideWindow::first_steps:
    m_first_steps.reset();
    m_activity.disconnect();
    own_card_name(false);
    Gio::DBus::unown_name(std::exchange(m_first_steps_name, 0));
    break;
  default:
    break;
  }
  m_windows.erase(at);
  release();
}

std::unique_ptr<Gtk::Window> SideApplication::make(bus::SideWindow window, bus::Coming coming) {
  const bool practice = m_practice_directory.has_value();
  switch (window) {
  case bus::SideWindow::home:
    return make_home(coming);
  case bus::SideWindow::first_steps:
    return make_first_steps();
  case bus::SideWindow::check_up:
    return make_check_up();
  case bus::SideWindow::preferences:
    return make_preferences();
  case bus::SideWindow::help:
    return std::make_unique<ui::HelpWindow>(practice);
  case bus::SideWindow::shortcuts:
    return std::make_unique<ui::ShortcutsWindow>(practice);
  case bus::SideWindow::about:
    break;
  }
  return std::make_unique<ui::AboutWindow>(practice);
}

Glib::RefPtr<Gio::Settings> SideApplication::settings() const {
  return m_practice_directory ? practice_settings() : find_settings();
}

std::unique_ptr<Gtk::Window> SideApplication::make_home(bus::Coming coming) {
  auto window = std::make_unique<ui::HomeWindow>(settings(), m_practice_directory.has_value());
  if (const auto bus = get_dbus_connection())
    m_home = std::make_unique<Home>(*window, bus, mode_of(m_practice_directory), coming,
                                    [made = window.get()] { made->set_visible(false); });
  return window;
}

/// While this process owns the name of the card, the launcher leaves the cards to it. On X11 a launch token that
/// nothing comes of shows a busy pointer for a while, so there is one only where something waits for the window to
/// close.
std::unique_ptr<Gtk::Window> SideApplication::make_first_steps() {
  const auto own_settings = settings();
  auto window = std::make_unique<ui::FirstStepsWindow>(own_settings, m_practice_directory.has_value());
  m_first_steps_name =
      Gio::DBus::own_name(Gio::DBus::BusType::SESSION, bus::first_steps_name(mode_of(m_practice_directory)));
  m_first_steps = std::make_unique<FirstStepsController>(*window, m_practice_directory,
                                                         [this] { tell_launcher(bus::forget_notes_action); });
  const auto see_page = [this, made = window.get()] { own_card_name(made->shows_card_page() && made->is_active()); };
  window->signal_card_page().connect(see_page);
  m_activity = window->property_is_active().signal_changed().connect(see_page);
  window->signal_start().connect([this] {
    m_are_steps_waited_for = false;
    tell_launcher(bus::start_action, make_launch_token());
  });
  window->signal_close_request().connect(
      [this] {
        if (std::exchange(m_are_steps_waited_for, false))
          tell_launcher(bus::look_again_action, make_launch_token());
        return false;
      },
      false);
  heed_start_at_login(*window, own_settings);
  return window;
}

void SideApplication::own_card_name(bool is_to) {
  if (is_to && m_card_name == 0)
    m_card_name =
        Gio::DBus::own_name(Gio::DBus::BusType::SESSION, bus::first_steps_card_name(mode_of(m_practice_directory)));
  else if (!is_to && m_card_name != 0)
    Gio::DBus::unown_name(std::exchange(m_card_name, 0));
}

std::unique_ptr<Gtk::Window> SideApplication::make_check_up() {
  auto window = std::make_unique<ui::CheckUpWindow>(nullptr, m_practice_directory.has_value());
  window->signal_again().connect([this, made = window.get()] { look(*made); });
  look(*window);
  return window;
}

void SideApplication::look(ui::CheckUpWindow& window) {
  window.show_waiting();
  m_check_up = std::make_unique<CheckUpProcess>(
      check_up_command(m_practice_directory), CheckUpProcess::whole_bound,
      [&window](const std::optional<checkup::Report>& report) { window.show_report(report); });
}

std::unique_ptr<Gtk::Window> SideApplication::make_preferences() {
  const auto own_settings = settings();
  auto window = std::make_unique<ui::PreferencesWindow>(own_settings, m_practice_directory.has_value());
  m_remembered =
      std::make_unique<Remembered>(*window, m_practice_directory, [this] { tell_launcher(bus::forget_notes_action); });
  heed_start_at_login(*window, own_settings);
  return window;
}

void SideApplication::heed_start_at_login(Gtk::Window& window, const Glib::RefPtr<Gio::Settings>& settings) {
  if (settings)
    settings->signal_changed("start-at-login")
        .connect(sigc::track_object([this](const Glib::ustring&) { tell_launcher(bus::look_again_action); }, window));
}

/// It may not be there. Then it is started for who wants to sign in; all else it looks up at its start anyway.
void SideApplication::tell_launcher(const char* action, const std::string& token) {
  const auto connection = get_dbus_connection();
  if (!connection)
    return;
  const auto mode = mode_of(m_practice_directory);
  std::map<Glib::ustring, Glib::VariantBase> platform;
  if (!token.empty())
    platform.emplace("activation-token", Glib::Variant<Glib::ustring>::create(token));
  using Arguments =
      std::tuple<Glib::ustring, std::vector<Glib::VariantBase>, std::map<Glib::ustring, Glib::VariantBase>>;
  const bool is_to_start = std::string_view{action} == bus::start_action;
  connection->call(
      bus::launcher_path(mode), "org.freedesktop.Application", "ActivateAction",
      Glib::Variant<Arguments>::create({action, {}, platform}), [](Glib::RefPtr<Gio::AsyncResult>& /*answer*/) {},
      bus::launcher_name(mode), -1, is_to_start ? Gio::DBus::CallFlags::NONE : Gio::DBus::CallFlags::NO_AUTO_START);
}

} // namespace session
