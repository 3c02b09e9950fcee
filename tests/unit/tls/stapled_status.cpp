// SPDX-License-Identifier: EUPL-1.2
#include "stapled_status.h"

#include <openssl/ocsp.h>

#include <memory>
#include <stdexcept>

namespace tls {

namespace {

template <typename Type, void (*free)(Type*)>
struct FreeWith {
  void operator()(Type* value) const { free(value); }
};

using Basic = std::unique_ptr<OCSP_BASICRESP, FreeWith<OCSP_BASICRESP, OCSP_BASICRESP_free>>;
using Response = std::unique_ptr<OCSP_RESPONSE, FreeWith<OCSP_RESPONSE, OCSP_RESPONSE_free>>;
using Id = std::unique_ptr<OCSP_CERTID, FreeWith<OCSP_CERTID, OCSP_CERTID_free>>;
using Time = std::unique_ptr<ASN1_TIME, FreeWith<ASN1_TIME, ASN1_TIME_free>>;

int send_status(SSL* ssl, void* status) {
  const auto& bytes = *static_cast<const card::Bytes*>(status);
  auto* copy = static_cast<unsigned char*>(OPENSSL_memdup(bytes.data(), bytes.size())); // OpenSSL frees it
  SSL_set_tlsext_status_ocsp_resp(ssl, copy, static_cast<long>(bytes.size()));
  return SSL_TLSEXT_ERR_OK;
}

} // namespace

card::Bytes stapled_status(const made::Identity& server, const made::Identity& issuer, Staple staple) {
  const Id id{OCSP_cert_to_id(EVP_sha1(), server.certificate.get(), issuer.certificate.get())};
  const Time a_minute_ago{X509_gmtime_adj(nullptr, -60)};
  const Time tomorrow{X509_gmtime_adj(nullptr, 86'400)};
  const bool is_revoked = staple == Staple::revoked;
  const Basic basic{OCSP_BASICRESP_new()};
  if (OCSP_basic_add1_status(basic.get(), id.get(), is_revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                             OCSP_REVOKED_STATUS_KEYCOMPROMISE, is_revoked ? a_minute_ago.get() : nullptr,
                             a_minute_ago.get(), tomorrow.get()) == nullptr ||
      OCSP_basic_sign(basic.get(), issuer.certificate.get(), issuer.key.get(), EVP_sha384(), nullptr, 0) != 1)
    throw std::runtime_error{"no OCSP response"};
  const Response response{OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get())};
  unsigned char* der = nullptr;
  const int size = i2d_OCSP_RESPONSE(response.get(), &der);
  const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned{der,
                                                                       [](unsigned char* each) { OPENSSL_free(each); }};
  return {der, der + size};
}

void staple_to(SSL_CTX* context, const card::Bytes& status) {
  SSL_CTX_set_tlsext_status_cb(context, send_status);
  SSL_CTX_set_tlsext_status_arg(context, const_cast<card::Bytes*>(&status)); // it is only read
}

} // namespace tls
