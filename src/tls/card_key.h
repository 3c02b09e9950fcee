// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/bytes.h"
#include "card/eid_card.h"
#include "card/fault.h"
#include "certificate/certificate.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <string>

namespace tls {

/// Makes one signature with the card. Called on GIO's handshake thread; may block, within a bound of its own.
using SignWithCard = std::function<card::Outcome<card::Bytes>(card::SignatureScheme, card::ByteView)>;

/// A card's authentication key as GnuTLS and GIO know it, for as long as this object lives (recipes: Q1 option h).
///
/// GnuTLS keeps URL schemes per process and for ever, so the scheme "beid:" is registered once and looks keys up in a
/// table; this object is one row of it. Make and destroy on the main loop's thread. When it is gone, a signature that
/// is still asked for fails.
class CardKey {
public:
  /// `certificates`: authentication certificate and its issuer; the issuer goes to the server with it.
  /// Throws Glib::Error-free: on an unfit certificate `gio_certificate()` is null.
  CardKey(const certificate::Certificate& authentication, const certificate::Certificate& issuer, SignWithCard sign);
  ~CardKey();
  CardKey(const CardKey&) = delete;
  CardKey& operator=(const CardKey&) = delete;
  CardKey(CardKey&&) = delete;
  CardKey& operator=(CardKey&&) = delete;

  /// For soup_message_set_tls_client_certificate(). Owned by this object.
  [[nodiscard]] GTlsCertificate* gio_certificate() const;

  /// Why the card last refused to sign, since GnuTLS only passes text on; nothing when it did not.
  [[nodiscard]] std::optional<card::Fault> last_fault() const;

  /// How many signatures were asked of the card through this key.
  [[nodiscard]] int signatures() const;

  /// One row of the table of keys, shared with GnuTLS's callbacks.
  struct Row;

private:
  std::shared_ptr<Row> m_row;
};

} // namespace tls
