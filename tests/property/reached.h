// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <ostream>
#include <utility>

namespace property {

/// How far sequences came, so that a search which never gets anywhere is found out.
struct Reached {
  long pin_asked = 0;
  long wrong_pin = 0;
  long last_try_spent = 0;
  long blocked = 0;
  long verified = 0;
  long signed_by_card = 0;
  long in_primaweb = 0;
  long worked = 0;
  long stayed_on_unknown_page = 0;
  long arrived_by_hand = 0;
  long other_host_gone_to = 0;
  long in_trouble = 0;
  long second_sign_in = 0;
  long typed_on_keys = 0;
  long waited = 0;
  long left_behind = 0;
  long switched = 0;
  long left = 0;
  long other_card_named = 0;
  long unused_card_meant = 0;
  long keyring_given_up = 0;
  long typed_elsewhere = 0;
  long inert = 0;
  long typed_on_keyboard = 0;
  long typed_without_turning = 0;

  /// Adds one for each stage that `sequence` reached.
  void count(const Reached& sequence) {
    const auto theirs = sequence.stages();
    const std::array all{&pin_asked,
                         &wrong_pin,
                         &last_try_spent,
                         &blocked,
                         &verified,
                         &signed_by_card,
                         &in_primaweb,
                         &worked,
                         &stayed_on_unknown_page,
                         &arrived_by_hand,
                         &other_host_gone_to,
                         &in_trouble,
                         &second_sign_in,
                         &typed_on_keys,
                         &waited,
                         &left_behind,
                         &switched,
                         &left,
                         &other_card_named,
                         &unused_card_meant,
                         &keyring_given_up,
                         &typed_elsewhere,
                         &inert,
                         &typed_on_keyboard,
                         &typed_without_turning};
    for (std::size_t i = 0; i < all.size(); ++i)
      *all.at(i) += theirs.at(i).second > 0 ? 1 : 0;
  }

  [[nodiscard]] std::array<std::pair<const char*, long>, 25> stages() const {
    return {{{"PIN asked", pin_asked},
             {"wrong PIN", wrong_pin},
             {"last try spent", last_try_spent},
             {"PIN blocked", blocked},
             {"PIN verified", verified},
             {"card signed", signed_by_card},
             {"in PrimaWeb", in_primaweb},
             {"something befell a page that may be work", worked},
             {"in an unknown page that stays", stayed_on_unknown_page},
             {"in PrimaWeb by hand", arrived_by_hand},
             {"at a host that the user agreed to", other_host_gone_to},
             {"in trouble", in_trouble},
             {"second sign-in", second_sign_in},
             {"PIN typed on the reader", typed_on_keys},
             {"waited for another program", waited},
             {"called off while it waited", left_behind},
             {"another destination wanted", switched},
             {"left while the PIN was asked", left},
             {"a card named that is not the user's own", other_card_named},
             {"a card meant that was not used before", unused_card_meant},
             {"the keyring given up", keyring_given_up},
             {"keys for another window came to the dialog", typed_elsewhere},
             {"the dialog inert", inert},
             {"PIN typed with keys", typed_on_keyboard},
             {"PIN typed without a click or Tab before", typed_without_turning}}};
  }
};

inline std::ostream& operator<<(std::ostream& out, const Reached& reached) {
  for (const auto& [stage, sequences] : reached.stages())
    out << "  " << stage << ": " << sequences << " sequences\n";
  return out;
}

} // namespace property
