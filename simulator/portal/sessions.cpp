// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/sessions.h"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>
#include <string_view>

namespace simulator {

namespace {

std::string random_key() {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
    throw std::runtime_error("no random bytes");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string key;
  for (const unsigned char byte : bytes) {
    key += digits[byte >> 4U];
    key += digits[byte & 0x0FU];
  }
  return key;
}

} // namespace

std::string Sessions::begin(const std::string& language) {
  std::string key = random_key();
  m_visits[key].language = language;
  return key;
}

Visit* Sessions::find(const std::string& key) {
  const auto found = m_visits.find(key);
  return found == m_visits.end() ? nullptr : &found->second;
}

void Sessions::end(const std::string& key) {
  m_visits.erase(key);
  std::erase_if(m_sign_ins, [&key](const auto& entry) { return entry.second.session == key; });
}

std::string Sessions::ask_who(const std::string& session) {
  std::string state = random_key();
  m_sign_ins[state].session = session;
  return state;
}

std::optional<std::string> Sessions::language_of(const std::string& state) const {
  const auto sign_in = m_sign_ins.find(state);
  if (sign_in == m_sign_ins.end())
    return std::nullopt;
  return m_visits.at(sign_in->second.session).language;
}

std::optional<std::string> Sessions::prove(const std::string& state, const std::string& holder) {
  const auto sign_in = m_sign_ins.find(state);
  if (sign_in == m_sign_ins.end() || !sign_in->second.code.empty())
    return std::nullopt;
  sign_in->second.holder = holder;
  sign_in->second.proof = random_key();
  return sign_in->second.proof;
}

std::optional<std::string> Sessions::code_for(const std::string& state, const std::string& proof) {
  const auto sign_in = m_sign_ins.find(state);
  if (sign_in == m_sign_ins.end() || proof.empty() || sign_in->second.proof != proof)
    return std::nullopt;
  sign_in->second.proof.clear();
  sign_in->second.code = random_key();
  return sign_in->second.code;
}

std::optional<std::string> Sessions::redeem(const std::string& session, const std::string& code) {
  Visit* visit = find(session);
  if (visit == nullptr || code.empty())
    return std::nullopt;
  for (const auto& [state, sign_in] : m_sign_ins) {
    if (sign_in.session != session || sign_in.code != code)
      continue;
    Visit signed_in;
    signed_in.language = visit->language;
    signed_in.holder = sign_in.holder;
    signed_in.signed_in = true;
    signed_in.sign_in = ++m_count;
    end(session);
    std::string key = random_key();
    m_visits.emplace(key, std::move(signed_in));
    return key;
  }
  return std::nullopt;
}

} // namespace simulator
