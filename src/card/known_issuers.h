// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"

#include <optional>

namespace card {

/// Certificates of issuing CAs that need not be read from a card again: half of what a first sign-in reads. They are
/// public, unlike a holder's. This one knows none, and learns none. All calls on the card's thread.
class KnownIssuers {
public:
  KnownIssuers() = default;
  virtual ~KnownIssuers() = default;
  KnownIssuers(const KnownIssuers&) = delete;
  KnownIssuers& operator=(const KnownIssuers&) = delete;
  KnownIssuers(KnownIssuers&&) = delete;
  KnownIssuers& operator=(KnownIssuers&&) = delete;

  /// The certificate, in DER, of the CA that issued this authentication certificate: proven by its signature. Nothing
  /// when it is not known.
  [[nodiscard]] virtual std::optional<Bytes> find_issuer_of(ByteView /*authentication*/) { return std::nullopt; }

  /// What a card has beside its authentication certificate as the CA's; nobody has looked at it yet.
  virtual void learn_issuer(ByteView /*authentication*/, ByteView /*issuer*/) {}
};

} // namespace card
