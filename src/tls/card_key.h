// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "card/bytes.h"
#include "card/eid_card.h"
#include "card/fault.h"
#include "certificate/certificate.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <optional>

namespace tls {

/// Makes one signature with the card. Called on GIO's handshake thread, never twice at once; may block, within a bound
/// of its own. When the key is destroyed meanwhile, the call runs to its end, and what it captured is released there.
using SignWithCard = std::function<card::Outcome<card::Bytes>(card::SignatureScheme, card::ByteView)>;

/// The newest TLS that a card's key can sign for.
enum class KeyReach {
  tls_1_2, ///< RSA without PSS
  tls_1_3,
};

/// A card's authentication key as GnuTLS and GIO know it, for as long as this object lives
/// (doc/decisions/0003-gnutls-custom-url.md).
///
/// GnuTLS keeps URL schemes per process and for ever, so the scheme "beid:" is registered once and looks keys up in a
/// table; this object is one row of it. Make and destroy on the main loop's thread. When it is gone, a signature that
/// is still asked for fails.
class CardKey {
public:
  /// `issuer` goes to the server with `authentication`, for servers that only know the root; without it the others do.
  /// On an unfit certificate (a key no Belgian card has), or a GIO without GnuTLS, `gio_certificate()` is null.
  CardKey(const certificate::Certificate& authentication, const std::optional<certificate::Certificate>& issuer,
          SignWithCard sign, KeyReach reach = KeyReach::tls_1_3);
  ~CardKey();
  CardKey(const CardKey&) = delete;
  CardKey& operator=(const CardKey&) = delete;
  CardKey(CardKey&&) = delete;
  CardKey& operator=(CardKey&&) = delete;

  /// For g_tls_connection_set_certificate(). Owned by this object.
  [[nodiscard]] GTlsCertificate* gio_certificate() const;

  /// Why the card refused the last signature, since GnuTLS only passes text on; nothing when it did not.
  [[nodiscard]] std::optional<card::Fault> last_fault() const;

  /// How many signatures were asked of the card through this key.
  [[nodiscard]] int signatures() const;

  /// One row of the table of keys, shared with GnuTLS's callbacks.
  struct Row;

  /// For whoever must tell, after this object is gone, what the card was asked.
  [[nodiscard]] std::shared_ptr<const Row> row() const;

private:
  std::shared_ptr<Row> m_row;
  base::ObjectPtr<GTlsCertificate> m_certificate;
};

} // namespace tls
