// SPDX-License-Identifier: EUPL-1.2
#include "keyboard.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace property {

namespace {

using std::chrono::milliseconds;

constexpr std::array keys_a_second{3, 6, 11};

class Chance {
public:
  explicit Chance(unsigned seed) : m_random{seed} {}

  int number(int least, int most) {
    return least + static_cast<int>(m_random() % static_cast<unsigned>(most - least + 1));
  }

  milliseconds time(int least, int most) { return milliseconds{number(least, most)}; }

  bool one_in(int cases) { return number(1, cases) == 1; }

  /// As it is typed into a spreadsheet, or in words.
  std::string text(int words) {
    const bool numbers_only = one_in(2);
    std::string text;
    for (; words > 0; --words)
      if (numbers_only || one_in(3))
        text += std::to_string(number(1'000, 99'999)) + "\n\n\n\t"[number(0, 3)];
      else
        text += std::string(static_cast<std::size_t>(number(1, 8)), 'a') + " \n.\x1b"[number(0, 3)];
    return text;
  }

private:
  std::minstd_rand m_random;
};

} // namespace

void Keyboard::type_elsewhere(Manner manner, unsigned seed, Time now) {
  constexpr auto longest_pause = milliseconds{950}; // who pauses for a second has stopped typing
  Chance chance{seed};
  const bool begins_anew = manner == Manner::begins_anew;
  auto text = chance.text(chance.number(2, 10));
  if (begins_anew) {
    now += chance.time(0, 1'500);
    text.insert(0, std::to_string(chance.number(1'000, 99'999)) + "\n7");
  }
  const int rate = keys_a_second.at(static_cast<std::size_t>(chance.number(0, 2)));
  stop();
  m_meant = Meant::for_another_window;
  for (const char character : text) {
    if (begins_anew)
      now += chance.time(60, 400);
    else
      now += std::min(chance.time(600, 1'400) / rate + (chance.one_in(12) ? chance.time(200, 700) : milliseconds{0}),
                      longest_pause);
    m_keys.push_back({now, character});
  }
}

void Keyboard::type_in_dialog(std::string_view text, unsigned seed, Time now) {
  Chance chance{seed};
  stop();
  m_meant = Meant::for_the_dialog;
  for (const char character : text) {
    now += chance.time(20, 900);
    m_keys.push_back({now, character});
  }
}

std::optional<Keyboard::Time> Keyboard::next() const {
  return m_keys.empty() ? std::nullopt : std::optional{m_keys.front().at};
}

char Keyboard::take() {
  const char character = m_keys.front().character;
  m_keys.pop_front();
  return character;
}

} // namespace property
