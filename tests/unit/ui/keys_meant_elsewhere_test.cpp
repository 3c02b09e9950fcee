// SPDX-License-Identifier: EUPL-1.2
// Thousands of times a question comes up in the midst of somebody's typing, on a clock that the test turns:
// PRIMAWEB_SEARCH_SEED chooses other ones, PRIMAWEB_SEARCH_COUNT how many. Each has the seed that is told when it
// fails.
#include "ui/input_guard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>

namespace {

using namespace std::chrono_literals;
using ui::InputGuard;
using Milliseconds = std::chrono::milliseconds;
using Key = InputGuard::Key;
using Verdict = InputGuard::Verdict;

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* text = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): one thread
  return text == nullptr ? otherwise : static_cast<unsigned>(std::stoul(text));
}

/// Chance, and the texts of people who type.
class Chance {
public:
  explicit Chance(unsigned seed) : m_random{seed} {}

  int number(int least, int most) { return std::uniform_int_distribution{least, most}(m_random); }

  Milliseconds time(Milliseconds least, Milliseconds most) {
    return Milliseconds{number(static_cast<int>(least.count()), static_cast<int>(most.count()))};
  }

  int one_of(std::initializer_list<int> numbers) {
    return *std::next(numbers.begin(), number(0, static_cast<int>(numbers.size()) - 1));
  }

  bool one_in(int cases) { return number(1, cases) == 1; }

  std::string text() {
    std::string text;
    const bool numbers_only = one_in(2);
    while (text.size() < 400)
      text += numbers_only || one_in(3)
                  ? std::to_string(number(1'000, 99'999)) + "\n\n\n\t"[number(0, 3)]
                  : std::string(static_cast<std::size_t>(number(1, 8)), 'a') + " \n.\x1b"[number(0, 3)];
    return text;
  }

  /// Until the next key. Who pauses for a second has stopped typing.
  Milliseconds gap(int keys_a_second) {
    const auto usual = time(600ms, 1'400ms) / keys_a_second;
    return std::min(usual + (one_in(12) ? time(200ms, 700ms) : 0ms), Milliseconds{950});
  }

private:
  std::mt19937 m_random;
};

/// The dialog as far as keys go: a page that asks nothing, then the PIN page, where Tab leads from the box to buttons.
class Dialog {
public:
  void open() { m_guard.open(InputGuard::Opening::by_itself, m_now); }

  void focus(bool is_focused) { m_guard.set_focused(is_focused, m_now); }

  void ask_pin() {
    m_in_box = m_asks_pin = true;
    m_guard.change_page(InputGuard::Page::may_be_inert, m_now);
    empty_if_inert();
  }

  void click() {
    m_guard.pointer_pressed();
    m_in_box = m_asks_pin;
  }

  void type(char character) {
    const auto verdict = m_guard.hear(kind_of(character), m_now);
    if (verdict == Verdict::turn)
      m_in_box = m_asks_pin;
    else if (verdict == Verdict::pass)
      take(character);
    empty_if_inert();
  }

  void let_time_pass(InputGuard::Time until) {
    for (auto next = m_guard.next(); next && *next <= until; next = m_guard.next()) {
      m_now = std::max(m_now, *next);
      if (m_guard.time_passed(m_now))
        enter();
    }
    m_now = until;
  }

  /// The program is busy until then: whatever comes waits.
  void be_busy(InputGuard::Time until) { m_now = until; }

  [[nodiscard]] bool is_inert() const { return m_guard.inert().has_value(); }

  int m_confirmed = 0;
  int m_pressed = 0;
  InputGuard::Time m_now{1h};

private:
  [[nodiscard]] Key kind_of(char character) const {
    switch (character) {
    case '\n':
      return m_in_box ? Key::enter : Key::press;
    case ' ':
      return m_in_box ? Key::character : Key::press;
    case '\t':
      return Key::tab;
    case '\x1b':
      return Key::press;
    default:
      return m_in_box ? Key::character : Key::stray;
    }
  }

  void take(char character) {
    if (character == '\t')
      m_in_box = false;
    else if (character == '\x1b' || !m_in_box)
      ++m_pressed;
    else if (character == '\n')
      enter();
    else if (character >= '0' && character <= '9')
      ++m_digits;
    else
      m_guard.no_pin_character_came();
  }

  void enter() {
    if (m_digits >= 4)
      ++m_confirmed;
    m_digits = 0;
  }

  void empty_if_inert() {
    if (m_guard.inert())
      m_digits = 0;
  }

  InputGuard m_guard;
  bool m_asks_pin = false;
  bool m_in_box = false;
  int m_digits = 0;
};

/// A dialog that comes up while somebody types, or between two of their lines.
class History {
public:
  explicit History(unsigned seed) : m_chance{seed}, m_text{m_chance.text()} {}

  /// They type all the while, with pauses of less than a second; then they see the dialog and type their PIN.
  void type_on_then_mean_it() {
    const int rate = m_chance.one_of({3, 6, 11});
    play(m_chance.time(0ms, 900ms), m_chance.time(200ms, 8s), [this, rate] { return m_chance.gap(rate); });
    EXPECT_EQ(m_dialog.m_confirmed, 0);
    wait(1'100ms);
    EXPECT_EQ(m_dialog.m_confirmed, 0);
    EXPECT_EQ(m_dialog.m_pressed, 0);
    type_a_pin_that_is_meant();
    EXPECT_EQ(m_dialog.m_confirmed, 1);
    EXPECT_EQ(m_dialog.m_pressed, 0);
  }

  /// They looked up for as long as they liked, and begin a new number without having seen the dialog; no pause then.
  void begin_again_after_a_pause() {
    m_text.insert(0, std::to_string(m_chance.number(1'000, 99'999)) + "\n7");
    play(m_chance.time(0ms, 10s), m_chance.time(11s, 20s), [this] { return m_chance.time(60ms, 400ms); });
    EXPECT_EQ(m_dialog.m_confirmed, 0);
    EXPECT_EQ(m_dialog.m_pressed, 0);
  }

private:
  void play(Milliseconds first_key, Milliseconds until, const std::function<Milliseconds()>& gap) {
    m_dialog.open();
    const auto opened = m_dialog.m_now;
    m_to_come.emplace(opened + m_chance.time(0ms, 300ms), [this] { m_dialog.focus(m_has_focus = true); });
    m_to_come.emplace(opened + m_chance.time(50ms, 4s), [this] { m_dialog.ask_pin(); });
    auto character = m_text.begin();
    for (auto key = opened + first_key; key < opened + until && character != m_text.end(); key += gap(), ++character)
      m_to_come.emplace(key, [this, typed = *character] {
        if (m_has_focus)
          m_dialog.type(typed);
      });
    auto busy_until = opened;
    for (const auto& [when, happens] : m_to_come) {
      if (m_chance.one_in(20))
        busy_until = std::max(busy_until, when + m_chance.time(0ms, 1'500ms));
      if (when > busy_until)
        m_dialog.let_time_pass(when);
      else
        m_dialog.be_busy(busy_until);
      happens();
    }
  }

  void type_a_pin_that_is_meant() {
    if (m_chance.one_in(3)) {
      m_dialog.click();
    } else if (m_dialog.is_inert()) {
      m_dialog.type('\t');
      wait(m_chance.time(0ms, 600ms));
    }
    for (const char character : {'1', '2', '3', '4', '\n'}) {
      m_dialog.type(character);
      if (character != '\n')
        wait(m_chance.time(20ms, 900ms));
    }
    wait(600ms);
  }

  void wait(Milliseconds time) { m_dialog.let_time_pass(m_dialog.m_now + time); }

  Chance m_chance;
  std::string m_text;
  Dialog m_dialog;
  bool m_has_focus = false;
  std::multimap<InputGuard::Time, std::function<void()>> m_to_come;
};

void play_many(void (History::*play)()) {
  const auto seed = number_from("PRIMAWEB_SEARCH_SEED", 20'261'129);
  const auto count = number_from("PRIMAWEB_SEARCH_COUNT", 10'000);
  std::cout << "seed " << seed << ", " << count << " histories\n";
  for (unsigned number = 0; number < count && !::testing::Test::HasFailure(); ++number) {
    SCOPED_TRACE(testing::Message() << "PRIMAWEB_SEARCH_SEED=" << seed + number << " PRIMAWEB_SEARCH_COUNT=1");
    History history{seed + number};
    (history.*play)();
  }
}

TEST(KeysMeantElsewhere, become_no_pin_and_press_nothing_while_the_pin_that_is_meant_is_taken) {
  play_many(&History::type_on_then_mean_it);
}

TEST(KeysMeantElsewhere, become_no_pin_when_somebody_begins_again_after_a_pause) {
  play_many(&History::begin_again_after_a_pause);
}

} // namespace
