// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace simulator {

/// The applet of a Belgian eID, by the number that GET CARD DATA gives for it (doc/belgian-eid.md §1.4).
enum class Applet : std::uint8_t {
  v1_1 = 0x11, ///< RSA-1024, out of circulation
  v1_7 = 0x17, ///< RSA-2048
  v1_8 = 0x18, ///< P-384
  v1_9 = 0x19, ///< does not exist: 1.8 under a number that no program knows yet
};

/// "1.1", "1.7" ...
[[nodiscard]] std::string_view name_of(Applet applet);

/// Returns whether the card's keys are elliptic rather than RSA.
[[nodiscard]] constexpr bool is_elliptic(Applet applet) {
  return applet >= Applet::v1_8;
}

/// What differs between the applets and is neither a command nor a file of its own.
struct AppletTraits {
  std::string_view atr;            ///< hexadecimal (§1.1); 1.1 and 1.7 have the same
  std::string_view versions;       ///< hexadecimal: the end of GET CARD DATA, from component code to life cycle (§1.4)
  std::size_t certificate_padding; ///< zeros after a certificate (§2.3)
  std::size_t empty_certificate_file; ///< length of a certificate file without certificate (§2.3)
  int commands_after_verify;          ///< that may pass before a "PIN just before" signature (§3.4)
  bool empty_verify_spends_a_try;     ///< §3.2
};

[[nodiscard]] const AppletTraits& traits_of(Applet applet);

} // namespace simulator
