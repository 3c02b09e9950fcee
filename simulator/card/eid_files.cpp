// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/eid_files.h"

#include "simulator/card/certificate_maker.h"
#include "simulator/card/hex.h"
#include "simulator/card/identity_record.h"
#include "simulator/card/pkcs15_files.h"
#include "simulator/card/portrait.h"

#include <openssl/core_names.h>

#include <cstdint>
#include <string_view>

namespace simulator {

namespace {

using card::Bytes;
using card::ByteView;

constexpr std::size_t signature_file_length = 104; // the longest DER that P-384 gives
constexpr std::size_t address_file_length = 117;
constexpr std::size_t preferences_length = 100;

Bytes text(std::string_view value) {
  return {value.begin(), value.end()};
}

Bytes hash(const EVP_MD* digest, ByteView data) {
  Bytes value(static_cast<std::size_t>(EVP_MD_get_size(digest)));
  require(EVP_Digest(data.data(), data.size(), value.data(), nullptr, digest, nullptr) == 1, "hash");
  return value;
}

Bytes sign(const EVP_PKEY& key, const Bytes& data) {
  const std::unique_ptr<EVP_MD_CTX, OpensslFree<EVP_MD_CTX_free>> context{EVP_MD_CTX_new()};
  auto* shared_key = const_cast<EVP_PKEY*>(&key); // OpenSSL counts a reference, and changes nothing else
  require(context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha384(), nullptr, shared_key) == 1, "sign");
  Bytes signature(signature_file_length);
  std::size_t length = signature.size();
  require(EVP_DigestSign(context.get(), signature.data(), &length, data.data(), data.size()) == 1, "signature");
  signature.resize(length);
  return signature;
}

Bytes number(const EVP_PKEY& key, const char* name, std::size_t length) {
  BIGNUM* value = nullptr;
  require(EVP_PKEY_get_bn_param(&key, name, &value) == 1, "number of a key");
  const NumberHandle owner{value};
  Bytes bytes(length);
  require(BN_bn2binpad(value, bytes.data(), static_cast<int>(length)) >= 0, "number of a key");
  return bytes;
}

/// As the RSA applets give a public key: exponent (tag 02) and modulus (03). That this is what the undocumented file
/// 404A holds is a guess from its length.
Bytes rsa_public_key(const EVP_PKEY& key) {
  constexpr std::size_t exponent_length = 8;
  Bytes exponent = number(key, OSSL_PKEY_PARAM_RSA_E, exponent_length);
  const Bytes modulus = number(key, OSSL_PKEY_PARAM_RSA_N, static_cast<std::size_t>(EVP_PKEY_get_size(&key)));
  Bytes file{0x02, exponent_length};
  file.insert(file.end(), exponent.begin(), exponent.end());
  file.insert(file.end(), {0x03, 0x81, static_cast<std::uint8_t>(modulus.size())});
  file.insert(file.end(), modulus.begin(), modulus.end());
  return file;
}

Bytes identity(const EidOptions& options, const Bytes& basic_key) {
  const bool rsa = !is_elliptic(options.applet);
  Bytes file;
  add_record(file, 0x01, text("999999999999"));
  add_record(file, 0x02, chip_serial(options));
  add_record(file, 0x03, text("01.01.2024"));
  add_record(file, 0x04, text("01.01.2034"));
  add_record(file, 0x05, text("Herstappe"));
  add_record(file, 0x06, text(options.holder.national_number));
  add_record(file, 0x07, text(options.holder.surname));
  add_record(file, 0x08, text(options.holder.first_name));
  add_record(file, 0x09, {});
  add_record(file, 0x0A, text("Belg"));
  add_record(file, 0x0B, text("Herstappe"));
  add_record(file, 0x0C, text("01 JAN  1980"));
  add_record(file, 0x0D, text("V"));
  add_record(file, 0x0E, {});
  add_record(file, 0x0F, text("1"));
  add_record(file, 0x10, text("0"));
  add_record(file, 0x11, hash(rsa ? EVP_sha1() : EVP_sha384(), portrait()));
  if (!rsa)
    add_record(file, 0x1A, hash(EVP_sha384(), basic_key));
  return file;
}

Bytes address() {
  Bytes file;
  add_record(file, 0x01, text("Proefstraat 1"));
  add_record(file, 0x02, text("3717"));
  add_record(file, 0x03, text("Herstappe"));
  return file;
}

Bytes padded(Bytes file, std::size_t length) {
  file.resize(length);
  return file;
}

/// A certificate file is longer than its certificate, and all zero without one.
Bytes certificate_file(const EidOptions& options, const Bytes& certificate, bool present) {
  const auto& traits = traits_of(options.applet);
  if (!present)
    return Bytes(traits.empty_certificate_file);
  return padded(certificate, certificate.size() + traits.certificate_padding);
}

} // namespace

Bytes chip_serial(const EidOptions& options) {
  Bytes serial = text("SLINPRACTICE");
  const auto applet = name_of(options.applet);
  serial.push_back(static_cast<std::uint8_t>(applet.front()));
  serial.push_back(static_cast<std::uint8_t>(applet.back()));
  serial.push_back(static_cast<std::uint8_t>(options.card_number >> 8U));
  serial.push_back(static_cast<std::uint8_t>(options.card_number & 0xFFU));
  return serial;
}

FileContents make_eid_files(const EidOptions& options, const CardCredentials& credentials) {
  FileContents files;
  add_pkcs15_files(files, options);

  const auto add_certificate = [&](std::uint16_t id, const Bytes& certificate, bool present) {
    files[{file::belpic, id}] = certificate_file(options, certificate, present);
  };
  add_certificate(file::authentication_certificate, credentials.authentication, options.has_certificates);
  add_certificate(file::signature_certificate, credentials.signature, options.has_certificates);
  add_certificate(file::citizen_ca_certificate, credentials.citizen_ca, true);
  add_certificate(file::root_certificate, credentials.root, true);
  add_certificate(file::national_register_certificate, credentials.national_register, true);

  const auto add_identity = [&](std::uint16_t id, Bytes content) {
    files[{file::identity_directory, id}] = std::move(content);
  };
  const Bytes basic_key = public_key_der(*credentials.basic_key);
  const Bytes identity_file = identity(options, basic_key);
  const Bytes identity_signature = sign(*credentials.register_key, identity_file);
  const Bytes address_file = address();
  Bytes signed_with_address = address_file;
  signed_with_address.insert(signed_with_address.end(), identity_signature.begin(), identity_signature.end());
  add_identity(file::identity, identity_file);
  add_identity(file::identity_signature, padded(identity_signature, signature_file_length));
  add_identity(file::address, padded(address_file, address_file_length));
  add_identity(file::address_signature,
               padded(sign(*credentials.register_key, signed_with_address), signature_file_length));
  add_identity(file::photo, portrait());
  add_identity(file::ca_role, hash(EVP_sha1(), credentials.root)); // 20 bytes that name a key
  add_identity(file::preferences, Bytes(preferences_length));
  if (is_elliptic(options.applet))
    add_identity(file::basic_key, basic_key);
  else
    add_identity(file::rsa_basic_key, rsa_public_key(*credentials.basic_key));
  return files;
}

} // namespace simulator
