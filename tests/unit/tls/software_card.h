// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "made_identity.h"
#include "tls/card_key.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tls {

/// Stands in for a card: signs as the chip does, with a key in memory, and writes down what it was asked. Outlives
/// every signature, as a signature may still run when a test has ended.
class SoftwareCard {
public:
  /// An authentication certificate by `issuer` with a key of its own.
  SoftwareCard(const made::Identity& issuer, made::Key key);
  explicit SoftwareCard(made::Identity identity);

  [[nodiscard]] SignWithCard sign_with_card() const;
  [[nodiscard]] const made::Identity& identity() const;

  /// From now on the card refuses with this fault; nothing: it signs again.
  void refuse_with(std::optional<card::Fault> fault);
  /// From now on a signature does not come back until let_go().
  void hold();
  void let_go();

  [[nodiscard]] std::vector<card::SignatureScheme> asked() const;
  /// Waits, within a bound, until the card was asked at least once.
  [[nodiscard]] bool was_asked_in_time() const;

private:
  struct State {
    made::Identity identity;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::optional<card::Fault> fault;
    bool holding = false;
    std::vector<card::SignatureScheme> asked;
  };

  std::shared_ptr<State> m_state;
};

} // namespace tls
