// SPDX-License-Identifier: EUPL-1.2
#include "made_identity.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace made {

namespace {

void require(bool made, const char* what) {
  if (!made)
    throw std::runtime_error{what};
}

void add_name(X509* certificate, const char* field, const std::string& text) {
  if (text.empty())
    return;
  X509_NAME* subject = X509_get_subject_name(certificate);
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  require(X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, bytes, static_cast<int>(text.size()), -1, 0) == 1,
          "subject");
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  if (value.empty())
    return;
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  require(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1, "extension");
  X509_EXTENSION_free(extension);
}

void set_next_serial(X509* certificate) {
  static std::atomic<long> last_serial{0};
  require(ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++last_serial) == 1, "serial number");
}

} // namespace

Key rsa_key(unsigned bits) {
  return {EVP_RSA_gen(bits), EVP_PKEY_free};
}

Key ec_key(const char* curve) {
  return {EVP_EC_gen(curve), EVP_PKEY_free};
}

card::Bytes Identity::der() const {
  card::Bytes bytes(static_cast<std::size_t>(i2d_X509(certificate.get(), nullptr)));
  unsigned char* position = bytes.data();
  i2d_X509(certificate.get(), &position);
  return bytes;
}

std::string Identity::pem() const {
  const std::unique_ptr<BIO, decltype(&BIO_free)> memory{BIO_new(BIO_s_mem()), BIO_free};
  require(PEM_write_bio_X509(memory.get(), certificate.get()) == 1, "PEM");
  char* text = nullptr;
  const long length = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(length)};
}

Identity identity(const Wording& wording, Key key, const Identity* issuer) {
  std::shared_ptr<X509> certificate{X509_new(), X509_free};
  X509* x509 = certificate.get();
  X509* signer = issuer == nullptr ? x509 : issuer->certificate.get();
  EVP_PKEY* signing_key = issuer == nullptr ? key.get() : issuer->key.get();

  X509_set_version(x509, X509_VERSION_3);
  set_next_serial(x509);
  require(ASN1_TIME_set_string_X509(X509_getm_notBefore(x509), wording.not_before.c_str()) == 1, "not before");
  require(ASN1_TIME_set_string_X509(X509_getm_notAfter(x509), wording.not_after.c_str()) == 1, "not after");
  add_name(x509, "C", "BE");
  add_name(x509, "CN", wording.common_name);
  add_name(x509, "SN", wording.surname);
  add_name(x509, "GN", wording.given_names);
  add_name(x509, "serialNumber", wording.serial_number);
  X509_set_issuer_name(x509, X509_get_subject_name(signer));
  X509_set_pubkey(x509, key.get());
  add_extension(x509, signer, NID_subject_key_identifier, "hash");
  add_extension(x509, signer, NID_authority_key_identifier, issuer == nullptr ? "" : "keyid");
  add_extension(x509, signer, NID_basic_constraints, wording.authority ? "critical,CA:TRUE" : "");
  add_extension(x509, signer, NID_key_usage, wording.key_usage);
  add_extension(x509, signer, NID_subject_alt_name, wording.alternative_names);
  add_extension(x509, signer, NID_tlsfeature, wording.must_staple ? "status_request" : "");
  const EVP_MD* digest = EVP_PKEY_is_a(signing_key, "EC") == 1 ? EVP_sha384() : EVP_sha256();
  require(X509_sign(x509, signing_key, digest) > 0, "signature");
  return {std::move(certificate), std::move(key)};
}

Identity authority(const std::string& name, Key key, const Identity* issuer) {
  return identity({.common_name = name, .key_usage = "critical,keyCertSign,cRLSign", .authority = true}, std::move(key),
                  issuer);
}

Wording authentication_certificate() {
  return {.common_name = "Ada Proef (Authentication)",
          .given_names = "Ada Tester",
          .surname = "Proef",
          .serial_number = "00000000000"};
}

} // namespace made
