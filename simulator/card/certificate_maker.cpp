// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/certificate_maker.h"

#include <openssl/pem.h>
#include <openssl/rand.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace simulator {

namespace {

void set_serial_number(X509& certificate) {
  std::array<unsigned char, 16> random{};
  require(RAND_bytes(random.data(), static_cast<int>(random.size())) == 1, "random serial number");
  random[0] = (random[0] & 0x7FU) | 0x40U; // positive, and always as long
  const NumberHandle number{BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr)};
  const IntegerHandle serial{BN_to_ASN1_INTEGER(number.get(), nullptr)};
  require(serial && X509_set_serialNumber(&certificate, serial.get()) == 1, "serial number");
}

void set_validity(X509& certificate, const CertificateText& text) {
  const auto seconds = [](std::chrono::hours hours) { return static_cast<long>(std::chrono::seconds{hours}.count()); };
  require(X509_gmtime_adj(X509_getm_notBefore(&certificate), seconds(text.valid_from)) != nullptr &&
              X509_gmtime_adj(X509_getm_notAfter(&certificate), seconds(text.valid_until)) != nullptr,
          "validity");
}

void set_subject(X509& certificate, const CertificateText& text) {
  X509_NAME* name = X509_get_subject_name(&certificate);
  for (const auto& [field, value] : text.subject) {
    const std::vector<unsigned char> utf8{value.begin(), value.end()};
    require(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, utf8.data(), static_cast<int>(utf8.size()), -1, 0) ==
                1,
            "subject");
  }
}

void add_extensions(X509& certificate, const CertificateText& text, X509& issuer) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  const ConfigurationHandle empty{NCONF_new(nullptr)}; // certificate policies want one, even with nothing in it
  require(empty != nullptr, "configuration");
  X509V3_set_nconf(&context, empty.get());
  for (const auto& [number, value] : text.extensions) {
    const ExtensionHandle extension{X509V3_EXT_nconf_nid(empty.get(), &context, number, value.c_str())};
    require(extension && X509_add_ext(&certificate, extension.get(), -1) == 1, "extension");
  }
}

std::string text_of(const BioHandle& bio) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(length)};
}

} // namespace

KeyHandle make_rsa_key(std::size_t bits) {
  KeyHandle key{EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits)};
  require(key != nullptr, "RSA key");
  return key;
}

KeyHandle make_p384_key() {
  KeyHandle key{EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-384")};
  require(key != nullptr, "EC key");
  return key;
}

CertificateHandle make_certificate(const CertificateText& text, EVP_PKEY& key, const Issuer& issuer) {
  CertificateHandle certificate{X509_new()};
  require(certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1, "certificate");
  set_serial_number(*certificate);
  set_validity(*certificate, text);
  set_subject(*certificate, text);
  X509* signer = issuer.certificate == nullptr ? certificate.get() : issuer.certificate;
  require(X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) == 1 &&
              X509_set_pubkey(certificate.get(), &key) == 1,
          "issuer and key");
  add_extensions(*certificate, text, *signer);
  const EVP_MD* digest = EVP_PKEY_is_a(issuer.key, "EC") == 1 ? EVP_sha384() : EVP_sha256();
  require(X509_sign(certificate.get(), issuer.key, digest) > 0, "signature");
  return certificate;
}

card::Bytes certificate_der(const X509& certificate) {
  card::Bytes der(static_cast<std::size_t>(i2d_X509(&certificate, nullptr)));
  std::uint8_t* end = der.data();
  require(i2d_X509(&certificate, &end) == static_cast<int>(der.size()), "certificate in DER");
  return der;
}

std::string certificate_pem(const X509& certificate) {
  const BioHandle bio{BIO_new(BIO_s_mem())};
  require(bio && PEM_write_bio_X509(bio.get(), &certificate) == 1, "certificate in PEM");
  return text_of(bio);
}

std::string key_pem(const EVP_PKEY& key) {
  const BioHandle bio{BIO_new(BIO_s_mem())};
  require(bio && PEM_write_bio_PKCS8PrivateKey(bio.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
          "key in PEM");
  return text_of(bio);
}

card::Bytes public_key_der(const EVP_PKEY& key) {
  card::Bytes der(static_cast<std::size_t>(i2d_PUBKEY(&key, nullptr)));
  std::uint8_t* end = der.data();
  require(i2d_PUBKEY(&key, &end) == static_cast<int>(der.size()), "public key in DER");
  return der;
}

} // namespace simulator
