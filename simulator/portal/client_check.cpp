// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/client_check.h"

#include "base/glib_pointers.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <cstdint>

namespace simulator {

namespace {

using StoreHandle = std::unique_ptr<X509_STORE, OpensslFree<X509_STORE_free>>;
using StoreContextHandle = std::unique_ptr<X509_STORE_CTX, OpensslFree<X509_STORE_CTX_free>>;

/// Frees a list of certificates, which belong to someone else.
void free_list(STACK_OF(X509) * list) {
  sk_X509_free(list);
}

using CertificateListHandle = std::unique_ptr<STACK_OF(X509), OpensslFree<free_list>>;

CertificateHandle parsed(GTlsCertificate* certificate) {
  GByteArray* der = nullptr;
  g_object_get(certificate, "certificate", &der, nullptr);
  const base::ByteArrayPtr owned{der};
  if (der == nullptr)
    return nullptr;
  const unsigned char* data = der->data;
  return CertificateHandle{d2i_X509(nullptr, &data, static_cast<long>(der->len))};
}

bool is_for_authentication(X509* certificate) {
  const std::uint32_t usage = X509_get_key_usage(certificate);
  return usage != UINT32_MAX && (usage & X509v3_KU_DIGITAL_SIGNATURE) != 0 && (usage & X509v3_KU_NON_REPUDIATION) == 0;
}

std::string subject_part(X509* certificate, int nid) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  const int index = X509_NAME_get_index_by_NID(subject, nid, -1);
  if (index < 0)
    return {};
  unsigned char* text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
  if (size < 0)
    return {};
  std::string part(text, text + size);
  OPENSSL_free(text);
  return part;
}

} // namespace

ClientCheck::ClientCheck(const std::string& roots_pem) {
  const BioHandle pem{BIO_new_mem_buf(roots_pem.data(), static_cast<int>(roots_pem.size()))};
  while (CertificateHandle root{PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)})
    m_roots.push_back(std::move(root));
  // The end of the text is told as an error, which must not be taken for that of a later call.
  ERR_clear_error();
}

std::optional<std::string> ClientCheck::holder(GTlsCertificate* client) const {
  const CertificateHandle leaf = client == nullptr ? nullptr : parsed(client);
  if (!leaf || !is_for_authentication(leaf.get()))
    return std::nullopt;

  std::vector<CertificateHandle> sent;
  const CertificateListHandle issuers{sk_X509_new_null()};
  for (GTlsCertificate* issuer = g_tls_certificate_get_issuer(client); issuer != nullptr;
       issuer = g_tls_certificate_get_issuer(issuer)) {
    if (CertificateHandle certificate = parsed(issuer)) {
      sk_X509_push(issuers.get(), certificate.get());
      sent.push_back(std::move(certificate));
    }
  }
  const StoreHandle store{X509_STORE_new()};
  for (const CertificateHandle& root : m_roots)
    X509_STORE_add_cert(store.get(), root.get());
  const StoreContextHandle context{X509_STORE_CTX_new()};
  X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), issuers.get());
  if (X509_verify_cert(context.get()) != 1) {
    ERR_clear_error();
    return std::nullopt;
  }
  return subject_part(leaf.get(), NID_givenName) + " " + subject_part(leaf.get(), NID_surname);
}

} // namespace simulator
