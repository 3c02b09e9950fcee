// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/applet.h"
#include "simulator/card/secret_code.h"
#include "simulator/card/t0.h"

#include <string_view>

namespace simulator {

/// VERIFY, CHANGE REFERENCE DATA and RESET RETRY COUNTER, the tries, and what a good PIN is good for
/// (doc/belgian-eid.md §3). The codes of the municipality but for the PUK (references 02 and 84) are not
/// there.
class ChipPin {
public:
  static constexpr int full_tries = 3;
  static constexpr int full_puk_tries = 12;

  ChipPin(Applet applet, std::string_view pin, int tries_left, std::string_view puk);

  void power_on();
  void log_off();

  [[nodiscard]] Answer verify(const Command& command);
  [[nodiscard]] Answer change(const Command& command);

  /// With PUK2 and PUK1 in one block; gives the tries back and no right. On applet 1.8 the municipality unblocks with a
  /// certificate instead, which is not there.
  [[nodiscard]] Answer unblock(const Command& command);

  /// To be called once for every command that is neither VERIFY, CHANGE REFERENCE DATA nor GET RESPONSE, after it ran.
  void another_command();

  /// "PIN once": a good VERIFY at any time before (key 82).
  [[nodiscard]] bool granted() const { return m_granted; }

  /// "PIN just before" (key 83).
  [[nodiscard]] bool granted_just_before() const {
    return m_fresh && m_commands_since <= traits_of(m_applet).commands_after_verify;
  }

  /// The "just before" key signed: the right that its VERIFY gave is used up, an earlier one is not.
  void use_up();

  [[nodiscard]] int tries_left() const { return m_pin.tries_left(); }

private:
  [[nodiscard]] Answer check(card::ByteView block);

  Applet m_applet;
  SecretCode m_pin;
  SecretCode m_puk;
  int m_commands_since = 0;
  bool m_granted = false;
  bool m_fresh = false; ///< the last VERIFY was good and not used up
  bool m_granted_earlier = false;
};

} // namespace simulator
