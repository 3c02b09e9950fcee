// SPDX-License-Identifier: EUPL-1.2
#include "checkup/reader_checks.h"

#include "card/main_loop_dispatcher.h"
#include "checkup/shown.h"
#include "checkup/waiting.h"
#include "signin/card_failure.h"

#include <glibmm/i18n.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace checkup {

namespace {

using namespace std::chrono_literals;

/// ReaderWatch itself waits five seconds for the first answer of pcscd.
constexpr auto answer_bound = 8s;
/// How long pcscd takes from a reader to the card in it, also where the question has only now started it.
constexpr auto settling_bound = 1500ms;

bool has_card(const card::ReaderSnapshot& seen) {
  return std::ranges::any_of(seen.readers, [](const auto& reader) { return reader.card_present; });
}

} // namespace

card::ReaderSnapshot look_at_readers() {
  std::optional<card::ReaderSnapshot> seen;
  card::MainLoopDispatcher dispatcher;
  const card::ReaderWatch watch{[&seen, post = dispatcher.poster()](const card::ReaderSnapshot& snapshot) {
    post([&seen, snapshot] { seen = snapshot; });
  }};
  if (!wait_until([&seen] { return seen.has_value(); }, answer_bound))
    return {.service = card::PcscdState::silent, .readers = {}};
  if (seen->service == card::PcscdState::running)
    wait_until([&seen] { return has_card(*seen); }, settling_bound);
  return *seen;
}

Line check_service(const card::ReaderSnapshot& seen) {
  if (seen.service == card::PcscdState::running)
    // Translators: in the report of the check-up: the service that reads cards (pcscd) answers.
    return {Check::service, State::good, _("answers (pcscd)"), {}};
  return {Check::service, State::broken, {}, signin::failure_of(card::fault_of(seen.service))};
}

Line check_readers(const card::ReaderSnapshot& seen) {
  if (seen.service != card::PcscdState::running)
    // Translators: in the report of the check-up: something could not be looked at, since what it needs is not there.
    return {Check::readers, State::look, _("could not be looked at"), {}};
  if (seen.readers.empty())
    return {Check::readers, State::broken, {}, signin::Failure::no_reader};
  std::string names;
  for (const auto& reader : seen.readers)
    names += (names.empty() ? "" : "; ") + shown_reader(reader.name);
  return {Check::readers, State::good, names, {}};
}

} // namespace checkup
