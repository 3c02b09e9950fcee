// SPDX-License-Identifier: EUPL-1.2
#include "tls/gnutls_scheme.h"

#include "tls/key_table.h"

#include <glib.h>
#include <gnutls/abstract.h>
#include <gnutls/urls.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>

namespace tls {

namespace {

using Row = CardKey::Row;
using WeakRow = std::weak_ptr<Row>;
using card::SignatureScheme;
using certificate::KeyKind;

/// How the card makes a signature that GnuTLS calls `algorithm`; nothing for one the card cannot make. The card adds
/// RSA's padding itself, and has PSS with SHA-256 only (doc/belgian-eid.md §5.2).
std::optional<SignatureScheme> scheme_for(KeyKind kind, gnutls_sign_algorithm_t algorithm) {
  if (kind == KeyKind::rsa_2048) {
    switch (algorithm) {
    case GNUTLS_SIGN_RSA_RAW: // TLS 1.2: GnuTLS has packed the hash into a DigestInfo
      return SignatureScheme::rsa_pkcs1_digest_info;
    case GNUTLS_SIGN_RSA_SHA256:
      return SignatureScheme::rsa_pkcs1_sha256;
    case GNUTLS_SIGN_RSA_PSS_RSAE_SHA256:
      return SignatureScheme::rsa_pss_sha256;
    default:
      return std::nullopt;
    }
  }
  switch (algorithm) {
  case GNUTLS_SIGN_ECDSA_SHA384:           // TLS 1.2
  case GNUTLS_SIGN_ECDSA_SECP384R1_SHA384: // TLS 1.3
    return SignatureScheme::ecdsa_sha384;
  case GNUTLS_SIGN_ECDSA_SHA256: // TLS 1.2 only: in 1.3 SHA-256 goes with P-256
    return SignatureScheme::ecdsa_sha256;
  default:
    return std::nullopt;
  }
}

/// What GnuTLS may negotiate. Not the ready-made DigestInfo: that would let it promise any hash.
bool may_negotiate(const Row& row, gnutls_sign_algorithm_t algorithm) {
  if (algorithm == GNUTLS_SIGN_RSA_PSS_RSAE_SHA256 && row.reach == KeyReach::tls_1_2)
    return false;
  return algorithm != GNUTLS_SIGN_RSA_RAW && scheme_for(row.kind, algorithm).has_value();
}

int describe_key(gnutls_privkey_t /*key*/, unsigned flags, void* user) {
  const auto row = static_cast<WeakRow*>(user)->lock();
  if (!row)
    return -1;
  const bool is_rsa = row->kind == KeyKind::rsa_2048;
  if ((flags & GNUTLS_PRIVKEY_INFO_PK_ALGO) != 0)
    return is_rsa ? GNUTLS_PK_RSA : GNUTLS_PK_ECDSA;
  if ((flags & GNUTLS_PRIVKEY_INFO_PK_ALGO_BITS) != 0)
    return is_rsa ? 2048 : 384;
  if ((flags & GNUTLS_PRIVKEY_INFO_HAVE_SIGN_ALGO) != 0) {
    ++row->wanted;
    if (!may_negotiate(*row, static_cast<gnutls_sign_algorithm_t>(GNUTLS_FLAGS_TO_SIGN_ALGO(flags))))
      return 0;
    ++row->fitting;
    return 1;
  }
  return -1;
}

int sign_hash(gnutls_privkey_t /*key*/, gnutls_sign_algorithm_t algorithm, void* user, unsigned /*flags*/,
              const gnutls_datum_t* hash, gnutls_datum_t* signature) {
  const auto row = static_cast<WeakRow*>(user)->lock();
  if (!row)
    return GNUTLS_E_PK_SIGN_FAILED;
  const auto scheme = scheme_for(row->kind, algorithm);
  g_debug("A signature is wanted: %s%s", gnutls_sign_get_name(algorithm), scheme ? "" : ", which the card cannot make");
  if (!scheme)
    return GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM;
  try {
    const auto bytes = row->signature(*scheme, {hash->data, hash->size});
    g_debug("The card %s", bytes ? "signed" : "did not sign");
    if (!bytes)
      return GNUTLS_E_PK_SIGN_FAILED;
    signature->data = static_cast<unsigned char*>(gnutls_malloc(bytes->size()));
    if (signature->data == nullptr)
      return GNUTLS_E_MEMORY_ERROR;
    std::ranges::copy(*bytes, signature->data);
    signature->size = static_cast<unsigned>(bytes->size());
    return GNUTLS_E_SUCCESS;
  } catch (const std::exception&) { // none may pass through GnuTLS's frames
    g_debug("The signature failed");
    return GNUTLS_E_PK_SIGN_FAILED;
  }
}

void forget_key(gnutls_privkey_t /*key*/, void* user) {
  const std::unique_ptr<WeakRow> owned{static_cast<WeakRow*>(user)};
}

int import_key(gnutls_privkey_t key, const char* url, unsigned /*flags*/) {
  const auto row = find_in_key_table(url);
  if (!row)
    return GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
  ++row->fetched;
  auto user = std::make_unique<WeakRow>(row);
  const int result =
      gnutls_privkey_import_ext4(key, user.get(), nullptr, sign_hash, nullptr, forget_key, describe_key, 0);
  if (result == GNUTLS_E_SUCCESS)
    static_cast<void>(user.release()); // NOLINT(bugprone-unused-return-value): the key's now, see forget_key()
  return result;
}

int import_certificate(gnutls_x509_crt_t certificate, const char* url, unsigned /*flags*/) {
  const auto row = find_in_key_table(url);
  if (!row)
    return GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
  card::Bytes der = row->certificate;
  const gnutls_datum_t datum{der.data(), static_cast<unsigned>(der.size())};
  return gnutls_x509_crt_import(certificate, &datum, GNUTLS_X509_FMT_DER);
}

void register_once() {
  // GnuTLS keeps the pointer, so it lives as long as the process.
  static const std::string name = key_url_scheme;
  static const gnutls_custom_url_st scheme{
      name.c_str(), static_cast<unsigned>(name.size()), import_key, import_certificate, nullptr, nullptr, nullptr,
      nullptr};
  if (const int result = gnutls_register_custom_url(&scheme); result != GNUTLS_E_SUCCESS)
    throw std::system_error{std::make_error_code(std::errc::not_supported), gnutls_strerror(result)};
}

} // namespace

void register_gnutls_scheme() {
  static std::once_flag once;
  std::call_once(once, register_once);
}

} // namespace tls
