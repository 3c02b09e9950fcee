// SPDX-License-Identifier: EUPL-1.2
#include "session/card_desk.h"

#include "card/card_thread.h"
#include "card/eid_session.h"
#include "card/pcsc_connection.h"
#include "certificate/issuer_store.h"
#include "session/card_judgement.h"
#include "signin/card_failure.h"

#include <glibmm/main.h>

#include <chrono>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace session {

namespace {

/// A signature takes a card well under two seconds; a card that says nothing for this long says nothing more.
constexpr std::chrono::seconds signature_bound{20};

/// A wait is worth a word when two looks find it.
constexpr std::chrono::milliseconds look_every{500};

/// A card works for longer than this only when it is read for the first time. Nobody who cancels then waits for it.
constexpr std::chrono::seconds patience_after_cancel{3};

/// Each thread that is left behind keeps a connection to pcscd for as long as it is stuck.
constexpr std::size_t most_left_behind = 3;

card::PinResult as_result(card::Fault fault, std::type_identity<card::PinResult> /*wanted*/) {
  return fault;
}

CardReading as_result(card::Fault fault, std::type_identity<CardReading> /*wanted*/) {
  return signin::failure_of(fault);
}

CardDesk::Means pcscd(const std::string& issuer_directory) {
  const auto thread = std::make_shared<card::CardThread>();
  const auto context = std::make_shared<card::PcscContext>(card::Turn::Patience::until_called_off);
  return {.thread = thread,
          .connect = [context](const std::string& reader) -> card::Outcome<std::unique_ptr<card::Connection>> {
            auto connected = card::PcscConnection::connect(*context, reader);
            if (const auto* fault = std::get_if<card::Fault>(&connected))
              return *fault;
            return std::unique_ptr<card::Connection>{std::get<0>(std::move(connected))};
          },
          .signature_bound = signature_bound,
          .turn = {context, &context->turn()},
          .leave_behind =
              [thread, issuer_directory] {
                thread->abandon();
                return pcscd(issuer_directory);
              },
          .issuers = std::make_shared<certificate::IssuerStore>(issuer_directory)};
}

} // namespace

struct CardDesk::Table {
  Table(decltype(Means::connect) way_to_card, decltype(Means::issuers) known_issuers)
      : connect{std::move(way_to_card)}, issuers{std::move(known_issuers)} {}

  decltype(Means::connect) connect;
  decltype(Means::issuers) issuers;
  card::CertificateCache cache;
  std::unique_ptr<card::EidSession> session;

  CardReading read(const std::string& reader);
  [[nodiscard]] card::PinResult verify(const card::Pin& pin, card::LastTry last_try) const;
  [[nodiscard]] card::PinResult verify_on_pad(card::PadLanguage language, card::LastTry last_try) const;
  [[nodiscard]] card::Outcome<card::Bytes> sign(card::SignatureScheme scheme, card::ByteView input) const;
};

CardReading CardDesk::Table::read(const std::string& reader) {
  session.reset();
  auto connected = connect(reader);
  if (const auto* fault = std::get_if<card::Fault>(&connected))
    return signin::failure_of(*fault);
  auto opened = card::EidSession::open(std::get<0>(std::move(connected)), reader, cache);
  if (const auto* fault = std::get_if<card::Fault>(&opened))
    return signin::failure_of(*fault);
  session = std::move(std::get<0>(opened));
  auto certificates = session->certificates(*issuers);
  if (const auto* fault = std::get_if<card::Fault>(&certificates))
    return signin::failure_of(*fault);
  // Fresh enough to be shown: verify() asks again.
  const auto& counted = session->data().tries;
  const auto tries = counted ? card::Outcome<card::TriesLeft>{*counted} : session->tries_left();
  if (const auto* fault = std::get_if<card::Fault>(&tries))
    return signin::failure_of(*fault);
  auto reading = judge(session->data(), std::get<card::CardCertificates>(certificates),
                       std::get<card::TriesLeft>(tries), reader, std::chrono::system_clock::now());
  if (auto* readable = std::get_if<ReadableCard>(&reading)) {
    const auto pad = session->has_pin_pad();
    if (const auto* fault = std::get_if<card::Fault>(&pad))
      return signin::failure_of(*fault);
    readable->facts.pin_pad = std::get<bool>(pad);
  }
  return reading;
}

card::PinResult CardDesk::Table::verify(const card::Pin& pin, card::LastTry last_try) const {
  if (!session)
    return card::Fault::card_removed;
  return session->verify(pin, last_try);
}

card::PinResult CardDesk::Table::verify_on_pad(card::PadLanguage language, card::LastTry last_try) const {
  if (!session)
    return card::Fault::card_removed;
  return session->verify_on_pad(language, last_try);
}

card::Outcome<card::Bytes> CardDesk::Table::sign(card::SignatureScheme scheme, card::ByteView input) const {
  if (!session)
    return card::Fault::not_verified;
  return session->sign(scheme, input);
}

CardDesk::CardDesk(const std::string& issuer_directory) : CardDesk{pcscd(issuer_directory)} {
}

CardDesk::CardDesk(Means means)
    : m_means{std::move(means)}, m_table{std::make_shared<Table>(m_means.connect, m_means.issuers)} {
}

CardDesk::~CardDesk() {
  m_look_timer.disconnect();
  close();
}

/// Has the card's thread do `job`, in its turn, and brings the result to `done`. The table and what is on it stay with
/// the thread: ending them may take as long as the card does.
template <typename Result>
void CardDesk::exchange(std::function<Result(Table&)> job, std::function<void(Result)> done, bool on_pad) {
  const auto number = ++m_last_exchange;
  m_exchanges[number] = {[done](card::Fault fault) { done(as_result(fault, std::type_identity<Result>{})); }, on_pad};
  look_while_it_works();
  const auto in_turn = [table = m_table, turn = m_means.turn, ticket = m_means.turn->draw(), job = std::move(job)] {
    turn->take_up(ticket);
    return job(*table);
  };
  m_means.thread->run(in_turn, m_delivery, [this, number, done = std::move(done)](Result result) {
    if (m_exchanges.erase(number) == 0)
      return; // given up meanwhile
    m_looks_at_silence = 0;
    look_at_the_wait();
    done(std::move(result));
  });
}

void CardDesk::look_while_it_works() {
  if (m_look_timer.connected())
    return;
  m_looks_at_silence = 0;
  m_look_timer = Glib::signal_timeout().connect(
      [this] {
        look();
        return !m_exchanges.empty();
      },
      look_every.count());
}

void CardDesk::look() {
  look_at_the_wait();
  const bool somebody_else_is_slow =
      m_exchanges.empty() || m_exchanges.begin()->second.on_pad || m_means.turn->is_waiting();
  m_looks_at_silence = somebody_else_is_slow ? 0 : m_looks_at_silence + 1;
  if (m_looks_at_silence > 0 && silence() >= m_means.exchange_bound)
    give_up_on_the_card();
}

void CardDesk::look_at_the_wait() {
  m_looks_at_wait = !m_exchanges.empty() && m_means.turn->is_waiting() ? m_looks_at_wait + 1 : 0;
  const bool waiting = m_looks_at_wait >= 2;
  if (std::exchange(m_waiting, waiting) != waiting)
    m_waiting_changed.emit(waiting);
}

std::chrono::milliseconds CardDesk::silence() const {
  return m_looks_at_silence * look_every;
}

void CardDesk::give_up_on_the_card() {
  take_back();
  m_looks_at_silence = 0;
  const auto given_up = std::exchange(m_exchanges, {});
  leave_behind();
  for (const auto& [number, each] : given_up)
    each.give_up(card::Fault::timed_out);
}

void CardDesk::call_off() {
  take_back();
  if (m_means.turn->is_waiting() || silence() >= patience_after_cancel)
    leave_behind();
}

/// Whatever was asked for, and has not reached the card yet, does not.
void CardDesk::take_back() {
  m_means.turn->call_off();
  if (const auto pin = m_pin.lock())
    pin->clear();
}

/// What is stuck cannot be woken: it stays behind, and finds itself called off when it comes through.
void CardDesk::leave_behind() {
  std::erase_if(m_left, [](const auto& table) { return table.expired(); });
  if (!m_means.leave_behind || m_left.size() >= most_left_behind)
    return;
  m_looks_at_silence = 0;
  m_exchanges.clear(); // called off, and nobody waits for that
  m_left.emplace_back(m_table);
  const auto anew = std::move(m_means.leave_behind);
  // All of it ends on its own thread.
  m_means.thread->run([table = std::move(m_table), connect = std::move(m_means.connect), turn = std::move(m_means.turn),
                       issuers = std::move(m_means.issuers)] {});
  m_means = anew();
  m_table = std::make_shared<Table>(m_means.connect, m_means.issuers);
}

void CardDesk::read(const std::string& reader, std::function<void(CardReading)> done) {
  call_off();
  exchange<CardReading>([reader](Table& table) { return table.read(reader); }, std::move(done));
}

void CardDesk::verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done) {
  // Shared only because a job must be copyable; the job is the one owner, and the PIN is wiped with it.
  auto shared = std::make_shared<card::Pin>(std::move(pin));
  m_pin = shared;
  exchange<card::PinResult>(
      [shared, last_try](Table& table) {
        auto result = table.verify(*shared, last_try);
        shared->clear();
        return result;
      },
      std::move(done));
}

void CardDesk::verify_on_pad(card::PadLanguage language, card::LastTry last_try,
                             std::function<void(card::PinResult)> done) {
  exchange<card::PinResult>([language, last_try](Table& table) { return table.verify_on_pad(language, last_try); },
                            std::move(done), true);
}

tls::SignWithCard CardDesk::signer() {
  return [this, post = m_delivery.poster(), table = std::weak_ptr{m_table}, thread = std::weak_ptr{m_means.thread},
          bound = m_means.signature_bound](card::SignatureScheme scheme,
                                           card::ByteView input) -> card::Outcome<card::Bytes> {
    const auto running = thread.lock();
    if (!running)
      return card::Fault::not_verified;
    auto signature = running->run_and_wait(
        [table, scheme, copy = card::Bytes(input.begin(), input.end())]() -> card::Outcome<card::Bytes> {
          const auto open = table.lock();
          if (!open)
            return card::Fault::not_verified;
          return open->sign(scheme, copy);
        },
        bound);
    if (signature)
      return *std::move(signature);
    post([this, thread] {
      if (thread.lock() == m_means.thread)
        give_up_on_the_card();
    });
    return card::Fault::timed_out;
  };
}

void CardDesk::close(std::function<void()> closed) {
  call_off();
  m_means.thread->run([table = m_table, post = m_delivery.poster(), closed = std::move(closed)] {
    table->session.reset();
    if (closed)
      post(closed);
  });
}

} // namespace session
