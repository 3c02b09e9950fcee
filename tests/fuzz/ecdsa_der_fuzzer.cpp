// SPDX-License-Identifier: EUPL-1.2
// r and s of a card as DER, read back by OpenSSL.
#include "card/ecdsa_der.h"
#include "require.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>

#include <cstdint>
#include <memory>

namespace {

struct Free {
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }

  void operator()(BIGNUM* number) const { BN_free(number); }
};

bool is_number(const BIGNUM* number, card::ByteView bytes) {
  const std::unique_ptr<BIGNUM, Free> expected{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
  return BN_cmp(number, expected.get()) == 0;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t longest = 132;
  if (size == 0 || size % 2 != 0 || size > longest)
    return 0;
  const card::ByteView plain{data, size};
  const auto der = card::ecdsa_der(plain);
  const std::uint8_t* begin = der.data();
  const std::unique_ptr<ECDSA_SIG, Free> signature{d2i_ECDSA_SIG(nullptr, &begin, static_cast<long>(der.size()))};
  fuzz::require(signature && begin == der.data() + der.size(), "it is one DER signature");
  fuzz::require(is_number(ECDSA_SIG_get0_r(signature.get()), plain.first(size / 2)), "r is the first half");
  fuzz::require(is_number(ECDSA_SIG_get0_s(signature.get()), plain.last(size / 2)), "s is the second half");
  fuzz::require(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)) == der.size(),
                "it is the shortest DER");
  return 0;
}
