// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/card_data.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>

namespace card {

/// The certificates a sign-in needs, in DER, and what the card can do with the key of the first.
struct CardCertificates {
  Bytes authentication;
  std::optional<Bytes> issuer; ///< nothing when the card has none and nobody here knows it
  bool rsa_pss = false;        ///< RSA-PSS signatures, the only ones of RSA in TLS 1.3; false for an ECDSA key
};

/// A card whose certificates need not be read.
struct KnownCard {
  ChipSerial serial;
  CardCertificates certificates;
};

/// Certificates by chip serial, in this program's memory and never on disk. All calls on the card's thread.
class CertificateCache {
public:
  [[nodiscard]] std::optional<CardCertificates> find(const ChipSerial& serial) const;
  void keep(const ChipSerial& serial, CardCertificates certificates);

  void forget(const ChipSerial& serial) { m_by_serial.erase(serial.reveal()); }

  void clear() { m_by_serial.clear(); }

private:
  std::map<std::array<std::uint8_t, 16>, CardCertificates> m_by_serial;
};

} // namespace card
