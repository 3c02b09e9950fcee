// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tls/card_key.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace tls {

/// What GnuTLS's callbacks know of one card's key. Made on the main loop's thread, used on GIO's handshake threads.
///
/// The callbacks hold it weakly; a signature that is under way keeps it until it has ended.
struct CardKey::Row {
  Row(const certificate::Certificate& authentication, SignWithCard sign_with_card, KeyReach key_reach);

  /// One signature at a time: two handshakes never talk to the card at once. Nothing when the card did not sign or the
  /// key is closed.
  [[nodiscard]] std::optional<card::Bytes> signature(card::SignatureScheme scheme, card::ByteView input);

  /// From now on every signature is refused, also one that already waits for its turn. Does not wait for one that runs.
  void close() { closed = true; }

  [[nodiscard]] std::optional<card::Fault> last_fault() const;
  [[nodiscard]] int signatures() const;

  const card::Bytes certificate; ///< DER
  const certificate::KeyKind kind;
  const KeyReach reach;
  std::atomic<bool> closed = false;
  std::atomic<int> wanted = 0;  ///< grows whenever a server wants a signature, also one that the card cannot make
  std::atomic<int> fitting = 0; ///< grows with each of them that the card can make
  std::atomic<int> fetched = 0; ///< grows whenever GnuTLS fetches the key, as a server wants a certificate

private:
  SignWithCard m_sign;
  std::mutex m_turn;
  mutable std::mutex m_record; ///< guards what the main loop reads while the card may be signing
  std::optional<card::Fault> m_last_fault;
  int m_signatures = 0;
};

/// What the URL of every card's key begins with.
inline constexpr const char* key_url_scheme = "beid:";

/// Puts `row` into the table and gives the URL by which GnuTLS finds it. Thread: any.
[[nodiscard]] std::string add_to_key_table(const std::shared_ptr<CardKey::Row>& row);

/// Nothing when the key is gone. Thread: any.
[[nodiscard]] std::shared_ptr<CardKey::Row> find_in_key_table(const std::string& url);

} // namespace tls
