// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "simulator/card/applet.h"
#include "simulator/card/holder.h"
#include "simulator/card/openssl_handles.h"

#include <optional>
#include <string>
#include <vector>

namespace simulator {

/// How the two certificates of a card stand.
enum class CertificateState {
  usable,
  expired,
  not_yet_valid,
  wrong_usage, ///< in time, but the authentication certificate says that it is for signatures
};

/// The keys and the certificates that go onto a card. Certificates in DER. A copy shares the keys, so that a card can
/// be made anew (with all its tries, say) without the wait for new ones.
struct CardCredentials {
  SharedKey authentication_key; ///< key 82
  SharedKey signature_key;      ///< key 83
  SharedKey basic_key;          ///< the chip's own
  SharedKey register_key;       ///< signs the identity files; not on the card
  card::Bytes authentication;
  card::Bytes signature;
  card::Bytes citizen_ca;
  card::Bytes root;
  card::Bytes national_register;
};

/// The practice portal's own certificate and key, in PEM.
struct ServerCredentials {
  std::string certificate; ///< signed by the root itself
  std::string key;
};

/// The practice public-key infrastructure, in the shape of the Belgian one (doc/belgian-eid.md §7): a root,
/// a Citizen CA for each kind of key, and what they sign. Its keys are made anew for every object, never
/// written down by it, and every name in it says that it is practice.
///
/// Throws std::runtime_error when OpenSSL fails. Not thread-safe.
class SimulatedPki {
public:
  SimulatedPki();

  /// A new card. RSA keys take a moment, so only the keys that this card needs are made. `is_rekeyed`: of applet 1.7,
  /// but issued by the CA of applet 1.8, as the last of those cards were.
  [[nodiscard]] CardCredentials issue_card(Applet applet, const Holder& holder,
                                           CertificateState validity = CertificateState::usable,
                                           bool is_rekeyed = false);

  /// A server certificate under the same root, valid for `host_names`.
  [[nodiscard]] ServerCredentials issue_server(const std::vector<std::string>& host_names) const;

  [[nodiscard]] std::string root_pem() const;

  /// The certificate of the CA that issues the cards of this applet: what a server names in its request.
  [[nodiscard]] std::string citizen_ca_pem(Applet applet);

private:
  struct Authority {
    KeyHandle key;
    CertificateHandle certificate;
  };

  [[nodiscard]] const Authority& citizen_ca(bool elliptic);

  Authority m_root;
  std::optional<Authority> m_citizen_ca_rsa; ///< of applets 1.1 and 1.7, unless re-keyed
  std::optional<Authority> m_citizen_ca_ec;  ///< of applet 1.8
};

} // namespace simulator
