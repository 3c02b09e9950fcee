// SPDX-License-Identifier: EUPL-1.2
#include "launcher/resident.h"

#include "config.h"
#include "launcher/preferences.h"
#include "launcher/tray/menu_contents.h"

#include <glib/gi18n.h>
#include <glibmm/fileutils.h>
#include <glibmm/main.h>
#include <glibmm/miscutils.h>
#include <glibmm/spawn.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <utility>

namespace launcher {
namespace {

/// How long pcscd takes from a reader to the card in it. The practice reader tells of both at once.
card::CardArrivals::Clock::duration settling(bus::World world) {
  return world == bus::World::real ? std::chrono::milliseconds{1'500} : std::chrono::milliseconds{0};
}

constexpr unsigned tray_patience_ms = 10'000;

SessionClient::Program session_program(const CommandLine& line) {
  SessionClient::Program program{{line.session}};
  if (line.practice) {
    program.command.emplace_back("--practice");
    program.command.push_back(*line.practice);
  }
  return program;
}

std::string title(bus::World world) {
  if (world == bus::World::practice)
    // Translators: name of the tray icon in practice mode.
    return _("PrimaWeb Launcher – Practice");
  // Translators: name of the tray icon.
  return _("PrimaWeb Launcher");
}

/// Without a sandbox the autostart entry does it, which is installed for everybody.
desktop::BackgroundPortal::Wish wish_at_login() {
  return {
      starts_at_login(),
      // Translators: the desktop's question whether the program may start at log-in gives this as the reason.
      _("It waits in the tray until you insert your identity card."),
      {"primaweb-launcher", "--at-login"},
  };
}

} // namespace

Resident::Resident(Gio::Application& application, const CommandLine& line)
    : m_application{application},
      m_world{line.practice ? bus::World::practice : bus::World::real},
      m_notifier{application,
                 {[this] { start_primaweb(); }, [this](const card::CardStay& stay) { m_greeter.sign_in_with(stay); },
                  [this](const card::CardStay& stay) { m_greeter.not_for_primaweb(stay); }}},
      m_menu{application.get_dbus_connection(), [this](int choice) { choose(choice); }},
      m_icon{application.get_dbus_connection(), title(m_world), [this] { start_primaweb(); }},
      m_presence{[](desktop::Presence /*now*/) {}}, // asked for each card
      m_greeter{hands(), settling(m_world)},
      m_session{application.get_dbus_connection(),
                m_world,
                session_program(line),
                {[this] { session_changed(); }, [this] { m_notifier.tell_session_broke(); },
                 [this](const memory::CardToken& card) { m_memory.note(card, {}); }}},
      m_memory{m_world == bus::World::practice ? memory::CardMemory::Scope::practice : memory::CardMemory::Scope::real},
      m_watch{[this, post = m_delivery.poster()](const card::ReaderSnapshot& snapshot) {
        post([this, snapshot] { readers_changed(snapshot); });
      }} {
  show_status();
  if (m_world == bus::World::real && desktop::find_confinement() == desktop::Confinement::sandbox)
    m_background.emplace(wish_at_login());
  m_tray_wait = Glib::signal_timeout().connect(
      [this] {
        if (!m_icon.is_shown())
          tell_once_without_tray();
        return false;
      },
      tray_patience_ms);
}

Resident::~Resident() {
  m_tray_wait.disconnect();
}

CardGreeter::Hands Resident::hands() {
  CardGreeter::Hands hands;
  hands.inspect = [this](const std::string& reader, CardInspector::Answer answer) {
    m_inspector.inspect(reader, std::move(answer));
  };
  hands.recall = [this](const card::ChipSerial& serial, std::function<void(memory::Recollection)> answer) {
    m_memory.recall(serial, std::move(answer));
  };
  hands.leave_alone = [this](const card::ChipSerial& serial) {
    // Without a keyring it is known until this program ends.
    m_memory.remember(serial, {memory::Standing::not_for_primaweb, std::nullopt}, [](memory::Kept /*kept*/) {});
  };
  hands.tell_stuck = [this] { m_notifier.tell_stuck(); };
  hands.later = [this](std::function<void()> work) {
    Glib::signal_timeout().connect_seconds_once([post = m_delivery.poster(), work = std::move(work)] { post(work); },
                                                2);
  };
  hands.session = [this] { return m_session.state(); };
  hands.user_is_present = [this] { return m_presence.presence() == desktop::Presence::present; };
  hands.may_open = &may_open_on_card;
  hands.open_dialog = [this](const std::string& reader, const card::ChipSerial& serial) {
    m_session.sign_in({reader, memory::CardToken::make(serial).text(), SessionClient::AskedBy::card});
  };
  hands.sign_in = [this](const std::string& reader, const card::ChipSerial& serial) {
    m_session.sign_in({reader, memory::CardToken::make(serial).text(), SessionClient::AskedBy::user});
  };
  hands.sign_in_with_any = [this] { m_session.sign_in({}); };
  hands.ask_quietly = [this](const card::CardStay& stay) { m_notifier.ask_about(stay); };
  hands.withdraw_question = [this](const card::CardStay& stay) { m_notifier.withdraw_question(stay); };
  return hands;
}

void Resident::start_primaweb() {
  m_greeter.start();
}

void Resident::readers_changed(const card::ReaderSnapshot& snapshot) {
  m_snapshot = snapshot;
  m_greeter.see(snapshot); // first: a card is read on its own thread while the icon is drawn
  show_status();
}

void Resident::session_changed() {
  if (m_session.state() == SessionState::starting)
    m_notifier.withdraw_session_broke();
  show_status();
  m_greeter.session_changed();
}

void Resident::show_status() {
  const auto now = status();
  m_icon.show(now);
  m_menu.show(tray::menu_contents(now, m_session.state(), m_world));
}

void Resident::choose(int menu_choice) {
  if (menu_choice == tray::start)
    start_primaweb();
  else if (menu_choice == tray::practice)
    start_practice();
  else if (menu_choice == tray::quit)
    quit();
}

void Resident::start_practice() {
  try {
    Glib::spawn_async("", std::vector<std::string>{BIN_DIR "/primaweb-practice"});
  } catch (const Glib::SpawnError&) {
    m_notifier.tell_no_practice();
  }
}

void Resident::tell_once_without_tray() {
  const auto folder = std::filesystem::path{g_get_user_state_dir()} / "primaweb-launcher";
  const auto told = folder / "told-of-no-tray";
  std::error_code ignored; // where nothing can be kept, it is told again at the next log-in
  if (std::filesystem::exists(told, ignored))
    return;
  std::filesystem::create_directories(folder, ignored);
  const std::ofstream mark{told};
  m_notifier.tell_no_tray();
}

void Resident::quit() {
  m_session.quit([this] { m_application.quit(); });
}

} // namespace launcher
