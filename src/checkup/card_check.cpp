// SPDX-License-Identifier: EUPL-1.2
#include "checkup/card_check.h"

#include "card/card_kind.h"
#include "card/card_thread.h"
#include "card/card_worker.h"
#include "card/eid_card.h"
#include "card/pcsc_connection.h"
#include "checkup/shown.h"
#include "checkup/waiting.h"
#include "signin/card_failure.h"

#include <glibmm/i18n.h>
#include <glibmm/ustring.h>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace checkup {

namespace {

using namespace std::chrono_literals;

/// A card is read in less than three seconds. Another program may have it for as long as it likes.
constexpr auto card_bound = 10s;

struct Read {
  card::CardData data;
  card::Bytes certificate;
};

card::Outcome<Read> read(card::PcscContext& context, const std::string& reader) {
  auto connected = card::PcscConnection::connect(context, reader);
  if (const auto* fault = std::get_if<card::Fault>(&connected))
    return *fault;
  auto& connection = *std::get<0>(connected);
  if (const auto begun = connection.begin_transaction(); !card::succeeded(begun))
    return std::get<card::Fault>(begun);
  card::EidCard eid{connection};
  const auto data = eid.read_card_data(connection.atr());
  if (!card::succeeded(data))
    return std::get<card::Fault>(data);
  auto certificate = eid.authentication_certificate();
  if (!card::succeeded(certificate))
    return std::get<card::Fault>(certificate);
  return Read{std::get<card::CardData>(data), std::get<card::Bytes>(std::move(certificate))};
}

struct Table {
  card::PcscContext context;
};

card::CardWorker<Table>::Dependencies make_table() {
  auto table = std::make_shared<Table>();
  return {std::make_shared<card::CardThread>(), {table, &table->context.gate()}, table};
}

Line told(const std::string& reader, signin::Failure failure) {
  return {Check::card, State::broken, reader, failure};
}

Line of_outcome(const std::string& reader, const card::Outcome<Read>& outcome) {
  if (const auto* fault = std::get_if<card::Fault>(&outcome)) {
    const bool is_only_busy = *fault == card::Fault::card_busy;
    return {Check::card, is_only_busy ? State::look : State::broken, reader, signin::failure_of(*fault)};
  }
  const auto& card = std::get<Read>(outcome);
  const auto certificate = certificate::Certificate::from_der(card.certificate);
  return certificate ? judge_card(reader, card.data, *certificate, std::chrono::system_clock::now())
                     : told(reader, signin::Failure::card_unreadable);
}

Line check_card(card::CardWorker<Table>& worker, const card::ReaderStatus& reader) {
  const auto shown = shown_reader(reader.name);
  if (reader.card_mute)
    return told(shown, signin::Failure::card_mute);
  if (card::card_kind(reader.atr) != card::CardKind::belgian_eid)
    return {Check::card, State::look, shown, signin::Failure::foreign_card};
  using Outcome = card::Outcome<Read>;
  // Shared: an answer may come after the last wait for it.
  const auto answer = std::make_shared<std::optional<Outcome>>();
  const auto is_answered = [answer] { return answer->has_value(); };
  worker.ask<Outcome>({.job = [name = reader.name](Table& table) { return read(table.context, name); },
                       .done = [answer](Outcome outcome) { *answer = std::move(outcome); },
                       .failed = [](card::Fault fault) { return Outcome{fault}; }});
  if (!wait_until(is_answered, card_bound)) {
    worker.call_off(card::Fault::card_busy);
    wait_until(is_answered, 1s);
  }
  return of_outcome(shown, answer->value_or(card::Fault::card_busy));
}

} // namespace

Line judge_card(const std::string& reader, const card::CardData& data, const certificate::Certificate& authentication,
                certificate::TimePoint now) {
  Line line{Check::card, State::good, {}, {}};
  const bool is_1_8 = data.generation == card::Generation::applet_1_8;
  // Translators: in the report of the check-up; %1 is the name of a card reader, %2 the version of the card's chip, %3
  // and %4 are dates.
  Glib::ustring text = Glib::ustring::compose(_("%1: eID (applet %2), certificate valid from %3 until %4"), reader,
                                              is_1_8 ? "1.8" : "1.7", shown_day(authentication.not_before()),
                                              shown_day(authentication.not_after()));
  if (data.tries)
    text += ", " + Glib::ustring::compose(
                       ngettext("%1 attempt left", "%1 attempts left", static_cast<unsigned long>(data.tries->count)),
                       data.tries->count);
  else
    // Translators: in the report of the check-up, behind what it says of a card.
    text += ", " + Glib::ustring{_("attempts left not asked")};
  line.detail = text;
  const auto validity = authentication.validity(now);
  if (!authentication.is_for_authentication())
    line.failure = signin::Failure::certificate_unfit;
  else if (validity == certificate::Validity::expired)
    line.failure = signin::Failure::certificate_expired;
  else if (validity == certificate::Validity::not_yet_valid)
    line.failure = signin::Failure::certificate_not_yet_valid;
  else if (data.tries && data.tries->blocked())
    line.failure = signin::Failure::pin_blocked;
  if (line.failure)
    line.state = State::broken;
  else if (authentication.not_after() - now < ends_soon || (data.tries && data.tries->last()))
    line.state = State::look;
  return line;
}

std::vector<Line> check_cards(const card::ReaderSnapshot& seen, const std::function<bool()>& are_in_use) {
  if (seen.service != card::PcscdState::running)
    return {{Check::card, State::look, _("could not be looked at"), {}}};
  std::vector<Line> lines;
  card::CardWorker<Table> worker{make_table};
  for (const auto& reader : seen.readers) {
    if (!reader.card_present)
      continue;
    if (are_in_use()) {
      lines.push_back(card_left_alone());
      break;
    }
    lines.push_back(check_card(worker, reader));
  }
  if (lines.empty())
    // Translators: in the report of the check-up.
    lines.push_back({Check::card, State::look, _("no card in a reader"), {}});
  return lines;
}

Line card_left_alone() {
  // Translators: in the report of the check-up: PrimaWeb is in use, or a sign-in is under way.
  return {Check::card, State::good, _("not looked at: a sign-in is under way or done"), {}};
}

} // namespace checkup
