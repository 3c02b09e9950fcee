// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace card {

/// Whose card it is, as far as this computer can tell.
enum class Ownership {
  own,              ///< the user signed in with it here before
  not_used_here,    ///< nobody did: the user's new card, or a client's
  not_for_primaweb, ///< the user said to leave it alone
  unknown,          ///< nobody can tell: there is no keyring, or it does not answer
};

/// Returns whether the card opens the dialog when it is put in, unasked (promise 9).
[[nodiscard]] constexpr bool opens_the_dialog(Ownership ownership) {
  return ownership == Ownership::own;
}

/// Returns whether a card that nobody can tell to be the user's own is worth a quiet question.
[[nodiscard]] constexpr bool is_asked_about(Ownership ownership) {
  return ownership == Ownership::not_used_here || ownership == Ownership::unknown;
}

/// Returns whether the PIN of the card may be asked for (promise 11). `is_meant`: the user chose this very card, by
/// putting it in when the dialog asked for one, or by saying so.
[[nodiscard]] constexpr bool may_be_asked_for_its_pin(Ownership ownership, bool is_meant) {
  return ownership == Ownership::own || (is_meant && is_asked_about(ownership));
}

} // namespace card
