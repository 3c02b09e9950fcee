// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/side_window.h"
#include "session/check_up_process.h"
#include "session/dark_style.h"
#include "session/first_steps_controller.h"
#include "session/home.h"
#include "session/remembered.h"
#include "ui/check_up_window.h"
#include "ui/toolkit_dialogs.h"

#include <gtkmm/application.h>
#include <sigc++/connection.h>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace session {

/// The other life of primaweb-session: the windows that belong to no sign-in (bus::SideWindow). One process shows all
/// of them, each once, and ends with the last one, or with the practice that it belongs to. It touches no page, and no
/// card but for the first steps. Thread: main loop.
class SideApplication : public Gtk::Application {
public:
  /// `practice_directory`: nothing for the real portal; else its card service is this process's already.
  explicit SideApplication(std::optional<std::string> practice_directory);
  ~SideApplication() override;
  SideApplication(const SideApplication&) = delete;
  SideApplication& operator=(const SideApplication&) = delete;
  SideApplication(SideApplication&&) = delete;
  SideApplication& operator=(SideApplication&&) = delete;

protected:
  void on_startup() override;
  int on_command_line(const Glib::RefPtr<Gio::ApplicationCommandLine>& line) override;

private:
  /// How a window is asked for: by whom, and with what leave to come to the front.
  struct Wish {
    bus::Coming coming = bus::Coming::by_user;
    std::string token{};
    bool is_of_launcher = false; ///< else of a window of this process
  };

  void show(bus::SideWindow window, const Wish& wish);
  void let_go(bus::SideWindow window);
  [[nodiscard]] std::unique_ptr<Gtk::Window> make(bus::SideWindow window, bus::Coming coming);
  [[nodiscard]] std::unique_ptr<Gtk::Window> make_home(bus::Coming coming);
  [[nodiscard]] std::unique_ptr<Gtk::Window> make_first_steps();
  [[nodiscard]] std::unique_ptr<Gtk::Window> make_check_up();
  [[nodiscard]] std::unique_ptr<Gtk::Window> make_preferences();
  [[nodiscard]] Glib::RefPtr<Gio::Settings> settings() const;
  void look(ui::CheckUpWindow& window);
  void heed_start_at_login(Gtk::Window& window, const Glib::RefPtr<Gio::Settings>& settings);
  void own_card_name(bool is_to);
  void tell_launcher(const char* action, const std::string& token = {});
  void end_with_practice();

  std::optional<std::string> m_practice_directory;
  std::map<bus::SideWindow, std::unique_ptr<Gtk::Window>> m_windows;
  std::optional<DarkStyle> m_style;
  std::optional<ui::ToolkitDialogs> m_dialogs;         ///< in which what the windows show is saved
  std::unique_ptr<Home> m_home;                        ///< in the home window
  std::unique_ptr<FirstStepsController> m_first_steps; ///< in the first steps
  std::unique_ptr<CheckUpProcess> m_check_up;
  std::unique_ptr<Remembered> m_remembered; ///< in the preferences
  guint m_first_steps_name = 0;             ///< owned while they are open
  guint m_card_name = 0;                    ///< owned while their page with the card is before the user
  sigc::connection m_activity;              ///< of the first steps' window
  bool m_are_steps_waited_for = false;      ///< they came before what the user asked the launcher for
  guint m_practice_watch = 0;
  bool m_is_practice_there = false;
};

} // namespace session
