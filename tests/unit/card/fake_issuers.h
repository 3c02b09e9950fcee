// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/known_issuers.h"

#include <optional>
#include <vector>

namespace card {

/// Knows the issuer it was told, whoever asks, and writes down what it learns.
class FakeIssuers final : public KnownIssuers {
public:
  std::optional<Bytes> known;
  std::vector<Bytes> learnt;

  std::optional<Bytes> find_issuer_of(ByteView /*authentication*/) override { return known; }

  void learn_issuer(ByteView /*authentication*/, ByteView issuer) override {
    learnt.emplace_back(issuer.begin(), issuer.end());
  }
};

} // namespace card
