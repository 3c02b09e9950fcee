// SPDX-License-Identifier: EUPL-1.2
// A whole sign-in, in any order, with a card that answers anything: promises 1 and 3.
#include "card/eid_session.h"
#include "random_card.h"
#include "require.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace {

using fuzz::Input;
using fuzz::RandomCard;
using fuzz::require;

card::Pin pin_of_length(unsigned length) {
  card::Pin pin;
  for (unsigned i = 0; i < length; ++i)
    pin.append('1');
  return pin;
}

/// One VERIFY at most, and none but for a whole PIN.
void verify(card::EidSession& session, const RandomCard& card, Input& input) {
  const auto before = card.verifies();
  const auto pin = pin_of_length(input.choice(card::Pin::max_length + 1));
  const auto last_try = input.choice(2) == 0 ? card::LastTry::not_confirmed : card::LastTry::confirmed;
  const auto result = session.verify(pin, last_try);
  const auto sent = card.verifies() - before;
  require(sent <= (pin.is_complete() ? 1 : 0), "one VERIFY for each PIN that the user confirmed");
  require(!std::holds_alternative<card::PinNotTried>(result) || sent == 0, "a PIN that was not tried was not sent");
}

/// At most one VERIFY here too, and none unless the pad was asked.
void verify_on_pad(card::EidSession& session, const RandomCard& card, Input& input) {
  const auto before = card.verifies();
  const auto last_try = input.choice(2) == 0 ? card::LastTry::not_confirmed : card::LastTry::confirmed;
  const auto result = session.verify_on_pad(card::PadLanguage::dutch, last_try);
  const auto sent = card.verifies() - before;
  require(sent <= 1, "one VERIFY for each time that the pad may ask");
  require(!std::holds_alternative<card::PinNotTried>(result) || sent == 0, "a PIN that was not tried was not sent");
}

void sign(card::EidSession& session, Input& input) {
  using card::SignatureScheme;
  constexpr std::array schemes{
      std::pair{SignatureScheme::ecdsa_sha256, 32}, std::pair{SignatureScheme::ecdsa_sha384, 48},
      std::pair{SignatureScheme::rsa_pkcs1_sha256, 32}, std::pair{SignatureScheme::rsa_pss_sha256, 32},
      std::pair{SignatureScheme::rsa_pkcs1_digest_info, 51}};
  const auto& [scheme, length] = schemes.at(input.choice(schemes.size()));
  static_cast<void>(session.sign(scheme, card::Bytes(static_cast<std::size_t>(length))));
}

void use(card::EidSession& session, const RandomCard& card, Input& input) {
  card::KnownIssuers nobody;
  while (!input.empty()) {
    const auto before = card.verifies();
    switch (input.choice(7)) {
    case 0:
      static_cast<void>(session.certificates(nobody));
      break;
    case 1:
      static_cast<void>(session.tries_left());
      break;
    case 2:
      sign(session, input);
      break;
    case 3:
      session.close();
      return;
    case 4:
      verify_on_pad(session, card, input);
      continue;
    default:
      verify(session, card, input);
      continue;
    }
    require(card.verifies() == before, "nothing but verify() sends a PIN");
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input{data, size};
  RandomCard card{input};
  card::CertificateCache cache;
  {
    auto opened = card::EidSession::open(std::make_unique<fuzz::RandomConnection>(card), "Reader", cache);
    require(card.verifies() == 0, "looking at a card sends no PIN");
    if (succeeded(opened))
      use(*std::get<std::unique_ptr<card::EidSession>>(opened), card, input);
  }
  require(!card.unlocked(), "no session leaves a card unlocked");
  return 0;
}
