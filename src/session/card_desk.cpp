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
#include <utility>

namespace session {

namespace {

/// A signature takes a card well under two seconds; a card that says nothing for this long says nothing more.
constexpr std::chrono::seconds signature_bound{20};

/// A wait is worth a word when two looks find it.
constexpr unsigned look_every_ms = 500;

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
  int exchanges = 0; ///< whose answers are to come: of the main loop's thread

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
  if (auto* readable = std::get_if<ReadableCard>(&reading))
    readable->facts.pin_pad = session->has_pin_pad();
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
  m_wait_watch.disconnect();
  close();
}

/// Has the card's thread do `job`, in its turn, and brings the result to `done`.
template <typename Job, typename Done>
void CardDesk::exchange(Job job, Done done) {
  ++m_table->exchanges;
  watch_the_wait();
  const auto in_turn = [table = m_table, turn = m_means.turn, ticket = m_means.turn->draw(), job = std::move(job)] {
    turn->take_up(ticket);
    return job(*table);
  };
  m_means.thread->run(in_turn, m_delivery, [this, table = m_table, done = std::move(done)](auto result) {
    --table->exchanges;
    look_at_the_wait();
    done(std::move(result));
  });
}

void CardDesk::watch_the_wait() {
  if (m_wait_watch.connected())
    return;
  m_wait_watch = Glib::signal_timeout().connect(
      [this] {
        look_at_the_wait();
        return m_table->exchanges > 0;
      },
      look_every_ms);
}

void CardDesk::look_at_the_wait() {
  m_looks = m_table->exchanges > 0 && m_means.turn->is_waiting() ? m_looks + 1 : 0;
  const bool waiting = m_looks >= 2;
  if (std::exchange(m_waiting, waiting) != waiting)
    m_waiting_changed.emit(waiting);
}

/// What waits for another program cannot be woken: it stays behind, and finds itself called off when it comes through.
void CardDesk::call_off() {
  m_means.turn->call_off();
  if (!m_means.turn->is_waiting() || !m_means.leave_behind)
    return;
  m_means = m_means.leave_behind();
  m_table = std::make_shared<Table>(m_means.connect, m_means.issuers);
}

void CardDesk::read(const std::string& reader, std::function<void(CardReading)> done) {
  call_off();
  exchange([reader](Table& table) { return table.read(reader); }, std::move(done));
}

void CardDesk::verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done) {
  // Shared only because a job must be copyable; the job is the one owner, and the PIN is wiped with it.
  auto shared = std::make_shared<card::Pin>(std::move(pin));
  exchange(
      [shared, last_try](Table& table) {
        auto result = table.verify(*shared, last_try);
        shared->clear();
        return result;
      },
      std::move(done));
}

void CardDesk::verify_on_pad(card::PadLanguage language, card::LastTry last_try,
                             std::function<void(card::PinResult)> done) {
  exchange([language, last_try](Table& table) { return table.verify_on_pad(language, last_try); }, std::move(done));
}

tls::SignWithCard CardDesk::signer() {
  return [table = std::weak_ptr{m_table}, thread = std::weak_ptr{m_means.thread}, bound = m_means.signature_bound](
             card::SignatureScheme scheme, card::ByteView input) -> card::Outcome<card::Bytes> {
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
    return signature.value_or(card::Outcome<card::Bytes>{card::Fault::timed_out});
  };
}

void CardDesk::close() {
  call_off();
  m_means.thread->run([table = m_table] { table->session.reset(); });
}

} // namespace session
