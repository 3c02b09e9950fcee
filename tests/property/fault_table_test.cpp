// SPDX-License-Identifier: EUPL-1.2
// Every fault at every step of a sign-in, with both generations of card, one never seen and one seen before. What each
// must end in is written down below; the test prints how many it tried and how many were survived.
#include "sign_in_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <functional>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace property {
namespace {

/// How far a sign-in is when something strikes.
enum class Phase { reading, checking_pin, signing, closing };
constexpr std::array phase_names{"reading", "checking the PIN", "signing", "closing"};

/// What the user sees in the end.
using Ending = std::string_view;
constexpr Ending signed_in = "in PrimaWeb";
constexpr Ending card_asked = "asks for a card";
constexpr Ending pin_asked = "asks for the PIN";
constexpr Ending left = "dialog closed";
constexpr Ending nothing = "nothing";

Ending trouble(signin::Failure failure) {
  return signin::code(failure);
}

Ending ending_of(const signin::View& view) {
  if (std::holds_alternative<signin::InPrimaWeb>(view))
    return signed_in;
  if (std::holds_alternative<signin::AskCard>(view))
    return card_asked;
  if (std::holds_alternative<signin::AskPin>(view))
    return pin_asked;
  if (const auto* shown = std::get_if<signin::Trouble>(&view))
    return trouble(shown->failure);
  return nothing;
}

constexpr int reader = 0;

struct Fault {
  const char* name;
  std::function<void(ReaderWorld&)> strikes;
  /// By phase.
  std::array<Ending, 4> ends;
  /// Whether the watch tells of it before the exchange does.
  bool told_first = false;
  /// Whether the user cancels when the program waits for another one, which it does only when that one got the card;
  /// else the other lets go.
  bool called_off = false;
  /// Whether it is a command that goes wrong; else it may come before any call to pcscd.
  bool on_command = false;
  /// What is otherwise with some commands; may be empty.
  std::function<std::optional<Ending>(card::ByteView command, Phase phase)> except = {};
};

Fault on_the_line(const char* name, LineFault fault, std::uint16_t detail, std::array<Ending, 4> ends,
                  decltype(Fault::except) except = {}) {
  return {.name = name,
          .strikes = [=](ReaderWorld& world) { world.strike(0, fault, detail); },
          .ends = ends,
          .on_command = true,
          .except = std::move(except)};
}

bool has_instruction(card::ByteView command, std::uint8_t instruction) {
  return command.size() > 1 && command[1] == instruction;
}

/// Whatever a 1.8 card says to the longer form of GET CARD DATA, it is asked for the shorter one, once.
std::optional<Ending> asked_otherwise(card::ByteView command, Phase phase) {
  const bool longer_form = has_instruction(command, 0xE4) && command[3] == 1;
  return longer_form && phase == Phase::reading ? std::optional{signed_in} : std::nullopt;
}

constexpr std::uint8_t mse_set = 0x22;

/// A card that refuses the key for TLS 1.3 before the PIN is one for TLS 1.2.
std::optional<Ending> refused(card::ByteView command, Phase phase) {
  if (phase == Phase::reading && has_instruction(command, mse_set))
    return signed_in;
  return asked_otherwise(command, phase);
}

/// From the choice of the key to the signature.
bool asks_to_sign(card::ByteView command, Phase phase) {
  return phase == Phase::signing &&
         (has_instruction(command, mse_set) || has_instruction(command, 0x2A) || has_instruction(command, 0xC0));
}

/// Bytes that nobody reads do no harm.
std::optional<Ending> read_exactly(card::ByteView command, Phase /*phase*/) {
  for (const auto instruction : std::to_array<std::uint8_t>({0xB0, 0xC0, 0x2A})) // READ BINARY, GET RESPONSE, PSO
    if (has_instruction(command, instruction))
      return std::nullopt;
  return signed_in;
}

std::vector<Fault> all_faults() {
  using signin::Failure;
  // What befalls the card while it is closed does not concern a user who is signed in.
  const auto all = [](Ending ending) { return std::array{ending, ending, ending, signed_in}; };
  const auto not_a_belgian_eid = [](card::ByteView command, Phase phase) {
    const bool first_of_1_7 = has_instruction(command, 0xE4) && command[3] == 0;
    if (first_of_1_7)
      return std::optional{trouble(Failure::foreign_card)};
    return asks_to_sign(command, phase) ? trouble(Failure::signature_unsupported) : refused(command, phase);
  };
  const auto pin_is_wanted = [](card::ByteView command, Phase phase) {
    return asks_to_sign(command, phase) ? std::optional{pin_asked} : refused(command, phase);
  };
  const auto pull = [](ReaderWorld& world) { world.pull(reader); };
  const auto unplug = [](ReaderWorld& world) { world.unplug(reader); };
  const auto stop = [](ReaderWorld& world) { world.stop_service(); };
  const auto unreadable = all(trouble(Failure::card_unreadable));
  const auto stopped = all(trouble(Failure::service_stopped));
  const auto busy = all(trouble(Failure::card_busy));
  const auto out_and_in = [](ReaderWorld& world) { world.shake(reader); };
  const auto reset = [](ReaderWorld& world) { world.other_resets(reader); };
  const auto hold = [](ReaderWorld& world) { world.other_holds(reader); };
  return {
      {.name = "card pulled", .strikes = pull, .ends = all(card_asked)},
      {.name = "card pulled, told at once", .strikes = pull, .ends = all(card_asked), .told_first = true},
      {.name = "reader gone", .strikes = unplug, .ends = all(card_asked)},
      {.name = "reader gone, told at once", .strikes = unplug, .ends = all(card_asked), .told_first = true},
      {.name = "pcscd killed", .strikes = stop, .ends = stopped},
      {.name = "pcscd killed, told at once", .strikes = stop, .ends = stopped, .told_first = true},
      {.name = "card out and in again", .strikes = out_and_in, .ends = {signed_in, pin_asked, pin_asked, signed_in}},
      {.name = "reset by another program", .strikes = reset, .ends = all(signed_in)},
      {.name = "held by another program for a while", .strikes = hold, .ends = all(signed_in)},
      {.name = "held by another program, called off", .strikes = hold, .ends = all(left), .called_off = true},
      on_the_line("sharing violation", LineFault::refused, 0, busy),
      on_the_line("command never delivered", LineFault::undelivered, 0, all(trouble(Failure::card_mute))),
      // How a bound that passes becomes this outcome is the desk's (tests/unit/session/stuck_card_test.cpp).
      on_the_line("answer lost, or later than the bound", LineFault::lost, 0, all(trouble(Failure::card_silent))),
      on_the_line("answer torn: nothing left", LineFault::torn, 0, unreadable, asked_otherwise),
      on_the_line("answer torn: one byte left", LineFault::torn, 1, unreadable, asked_otherwise),
      on_the_line("answer torn: last byte lost", LineFault::torn, 0xFFFF, unreadable, asked_otherwise),
      on_the_line("answer a byte too long", LineFault::too_long, 1, unreadable, read_exactly),
      on_the_line("answer far too long", LineFault::too_long, 300, unreadable, read_exactly),
      on_the_line("wrong status: 6F00", LineFault::wrong_status, 0x6F00, unreadable, refused),
      on_the_line("wrong status: 6E00", LineFault::wrong_status, 0x6E00, unreadable, not_a_belgian_eid),
      on_the_line("wrong status: 6982", LineFault::wrong_status, 0x6982, unreadable, pin_is_wanted),
  };
}

/// Whose card it is, and whether the program has seen it before.
struct Setting {
  const char* name;
  int person;
  bool seen_before;

  friend std::ostream& operator<<(std::ostream& out, const Setting& setting) { return out << setting.name; }
};

constexpr std::array settings{Setting{"1.8, never seen", 0, false}, Setting{"1.8, again", 0, true},
                              Setting{"1.7, never seen", 1, false}, Setting{"1.7, again", 1, true}};

class FaultTable : public testing::TestWithParam<Setting> {
protected:
  static constexpr int steps_of_a_hang = 1000;

  /// A sign-in that has come to nothing but an empty reader.
  void begin() {
    m_model.begin({3, 3, 3});
    if (!GetParam().seen_before)
      return;
    insert();
    ASSERT_EQ(signs_in(), signed_in);
    m_model.world().pull(reader);
    sign_out();
    ASSERT_EQ(ending_of(m_model.view()), card_asked);
  }

  /// A new sign-in begins.
  void sign_out() {
    m_model.make({Move::Kind::signs_out});
    for (int step = 0; m_model.has_ended() && step < steps_of_a_hang; ++step)
      m_model.make(onward());
    settle();
  }

  void insert() { m_model.world().insert(reader, m_model.cards().card(GetParam().person)); }

  /// The user does this, and types the right PIN.
  [[nodiscard]] static Move onward() { return {Move::Kind::onward, 2, GetParam().person}; }

  void settle() {
    for (int step = 0; !m_model.rests() && step < steps_of_a_hang; ++step)
      m_model.make(onward());
  }

  /// The user types the PIN once, and that is all. What is on the screen in the end.
  Ending signs_in() {
    bool typed = false;
    for (int step = 0; step < steps_of_a_hang; ++step) {
      if (m_told_first)
        m_model.make({Move::Kind::watch_looks});
      if (m_model.rests()) {
        const auto ending = m_model.has_ended() ? left : ending_of(m_model.view());
        if (m_model.waits() && m_called_off)
          m_model.make({Move::Kind::cancels});
        else if (ending == pin_asked ? std::exchange(typed, true) : ending != nothing)
          return ending;
      }
      m_model.make(onward());
    }
    return "hangs";
  }

  [[nodiscard]] Phase phase() const {
    const auto& view = m_model.view();
    const auto* const working = std::get_if<signin::Working>(&view);
    if (working == nullptr)
      return Phase::reading;
    if (working->activity == signin::Activity::checking_pin)
      return Phase::checking_pin;
    return m_model.card_host_waits() ? Phase::signing : Phase::closing;
  }

  /// For each call to pcscd of a good sign-in, whether it is a command to the card.
  std::vector<bool> calls_of_a_good_sign_in() {
    begin();
    constexpr int more_than_enough = 200;
    std::vector<bool> is_command;
    for (int call = 0; call < more_than_enough; ++call)
      m_model.world().strike(call, [&] { is_command.push_back(!m_model.world().command().empty()); });
    insert();
    EXPECT_EQ(signs_in(), signed_in);
    EXPECT_EQ(m_model.end(), std::nullopt);
    EXPECT_LT(is_command.size(), more_than_enough);
    return is_command;
  }

  /// What is wrong with how `fault` at this call ends; empty for nothing.
  std::string strike(const Fault& fault, int call) {
    begin();
    std::optional<Phase> struck;
    Ending expected = nothing;
    m_model.world().strike(call, [&] {
      struck = phase();
      const auto exception =
          fault.except && *struck != Phase::closing ? fault.except(m_model.world().command(), *struck) : std::nullopt;
      m_told_first = fault.told_first;
      m_called_off = fault.called_off;
      expected = exception.value_or(fault.ends.at(static_cast<std::size_t>(*struck)));
      fault.strikes(m_model.world());
      if (fault.called_off && !m_model.world().is_held())
        expected = signed_in;
    });
    insert();
    const auto ending = signs_in();
    m_told_first = false;
    m_called_off = false;
    if (!struck)
      return "never struck";
    m_model.world().other_lets_go();
    m_model.make({Move::Kind::card_works}); // what waited for that
    settle();
    std::string wrong;
    if (ending != expected)
      wrong = std::string{ending} + " instead of " + std::string{expected} + "; ";
    if (m_model.world().service_runs() && m_model.ledger().any_open())
      wrong += "the card stays unlocked; ";
    if (m_model.world().open_connections() > (ending == pin_asked ? 1 : 0))
      wrong += "the card stays connected; ";
    wrong += next_insertion();
    if (const auto broken = m_model.end())
      wrong += *broken + "; ";
    return wrong.empty() ? ""
                         : std::string{"while "} + phase_names.at(static_cast<std::size_t>(*struck)) + ": " + wrong;
  }

  /// How far a sign-in is when the user signs out, or cancels: with the card open, or closed already.
  enum class SignOut { with_the_card_open, from_primaweb };

  void sign_out_at(SignOut moment) {
    begin();
    insert();
    const auto is_reached = [&] {
      return moment == SignOut::with_the_card_open ? m_model.ledger().any_open() && m_model.card_host_waits()
                                                   : ending_of(m_model.view()) == signed_in && m_model.rests();
    };
    for (int step = 0; !is_reached() && step < steps_of_a_hang; ++step)
      m_model.make(onward());
    ASSERT_TRUE(is_reached());
    m_model.make({Move::Kind::signs_out});
  }

  /// Nobody does anything any more.
  void come_to_rest() {
    for (int step = 0; !m_model.rests() && step < steps_of_a_hang; ++step) {
      m_model.make({Move::Kind::card_works});
      m_model.make({Move::Kind::answer_arrives});
    }
  }

  /// For each call to pcscd after a sign-out, whether it is a command to the card.
  std::vector<bool> calls_after(SignOut moment) {
    sign_out_at(moment);
    constexpr int more_than_enough = 50;
    std::vector<bool> is_command;
    for (int call = 0; call < more_than_enough; ++call)
      m_model.world().strike(call, [&] { is_command.push_back(!m_model.world().command().empty()); });
    come_to_rest();
    EXPECT_TRUE(m_model.has_ended());
    EXPECT_EQ(m_model.end(), std::nullopt);
    return is_command;
  }

  /// What is wrong with how `fault` at this call after a sign-out ends; when all is done, without a call.
  std::string strike_after(SignOut moment, const Fault& fault, std::optional<int> call) {
    sign_out_at(moment);
    bool struck = !call;
    if (call)
      m_model.world().strike(*call, [&] {
        struck = true;
        fault.strikes(m_model.world());
      });
    come_to_rest();
    if (!call)
      fault.strikes(m_model.world());
    m_model.world().other_lets_go();
    m_model.make({Move::Kind::card_works}); // what waited for that
    come_to_rest();
    if (!struck)
      return "never struck";
    std::string wrong;
    if (!m_model.has_ended())
      wrong += "the dialog is there still; ";
    if (m_model.world().service_runs() && m_model.ledger().any_open())
      wrong += "the card stays unlocked; ";
    if (m_model.world().open_connections() > 0)
      wrong += "the card stays connected; ";
    wrong += next_insertion();
    if (const auto broken = m_model.end())
      wrong += *broken + "; ";
    return wrong;
  }

  /// The trouble is over, and the card goes in again.
  std::string next_insertion() {
    if (m_model.has_ended() || ending_of(m_model.view()) == signed_in)
      sign_out();
    m_model.world().start_service();
    m_model.world().plug_in(reader);
    m_model.world().pull(reader);
    settle();
    insert();
    settle();
    const auto* const asked = std::get_if<signin::AskPin>(&m_model.view());
    if (asked == nullptr)
      return "then, the card in again: " + std::string{ending_of(m_model.view())} + "; ";
    if (asked->card.tries.count != simulator::ChipPin::full_tries)
      return "a try is lost; ";
    const auto ending = signs_in();
    return ending == signed_in ? "" : "then, signing in again: " + std::string{ending} + "; ";
  }

  SignInModel m_model;
  bool m_told_first = false; ///< what the watch sees, from now on
  bool m_called_off = false; ///< what waits, from now on
};

TEST_P(FaultTable, ends_every_sign_in_well_and_takes_the_card_again) {
  const auto calls = calls_of_a_good_sign_in();
  std::cout << GetParam().name << ": " << calls.size() << " calls, " << std::count(calls.begin(), calls.end(), true)
            << " of them commands\n"
            << "  tried  survived\n";
  for (const auto& fault : all_faults()) {
    int tried = 0;
    int survived = 0;
    for (std::size_t call = 0; call < calls.size(); ++call) {
      if (fault.on_command && !calls[call])
        continue;
      ++tried;
      const auto wrong = strike(fault, static_cast<int>(call));
      if (wrong.empty())
        ++survived;
      else
        ADD_FAILURE() << fault.name << " at call " << call << ' ' << wrong;
    }
    std::cout << std::setw(7) << tried << std::setw(10) << survived << "  " << fault.name << '\n';
  }
}

TEST_P(FaultTable, ends_every_sign_out_well_and_takes_the_card_again) {
  for (const auto moment : {SignOut::with_the_card_open, SignOut::from_primaweb}) {
    const auto calls = calls_after(moment);
    std::cout << GetParam().name << ", signed out "
              << (moment == SignOut::from_primaweb ? "from PrimaWeb" : "with the card open") << ": " << calls.size()
              << " calls, " << std::count(calls.begin(), calls.end(), true) << " of them commands\n"
              << "  tried  survived\n";
    for (const auto& fault : all_faults()) {
      if (fault.called_off)
        continue; // there is nobody any more who would
      int tried = 0;
      int survived = 0;
      const auto strikes_at = [&](std::optional<int> call) {
        ++tried;
        const auto wrong = strike_after(moment, fault, call);
        survived += wrong.empty() ? 1 : 0;
        if (!wrong.empty())
          ADD_FAILURE() << fault.name << (call ? " at call " + std::to_string(*call) : " when all is done") << ": "
                        << wrong;
      };
      for (std::size_t call = 0; call < calls.size(); ++call)
        if (!fault.on_command || calls[call])
          strikes_at(static_cast<int>(call));
      if (!fault.on_command)
        strikes_at(std::nullopt);
      std::cout << std::setw(7) << tried << std::setw(10) << survived << "  " << fault.name << '\n';
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Cards, FaultTable, testing::ValuesIn(settings), [](const auto& setting) {
  std::string name;
  for (const char c : std::string_view{setting.param.name})
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

} // namespace
} // namespace property
