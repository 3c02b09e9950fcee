// SPDX-License-Identifier: EUPL-1.2
#include "desk.h"

#include "tls/later.h"

#include <fstream>
#include <utility>

namespace tls {

bool loop_until(const std::function<bool()>& done, std::chrono::seconds bound) {
  bool late = false;
  const Later deadline{bound, [&] { late = true; }};
  while (!done() && !late)
    g_main_context_iteration(nullptr, TRUE);
  return done();
}

RootFile::RootFile(const made::Identity& root) {
  std::string pattern = std::filesystem::temp_directory_path() / "proof-root-XXXXXX";
  m_directory = g_mkdtemp(pattern.data());
  m_path = m_directory / "root.pem";
  std::ofstream{m_path} << root.pem();
}

RootFile::~RootFile() {
  std::error_code ignored;
  std::filesystem::remove_all(m_directory, ignored);
}

Desk::Desk(const std::vector<std::string>& card_hosts, unsigned time_limit_seconds,
           const std::vector<std::string>& issuers) {
  auto trust = m_root_file.trust();
  trust.card_host_issuers = issuers;
  m_requester = std::make_unique<CardRequester>(card_hosts, trust, time_limit_seconds);
}

std::optional<CardRequestResult> Desk::result_of(const CardRequest& request, const CardKey& key) {
  std::optional<CardRequestResult> result;
  m_requester->send(request, key, [&](CardRequestResult found) { result = std::move(found); });
  if (!loop_until([&] { return result.has_value(); }))
    m_requester->cancel();
  return result;
}

std::optional<CardRequestResult> Desk::result_of_get(const std::string& address, const CardKey& key) {
  return result_of(get(address), key);
}

std::optional<RequestFault> Desk::fault_of_get(const std::string& address, const CardKey& key) {
  const auto result = result_of_get(address, key);
  const auto* failed = result ? std::get_if<RequestFailed>(&*result) : nullptr;
  return failed == nullptr ? std::nullopt : std::optional{failed->fault};
}

CardAnswer Desk::answer_of(const CardRequest& request, const CardKey& key) {
  auto result = result_of(request, key);
  auto* answer = result ? std::get_if<CardAnswer>(&*result) : nullptr;
  return answer == nullptr ? CardAnswer{} : std::move(*answer);
}

CardAnswer Desk::answer_of_get(const std::string& address, const CardKey& key) {
  return answer_of(get(address), key);
}

CardRequest get(const std::string& address) {
  return {.address = card::Private{address}};
}

} // namespace tls
