// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "bus/names.h"
#include "bus/side_window.h"
#include "card/main_loop_dispatcher.h"
#include "card/reader_watch.h"
#include "desktop/background_portal.h"
#include "desktop/bus_service.h"
#include "desktop/presence_watch.h"
#include "launcher/actions.h"
#include "launcher/activation_token.h"
#include "launcher/card_greeter.h"
#include "launcher/card_inspector.h"
#include "launcher/command_line.h"
#include "launcher/first_steps.h"
#include "launcher/notifier.h"
#include "launcher/session_client.h"
#include "launcher/status.h"
#include "launcher/tray/menu.h"
#include "launcher/tray/status_notifier_item.h"
#include "launcher/unasked_windows.h"
#include "memory/card_memory.h"

#include <giomm/application.h>
#include <sigc++/connection.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace launcher {

/// What stays from log-in to log-out: watches the cards, shows the tray icon, and starts the session program.
/// Thread: main loop.
class Resident {
public:
  /// `application` is registered on the bus and outlives this.
  Resident(Gio::Application& application, const CommandLine& line);
  ~Resident();
  Resident(const Resident&) = delete;
  Resident& operator=(const Resident&) = delete;
  Resident(Resident&&) = delete;
  Resident& operator=(Resident&&) = delete;

  /// The desktop's leave to come to the front, for what the user does next; see ActivationToken.
  void take_token(std::string token) { m_token.give(std::move(token)); }

  /// Opens the dialog, or brings an open one forward. For a new user, after the first steps.
  void start_primaweb();

  [[nodiscard]] Status status() const;

  /// Ends the session, then the application.
  void quit();

private:
  [[nodiscard]] CardGreeter::Callbacks callbacks();
  [[nodiscard]] FirstSteps::Callbacks callbacks_of_first_steps();
  [[nodiscard]] UnaskedWindows::Callbacks callbacks_of_windows();
  void readers_changed(const card::ReaderSnapshot& snapshot);
  void session_changed();
  void show_status();
  void choose(int menu_choice);
  void start_practice();
  base::ObjectPtr<GSubprocess> open(bus::SideWindow window, bus::Coming coming, const std::string& token);
  void look_again();
  void tray_has_had_its_time();
  void keyring_changed();
  void show_home();
  [[nodiscard]] bool has_nothing_open() const;

  Gio::Application& m_application;
  bus::Mode m_mode;
  std::vector<std::string> m_session_program;
  ActivationToken m_token;
  card::ReaderSnapshot m_snapshot;
  Actions m_actions;
  Notifier m_notifier;
  tray::Menu m_menu;
  tray::StatusNotifierItem m_icon;
  desktop::PresenceWatch m_presence;
  CardGreeter m_greeter;
  SessionClient m_session;
  memory::CardMemory m_memory;
  CardInspector m_inspector;
  FirstSteps m_first_steps;
  UnaskedWindows m_windows;
  desktop::BusService m_keyring; ///< the service that m_memory asks; heard of when it comes or is opened
  std::optional<desktop::BackgroundPortal> m_background; ///< in a sandbox only, and not for practice
  sigc::connection m_tray_wait;
  card::MainLoopDispatcher m_dispatcher; ///< after all that its work uses
  card::ReaderWatch m_watch;             ///< last: it posts to the delivery from its own thread
};

} // namespace launcher
