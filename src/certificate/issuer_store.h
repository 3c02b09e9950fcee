// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/known_issuers.h"

#include <filesystem>

namespace certificate {

/// Certificates of issuing CAs, kept in a directory of the user's from one sign-in to the next; never a holder's.
///
/// Believes nothing it finds there: a file counts only when its key verifies the signature of the certificate at hand.
/// What is damaged, foreign or cannot be written is as if it were not there. All calls on the card's thread.
class IssuerStore final : public card::KnownIssuers {
public:
  /// Belgium has had some hundred Citizen CAs in all; an office meets a few dozen.
  static constexpr std::size_t max_files = 64;

  /// `directory` is made, for the user alone, with the first certificate to keep.
  explicit IssuerStore(std::filesystem::path directory) : m_directory{std::move(directory)} {}

  [[nodiscard]] std::optional<card::Bytes> find_issuer_of(card::ByteView authentication) override;

  /// Keeps `issuer` when it is a CA's and did issue `authentication`, in place of what was kept for that CA before.
  void learn_issuer(card::ByteView authentication, card::ByteView issuer) override;

private:
  void make_room() const;

  std::filesystem::path m_directory;
};

} // namespace certificate
