// SPDX-License-Identifier: EUPL-1.2
//
// insertion: from the moment at which PC/SC tells of an inserted card until the launcher knows whose card it is, again
// and again, with the launcher's own parts as Resident has them: icon and menu, greeter, inspector, memory.
//
// Begins when SCardGetStatusChange returns with the card, and ends when CardGreeter has the dialog opened. In between,
// "reader" is the time within all calls of PC/SC that follow (the linker puts a clock around each), "keyring" the time
// until the keyring answers, and "launcher" all the rest: ours. The reader is the practice one, which has no
// electronics to wait for; a real one takes some 20 ms for the same calls, and powers the card up before it tells of
// it. Run it under tests/support/with-keyring.
#include "card_clock.h"
#include "launcher/card_greeter.h"
#include "launcher/status.h"
#include "launcher/tray/menu.h"
#include "launcher/tray/menu_contents.h"
#include "launcher/tray/status_notifier_item.h"
#include "memory/card_memory.h"
#include "simulator/card/pcscd_server.h"
#include "simulator/card/simulated_eid.h"
#include "simulator/card/simulated_pki.h"

#include <giomm/init.h>
#include <glibmm/main.h>
#include <glibmm/miscutils.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using bench::Clock;
using launcher::SessionState;

constexpr std::size_t rounds = 1000;

struct Times {
  Clock::duration total{};
  Clock::duration reader{};
  Clock::duration keyring{};

  [[nodiscard]] Clock::duration launcher() const { return total - reader - keyring; }
};

/// Iterates the main loop until `is_done`, or not for ever.
template <typename Condition>
void wait_until(Condition is_done) {
  constexpr unsigned bound_ms = 20'000;
  bool is_over = false;
  auto bound = Glib::signal_timeout().connect(
      [&is_over] {
        is_over = true;
        return false;
      },
      bound_ms);
  while (!is_done() && !is_over)
    Glib::MainContext::get_default()->iteration(true);
  bound.disconnect();
  if (is_over)
    throw std::runtime_error{"the launcher does not go on"};
}

/// The launcher, but for the session program.
class Launcher {
public:
  Launcher()
      : m_bus{Gio::DBus::Connection::get_sync(Gio::DBus::BusType::SESSION)},
        m_menu{m_bus, [](int /*choice*/) {}},
        m_icon{m_bus, "bench", {.activated = [] {}, .token_given = [](const std::string& /*token*/) {}}},
        m_greeter{callbacks(), Clock::duration::zero()},
        m_watch{[this, post = m_dispatcher.poster()](const card::ReaderSnapshot& snapshot) {
          post([this, snapshot] { readers_changed(snapshot); });
        }} {}

  /// Makes it a card of the user's own.
  void remember(const card::ChipSerial& serial) {
    bool is_kept = false;
    bool has_answered = false;
    m_memory.remember(serial, {memory::Standing::own, std::nullopt}, [&](memory::SaveResult kept) {
      is_kept = kept == memory::SaveResult::saved;
      has_answered = true;
    });
    wait_until([&] { return has_answered; });
    if (!is_kept)
      throw std::runtime_error{"no keyring: run this under tests/support/with-keyring"};
  }

  /// Whose card it is, as soon as that is read.
  card::ChipSerial wait_for_serial() {
    wait_until([this] { return m_serial.has_value(); });
    return *m_serial;
  }

  void wait_for_empty_reader() {
    wait_until([this] { return m_snapshot.readers.size() == 1 && !m_snapshot.readers[0].card_present; });
  }

  Times wait_for_dialog() {
    wait_until([this] { return m_opened != Clock::time_point{}; });
    return {.total = m_opened - bench::told_of_card(), .reader = bench::time_in_reader(), .keyring = m_keyring};
  }

  void begin() {
    m_opened = {};
    m_keyring = {};
    bench::start_anew();
  }

private:
  launcher::CardGreeter::Callbacks callbacks() {
    launcher::CardGreeter::Callbacks callbacks;
    callbacks.inspect = [this](const std::string& reader, launcher::CardInspector::Answer answer) {
      m_inspector.inspect(reader, std::move(answer));
    };
    callbacks.recall = [this](const card::ChipSerial& serial, std::function<void(memory::LookupResult)> answer) {
      m_serial = serial;
      m_memory.recall(serial, [this, asked = Clock::now(), answer = std::move(answer)](const auto& recollection) {
        m_keyring = Clock::now() - asked;
        answer(recollection);
      });
    };
    callbacks.leave_alone = [](const card::ChipSerial& /*serial*/) {};
    callbacks.session = [] { return SessionState::away; };
    callbacks.user_is_present = [] { return true; };
    callbacks.may_open = [] { return true; };
    callbacks.open_dialog = [this](const std::string& /*reader*/, const card::ChipSerial& /*serial*/) {
      m_opened = Clock::now();
    };
    callbacks.sign_in_with_any = [] {};
    callbacks.ask_quietly = [](const card::CardStay& /*stay*/) {};
    callbacks.withdraw_question = [](const card::CardStay& /*stay*/) {};
    return callbacks;
  }

  void readers_changed(const card::ReaderSnapshot& snapshot) {
    m_snapshot = snapshot;
    const auto status = launcher::status(snapshot, SessionState::away);
    m_icon.show(status);
    m_menu.show(launcher::tray::menu_contents(status, SessionState::away, bus::Mode::practice));
    m_greeter.see(snapshot);
  }

  Clock::time_point m_opened;
  Clock::duration m_keyring{};
  std::optional<card::ChipSerial> m_serial;
  card::ReaderSnapshot m_snapshot;
  Glib::RefPtr<Gio::DBus::Connection> m_bus;
  launcher::tray::Menu m_menu;
  launcher::tray::StatusNotifierItem m_icon;
  launcher::CardGreeter m_greeter;
  memory::CardMemory m_memory{memory::CardMemory::Scope::practice};
  launcher::CardInspector m_inspector;
  card::MainLoopDispatcher m_dispatcher;
  card::ReaderWatch m_watch;
};

double ms(Clock::duration time) {
  return std::chrono::duration<double, std::milli>{time}.count();
}

template <typename Part>
void print(const char* what, const std::vector<Times>& measured, Part part) {
  std::vector<Clock::duration> times(measured.size());
  std::transform(measured.begin(), measured.end(), times.begin(), part);
  const auto first = times.front();
  std::sort(times.begin(), times.end());
  std::printf("  %-10s %8.2f %8.2f %8.2f %8.2f\n", what, ms(times[times.size() / 2]),
              ms(times[times.size() * 99 / 100]), ms(times.back()), ms(first));
}

std::vector<Times> measure() {
  const std::string socket = Glib::get_user_runtime_dir() + "/practice.comm";
  Glib::setenv("PCSCLITE_CSOCK_NAME", socket);
  simulator::PracticeReaders readers{socket};
  simulator::SimulatedPki pki;
  const auto card = std::make_shared<simulator::SimulatedEid>(pki, simulator::EidOptions{});
  Launcher launcher;
  launcher.wait_for_empty_reader();
  std::vector<Times> measured;
  for (std::size_t round = 0; round < rounds; ++round) {
    launcher.begin();
    readers.insert(simulator::PracticeReaders::default_reader, card);
    if (round == 0)
      launcher.remember(launcher.wait_for_serial());
    measured.push_back(launcher.wait_for_dialog());
    readers.remove(simulator::PracticeReaders::default_reader);
    launcher.wait_for_empty_reader();
  }
  return measured;
}

} // namespace

int main() {
  try {
    Gio::init();
    const auto measured = measure();
    std::printf("From an inserted card to whose card it is, %zu times, in ms\n", measured.size());
    std::printf("  %-10s %8s %8s %8s %8s\n", "", "median", "99 %", "worst", "first");
    print("all", measured, [](const Times& times) { return times.total; });
    print("reader", measured, [](const Times& times) { return times.reader; });
    print("keyring", measured, [](const Times& times) { return times.keyring; });
    print("launcher", measured, [](const Times& times) { return times.launcher(); });
    std::puts(
        "reader: the calls of PC/SC, here of a practice reader; keyring: until it answers; launcher: the rest, ours");
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "insertion: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
