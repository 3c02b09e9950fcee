// SPDX-License-Identifier: EUPL-1.2
#include "sign_in_model.h"

#include <glib.h>

#include <algorithm>
#include <utility>

namespace property {

namespace {

constexpr std::size_t ecdsa_input = 48;
constexpr std::size_t rsa_input = 32;

/// What the cards went through before is written in the first moves' numbers.
SignInModel::Tries worn_by(const Moves& moves) {
  SignInModel::Tries tries{};
  for (std::size_t person = 0; person < tries.size(); ++person) {
    const int wear = person < moves.size() ? moves[person].b % 8 : 0;
    tries.at(person) = std::clamp(wear, 1, simulator::ChipPin::full_tries);
  }
  return tries;
}

/// And whose they are.
CardOwners::Truth owned_by(const Moves& moves) {
  constexpr std::array kinds{card::Ownership::own, card::Ownership::own, card::Ownership::not_used_here,
                             card::Ownership::not_for_primaweb};
  CardOwners::Truth owners{};
  for (std::size_t person = 0; person < owners.size(); ++person)
    owners.at(person) = kinds.at(static_cast<std::size_t>(person < moves.size() ? moves[person].a : 0) % kinds.size());
  return owners;
}

/// And how the first dialog came up.
Dialog::Opening opened_by(const Moves& moves) {
  return !moves.empty() && moves.front().b % 3 == 0 ? Dialog::Opening::by_the_user : Dialog::Opening::by_itself;
}

} // namespace

SignInModel::SignInModel() = default;
SignInModel::~SignInModel() = default;

std::optional<std::string> SignInModel::play(const Moves& moves) {
  begin(worn_by(moves), owned_by(moves), opened_by(moves));
  for (const auto& move : moves) {
    make(move);
    check_quiet();
  }
  return end();
}

void SignInModel::begin(const Tries& tries, const CardOwners::Truth& owners, Dialog::Opening opening) {
  m_world.renew();
  for (int person = 0; person < CardBox::people; ++person)
    m_cards.of_person(person).renew(tries.at(static_cast<std::size_t>(person)));
  m_ledger.clear();
  m_owners.renew(owners);
  m_left_behind.clear();
  m_reached = {};
  m_desk = std::make_unique<session::CardDesk>([this] { return dependencies(); },
                                               session::CardDesk::Bounds{.signature = {}});
  m_looked.reset();
  m_keyboard.stop();
  m_last_key.reset();
  new_sign_in({}, opening);
}

/// As the desk has them in the program.
session::CardDesk::Dependencies SignInModel::dependencies() {
  if (m_jobs->is_abandoned()) {
    ++m_reached.left_behind;
    m_left_behind.push_back(m_jobs);
  }
  m_jobs = std::make_shared<SteppedJobs>();
  auto& gate = m_jobs->gate();
  return {.thread = m_jobs,
          .connect = [this, &gate](const std::string& reader) { return m_world.connect(reader, gate); },
          .gate = {m_jobs, &gate}};
}

void SignInModel::new_sign_in(std::optional<int> chosen, Dialog::Opening opening) {
  m_side.reset();
  m_owners.new_sign_in(chosen);
  m_runner.emplace(signin::FlowRunner::Ports{*this, *this, *this, *this, *this});
  m_ended = false;
  m_view = signin::AskCard{};
  m_timers.clear();
  m_portal_step = 0;
  m_request_pending = false;
  m_signer = nullptr;
  m_user_left = false;
  m_dialog.renew();
  open_dialog(opening);
  m_side = std::make_unique<session::CardController>(
      *m_desk, "", card::CardArrivals::Clock::duration{},
      [this](signin::Event event, std::function<void()> done) { card_said(std::move(event), std::move(done)); });
  m_looked.reset();
  watch_looks();
}

/// With what the program knows of the card beside what is on it.
void SignInModel::card_said(signin::Event event, std::function<void()> done) {
  if (const auto* checked = std::get_if<signin::PinChecked>(&event)) {
    m_ledger.pin_checked(checked->result);
    m_reached.verified += std::holds_alternative<card::PinAccepted>(checked->result) ? 1 : 0;
    m_reached.wrong_pin += std::holds_alternative<card::PinWrong>(checked->result) ? 1 : 0;
  } else if (auto* read = std::get_if<signin::CardRead>(&event)) {
    if (const auto person = m_cards.number_of(read->facts.holder.reveal())) {
      m_owners.is_read(*person, m_side->reading());
      read->facts.ownership = m_owners.noted(*person);
      read->is_chosen = m_owners.is_chosen(*person);
    }
  }
  m_runner->dispatch(std::move(event), std::move(done));
}

bool SignInModel::keyring_answers() {
  const auto answer = m_owners.answer();
  if (answer)
    tell(*answer);
  return answer.has_value();
}

void SignInModel::keyring_time_is_up() {
  if (m_timers.erase(signin::Timer::keyring) == 0)
    return;
  ++m_reached.keyring_given_up;
  m_owners.keyring_is_given_up();
  tell(signin::TimedOut{signin::Timer::keyring});
}

/// Says false when nobody waits for it.
bool SignInModel::keyring_goes_on() {
  if (keyring_answers())
    return true;
  const bool is_waited_for = m_timers.contains(signin::Timer::keyring);
  keyring_time_is_up();
  return is_waited_for;
}

/// The user gives up, everything that waits is done, and all must be closed.
std::optional<std::string> SignInModel::end() {
  tell(signin::Cancelled{});
  finish_all();
  m_reached.last_try_spent = m_ledger.last_tries();
  if (!m_ended)
    m_ledger.fail("the sign-in goes on after it was cancelled");
  if (m_world.service_runs() && m_ledger.any_open())
    m_ledger.fail("a card stayed unlocked after the sign-in");
  m_side.reset();
  m_desk.reset();
  finish_all();
  if (m_world.open_connections() != 0)
    m_ledger.fail("a card stayed connected after the sign-in");
  return m_ledger.violation();
}

bool SignInModel::rests() const {
  return (m_jobs->is_empty() || m_jobs->waits()) && !m_timers.contains(signin::Timer::keyring) &&
         g_main_context_pending(nullptr) == FALSE && m_keyboard.is_still() && (m_ended || m_looked == m_world.look());
}

/// No wait is for ever.
void SignInModel::finish_all() {
  while (!m_jobs->is_empty() || !m_left_behind.empty() || g_main_context_pending(nullptr) == TRUE) {
    m_world.other_lets_go();
    static_cast<void>(card_works());
    static_cast<void>(answer_arrives());
  }
}

/// A card never stays unlocked without a clock that runs: when nothing is under way, either its own or the request's.
void SignInModel::check_quiet() {
  if (!m_jobs->is_empty() || !m_left_behind.empty() || g_main_context_pending(nullptr) == TRUE ||
      !m_world.service_runs())
    return;
  if (m_ledger.any_open() && !m_timers.contains(signin::Timer::open_card))
    m_ledger.fail("a card stays unlocked and nobody will close it");
  if (m_user_left && m_ledger.any_open())
    m_ledger.fail("a card stays unlocked while nobody is there");
}

void SignInModel::tell(signin::Event event) {
  m_runner->dispatch(std::move(event));
}

void SignInModel::card_is_used() {
  if (m_user_left)
    m_ledger.fail("a card is used while nobody is there");
}

void SignInModel::read_card(const std::string& reader) {
  card_is_used();
  if (m_looked)
    for (const auto& each : m_looked->readers)
      if (each.name == reader)
        m_world.is_to_be_read(reader, each.insertion);
  m_side->read(reader);
}

void SignInModel::verify(card::LastTry last_try) {
  card_is_used();
  m_side->verify(last_try);
}

void SignInModel::verify_on_pad(card::LastTry last_try) {
  card_is_used();
  m_side->verify_on_pad(last_try, card::PadLanguage::dutch);
}

void SignInModel::close_card() {
  m_signer = nullptr;
  m_ledger.called_off();
  m_side->close();
}

void SignInModel::go_to_host(const std::string& host) {
  ++m_reached.other_host_gone_to;
  if (host != m_host_agreed_to || host != m_host_asked_about)
    m_ledger.fail("the view goes to a host that the user did not agree to");
}

void SignInModel::send_card_request() {
  card_is_used();
  m_request_pending = true;
  m_signature.reset();
  m_signer = m_desk->signer();
}

void SignInModel::remember_own_card() {
  if (const auto person = m_side->card() ? m_cards.number_of(m_side->card()->facts.holder.reveal()) : std::nullopt)
    m_owners.signed_in(*person);
}

void SignInModel::leave() {
  m_ended = true;
  close_dialog();
}

void SignInModel::show(const signin::View& view) {
  const auto before = std::exchange(m_view, view);
  show_in_dialog(before);
  if (const auto* host = std::get_if<signin::AskHost>(&view)) {
    m_host_asked_about = host->host.host;
    if (std::holds_alternative<signin::AskPin>(before) || std::holds_alternative<signin::InPrimaWeb>(before))
      m_ledger.fail("a host is asked about in the place of a PIN, or in PrimaWeb");
  }
  if (const auto* asked = std::get_if<signin::AskPin>(&view)) {
    ++m_reached.pin_asked;
    m_reached.unused_card_meant += asked->card.ownership == card::Ownership::own ? 0 : 1;
    if (const auto person = m_cards.number_of(asked->card.holder.reveal()))
      m_owners.pin_is_asked(*person, asked->card);
  }
  const auto* card_asked = std::get_if<signin::AskCard>(&view);
  m_reached.other_card_named += card_asked != nullptr && card_asked->other ? 1 : 0;
  if (const auto* working = std::get_if<signin::InPrimaWeb>(&view))
    ++(working->is_recognised ? m_reached.in_primaweb : m_reached.stayed_on_unknown_page);
  if (const auto* trouble = std::get_if<signin::Trouble>(&view)) {
    ++m_reached.in_trouble;
    m_reached.blocked += trouble->failure == signin::Failure::pin_blocked ? 1 : 0;
  }
}

/// Says false when nothing is to be done, or all wait.
bool SignInModel::card_works() {
  if (m_jobs->step() || std::ranges::any_of(m_left_behind, [](const auto& jobs) { return jobs->step(); }))
    return true;
  std::erase_if(m_left_behind, [](const auto& jobs) { return jobs->is_empty(); });
  m_reached.waited += m_jobs->waits() ? 1 : 0;
  return false;
}

bool SignInModel::answer_arrives() {
  return g_main_context_iteration(nullptr, FALSE) == TRUE;
}

bool SignInModel::watch_looks() {
  auto now = m_world.look();
  if (m_ended || m_looked == now)
    return false;
  if (m_looked)
    tell_owners(*m_looked, now);
  m_looked = now;
  m_side->readers_changed(now);
  return true;
}

/// Of the cards that came since the last look. One that is put in while another is taken out is not put in because the
/// dialog asks for it.
void SignInModel::tell_owners(const card::ReaderSnapshot& before, const card::ReaderSnapshot& now) {
  const auto in = [](const card::ReaderSnapshot& snapshot, const std::string& reader) {
    const auto found = std::ranges::find(snapshot.readers, reader, &card::ReaderStatus::name);
    return found == snapshot.readers.end() ? nullptr : &*found;
  };
  const bool is_asked_for = card_is_asked_for();
  for (const auto& reader : before.readers)
    if (const auto* still = in(now, reader.name); still == nullptr || !still->card_present)
      m_owners.is_taken(reader.name);
  for (const auto& reader : now.readers) {
    const auto* earlier = in(before, reader.name);
    const bool was_there = earlier != nullptr && earlier->card_present;
    if (reader.card_present && (!was_there || earlier->insertion != reader.insertion))
      m_owners.is_put_in(reader.name, is_asked_for && earlier != nullptr && !was_there);
  }
}

/// By what the dialog says.
bool SignInModel::card_is_asked_for() const {
  const auto* trouble = std::get_if<signin::Trouble>(&m_view);
  if (trouble == nullptr)
    return std::holds_alternative<signin::AskCard>(m_view);
  const auto code = signin::code(trouble->failure);
  return code.starts_with("CARD-") || code.starts_with("READER-") || code.starts_with("PIN-");
}

/// The user confirms `pin` for the card on the screen, whatever it is; without one the PIN is for no card.
void SignInModel::type(const std::string& pin) {
  click();
  auto last_try = card::LastTry::not_confirmed;
  if (const auto* asked = std::get_if<signin::AskPin>(&m_view)) {
    if (asked->card.tries.last())
      last_try = card::LastTry::confirmed;
    const bool has_a_box = !asked->card.pin_pad;
    if (has_a_box)
      m_owners.pin_is_confirmed(asked->card.reader);
    if (const auto number = m_cards.number_of(asked->card.holder.reveal()); number && has_a_box)
      m_ledger.pin_confirmed(*number, pin, last_try);
  }
  card::Pin typed;
  for (const char digit : pin)
    typed.append(digit);
  m_side->confirm_pin(std::move(typed), last_try);
}

void SignInModel::go_away(signin::Absence why) {
  m_reached.left += std::holds_alternative<signin::AskPin>(m_view) ? 1 : 0;
  m_user_left = true;
  m_keyboard.stop();
  focus_goes();
  tell(signin::UserLeft{why});
}

void SignInModel::come_back() {
  m_user_left = false;
  focus_comes();
  tell(signin::UserBack{});
}

/// The user lets the reader ask, and will do this at its keys.
void SignInModel::want_keys(int act) {
  m_act_at_keys = act;
  click();
  auto last_try = card::LastTry::not_confirmed;
  if (const auto* asked = std::get_if<signin::AskPin>(&m_view); asked != nullptr && asked->card.pin_pad) {
    if (asked->card.tries.last())
      last_try = card::LastTry::confirmed;
    m_owners.pin_is_confirmed(asked->card.reader);
    if (const auto number = m_cards.number_of(asked->card.holder.reveal())) {
      m_card_at_keys = *number;
      m_ledger.pin_confirmed(*number, "", last_try);
    }
  }
  tell(signin::PadWanted{last_try});
}

void SignInModel::act_at_keys() {
  using Kind = simulator::PadInput::Kind;
  const auto type_there = [this](const std::string& pin) {
    ++m_reached.typed_on_keys;
    m_ledger.pin_typed(pin);
    m_world.press({Kind::digits_and_ok, pin});
  };
  switch (m_act_at_keys % 6) {
  case 0:
    return type_there("0000");
  case 1:
    return type_there("123");
  case 2:
    return m_world.press({Kind::cancel});
  case 3:
    return m_world.press({Kind::nothing});
  case 4:
    return m_world.pull(ReaderWorld::reader_with_keys);
  default:
    return type_there(m_cards.of_person(m_card_at_keys).pin());
  }
}

/// As GIO's handshake does, and as no handshake should when nobody asked for one. A card's thread that is not done
/// within the bound may still sign later.
void SignInModel::sign(bool waits_long_enough) {
  const bool rsa = m_side->card() && m_side->card()->authentication.key_kind() == certificate::KeyKind::rsa_2048;
  const auto scheme = rsa ? card::SignatureScheme::rsa_pkcs1_sha256 : card::SignatureScheme::ecdsa_sha384;
  const card::Bytes input(rsa ? rsa_input : ecdsa_input, 0x5A);
  std::optional<SteppedJobs::AtOnce> at_once;
  if (waits_long_enough)
    at_once.emplace(*m_jobs);
  const auto signature = m_signer ? m_signer(scheme, input) : m_desk->signer()(scheme, input);
  if (!m_request_pending)
    return;
  m_signature = signature;
  m_reached.signed_by_card += card::succeeded(signature) ? 1 : 0;
}

void SignInModel::card_host_answers() {
  if (!m_request_pending)
    return;
  m_request_pending = false;
  const auto signature = std::exchange(m_signature, std::nullopt);
  if (!signature) {
    tell(signin::CardRequestFailed{});
  } else if (card::succeeded(*signature)) {
    m_portal_step = 3;
    tell(signin::CardRequestDone{});
  } else {
    tell(signin::CardDidNotSign{std::get<card::Fault>(*signature)});
  }
}

void SignInModel::page(portal::Meaning meaning) {
  portal::Page page{.name = "page-" + std::to_string(static_cast<int>(meaning)), .meaning = meaning, .options = {}};
  if (meaning == portal::Meaning::entity_choice)
    page.options = {{"OCMW van Voorbeelde", "Maatschappelijk Welzijn"},
                    {"OCMW van Herstappe", "Maatschappelijk Welzijn"}};
  if (meaning == portal::Meaning::role_choice)
    page.options = {{"Sociale Agent", ""}, {"PrimaWeb beheer", ""}};
  tell(signin::PageShown{++m_visit, page});
}

} // namespace property
