// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bus/names.h"
#include "card/delivery.h"
#include "card/reader_watch.h"
#include "desktop/background_portal.h"
#include "desktop/presence_watch.h"
#include "launcher/card_greeter.h"
#include "launcher/card_inspector.h"
#include "launcher/command_line.h"
#include "launcher/notifier.h"
#include "launcher/session_client.h"
#include "launcher/status.h"
#include "launcher/tray/menu.h"
#include "launcher/tray/status_notifier_item.h"
#include "memory/card_memory.h"

#include <giomm/application.h>
#include <sigc++/connection.h>

#include <functional>
#include <optional>

namespace launcher {

/// What stays from log-in to log-out: watches the cards, shows the tray icon, and starts the session program.
/// Main loop's thread.
class Resident {
public:
  /// `application` is registered on the bus and outlives this.
  Resident(Gio::Application& application, const CommandLine& line);
  ~Resident();
  Resident(const Resident&) = delete;
  Resident& operator=(const Resident&) = delete;
  Resident(Resident&&) = delete;
  Resident& operator=(Resident&&) = delete;

  /// Opens the dialog, or brings an open one forward.
  void start_primaweb();

  [[nodiscard]] Status status() const { return launcher::status(m_snapshot, m_session.state()); }

  /// Ends the session, then the application.
  void quit();

private:
  [[nodiscard]] CardGreeter::Hands hands();
  void readers_changed(const card::ReaderSnapshot& snapshot);
  void session_changed();
  void show_status();
  void choose(int menu_choice);
  void start_practice();
  void tell_once_without_tray();

  Gio::Application& m_application;
  bus::World m_world;
  card::ReaderSnapshot m_snapshot;
  Notifier m_notifier;
  tray::Menu m_menu;
  tray::StatusNotifierItem m_icon;
  desktop::PresenceWatch m_presence;
  CardGreeter m_greeter;
  SessionClient m_session;
  memory::CardMemory m_memory;
  CardInspector m_inspector;
  std::optional<desktop::BackgroundPortal> m_background; ///< in a sandbox only, and not for practice
  sigc::connection m_tray_wait;
  card::Delivery m_delivery; ///< after all that its work uses
  card::ReaderWatch m_watch; ///< last: it posts to the delivery from its own thread
};

} // namespace launcher
