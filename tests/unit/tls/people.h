// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "certificate/certificate.h"
#include "made_identity.h"
#include "software_card.h"

namespace tls {

/// Keys and authorities that all tests of this room share, because making them takes a while.
struct People {
  made::Key rsa = made::rsa_key();
  made::Key ec = made::ec_key();
  made::Identity root = made::authority("Proof Root CA", made::ec_key());
  made::Identity citizen_ca = made::authority("Citizen CA", made::ec_key(), &root);

  static const People& get() {
    static const People people;
    return people;
  }
};

inline certificate::Certificate parsed(const made::Identity& identity) {
  return certificate::Certificate::from_der(identity.der()).value();
}

inline SoftwareCard rsa_card() {
  return {People::get().citizen_ca, People::get().rsa};
}

inline SoftwareCard ec_card() {
  return {People::get().citizen_ca, People::get().ec};
}

/// The key of `software_card` as the rest of the program has it.
struct KeyOf : CardKey {
  explicit KeyOf(const SoftwareCard& software_card, KeyReach reach = KeyReach::tls_1_3)
      : CardKey{parsed(software_card.identity()), parsed(People::get().citizen_ca), software_card.sign_with_card(),
                reach} {}
};

} // namespace tls
