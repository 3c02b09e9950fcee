// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/conf.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace simulator {

/// Frees an OpenSSL object with the function OpenSSL has for it.
template <auto Free>
struct OpensslFree {
  template <typename Object>
  void operator()(Object* object) const noexcept {
    Free(object);
  }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslFree<EVP_PKEY_free>>;
/// A key that several cards or certificates hold.
using SharedKey = std::shared_ptr<EVP_PKEY>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, OpensslFree<EVP_PKEY_CTX_free>>;
using CertificateHandle = std::unique_ptr<X509, OpensslFree<X509_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, OpensslFree<X509_EXTENSION_free>>;
using ConfigurationHandle = std::unique_ptr<CONF, OpensslFree<NCONF_free>>;
using BioHandle = std::unique_ptr<BIO, OpensslFree<BIO_free_all>>;
using NumberHandle = std::unique_ptr<BIGNUM, OpensslFree<BN_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, OpensslFree<ASN1_INTEGER_free>>;
using EcdsaSignatureHandle = std::unique_ptr<ECDSA_SIG, OpensslFree<ECDSA_SIG_free>>;

/// For calls that fail only without memory or by a mistake in this program: nothing can go on from there.
inline void require(bool success, const char* what) {
  if (!success)
    throw std::runtime_error{std::string{"OpenSSL: "} + what};
}

} // namespace simulator
