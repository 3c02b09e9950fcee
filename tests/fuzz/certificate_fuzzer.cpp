// SPDX-License-Identifier: EUPL-1.2
// What a card calls a certificate: cut at its length, parsed, and looked at in every way the programs look at one.
#include "card/der_length.h"
#include "certificate/certificate.h"
#include "require.h"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace {

bool is_sha_256(std::string_view digest) {
  constexpr std::string_view digits = "0123456789abcdefABCDEF";
  return digest.size() == 64 && digest.find_first_not_of(digits) == std::string_view::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const card::ByteView file{data, size};
  const auto length = card::der_length(file);
  if (!length || *length > file.size())
    return 0;
  const auto certificate = certificate::Certificate::from_der(file.first(*length));
  if (!certificate)
    return 0;
  static_cast<void>(certificate->holder());
  using certificate::Validity;
  const auto begin = certificate->not_before();
  const auto end = certificate->not_after();
  static_cast<void>(certificate->validity(std::chrono::system_clock::now()));
  if (begin < end)
    fuzz::require(certificate->validity(begin) == Validity::valid, "a certificate is valid from its first second");
  constexpr std::chrono::seconds moment{1};
  if (end < certificate::TimePoint::max() - moment) // some have no end
    fuzz::require(certificate->validity(end + moment) != Validity::valid, "and not after its last");
  static_cast<void>(certificate->key_kind());
  static_cast<void>(certificate->is_for_authentication());
  static_cast<void>(certificate->is_of_authority());
  static_cast<void>(certificate->is_issued_by(*certificate));
  const auto issuer = certificate->issuer_digest();
  fuzz::require(is_sha_256(issuer), "every certificate has an issuer");
  const auto der = certificate->der();
  const auto again = certificate::Certificate::from_der(der);
  fuzz::require(again.has_value(), "what is written can be read");
  fuzz::require(again->issuer_digest() == issuer, "an issuer stays the same");
  return 0;
}
