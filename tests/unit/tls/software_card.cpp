// SPDX-License-Identifier: EUPL-1.2
#include "software_card.h"

#include <openssl/rsa.h>

#include <chrono>
#include <stdexcept>
#include <utility>

namespace tls {

namespace {

using card::SignatureScheme;
constexpr std::chrono::seconds long_enough{20};

using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

void prepare(EVP_PKEY_CTX* context, SignatureScheme scheme) {
  EVP_PKEY_sign_init(context);
  switch (scheme) {
  case SignatureScheme::rsa_pkcs1_digest_info:
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING);
    return;
  case SignatureScheme::rsa_pkcs1_sha256:
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING);
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    return;
  case SignatureScheme::rsa_pss_sha256:
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    EVP_PKEY_CTX_set_rsa_pss_saltlen(context, 32);
    return;
  case SignatureScheme::ecdsa_sha384:
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha384());
    return;
  case SignatureScheme::ecdsa_sha256:
    EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
    return;
  }
}

card::Bytes signature(EVP_PKEY* key, SignatureScheme scheme, card::ByteView input) {
  const Context context{EVP_PKEY_CTX_new(key, nullptr), EVP_PKEY_CTX_free};
  prepare(context.get(), scheme);
  card::Bytes bytes(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
  std::size_t size = bytes.size();
  if (EVP_PKEY_sign(context.get(), bytes.data(), &size, input.data(), input.size()) != 1)
    throw std::runtime_error{"the software card cannot sign this"};
  bytes.resize(size);
  return bytes;
}

} // namespace

SoftwareCard::SoftwareCard(const made::Identity& issuer, made::Key key)
    : SoftwareCard{made::identity(made::authentication_certificate(), std::move(key), &issuer)} {
}

SoftwareCard::SoftwareCard(made::Identity identity) : m_state{std::make_shared<State>()} {
  m_state->identity = std::move(identity);
}

SignWithCard SoftwareCard::sign_with_card() const {
  return [state = m_state](SignatureScheme scheme, card::ByteView input) -> card::Outcome<card::Bytes> {
    std::unique_lock lock{state->mutex};
    state->asked.push_back(scheme);
    state->changed.notify_all();
    g_main_context_wakeup(nullptr); // a test may be waiting in its main loop
    state->changed.wait_for(lock, long_enough, [&] { return !state->holding; });
    if (state->fault)
      return *state->fault;
    return signature(state->identity.key.get(), scheme, input);
  };
}

const made::Identity& SoftwareCard::identity() const {
  return m_state->identity;
}

void SoftwareCard::refuse_with(std::optional<card::Fault> fault) {
  const std::lock_guard lock{m_state->mutex};
  m_state->fault = fault;
}

void SoftwareCard::hold() {
  const std::lock_guard lock{m_state->mutex};
  m_state->holding = true;
}

void SoftwareCard::let_go() {
  const std::lock_guard lock{m_state->mutex};
  m_state->holding = false;
  m_state->changed.notify_all();
}

std::vector<SignatureScheme> SoftwareCard::asked() const {
  const std::lock_guard lock{m_state->mutex};
  return m_state->asked;
}

bool SoftwareCard::was_asked_in_time() const {
  std::unique_lock lock{m_state->mutex};
  return m_state->changed.wait_for(lock, long_enough, [this] { return !m_state->asked.empty(); });
}

} // namespace tls
