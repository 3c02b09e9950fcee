// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson.h"

#include "simulator/card_choice.h"

#include <algorithm>
#include <array>
#include <utility>

namespace simulator {

namespace {

using Kind = LessonAction::Kind;

constexpr std::array kinds{
    std::pair{std::string_view{"insert"}, Kind::insert}, std::pair{std::string_view{"remove"}, Kind::remove},
    std::pair{std::string_view{"open"}, Kind::open},     std::pair{std::string_view{"sign-out"}, Kind::sign_out},
    std::pair{std::string_view{"pin"}, Kind::pin},       std::pair{std::string_view{"choose"}, Kind::choose},
    std::pair{std::string_view{"press"}, Kind::press},   std::pair{std::string_view{"keys"}, Kind::keys},
};

bool is_digits(std::string_view text, std::size_t fewest, std::size_t most) {
  return text.size() >= fewest && text.size() <= most && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool fits(Kind kind, std::string_view what) {
  constexpr std::size_t fewest_digits = 4;
  constexpr std::size_t most_digits = 12;
  switch (kind) {
  case Kind::insert:
    return card_choice(what).has_value();
  case Kind::remove:
  case Kind::open:
  case Kind::sign_out:
    return what.empty();
  case Kind::pin:
    return is_digits(what, fewest_digits, most_digits);
  case Kind::choose:
    return is_digits(what, 1, 2) && what.front() != '0';
  case Kind::press:
    return std::ranges::find(lesson_buttons(), what) != lesson_buttons().end();
  case Kind::keys:
    return !what.empty();
  }
  return false;
}

} // namespace

const std::string& LessonText::in(const std::string& language) const {
  const auto found = translations.find(language);
  return found == translations.end() ? plain : found->second;
}

std::optional<LessonAction> lesson_action(std::string_view words) {
  const auto space = words.find(' ');
  const auto what = space == std::string_view::npos ? std::string_view{} : words.substr(space + 1);
  for (const auto& [name, kind] : kinds)
    if (words.substr(0, space) == name && fits(kind, what))
      return LessonAction{.kind = kind, .what = std::string{what}};
  return std::nullopt;
}

const std::vector<std::string>& lesson_buttons() {
  static const std::vector<std::string> names{"sign-out", "switch",    "switch-now", "sign-in-again",
                                              "remember", "try-again", "cancel"};
  return names;
}

} // namespace simulator
