// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/chip_key.h"

#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <utility>

namespace simulator {

namespace {

constexpr std::size_t smallest_pkcs1_padding = 11;
constexpr std::size_t rsa_1024_size = 128;
constexpr std::size_t coordinate_length = 48;

using Padding = SignatureAlgorithm::Padding;

/// Applet 1.1 knows only these.
std::optional<SignatureAlgorithm> rsa_1024_algorithm(std::uint8_t reference) {
  switch (reference) {
  case 0x01:
    return SignatureAlgorithm{Padding::pkcs1, nullptr};
  case 0x02:
    return SignatureAlgorithm{Padding::pkcs1, EVP_sha1()};
  case 0x04:
    return SignatureAlgorithm{Padding::pkcs1, EVP_md5()};
  default:
    return std::nullopt;
  }
}

std::optional<SignatureAlgorithm> rsa_2048_algorithm(std::uint8_t reference) {
  switch (reference) {
  case 0x08:
    return SignatureAlgorithm{Padding::pkcs1, EVP_sha256()};
  case 0x10:
    return SignatureAlgorithm{Padding::pss, EVP_sha1()};
  case 0x20:
    return SignatureAlgorithm{Padding::pss, EVP_sha256()};
  default:
    return rsa_1024_algorithm(reference);
  }
}

std::optional<SignatureAlgorithm> elliptic_algorithm(std::uint8_t reference) {
  switch (reference) {
  case 0x01:
    return SignatureAlgorithm{Padding::none, EVP_sha256()};
  case 0x02:
    return SignatureAlgorithm{Padding::none, EVP_sha384()};
  case 0x04:
    return SignatureAlgorithm{Padding::none, EVP_sha512()};
  case 0x08:
    return SignatureAlgorithm{Padding::none, EVP_sha3_256()};
  case 0x10:
    return SignatureAlgorithm{Padding::none, EVP_sha3_384()};
  case 0x20:
    return SignatureAlgorithm{Padding::none, EVP_sha3_512()};
  case 0x40:
    return SignatureAlgorithm{Padding::none, nullptr};
  default:
    return std::nullopt;
  }
}

card::Bytes plain_signature(const card::Bytes& der) {
  const std::uint8_t* begin = der.data();
  const EcdsaSignatureHandle signature{d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(der.size()))};
  require(signature != nullptr, "ECDSA signature");
  card::Bytes plain(2 * coordinate_length);
  constexpr int length = static_cast<int>(coordinate_length);
  require(BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), plain.data(), length) == length &&
              BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), &plain[coordinate_length], length) == length,
          "r and s");
  return plain;
}

} // namespace

ChipKey::ChipKey(SharedKey key)
    : m_key{std::move(key)},
      m_elliptic{EVP_PKEY_is_a(m_key.get(), "EC") == 1},
      m_size{static_cast<std::size_t>(EVP_PKEY_get_size(m_key.get()))} {
}

std::optional<SignatureAlgorithm> ChipKey::algorithm(std::uint8_t reference) const {
  if (m_elliptic)
    return elliptic_algorithm(reference);
  return m_size == rsa_1024_size ? rsa_1024_algorithm(reference) : rsa_2048_algorithm(reference);
}

bool ChipKey::fits(const SignatureAlgorithm& algorithm, std::size_t length) const {
  if (algorithm.digest != nullptr)
    return length == static_cast<std::size_t>(EVP_MD_get_size(algorithm.digest));
  if (!m_elliptic)
    return length > 0 && length <= m_size - smallest_pkcs1_padding;
  constexpr std::array<std::size_t, 5> hash_lengths{20, 28, 32, 48, 64};
  return std::ranges::find(hash_lengths, length) != hash_lengths.end();
}

card::Bytes ChipKey::sign(const SignatureAlgorithm& algorithm, card::ByteView input) const {
  const KeyContextHandle context{EVP_PKEY_CTX_new(m_key.get(), nullptr)};
  require(context && EVP_PKEY_sign_init(context.get()) == 1, "sign");
  if (algorithm.padding != Padding::none) {
    const int padding = algorithm.padding == Padding::pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
    require(EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) == 1, "padding");
  }
  if (algorithm.digest != nullptr)
    require(EVP_PKEY_CTX_set_signature_md(context.get(), algorithm.digest) == 1, "hash");
  if (algorithm.padding == Padding::pss)
    require(EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), RSA_PSS_SALTLEN_DIGEST) == 1, "salt");
  std::size_t length = 0;
  require(EVP_PKEY_sign(context.get(), nullptr, &length, input.data(), input.size()) == 1, "signature length");
  card::Bytes signature(length);
  require(EVP_PKEY_sign(context.get(), signature.data(), &length, input.data(), input.size()) == 1, "signature");
  signature.resize(length);
  return m_elliptic ? plain_signature(signature) : signature;
}

} // namespace simulator
