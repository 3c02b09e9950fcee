// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/openssl_handles.h"

#include <cstdint>
#include <optional>

namespace simulator {

/// What one algorithm reference of MSE SET means (doc/belgian-eid.md §5.2).
struct SignatureAlgorithm {
  enum class Padding {
    none,  ///< ECDSA
    pkcs1, ///< PKCS#1 v1.5
    pss,   ///< with a salt as long as the hash
  };

  Padding padding;
  /// The hash that the input is. Null: whatever the caller padded or hashed.
  const EVP_MD* digest;
};

/// A private key as the chip uses it: RSA-1024 on applet 1.1, RSA-2048 on 1.7, P-384 from 1.8 on.
class ChipKey {
public:
  explicit ChipKey(SharedKey key);

  /// The algorithms of this kind of key; nothing for a reference that the chip does not know.
  [[nodiscard]] std::optional<SignatureAlgorithm> algorithm(std::uint8_t reference) const;

  /// Returns whether `length` bytes of input fit the algorithm.
  [[nodiscard]] bool fits(const SignatureAlgorithm& algorithm, std::size_t length) const;

  /// As many bytes as the key for RSA; r and s of 48 bytes each for EC. `input` must fit.
  [[nodiscard]] card::Bytes sign(const SignatureAlgorithm& algorithm, card::ByteView input) const;

private:
  SharedKey m_key;
  bool m_elliptic;
  std::size_t m_size; ///< of an RSA signature in bytes
};

} // namespace simulator
