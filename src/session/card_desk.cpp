// SPDX-License-Identifier: EUPL-1.2
#include "session/card_desk.h"

#include "card/card_thread.h"
#include "card/eid_session.h"
#include "card/log_words.h"
#include "card/pcsc_connection.h"
#include "certificate/issuer_store.h"
#include "session/card_judgement.h"
#include "signin/card_failure.h"

#include <glib.h>

#include <chrono>
#include <utility>

namespace session {

namespace {

card::PinResult no_result(card::Fault fault) {
  return fault;
}

CardReading unfit(card::Fault fault) {
  g_debug("The card is not read: %s, %s", card::log_word(fault),
          std::string{signin::code(signin::failure_of(fault))}.c_str());
  return signin::CardUnfit{signin::failure_of(fault), {}};
}

CardDesk::Dependencies pcscd(const std::string& issuer_directory, std::optional<card::KnownCard> known) {
  const auto context = std::make_shared<card::PcscContext>(card::ExchangeGate::Patience::until_called_off);
  return {.thread = std::make_shared<card::CardThread>(),
          .connect = [context](const std::string& reader) -> card::Outcome<std::unique_ptr<card::Connection>> {
            auto connected = card::PcscConnection::connect(*context, reader);
            if (const auto* fault = std::get_if<card::Fault>(&connected))
              return *fault;
            return std::unique_ptr<card::Connection>{std::get<0>(std::move(connected))};
          },
          .gate = {context, &context->gate()},
          .issuers = std::make_shared<certificate::IssuerStore>(issuer_directory),
          .known = std::move(known)};
}

} // namespace

struct CardDesk::Table {
  explicit Table(Dependencies dependencies)
      : connect{std::move(dependencies.connect)}, issuers{std::move(dependencies.issuers)} {
    if (dependencies.known)
      cache.keep(dependencies.known->serial, std::move(dependencies.known->certificates));
  }

  decltype(Dependencies::connect) connect;
  decltype(Dependencies::issuers) issuers;
  card::CertificateCache cache;
  std::unique_ptr<card::EidSession> session;
  std::optional<card::ChipSerial> users; ///< the card that took its PIN last: only its certificates are kept

  CardReading read(const std::string& reader);
  void close();
  [[nodiscard]] card::PinResult verify(const card::Pin& pin, card::LastTry last_try);
  [[nodiscard]] card::PinResult verify_on_pad(card::PadLanguage language, card::LastTry last_try);
  card::PinResult note(card::PinResult result);
  [[nodiscard]] card::Outcome<card::Bytes> sign(card::SignatureScheme scheme, card::ByteView input) const;
};

void CardDesk::Table::close() {
  if (session && (!users || users->reveal() != session->data().serial.reveal()))
    cache.forget(session->data().serial);
  session.reset();
}

card::PinResult CardDesk::Table::note(card::PinResult result) {
  if (std::holds_alternative<card::PinAccepted>(result))
    users = session->data().serial;
  return result;
}

CardReading CardDesk::Table::read(const std::string& reader) {
  close();
  auto connected = connect(reader);
  if (const auto* fault = std::get_if<card::Fault>(&connected))
    return unfit(*fault);
  auto opened = card::EidSession::open(std::get<0>(std::move(connected)), reader, cache);
  if (const auto* fault = std::get_if<card::Fault>(&opened))
    return unfit(*fault);
  session = std::move(std::get<0>(opened));
  auto certificates = session->certificates(*issuers);
  if (const auto* fault = std::get_if<card::Fault>(&certificates))
    return unfit(*fault);
  // Fresh enough to be shown: verify() asks again.
  const auto& counted = session->data().tries;
  const auto tries = counted ? card::Outcome<card::TriesLeft>{*counted} : session->tries_left();
  if (const auto* fault = std::get_if<card::Fault>(&tries))
    return unfit(*fault);
  auto reading = judge(session->data(), std::get<card::CardCertificates>(certificates),
                       std::get<card::TriesLeft>(tries), reader, std::chrono::system_clock::now());
  if (auto* readable = std::get_if<ReadableCard>(&reading)) {
    const auto pad = session->has_pin_pad();
    if (const auto* fault = std::get_if<card::Fault>(&pad))
      return unfit(*fault);
    readable->facts.pin_pad = std::get<bool>(pad);
  }
  return reading;
}

card::PinResult CardDesk::Table::verify(const card::Pin& pin, card::LastTry last_try) {
  if (!session)
    return card::Fault::card_removed;
  return note(session->verify(pin, last_try));
}

card::PinResult CardDesk::Table::verify_on_pad(card::PadLanguage language, card::LastTry last_try) {
  if (!session)
    return card::Fault::card_removed;
  return note(session->verify_on_pad(language, last_try));
}

card::Outcome<card::Bytes> CardDesk::Table::sign(card::SignatureScheme scheme, card::ByteView input) const {
  if (!session)
    return card::Fault::not_verified;
  return session->sign(scheme, input);
}

CardDesk::CardDesk(const std::string& issuer_directory, std::optional<card::KnownCard> known)
    // For the first thread alone, so that no copy of a person's certificate stays.
    : CardDesk{[issuer_directory, handed = std::make_shared<std::optional<card::KnownCard>>(std::move(known))] {
                 return pcscd(issuer_directory, std::exchange(*handed, std::nullopt));
               },
               {}} {
}

CardDesk::CardDesk(std::function<Dependencies()> make, Bounds bounds)
    : m_signature_bound{bounds.signature},
      m_worker{[make = std::move(make)]() -> card::CardWorker<Table>::Dependencies {
                 auto dependencies = make();
                 auto thread = std::move(dependencies.thread);
                 auto gate = std::move(dependencies.gate);
                 return {std::move(thread), std::move(gate), std::make_shared<Table>(std::move(dependencies))};
               },
               bounds.exchange} {
  m_worker.on_waiting([this](bool waiting) { m_waiting_changed.emit(waiting); });
}

CardDesk::~CardDesk() = default;

void CardDesk::read(const std::string& reader, std::function<void(CardReading)> done) {
  m_worker.call_off();
  m_worker.ask<CardReading>(
      {.job = [reader](Table& table) { return table.read(reader); }, .done = std::move(done), .failed = &unfit});
}

void CardDesk::verify(card::Pin pin, card::LastTry last_try, std::function<void(card::PinResult)> done) {
  // Shared only because a job must be copyable; the job is the one owner, and the PIN is wiped with it.
  auto shared = std::make_shared<card::Pin>(std::move(pin));
  m_worker.ask<card::PinResult>({.job =
                                     [shared, last_try](Table& table) {
                                       auto result = table.verify(*shared, last_try);
                                       shared->clear();
                                       return result;
                                     },
                                 .done = std::move(done),
                                 .failed = &no_result,
                                 .take_back =
                                     [pin = std::weak_ptr{shared}] {
                                       if (const auto still_there = pin.lock())
                                         still_there->clear();
                                     }});
}

void CardDesk::verify_on_pad(card::PadLanguage language, card::LastTry last_try,
                             std::function<void(card::PinResult)> done) {
  m_worker.ask<card::PinResult>(
      {.job = [language, last_try](Table& table) { return table.verify_on_pad(language, last_try); },
       .done = std::move(done),
       .failed = &no_result,
       .pace = card::CardWorkerBase::Pace::user});
}

tls::SignWithCard CardDesk::signer() {
  return [this, post = m_worker.poster(), table = m_worker.table(), thread = m_worker.thread(),
          number = m_worker.thread_number(),
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
    if (signature)
      return *std::move(signature);
    g_debug("No signature within its bound, or the card's thread ended");
    post([this, number] { m_worker.give_up(number); });
    return card::Fault::timed_out;
  };
}

void CardDesk::close(std::function<void()> closed) {
  m_worker.call_off();
  m_worker.tidy([](Table& table) { table.close(); }, std::move(closed));
}

} // namespace session
