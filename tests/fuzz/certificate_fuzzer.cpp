// SPDX-License-Identifier: EUPL-1.2
// What a card calls a certificate: cut at its length, parsed, and looked at in every way the programs look at one.
#include "card/der_length.h"
#include "certificate/certificate.h"
#include "require.h"

#include <chrono>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const card::ByteView file{data, size};
  const auto length = card::der_length(file);
  if (!length || *length > file.size())
    return 0;
  const auto certificate = certificate::Certificate::from_der(file.first(*length));
  if (!certificate)
    return 0;
  static_cast<void>(certificate->holder());
  static_cast<void>(certificate->not_after());
  static_cast<void>(certificate->validity(std::chrono::system_clock::now()));
  static_cast<void>(certificate->key_kind());
  static_cast<void>(certificate->is_for_authentication());
  static_cast<void>(certificate->is_issued_by(*certificate));
  const auto der = certificate->der();
  fuzz::require(certificate::Certificate::from_der(der).has_value(), "what is written can be read");
  return 0;
}
