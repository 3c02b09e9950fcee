// SPDX-License-Identifier: EUPL-1.2
#include "launcher/resident.h"

#include "installed_paths.h"
#include "launcher/practice_program.h"
#include "launcher/preferences.h"
#include "launcher/side_window.h"
#include "launcher/tray/menu_contents.h"

#include <glib/gi18n.h>
#include <glibmm/main.h>

#include <chrono>
#include <utility>

namespace launcher {
namespace {

/// How long pcscd takes from a reader to the card in it. The practice reader tells of both at once.
card::CardArrivals::Clock::duration settling(bus::Mode mode) {
  return mode == bus::Mode::real ? std::chrono::milliseconds{1'500} : std::chrono::milliseconds{0};
}

constexpr unsigned tray_patience_ms = 10'000;

std::vector<std::string> session_program(const CommandLine& line) {
  std::vector<std::string> words{line.session};
  if (line.practice)
    words.insert(words.end(), {"--practice", *line.practice});
  if (!line.log.empty())
    words.insert(words.end(), {"--log", line.log});
  return words;
}

std::string title(bus::Mode mode) {
  if (mode == bus::Mode::practice)
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
      m_mode{line.practice ? bus::Mode::practice : bus::Mode::real},
      m_session_program{session_program(line)},
      m_actions{application, m_mode, [this](int choice) { choose(choice); }},
      m_notifier{application,
                 {[this](const card::CardStay& stay) { m_greeter.sign_in_with(stay); },
                  [this](const card::CardStay& stay) { m_greeter.not_for_primaweb(stay); }}},
      m_menu{application.get_dbus_connection(), [this](int choice) { choose(choice); }},
      m_icon{application.get_dbus_connection(), title(m_mode),
             tray::StatusNotifierItem::Listener{[this] { start_primaweb(); },
                                                [this](const std::string& token) { take_token(token); },
                                                [this] { show_status(); }}},
      m_presence{[this](desktop::Presence /*now*/) { m_windows.look_soon(); }}, // asked for each card, too
      m_greeter{callbacks(), settling(m_mode)},
      m_session{application.get_dbus_connection(),
                m_mode,
                SessionClient::Program{m_session_program},
                {[this] { session_changed(); }, [this] { m_notifier.tell_session_broke(); },
                 [this](const memory::CardToken& card) {
                   m_memory.note(card, {});
                   m_greeter.withdraw_questions();
                   m_first_steps.user_is_not_new();
                 }}},
      m_memory{m_mode == bus::Mode::practice ? memory::CardMemory::Scope::practice : memory::CardMemory::Scope::real},
      m_first_steps{application.get_dbus_connection(), m_mode, callbacks_of_first_steps()},
      m_windows{callbacks_of_windows()},
      m_keyring{Gio::DBus::BusType::SESSION, "org.freedesktop.secrets", [this] { keyring_changed(); }, [] {}},
      m_watch{[this, post = m_dispatcher.poster()](const card::ReaderSnapshot& snapshot) {
        post([this, snapshot] { readers_changed(snapshot); });
      }} {
  for (const char* opened : {"CollectionChanged", "CollectionCreated"}) // Secret Service API: locked or unlocked, too
    m_keyring.listen(
        "org.freedesktop.Secret.Service", opened,
        [this](const Glib::ustring& /*path*/, const desktop::BusService::Values& /*which*/) { keyring_changed(); });
  m_application.add_action(bus::look_again_action, [this] { look_again(); });
  m_application.add_action(bus::forget_notes_action, [this] {
    m_memory.forget_notes(); // the keyring says the rest
    m_greeter.cards_changed();
  });
  show_status();
  if (m_first_steps.may_go_on())
    look_again();
  m_tray_wait = Glib::signal_timeout().connect(
      [this] {
        tray_has_had_its_time();
        return false;
      },
      tray_patience_ms);
  m_windows.look_soon();
}

Resident::~Resident() {
  m_application.remove_action(bus::look_again_action);
  m_application.remove_action(bus::forget_notes_action);
  m_tray_wait.disconnect();
}

Status Resident::status() const {
  auto now = launcher::status(m_snapshot, m_session.state());
  now.code = m_session.failure();
  return now;
}

CardGreeter::Callbacks Resident::callbacks() {
  CardGreeter::Callbacks callbacks;
  callbacks.inspect = [this](const std::string& reader, CardInspector::Answer answer) {
    m_inspector.inspect(reader, std::move(answer));
  };
  callbacks.recall = [this](const card::ChipSerial& serial, std::function<void(memory::LookupResult)> answer) {
    m_memory.recall(serial, std::move(answer));
  };
  callbacks.recall_quietly = [this](const card::ChipSerial& serial, std::function<void(memory::LookupResult)> answer) {
    m_memory.recall_quietly(serial, std::move(answer));
  };
  callbacks.leave_alone = [this](const card::ChipSerial& serial) {
    // Without a keyring it is known until this program ends.
    m_memory.remember(serial, {memory::Standing::not_for_primaweb, std::nullopt}, [](memory::SaveResult kept) {
      if (kept != memory::SaveResult::saved)
        g_debug("Known until the launcher ends: the keyring does not keep it");
    });
  };
  callbacks.tell_stuck = [this] { m_notifier.tell_stuck(); };
  callbacks.withdraw_stuck = [this] { m_notifier.withdraw_stuck(); };
  callbacks.later = [this](std::function<void()> work) {
    Glib::signal_timeout().connect_seconds_once([post = m_dispatcher.poster(), work = std::move(work)] { post(work); },
                                                2);
  };
  callbacks.session = [this] { return m_session.state(); };
  callbacks.user_is_present = [this] { return m_presence.presence() == desktop::Presence::present; };
  callbacks.is_for_first_steps = [this] { return m_first_steps.take_the_card(); };
  callbacks.may_open = &may_open_on_card;
  callbacks.may_ask = &may_ask_about_cards;
  callbacks.open_dialog = [this](const std::string& reader, const card::ChipSerial& serial) {
    m_session.sign_in(
        {.reader = reader, .card = memory::CardToken::make(serial).text(), .asked_by = SessionClient::AskedBy::card});
  };
  callbacks.sign_in = [this](const std::string& reader, const card::ChipSerial& serial) {
    m_session.sign_in(
        {.reader = reader, .card = memory::CardToken::make(serial).text(), .activation_token = m_token.take()});
  };
  callbacks.sign_in_with_any = [this] { m_session.sign_in({.activation_token = m_token.take()}); };
  callbacks.ask_quietly = [this](const card::CardStay& stay) { m_notifier.ask_about(stay); };
  callbacks.withdraw_question = [this](const card::CardStay& stay) { m_notifier.withdraw_question(stay); };
  return callbacks;
}

FirstSteps::Callbacks Resident::callbacks_of_first_steps() {
  FirstSteps::Callbacks callbacks;
  callbacks.are_due = [] { return first_steps_are_due() && !was_used_before(); };
  callbacks.note = &note_first_steps;
  callbacks.knows_own_card = [this](std::function<void(std::optional<bool>)> answer) {
    m_memory.knows_own_card(std::move(answer));
  };
  callbacks.open = [this](bus::Coming coming, const std::string& token) {
    return open(bus::SideWindow::first_steps, coming, token);
  };
  callbacks.settled = [this] {
    if (!m_first_steps.may_come())
      look_again();
    m_windows.look_soon();
  };
  return callbacks;
}

UnaskedWindows::Callbacks Resident::callbacks_of_windows() {
  UnaskedWindows::Callbacks callbacks;
  callbacks.nothing_is_open = [this] { return has_nothing_open(); };
  callbacks.card_is_looked_at = [this] { return m_greeter.is_looking(); };
  callbacks.user_is_present = [this] { return m_presence.presence() == desktop::Presence::present; };
  callbacks.first_steps_are_open = [this] { return m_first_steps.are_open_or_opening(); };
  callbacks.first_steps_may_come = [this] { return m_first_steps.may_come(); };
  callbacks.show_first_steps = [this] { m_first_steps.show_by_themselves(); };
  callbacks.show_home = [this] { show_home(); };
  return callbacks;
}

void Resident::start_primaweb() {
  m_windows.user_is_here();
  if (m_first_steps.may_go_on() || !has_nothing_open())
    return m_greeter.start();
  m_first_steps.before(
      [this](const std::string& unused_token) {
        const auto token = m_token.take(); // the desktop's leave of the user's last click, in the first steps
        m_token.give(token.empty() ? unused_token : token);
        m_greeter.start();
      },
      m_token.take());
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
  m_windows.look_soon();
}

void Resident::show_status() {
  const auto now = status();
  m_icon.show(now);
  m_menu.show(tray::menu_contents(now, m_session.state(), m_mode));
  m_actions.show(now, m_session.state(), m_icon.is_shown());
}

/// The settings are looked up when they count, but the portal of a sandbox must be told: by what the user says in the
/// first steps, where these come first, and again when they change it.
void Resident::look_again() {
  if (m_mode == bus::Mode::real && !m_first_steps.are_open_or_opening() &&
      desktop::find_confinement() == desktop::Confinement::sandbox)
    m_background.emplace(wish_at_login(), keep_from_starting_at_login);
}

/// No window of a sign-in, nor one on its way.
bool Resident::has_nothing_open() const {
  if (m_session.is_on_its_way())
    return false; // with the successor's dialog, it may be
  const auto session = m_session.state();
  return session == SessionState::away || session == SessionState::idle || session == SessionState::broken;
}

void Resident::tray_has_had_its_time() {
  g_debug("The tray %s", m_icon.is_shown() ? "shows the icon" : "shows no icon: a window stands in for it, if it may");
  if (!m_background)
    look_again(); // first steps that did not come keep nobody's computer from starting the program
  if (!m_icon.is_shown())
    m_windows.home_is_due();
  m_windows.look_soon(); // the keyring may be there by now
}

void Resident::keyring_changed() {
  m_greeter.keyring_changed();
  m_windows.look_soon();
}

void Resident::show_home() {
  if (!m_icon.is_shown() && shows_home_without_tray())
    open(bus::SideWindow::home, bus::Coming::by_itself, {});
}

void Resident::choose(int menu_choice) {
  m_windows.user_is_here();
  if (menu_choice == tray::start)
    start_primaweb();
  else if (menu_choice == tray::practice)
    start_practice();
  else if (menu_choice == tray::sign_out)
    m_session.ask_to_sign_out(m_token.take());
  else if (menu_choice == tray::preferences)
    open(bus::SideWindow::preferences, bus::Coming::by_user, m_token.take());
  else if (menu_choice == tray::check_up)
    open(bus::SideWindow::check_up, bus::Coming::by_user, m_token.take());
  else if (menu_choice == tray::help)
    open(bus::SideWindow::help, bus::Coming::by_user, m_token.take());
  else if (menu_choice == tray::about)
    open(bus::SideWindow::about, bus::Coming::by_user, m_token.take());
  else if (menu_choice == tray::quit)
    m_session.ask_whether_to_quit(m_token.take(), [this] { quit(); });
}

base::ObjectPtr<GSubprocess> Resident::open(bus::SideWindow window, bus::Coming coming, const std::string& token) {
  auto process = open_side_window(m_session_program, {window, coming, token});
  if (!process) {
    g_debug("The window cannot be shown: its program does not start");
    m_notifier.tell_session_broke();
  }
  return process;
}

void Resident::start_practice() {
  if (!open_practice(std::string{installed::programs} + "/primaweb-practice", m_token.take())) {
    g_debug("primaweb-practice does not start");
    m_notifier.tell_no_practice();
  }
}

void Resident::quit() {
  g_debug("The launcher is to end");
  m_session.quit([this] { m_application.quit(); });
}

} // namespace launcher
