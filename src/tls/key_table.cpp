// SPDX-License-Identifier: EUPL-1.2
#include "tls/key_table.h"

#include <map>
#include <utility>

namespace tls {

namespace {

/// The one object of the program that everybody shares. GnuTLS gives its URL callbacks nothing but the URL, and keeps
/// them for the life of the process; so the way from a URL to a key must be findable from nowhere.
class KeyTable {
public:
  std::string add(const std::shared_ptr<CardKey::Row>& row) {
    const std::lock_guard lock{m_mutex};
    std::erase_if(m_rows, [](const auto& entry) { return entry.second.expired(); });
    std::string url = key_url_scheme + std::to_string(++m_last_number);
    m_rows.emplace(url, row);
    return url;
  }

  std::shared_ptr<CardKey::Row> find(const std::string& url) {
    const std::lock_guard lock{m_mutex};
    const auto found = m_rows.find(url);
    return found == m_rows.end() ? nullptr : found->second.lock();
  }

private:
  std::mutex m_mutex;
  std::map<std::string, std::weak_ptr<CardKey::Row>> m_rows;
  unsigned long m_last_number = 0; // a number is never used twice: an old URL must not find a new card's key
};

KeyTable& key_table() {
  // Never destroyed: a handshake thread may still look a key up while the program exits.
  static auto& table = *new KeyTable; // NOLINT(cppcoreguidelines-owning-memory)
  return table;
}

} // namespace

CardKey::Row::Row(const certificate::Certificate& authentication, SignWithCard sign_with_card, KeyReach key_reach)
    : certificate{authentication.der()},
      kind{authentication.key_kind()},
      reach{key_reach},
      m_sign{std::move(sign_with_card)} {
}

std::optional<card::Bytes> CardKey::Row::signature(card::SignatureScheme scheme, card::ByteView input) {
  const std::lock_guard turn{m_turn};
  if (closed)
    return std::nullopt;
  {
    const std::lock_guard lock{m_record};
    ++m_signatures;
    m_last_fault.reset();
  }
  auto outcome = m_sign(scheme, input);
  if (auto* bytes = std::get_if<card::Bytes>(&outcome))
    return std::move(*bytes);
  const std::lock_guard lock{m_record};
  m_last_fault = std::get<card::Fault>(outcome);
  return std::nullopt;
}

std::optional<card::Fault> CardKey::Row::last_fault() const {
  const std::lock_guard lock{m_record};
  return m_last_fault;
}

int CardKey::Row::signatures() const {
  const std::lock_guard lock{m_record};
  return m_signatures;
}

std::string add_to_key_table(const std::shared_ptr<CardKey::Row>& row) {
  return key_table().add(row);
}

std::shared_ptr<CardKey::Row> find_in_key_table(const std::string& url) {
  return key_table().find(url);
}

} // namespace tls
