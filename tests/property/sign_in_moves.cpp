// SPDX-License-Identifier: EUPL-1.2
// What each Move is in a SignInModel.
#include "sign_in_model.h"

#include <array>
#include <cstdint>

namespace property {

namespace {

using Kind = Move::Kind;
constexpr std::string_view wrong_pin = "0000";
constexpr std::string_view short_pin = "123";
constexpr int meanings = static_cast<int>(portal::Meaning::unavailable) + 1;

int card_of(const Move& move) {
  return move.b % CardBox::cards;
}

} // namespace

void SignInModel::make(const Move& move) {
  switch (move.kind) {
  case Kind::onward:
    return onward(move);
  case Kind::card_works:
    pass_time_of(move);
    card_works();
    return;
  case Kind::answer_arrives:
    pass_time_of(move);
    answer_arrives();
    return;
  case Kind::watch_looks:
    pass_time_of(move);
    watch_looks();
    return;
  case Kind::types_right:
    return type(right_pin());
  case Kind::types_wrong:
    return type(std::string{wrong_pin});
  case Kind::types_short:
    return type(std::string{short_pin});
  case Kind::types_twice:
    type(std::string{wrong_pin});
    return type(std::string{wrong_pin});
  case Kind::cancels:
    return tell(signin::Cancelled{});
  case Kind::presses_remedy:
    return tell(signin::RemedyPressed{});
  case Kind::chooses:
    return tell(signin::Chosen{static_cast<std::size_t>(move.a % 3), move.b % 2 == 0});
  case Kind::wants_change:
    return tell(signin::ChangeWanted{});
  case Kind::signs_out:
    return tell(signin::SignOutWanted{});
  case Kind::wants_switch:
    m_reached.switched += std::holds_alternative<signin::InPrimaWeb>(m_view) ? 1 : 0;
    return tell(signin::SwitchWanted{});
  case Kind::types_on_keys:
    return want_keys(move.a);
  case Kind::types_elsewhere:
    return type_elsewhere(move);
  case Kind::types_on_keyboard:
    return type_with_keys(move.b % 4 == 0 ? std::string{wrong_pin} : right_pin(), move);
  case Kind::turns_to_dialog:
    return turn_to_dialog(move);
  case Kind::focus_goes:
    return focus_goes();
  case Kind::focus_comes:
    return focus_comes();
  case Kind::time_passes:
    return pass_time(std::chrono::milliseconds{100} * move.a, move.b % 4 == 0);
  case Kind::leaves:
    return go_away(static_cast<signin::Absence>(move.a % 3));
  case Kind::comes_back:
    return come_back();
  case Kind::wait_gets_long:
    return tell(signin::CardKeptByOthers{m_jobs->waits()});
  case Kind::page_comes:
    return page(static_cast<portal::Meaning>(move.a % meanings));
  case Kind::unknown_page_comes:
    return leaves_work_alone([this] { tell(signin::PageShown{++m_visit, {}}); });
  case Kind::application_shows:
    return move.a % 2 == 0 ? arrive({}) : arrive(m_visit - static_cast<std::uint64_t>(move.b % 2));
  case Kind::card_host_comes:
    return tell(signin::CardWanted{});
  case Kind::card_host_goes:
    return tell(signin::CardWithdrawn{});
  case Kind::other_host_comes:
    return other_host_comes(move);
  case Kind::other_host_goes:
    return tell(signin::HostWithdrawn{});
  case Kind::answers_about_host:
    return answer_about_host(move);
  case Kind::portal_fails:
    return leaves_work_alone([this] { tell(signin::PortalFailed{}); });
  case Kind::page_offers_file:
    return leaves_work_alone([this] { tell(signin::WorkSeen{}); });
  case Kind::handshake_signs:
    return sign(true);
  case Kind::handshake_gives_up:
    return sign(false);
  case Kind::card_host_answers:
    return card_host_answers();
  case Kind::card_host_fails:
    m_signature.reset();
    return card_host_answers();
  case Kind::keyring_answers:
    keyring_answers();
    return;
  case Kind::keyring_changes:
    return m_owners.keyring_becomes(static_cast<CardOwners::Keyring>(move.a % 3));
  case Kind::keyring_timer:
    return keyring_time_is_up();
  case Kind::page_timer:
    return time_is_up(signin::Timer::page);
  case Kind::staying_timer:
    return time_is_up(signin::Timer::staying);
  case Kind::open_card_timer:
    return time_is_up(signin::Timer::open_card);
  default:
    return make_of_others(move);
  }
}

namespace {

std::string host_of(int number) {
  return number % 3 == 0 ? "another.example" : "primaweb.example.be";
}

} // namespace

void SignInModel::other_host_comes(const Move& move) {
  const auto name = host_of(move.a);
  tell(signin::HostWanted{{.host = name, .before = {}, .domain = name, .port = {}}, move.b % 4 == 0});
}

/// About the host that is read of, or about one that was.
void SignInModel::answer_about_host(const Move& move) {
  m_host_agreed_to = move.b % 2 == 0 ? host_of(move.a) : std::string{};
  tell(signin::HostAnswered{host_of(move.a), move.b % 2 == 0 ? signin::HostAnswer::go : signin::HostAnswer::no});
  m_host_agreed_to.clear();
}

void SignInModel::time_is_up(signin::Timer timer) {
  if (m_timers.erase(timer) > 0)
    leaves_work_alone([this, timer] { tell(signin::TimedOut{timer}); });
}

/// What happens by itself to a page that may be work does not take it from the user's eyes.
void SignInModel::leaves_work_alone(const std::function<void()>& happens) {
  const bool was_work = !m_ended && signin::may_be_work(m_view);
  m_reached.worked += was_work && !std::holds_alternative<signin::InPrimaWeb>(m_view) ? 1 : 0;
  happens();
  if (was_work && (m_ended || !signin::may_be_work(m_view)))
    m_ledger.fail("what may be work was covered, or ended");
}

void SignInModel::make_of_others(const Move& move) {
  const int reader = reader_of(move);
  const auto person = [&] { return move.b % CardBox::people; };
  const auto insert = [this, reader, number = card_of(move)] {
    if (!is_in_use(number))
      m_world.insert(reader, m_cards.card(number));
  };
  const auto swap = [this, reader, insert] {
    m_world.pull(reader);
    insert();
  };
  switch (move.kind) {
  case Kind::inserts:
    if (!m_world.has_card(reader))
      insert();
    return;
  case Kind::pulls:
    return m_world.pull(reader);
  case Kind::swaps:
    return swap();
  case Kind::unplugs:
    return m_world.unplug(reader);
  case Kind::plugs_in:
    return m_world.plug_in(reader);
  case Kind::other_resets:
    return m_world.other_resets(reader);
  case Kind::other_spends:
    if (m_world.card_in(reader) == &m_cards.of_person(person()))
      m_world.other_says(reader, m_cards.of_person(person()).verify_block(false));
    return;
  case Kind::other_unlocks:
    if (m_world.card_in(reader) == &m_cards.of_person(person()))
      m_world.other_says(reader, m_cards.of_person(person()).verify_block(true));
    return;
  case Kind::other_holds:
    return m_world.other_holds(reader);
  case Kind::other_lets_go:
    return m_world.other_lets_go();
  case Kind::service_stops:
    return m_world.stop_service();
  case Kind::service_starts:
    return m_world.start_service();
  case Kind::pull_strikes:
    return m_world.strike(move.b, [this, reader] { m_world.pull(reader); });
  case Kind::swap_strikes:
    return m_world.strike(move.a, [swap] { swap(); });
  case Kind::unplug_strikes:
    return m_world.strike(move.b, [this, reader] { m_world.unplug(reader); });
  case Kind::hold_strikes:
    return m_world.strike(move.b, [this, reader] { m_world.other_holds(reader); });
  case Kind::service_stop_strikes:
    return m_world.strike(move.b, [this] { m_world.stop_service(); });
  case Kind::line_strikes: {
    constexpr std::array faults{LineFault::lost, LineFault::undelivered, LineFault::torn, LineFault::too_long,
                                LineFault::wrong_status};
    constexpr std::array<std::uint16_t, 5> wrong{0x6982, 0x6985, 0x6A82, 0x6F00, 0x6E00};
    const auto fault = faults.at(static_cast<std::size_t>(move.a) % faults.size());
    const auto choice = static_cast<std::size_t>(move.a) / faults.size();
    auto detail = static_cast<std::uint16_t>(choice);
    if (fault == LineFault::wrong_status)
      detail = wrong.at(choice % wrong.size());
    else if (fault == LineFault::too_long)
      detail = 300;
    return m_world.strike(move.b, fault, detail);
  }
  default:
    return;
  }
}

void SignInModel::onward(const Move& move) {
  pass_time_of(move);
  if (card_works() || answer_arrives() || watch_looks() || keyring_goes_on())
    return;
  if (m_jobs->waits())
    return m_world.other_lets_go();
  if (m_ended) {
    ++m_reached.second_sign_in;
    const auto chosen = card_to_choose(move);
    if (move.a % 2 == 1)
      type_elsewhere(move);
    return new_sign_in(chosen, chosen || move.b % 2 == 0 ? Dialog::Opening::by_the_user : Dialog::Opening::by_itself);
  }
  if (!m_world.service_runs())
    return m_world.start_service();
  if (m_user_left)
    return come_back();
  if (!m_keyboard.is_still())
    return type_on(move);
  user_goes_on(move);
}

void SignInModel::user_goes_on(const Move& move) {
  const int reader = reader_of(move);
  if (std::holds_alternative<signin::AskCard>(m_view)) {
    const int person = move.b % CardBox::people;
    if (!m_world.is_plugged_in(reader))
      m_world.plug_in(reader);
    else if (m_world.has_card(reader) || is_in_use(person))
      m_world.pull(reader);
    else
      m_world.insert(reader, m_cards.card(person));
    if (move.a % 4 == 3)
      type_elsewhere(move);
  } else if (const auto* asked = std::get_if<signin::AskPin>(&m_view); asked != nullptr && asked->card.pin_pad) {
    want_keys(move.a % 6 == 0 ? 0 : 5);
  } else if (asked != nullptr && !m_user_is_here && move.a % 4 == 3) {
    type_elsewhere(move);
  } else if (asked != nullptr) {
    type_with_keys(move.a % 6 == 0 ? std::string{wrong_pin} : right_pin(), move);
  } else if (const auto* host = std::get_if<signin::AskHost>(&m_view)) {
    click();
    m_host_agreed_to = host->host.host;
    tell(signin::HostAnswered{m_host_agreed_to, signin::HostAnswer::go});
    m_host_agreed_to.clear();
  } else if (std::holds_alternative<signin::AskChoice>(m_view)) {
    click();
    tell(signin::Chosen{0, true});
  } else if (const auto* trouble = std::get_if<signin::Trouble>(&m_view)) {
    if (signin::remedy(trouble->failure) == signin::Remedy::try_again)
      m_world.other_lets_go();
    click();
    tell(signin::RemedyPressed{});
  } else if (const auto* by_hand = std::get_if<signin::ByHand>(&m_view);
             by_hand != nullptr && by_hand->may_be_work && move.a % 8 == 1) {
    arrive({});
  } else if (!std::holds_alternative<signin::InPrimaWeb>(m_view)) {
    portal_goes_on(move);
  } else if (move.a == 0) {
    tell(signin::SignOutWanted{});
  }
}

void SignInModel::portal_goes_on(const Move& move) {
  if (m_request_pending) {
    if (m_signature)
      card_host_answers();
    else
      sign(true);
    return;
  }
  constexpr int first_step_after_the_card = 3;
  if (signin::may_be_work(m_view) && move.a % 3 == 0)
    return time_is_up(signin::Timer::staying);
  if (m_portal_step >= first_step_after_the_card && move.b % 12 == 11)
    return tell(signin::PageShown{++m_visit, {}});
  switch (m_portal_step) {
  case 0:
    return page(portal::Meaning::way_in);
  case 1:
    return page(portal::Meaning::sign_in_method);
  case 2:
    return tell(signin::CardWanted{});
  case 3:
    return page(portal::Meaning::entity_choice);
  case 4:
    return page(portal::Meaning::start_application);
  case 5:
    return page(portal::Meaning::role_choice);
  default:
    return page(portal::Meaning::primaweb);
  }
}

void SignInModel::arrive(std::optional<std::uint64_t> visit) {
  const bool was_by_hand = std::holds_alternative<signin::ByHand>(m_view);
  leaves_work_alone([this, visit] { tell(signin::Arrived{visit}); });
  m_reached.arrived_by_hand += was_by_hand && std::holds_alternative<signin::InPrimaWeb>(m_view) ? 1 : 0;
}

/// Of those in a reader, when the dialog is opened for one.
std::optional<int> SignInModel::card_to_choose(const Move& move) const {
  const int person = move.b % CardBox::people;
  return move.a % 4 == 0 && is_in_use(person) ? std::optional{person} : std::nullopt;
}

/// The PIN of the card on the screen.
std::string SignInModel::right_pin() const {
  if (const auto* asked = std::get_if<signin::AskPin>(&m_view))
    if (const auto number = m_cards.number_of(asked->card.holder.reveal()))
      return m_cards.of_person(*number).pin();
  return std::string{wrong_pin};
}

bool SignInModel::is_in_use(int card) const {
  for (int reader = 0; reader < static_cast<int>(ReaderWorld::readers.size()); ++reader)
    if (m_world.card_in(reader) == m_cards.card(card).get())
      return true;
  return false;
}

} // namespace property
