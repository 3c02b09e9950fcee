// SPDX-License-Identifier: EUPL-1.2
#include "certificate/certificate.h"

#include "certificate/openssl_handle.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

namespace certificate {

namespace {

std::optional<TimePoint> time_point(const ASN1_TIME* time) {
  std::tm broken_down{};
  if (ASN1_TIME_to_tm(time, &broken_down) != 1)
    return std::nullopt;
  const std::chrono::seconds since_epoch{timegm(&broken_down)};
  // "99991231235959Z" means "no end" (RFC 5280 §4.1.2.5) and is beyond what the clock's nanoseconds can count.
  constexpr auto last = std::chrono::floor<std::chrono::seconds>(TimePoint::max()).time_since_epoch();
  constexpr auto first = std::chrono::ceil<std::chrono::seconds>(TimePoint::min()).time_since_epoch();
  return TimePoint{std::clamp(since_epoch, first, last)};
}

/// The last attribute of this kind in the subject, in UTF-8; nothing when there is none or it is no text.
std::string subject_text(X509* x509, int nid) {
  const X509_NAME* subject = X509_get_subject_name(x509);
  int last = -1;
  for (int index = -1; (index = X509_NAME_get_index_by_NID(subject, nid, index)) >= 0;)
    last = index;
  if (last < 0)
    return {};
  unsigned char* text = nullptr;
  const int length = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, last)));
  if (length < 0)
    return {};
  const Buffer owned{text};
  return {text, text + length};
}

bool has_curve(const EVP_PKEY* key, std::string_view curve) {
  std::array<char, 64> name{};
  return EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), nullptr) == 1 &&
         name.data() == curve;
}

} // namespace

std::optional<Certificate> Certificate::from_der(card::ByteView der) {
  const ErrorMark mark;
  const unsigned char* position = der.data();
  std::shared_ptr<X509> x509{d2i_X509(nullptr, &position, static_cast<long>(der.size())), X509_free};
  if (!x509 || position != der.data() + der.size())
    return std::nullopt;
  if (!time_point(X509_get0_notBefore(x509.get())) || !time_point(X509_get0_notAfter(x509.get())))
    return std::nullopt;
  return Certificate{std::move(x509)};
}

card::Bytes Certificate::der() const {
  unsigned char* encoded = nullptr;
  const int length = i2d_X509(m_x509.get(), &encoded);
  const Buffer owned{encoded};
  return length > 0 ? card::Bytes{encoded, encoded + length} : card::Bytes{};
}

card::Private<std::string> Certificate::holder() const {
  const ErrorMark mark;
  const std::string given_names = subject_text(m_x509.get(), NID_givenName);
  const std::string surname = subject_text(m_x509.get(), NID_surname);
  if (!given_names.empty() && !surname.empty())
    return card::Private{given_names + " " + surname};

  constexpr std::string_view suffix = " (Authentication)";
  std::string name = subject_text(m_x509.get(), NID_commonName);
  if (name.ends_with(suffix))
    name.resize(name.size() - suffix.size());
  return card::Private{std::move(name)};
}

TimePoint Certificate::not_before() const {
  return time_point(X509_get0_notBefore(m_x509.get())).value_or(TimePoint::max());
}

TimePoint Certificate::not_after() const {
  return time_point(X509_get0_notAfter(m_x509.get())).value_or(TimePoint::min());
}

Validity Certificate::validity(TimePoint now) const {
  if (now < not_before())
    return Validity::not_yet_valid;
  return now > not_after() ? Validity::expired : Validity::valid;
}

KeyKind Certificate::key_kind() const {
  const ErrorMark mark;
  const EVP_PKEY* key = X509_get0_pubkey(m_x509.get());
  if (key == nullptr)
    return KeyKind::other;
  if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) == 2048)
    return KeyKind::rsa_2048;
  if (EVP_PKEY_is_a(key, "EC") == 1 && has_curve(key, SN_secp384r1))
    return KeyKind::ec_p384;
  return KeyKind::other;
}

bool Certificate::is_for_authentication() const {
  const ErrorMark mark;
  // Without the extension OpenSSL says "every usage"; a Belgian certificate always has it (§7.3).
  if ((X509_get_extension_flags(m_x509.get()) & EXFLAG_KUSAGE) == 0)
    return false;
  const auto usage = X509_get_key_usage(m_x509.get());
  return (usage & KU_DIGITAL_SIGNATURE) != 0 && (usage & KU_NON_REPUDIATION) == 0;
}

bool Certificate::is_of_authority() const {
  const ErrorMark mark;
  return X509_check_ca(m_x509.get()) == 1;
}

std::string Certificate::issuer_digest() const {
  const ErrorMark mark;
  const unsigned char* name = nullptr;
  std::size_t name_length = 0;
  X509_NAME_get0_der(X509_get_issuer_name(m_x509.get()), &name, &name_length);
  card::Bytes identity{name, name + name_length};
  if (const auto* key = X509_get0_authority_key_id(m_x509.get()))
    identity.insert(identity.end(), ASN1_STRING_get0_data(key), ASN1_STRING_get0_data(key) + ASN1_STRING_length(key));

  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(identity.data(), identity.size(), digest.data());
  std::string text;
  for (const auto byte : digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[byte >> 4U];
    text += digits[byte & 0x0FU];
  }
  return text;
}

bool Certificate::is_issued_by(const Certificate& issuer) const {
  const ErrorMark mark;
  EVP_PKEY* key = X509_get0_pubkey(issuer.m_x509.get());
  return key != nullptr && X509_check_issued(issuer.m_x509.get(), m_x509.get()) == X509_V_OK &&
         X509_verify(m_x509.get(), key) == 1;
}

} // namespace certificate
