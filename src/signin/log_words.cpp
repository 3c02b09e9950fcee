// SPDX-License-Identifier: EUPL-1.2
#include "signin/log_words.h"

#include "card/log_words.h"

#include <string_view>

namespace signin {

namespace {

/// "PageShown": a type's own name, so that it cannot be another than in the code. GCC and Clang write the same up to
/// there: "… name_of() [T = signin::PageShown]", with or without a "with" and a semicolon.
template <typename T>
std::string name_of() {
  constexpr std::string_view here = __PRETTY_FUNCTION__;
  constexpr std::string_view before = "T = signin::";
  constexpr auto begin = here.find(before) + before.size();
  return std::string{here.substr(begin, here.find_first_of(";]", begin) - begin)};
}

std::string word(Timer timer) {
  switch (timer) {
  case Timer::page:
    return "page";
  case Timer::keyring:
    return "keyring";
  case Timer::open_card:
    return "open card";
  case Timer::after_crash:
    return "after crash";
  case Timer::staying:
    break;
  }
  return "staying";
}

std::string word(Absence why) {
  switch (why) {
  case Absence::screen_locked:
    return "screen locked";
  case Absence::computer_asleep:
    return "asleep";
  case Absence::session_inactive:
    break;
  }
  return "session inactive";
}

std::string word(Failure failure) {
  return std::string{code(failure)};
}

/// What is worth a word beside the name. Whatever stands in none of these is not told.
struct Detail {
  template <typename T>
  std::string operator()(const T& /*other*/) const {
    return {};
  }

  std::string operator()(const ServiceFailed& event) const { return word(event.failure); }

  std::string operator()(const CardUnfit& event) const { return word(event.failure); }

  std::string operator()(const CardRequestFailed& event) const { return word(event.failure); }

  std::string operator()(const PortalFailed& event) const { return word(event.failure); }

  std::string operator()(const TellPageTrouble& effect) const { return word(effect.failure); }

  std::string operator()(const CardDidNotSign& event) const { return card::log_word(event.fault); }

  std::string operator()(const PinChecked& event) const { return card::log_word(event.result); }

  std::string operator()(const CardPlaced& event) const { return card::log_word(event.arrival); }

  std::string operator()(const Recalled& event) const {
    return std::string{card::log_word(event.ownership)} + (event.last ? ", with a destination" : "") +
           (event.keyring ? "" : ", without a keyring");
  }

  std::string operator()(const PageShown& event) const { return event.page ? "known" : "unknown"; }

  std::string operator()(const UserLeft& event) const { return word(event.why); }

  std::string operator()(const TimedOut& event) const { return word(event.timer); }

  std::string operator()(const StartTimer& effect) const { return word(effect.timer); }

  std::string operator()(const StopTimer& effect) const { return word(effect.timer); }

  std::string operator()(const Show& effect) const {
    const auto* trouble = std::get_if<Trouble>(&effect.view);
    return std::visit([]<typename T>(const T&) { return name_of<T>(); }, effect.view) +
           (trouble == nullptr ? "" : ", " + word(trouble->failure));
  }
};

template <typename Variant>
std::string told(const Variant& any) {
  return std::visit(
      []<typename T>(const T& each) {
        const auto detail = Detail{}(each);
        return name_of<T>() + (detail.empty() ? "" : " (" + detail + ")");
      },
      any);
}

} // namespace

std::string log_word(const Event& event) {
  return told(event);
}

std::string log_word(const Effect& effect) {
  return told(effect);
}

} // namespace signin
