// SPDX-License-Identifier: EUPL-1.2
#include "session/card_judgement.h"

#include <chrono>
#include <utility>

namespace session {

namespace {

std::chrono::year_month_day day_of(certificate::TimePoint time) {
  return std::chrono::floor<std::chrono::days>(time);
}

certificate::KeyKind key_kind_of(card::Generation generation) {
  return generation == card::Generation::applet_1_7 ? certificate::KeyKind::rsa_2048 : certificate::KeyKind::ec_p384;
}

} // namespace

CardReading judge(const card::CardData& data, const card::CardCertificates& certificates, card::TriesLeft tries,
                  const std::string& reader, certificate::TimePoint now) {
  auto authentication = certificate::Certificate::from_der(certificates.authentication);
  auto issuer = certificates.issuer ? certificate::Certificate::from_der(*certificates.issuer) : std::nullopt;
  if (!authentication || issuer.has_value() != certificates.issuer.has_value())
    return signin::CardUnfit{signin::Failure::card_unreadable, {}};
  if (!authentication->is_for_authentication() || (issuer && !authentication->is_issued_by(*issuer)) ||
      authentication->key_kind() != key_kind_of(data.generation))
    return signin::CardUnfit{signin::Failure::certificate_unfit, {}};
  const signin::CardHolder holder{authentication->holder(), day_of(authentication->not_after())};
  switch (authentication->validity(now)) {
  case certificate::Validity::expired:
    return signin::CardUnfit{signin::Failure::certificate_expired, holder};
  case certificate::Validity::not_yet_valid:
    return signin::CardUnfit{signin::Failure::certificate_not_yet_valid, holder};
  case certificate::Validity::valid:
    break;
  }
  signin::CardFacts facts{
      .holder = holder.name, .reader = reader, .valid_until = holder.valid_until, .tries = tries, .pin_pad = false};
  const bool signs_tls_1_3 = data.generation == card::Generation::applet_1_8 || certificates.rsa_pss;
  return ReadableCard{std::move(facts), data.serial, std::move(*authentication), std::move(issuer),
                      signs_tls_1_3 ? tls::KeyReach::tls_1_3 : tls::KeyReach::tls_1_2};
}

} // namespace session
