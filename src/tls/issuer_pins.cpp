// SPDX-License-Identifier: EUPL-1.2
#include "tls/issuer_pins.h"

#include "base/glib_pointers.h"

#include <gnutls/abstract.h>
#include <gnutls/x509.h>

#include <algorithm>
#include <memory>
#include <type_traits>

namespace tls {

namespace {

template <typename Handle, auto Free>
using Owned = base::Handle<std::remove_pointer_t<Handle>, Free>;

using X509 = Owned<gnutls_x509_crt_t, gnutls_x509_crt_deinit>;
using PublicKey = Owned<gnutls_pubkey_t, gnutls_pubkey_deinit>;

void free_list(gnutls_x509_trust_list_t list) {
  gnutls_x509_trust_list_deinit(list, 0); // the certificates in it are somebody else's
}

using TrustList = Owned<gnutls_x509_trust_list_t, free_list>;

X509 parsed(GTlsCertificate* certificate) {
  GByteArray* der = nullptr;
  g_object_get(certificate, "certificate", &der, nullptr);
  const base::ByteArrayPtr owned{der};
  gnutls_x509_crt_t parsed = nullptr;
  if (!owned || gnutls_x509_crt_init(&parsed) != GNUTLS_E_SUCCESS)
    return nullptr;
  X509 result{parsed};
  const gnutls_datum_t bytes{owned->data, owned->len};
  return gnutls_x509_crt_import(parsed, &bytes, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS ? std::move(result) : nullptr;
}

/// As a pin is written; empty for a key that GnuTLS cannot read.
std::string pin_of(gnutls_x509_crt_t certificate) {
  gnutls_pubkey_t made = nullptr;
  if (gnutls_pubkey_init(&made) != GNUTLS_E_SUCCESS)
    return {};
  const PublicKey key{made};
  gnutls_datum_t info{nullptr, 0};
  if (gnutls_pubkey_import_x509(made, certificate, 0) != GNUTLS_E_SUCCESS ||
      gnutls_pubkey_export2(made, GNUTLS_X509_FMT_DER, &info) != GNUTLS_E_SUCCESS)
    return {};
  const base::Handle<GChecksum, g_checksum_free> hash{g_checksum_new(G_CHECKSUM_SHA256)};
  g_checksum_update(hash.get(), info.data, info.size);
  gnutls_free(info.data);
  std::vector<guint8> digest(32);
  gsize size = digest.size();
  g_checksum_get_digest(hash.get(), digest.data(), &size);
  const base::TextPtr base64{g_base64_encode(digest.data(), size)};
  return std::string{"sha256/"} + base64.get();
}

/// The server's certificate, and those that it sent along, in their order.
std::vector<X509> sent_by(GTlsCertificate* server) {
  std::vector<X509> sent;
  for (auto* each = server; each != nullptr; each = g_tls_certificate_get_issuer(each))
    if (auto certificate = parsed(each))
      sent.push_back(std::move(certificate));
  return sent;
}

/// Who issued the last one that the server sent.
X509 anchor_of(GTlsCertificate* server, GTlsDatabase* trusted) {
  auto* last = server;
  while (auto* issuer = g_tls_certificate_get_issuer(last))
    last = issuer;
  const base::ObjectPtr<GTlsCertificate> anchor{
      trusted == nullptr ? nullptr
                         : g_tls_database_lookup_certificate_issuer(trusted, last, nullptr, G_TLS_DATABASE_LOOKUP_NONE,
                                                                    nullptr, nullptr)};
  return anchor ? parsed(anchor.get()) : nullptr;
}

/// Whether the chain that begins with the server's certificate leads to this authority, and to nobody else's word.
bool leads_to(const std::vector<X509>& sent, gnutls_x509_crt_t authority) {
  gnutls_x509_trust_list_t made = nullptr;
  if (gnutls_x509_trust_list_init(&made, 0) != GNUTLS_E_SUCCESS)
    return false;
  const TrustList alone{made};
  if (gnutls_x509_trust_list_add_cas(made, &authority, 1, 0) != 1)
    return false;
  std::vector<gnutls_x509_crt_t> chain;
  for (const auto& certificate : sent)
    chain.push_back(certificate.get());
  unsigned status = 0;
  return gnutls_x509_trust_list_verify_crt(made, chain.data(), static_cast<unsigned>(chain.size()), 0, &status,
                                           nullptr) == GNUTLS_E_SUCCESS &&
         status == 0;
}

} // namespace

bool IssuerPins::issued(GTlsCertificate* server, GTlsDatabase* trusted) const {
  const auto sent = sent_by(server);
  if (sent.empty())
    return false;
  const auto is_pinned_issuer = [this, &sent](const X509& authority) {
    return authority && std::ranges::find(m_pins, pin_of(authority.get())) != m_pins.end() &&
           leads_to(sent, authority.get());
  };
  return std::any_of(sent.begin() + 1, sent.end(), is_pinned_issuer) || is_pinned_issuer(anchor_of(server, trusted));
}

} // namespace tls
