// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card_host.h"
#include "people.h"
#include "tls/card_request.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

namespace tls {

/// Runs the main loop until `done`; false when that did not come within a bound.
[[nodiscard]] bool loop_until(const std::function<bool()>& done, std::chrono::seconds bound = std::chrono::minutes{2});

/// A file with one trusted root, that goes with this object.
class RootFile {
public:
  explicit RootFile(const made::Identity& root);
  ~RootFile();
  RootFile(const RootFile&) = delete;
  RootFile& operator=(const RootFile&) = delete;
  RootFile(RootFile&&) = delete;
  RootFile& operator=(RootFile&&) = delete;

  [[nodiscard]] Trust trust() const { return {.practice_root = m_path}; }

private:
  std::filesystem::path m_directory;
  std::string m_path;
};

/// Where a card request is made: trusts the proof root, and lets the card answer to the given hosts only.
class Desk {
public:
  /// `issuers`: who must have issued a host's certificate, see IssuerPins.
  explicit Desk(const std::vector<std::string>& card_hosts, unsigned time_limit_seconds = 30,
                const std::vector<std::string>& issuers = {});

  /// Sends, and waits for the result. Nothing when none came in time.
  std::optional<CardRequestResult> result_of(const CardRequest& request, const CardKey& key);
  std::optional<CardRequestResult> result_of_get(const std::string& address, const CardKey& key);

  /// The fault; nothing when there was an answer, or no result in time.
  std::optional<RequestFault> fault_of_get(const std::string& address, const CardKey& key);
  /// The answer; an empty one, with status 0, when there was none.
  CardAnswer answer_of(const CardRequest& request, const CardKey& key);
  CardAnswer answer_of_get(const std::string& address, const CardKey& key);

  [[nodiscard]] CardRequester& requester() { return *m_requester; }

  void leave() { m_requester.reset(); }

private:
  RootFile m_root_file{People::get().root};
  std::unique_ptr<CardRequester> m_requester;
};

[[nodiscard]] CardRequest get(const std::string& address);

} // namespace tls
