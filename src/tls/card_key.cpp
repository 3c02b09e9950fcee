// SPDX-License-Identifier: EUPL-1.2
#include "tls/card_key.h"

#include "tls/backend.h"
#include "tls/gnutls_scheme.h"
#include "tls/key_table.h"

#include <utility>

namespace tls {

namespace {

GType certificate_type() {
  return g_tls_backend_get_certificate_type(g_tls_backend_get_default());
}

base::ObjectPtr<GTlsCertificate> plain_certificate(const card::Bytes& der) {
  const base::ByteArrayPtr bytes{g_byte_array_append(g_byte_array_new(), der.data(), static_cast<guint>(der.size()))};
  return base::ObjectPtr<GTlsCertificate>{
      G_TLS_CERTIFICATE(g_initable_new(certificate_type(), nullptr, nullptr, "certificate", bytes.get(), nullptr))};
}

/// Not by g_tls_certificate_new_from_pkcs11_uris(), which has no place for the issuer.
base::ObjectPtr<GTlsCertificate> certificate_with_key(const std::string& url,
                                                      const std::optional<certificate::Certificate>& issuer) {
  const auto issuer_certificate = issuer ? plain_certificate(issuer->der()) : nullptr;
  return base::ObjectPtr<GTlsCertificate>{G_TLS_CERTIFICATE(
      g_initable_new(certificate_type(), nullptr, nullptr, "pkcs11-uri", url.c_str(), "private-key-pkcs11-uri",
                     url.c_str(), "issuer", issuer_certificate.get(), nullptr))};
}

} // namespace

CardKey::CardKey(const certificate::Certificate& authentication, const std::optional<certificate::Certificate>& issuer,
                 SignWithCard sign, KeyReach reach)
    : m_row{std::make_shared<Row>(authentication, std::move(sign), reach)} {
  if (m_row->kind == certificate::KeyKind::other || !backend_is_gnutls())
    return;
  register_gnutls_scheme();
  m_certificate = certificate_with_key(add_to_key_table(m_row), issuer);
}

CardKey::~CardKey() {
  m_row->close();
}

GTlsCertificate* CardKey::gio_certificate() const {
  return m_certificate.get();
}

std::optional<card::Fault> CardKey::last_fault() const {
  return m_row->last_fault();
}

int CardKey::signatures() const {
  return m_row->signatures();
}

std::shared_ptr<const CardKey::Row> CardKey::row() const {
  return m_row;
}

} // namespace tls
