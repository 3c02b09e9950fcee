// SPDX-License-Identifier: EUPL-1.2
#include "session/card_desk.h"

#include "card/card_thread.h"
#include "card/eid_session.h"
#include "card/pcsc_connection.h"
#include "session/card_judgement.h"
#include "signin/card_failure.h"

#include <chrono>
#include <utility>

namespace session {

namespace {

/// A signature takes a card well under two seconds; a card that says nothing for this long says nothing more.
constexpr std::chrono::seconds signature_bound{20};

CardDesk::Means pcscd() {
  return {.thread = std::make_shared<card::CardThread>(),
          .connect = [context = std::make_shared<card::PcscContext>()](
                         const std::string& reader) -> card::Outcome<std::unique_ptr<card::Connection>> {
            auto connected = card::PcscConnection::connect(*context, reader);
            if (const auto* fault = std::get_if<card::Fault>(&connected))
              return *fault;
            return std::unique_ptr<card::Connection>{std::get<0>(std::move(connected))};
          },
          .signature_bound = signature_bound};
}

} // namespace

struct CardDesk::Table {
  explicit Table(decltype(Means::connect) way_to_card) : connect{std::move(way_to_card)} {}

  decltype(Means::connect) connect;
  card::CertificateCache cache;
  std::unique_ptr<card::EidSession> session;

  CardReading read(const std::string& reader);
  [[nodiscard]] card::PinResult verify(const card::Pin& pin, card::LastTry last_try) const;
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
  auto certificates = session->certificates();
  if (const auto* fault = std::get_if<card::Fault>(&certificates))
    return signin::failure_of(*fault);
  const auto tries = session->tries_left();
  if (const auto* fault = std::get_if<card::Fault>(&tries))
    return signin::failure_of(*fault);
  return judge(session->data(), std::get<card::CardCertificates>(certificates), std::get<card::TriesLeft>(tries),
               reader, std::chrono::system_clock::now());
}

card::PinResult CardDesk::Table::verify(const card::Pin& pin, card::LastTry last_try) const {
  if (!session)
    return card::Fault::card_removed;
  return session->verify(pin, last_try);
}

card::Outcome<card::Bytes> CardDesk::Table::sign(card::SignatureScheme scheme, card::ByteView input) const {
  if (!session)
    return card::Fault::not_verified;
  return session->sign(scheme, input);
}

CardDesk::CardDesk() : CardDesk{pcscd()} {
}

CardDesk::CardDesk(Means means)
    : m_table{std::make_shared<Table>(std::move(means.connect))},
      m_thread{std::move(means.thread)},
      m_signature_bound{means.signature_bound} {
}

CardDesk::~CardDesk() {
  close();
}

void CardDesk::read(const std::string& reader, std::function<void(CardReading)> done) {
  m_thread->run([table = m_table, reader] { return table->read(reader); }, m_delivery, std::move(done));
}

void CardDesk::verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done) {
  // Shared only because a job must be copyable; the job is the one owner, and the PIN is wiped with it.
  auto shared = std::make_shared<card::Pin>(std::move(pin));
  m_thread->run(
      [table = m_table, shared, last_try] {
        auto result = table->verify(*shared, last_try);
        shared->clear();
        return result;
      },
      m_delivery, std::move(done));
}

tls::SignWithCard CardDesk::signer() {
  return [table = std::weak_ptr{m_table}, thread = std::weak_ptr{m_thread},
          bound = m_signature_bound](card::SignatureScheme scheme, card::ByteView input) -> card::Outcome<card::Bytes> {
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
  m_thread->run([table = m_table] { table->session.reset(); });
}

} // namespace session
