// SPDX-License-Identifier: EUPL-1.2
#include "card/eid_session.h"

#include "card/pcsc_connection.h"

#include <utility>

namespace card {

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
    if (!succeeded(issuer))
      return std::get<Fault>(issuer);
    certificates.issuer = std::get<Bytes>(std::move(issuer));
    issuers.learn_issuer(certificates.authentication, certificates.issuer);
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

bool EidSession::has_pin_pad() {
  if (!m_pad) {
    if (!succeeded(begin()))
      return false;
    m_pad = find_pin_pad(*m_connection, m_reader);
    end();
  }
  return m_pad->has_value();
}

PinResult EidSession::verify_on_pad(PadLanguage language, LastTry last_try) {
  if (!has_pin_pad())
    return PinNotTyped{NoPin::pad_cannot_ask};
  if (const auto begun = begin(); !succeeded(begun))
    return std::get<Fault>(begun);
  const auto ask = [&] { return verify_on(*m_connection, **m_pad, language); };
  return settle(m_card.verify_on_pad(ask, m_data.generation, last_try));
}

PinResult EidSession::settle(const PinResult& result) {
  if (std::holds_alternative<PinAccepted>(result) || std::holds_alternative<Fault>(result))
    m_verified = true; // after a Fault: for all we know
  else if (std::holds_alternative<PinWrong>(result))
    m_verified = false;
  if (std::holds_alternative<Fault>(result)) {
    close();
  } else {
    end();
  }
  return result;
}

Outcome<Bytes> EidSession::sign(SignatureScheme scheme, ByteView input) {
  if (!m_verified)
    return Fault::not_verified;
  return m_card.sign(scheme, input);
}

void EidSession::close() {
  const bool safe = !m_verified || succeeded(m_card.log_off());
  m_verified = false;
  m_connection->disconnect(safe ? Disposition::leave : Disposition::reset);
}

} // namespace card
