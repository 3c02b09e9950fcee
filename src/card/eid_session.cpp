// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_session.h"

#include "card/log_words.h"
#include "card/pcsc_connection.h"

#include <glib.h>

#include <utility>

namespace card {

namespace {

/// Whether the card that took our PIN may be in the reader and unlocked still, when LOG OFF came back so. A reset falls
/// on whatever card is there by now, a client's perhaps, and on every program that uses it, so it is for such a card
/// alone. pcscd does the same with the card of a program that died (PCSC-Lite's src/winscard_svc.c, MSGRemoveContext).
bool may_be_there_unlocked(Fault fault) {
  switch (fault) {
  // The card's PIN state went with its power.
  case Fault::card_removed:
  case Fault::reader_removed:
  case Fault::card_reset:
  case Fault::foreign_card: // nobody has settled T=0 with it since it was powered
  // pcscd hears nothing of us any more: it reset the card when it lost us, or powers it anew when it starts.
  case Fault::service_absent:
  case Fault::service_stopped:
  case Fault::service_forbidden:
  case Fault::service_refused:
  case Fault::service_incompatible:
  case Fault::service_silent:
    return false;
  // The card is there, as far as anybody knows, and did not do it.
  case Fault::card_mute:
  case Fault::timed_out:
  case Fault::unexpected_answer:
  case Fault::card_busy:
  // No answer to LOG OFF: rather one reset too many.
  case Fault::outdated_card:
  case Fault::unsupported_card:
  case Fault::no_certificate:
  case Fault::not_verified:
  case Fault::signature_refused:
  case Fault::reader_cannot:
  case Fault::service_stuck:
    break;
  }
  return true;
}

} // namespace

Outcome<std::unique_ptr<EidSession>> EidSession::open(PcscContext& context, const std::string& reader,
                                                      CertificateCache& cache) {
  auto connection = PcscConnection::connect(context, reader);
  if (!succeeded(connection))
    return std::get<Fault>(connection);
  return open(std::get<std::unique_ptr<PcscConnection>>(std::move(connection)), reader, cache);
}

Outcome<std::unique_ptr<EidSession>> EidSession::open(std::unique_ptr<Connection> connection, const std::string& reader,
                                                      CertificateCache& cache) {
  auto session = std::unique_ptr<EidSession>{new EidSession{std::move(connection), reader, cache}};
  if (const auto read = session->read_card_data(); !succeeded(read))
    return std::get<Fault>(read);
  return session;
}

EidSession::EidSession(std::unique_ptr<Connection> connection, std::string reader, CertificateCache& cache)
    : m_connection{std::move(connection)}, m_reader{std::move(reader)}, m_cache{cache}, m_card{*m_connection} {
}

EidSession::~EidSession() {
  close();
}

Outcome<std::monostate> EidSession::read_card_data() {
  auto begun = m_connection->begin_transaction();
  if (!succeeded(begun) && std::get<Fault>(begun) == Fault::card_reset) {
    if (const auto again = m_connection->reconnect(); !succeeded(again))
      return again;
    begun = m_connection->begin_transaction();
  }
  if (!succeeded(begun))
    return begun;
  const auto data = m_card.read_card_data(m_connection->atr());
  m_connection->end_transaction();
  if (!succeeded(data))
    return std::get<Fault>(data);
  m_data = std::get<CardData>(data);
  g_debug("A card of applet %s", m_data.generation == Generation::applet_1_7 ? "1.7" : "1.8");
  return std::monostate{};
}

Outcome<std::monostate> EidSession::begin() {
  if (m_verified)
    return std::monostate{}; // held since VERIFY
  auto begun = m_connection->begin_transaction();
  if (!succeeded(begun) && std::get<Fault>(begun) == Fault::card_reset)
    return pick_up_again();
  return begun;
}

Outcome<std::monostate> EidSession::pick_up_again() {
  if (const auto again = m_connection->reconnect(); !succeeded(again))
    return again;
  if (const auto begun = m_connection->begin_transaction(); !succeeded(begun))
    return begun;
  const auto data = m_card.read_card_data(m_connection->atr());
  if (succeeded(data) && std::get<CardData>(data).serial == m_data.serial)
    return std::monostate{};
  m_connection->end_transaction();
  return succeeded(data) ? Fault::card_removed : std::get<Fault>(data);
}

void EidSession::end() {
  if (!m_verified)
    m_connection->end_transaction();
}

Outcome<CardCertificates> EidSession::certificates(KnownIssuers& issuers) {
  if (auto known = m_cache.find(m_data.serial))
    return *std::move(known);
  if (const auto begun = begin(); !succeeded(begun))
    return std::get<Fault>(begun);
  auto certificates = read_certificates(issuers);
  end();
  if (succeeded(certificates))
    m_cache.keep(m_data.serial, std::get<CardCertificates>(certificates));
  return certificates;
}

Outcome<CardCertificates> EidSession::read_certificates(KnownIssuers& issuers) {
  CardCertificates certificates;
  auto authentication = m_card.authentication_certificate();
  if (!succeeded(authentication))
    return std::get<Fault>(authentication);
  certificates.authentication = std::get<Bytes>(std::move(authentication));

  if (auto known = issuers.find_issuer_of(certificates.authentication)) {
    certificates.issuer = *std::move(known);
  } else {
    auto issuer = m_card.issuer_certificate();
    if (succeeded(issuer)) {
      certificates.issuer = std::get<Bytes>(std::move(issuer));
      issuers.learn_issuer(certificates.authentication, *certificates.issuer);
    } else if (std::get<Fault>(issuer) != Fault::no_certificate) {
      return std::get<Fault>(issuer);
    } else { // for a server that knows the CA, as browsers do
      g_debug("The card has no certificate of its issuer: going on without");
    }
  }

  if (m_data.generation == Generation::applet_1_7) {
    const auto knows_pss = m_card.knows(SignatureScheme::rsa_pss_sha256);
    if (!succeeded(knows_pss))
      return std::get<Fault>(knows_pss);
    certificates.rsa_pss = std::get<bool>(knows_pss);
  }
  return certificates;
}

Outcome<TriesLeft> EidSession::tries_left() {
  if (const auto begun = begin(); !succeeded(begun))
    return std::get<Fault>(begun);
  const auto tries = m_card.tries_left(m_data.generation);
  end();
  return tries;
}

PinResult EidSession::verify(const Pin& pin, LastTry last_try) {
  if (const auto begun = begin(); !succeeded(begun))
    return std::get<Fault>(begun);
  return settle(m_card.verify(pin, m_data.generation, last_try));
}

Outcome<bool> EidSession::has_pin_pad() {
  if (!m_pad) {
    if (const auto begun = begin(); !succeeded(begun))
      return std::get<Fault>(begun);
    const auto pad = find_pin_pad(*m_connection, m_reader);
    end();
    if (!succeeded(pad))
      return std::get<Fault>(pad);
    m_pad = std::get<std::optional<PinPad>>(pad);
  }
  return m_pad->has_value();
}

PinResult EidSession::verify_on_pad(PadLanguage language, LastTry last_try) {
  const auto has_pad = has_pin_pad();
  if (!succeeded(has_pad))
    return std::get<Fault>(has_pad);
  if (!std::get<bool>(has_pad))
    return PinNotTyped{NoPin::pad_cannot_ask};
  if (const auto begun = begin(); !succeeded(begun))
    return std::get<Fault>(begun);
  const auto ask = [&] { return verify_on(*m_connection, **m_pad, language); };
  return settle(m_card.verify_on_pad(ask, m_data.generation, last_try));
}

PinResult EidSession::settle(const PinResult& result) {
  g_debug("PIN: %s", log_word(result).c_str());
  m_verified = m_card.may_be_unlocked();
  if (m_verified && std::holds_alternative<Fault>(result))
    close();
  else
    end();
  return result;
}

Outcome<Bytes> EidSession::sign(SignatureScheme scheme, ByteView input) {
  if (!m_verified)
    return Fault::not_verified;
  return m_card.sign(scheme, input);
}

void EidSession::close() {
  auto disposition = Disposition::leave;
  if (m_verified) {
    const auto logged_off = m_card.log_off();
    const auto* const fault = std::get_if<Fault>(&logged_off);
    if (fault != nullptr && may_be_there_unlocked(*fault))
      disposition = Disposition::reset;
    if (fault != nullptr)
      g_debug("LOG OFF came to nothing: %s; the card is %s", log_word(*fault),
              disposition == Disposition::reset ? "reset" : "left as it is");
  }
  m_verified = false;
  m_connection->disconnect(disposition);
}

} // namespace card
