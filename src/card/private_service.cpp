// SPDX-License-Identifier: EUPL-1.2
#include "card/private_service.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>

namespace card {

namespace {

/// Of the file itself, also when it is a link. Nothing for one that is not there or not this user's.
std::optional<mode_t> mode_of_own(const std::filesystem::path& path) {
  struct stat found{};

  if (::lstat(path.c_str(), &found) != 0 || found.st_uid != ::geteuid())
    return std::nullopt;
  return found.st_mode;
}

} // namespace

bool is_private_socket(const std::filesystem::path& path) {
  // Without "." and a slash at the end, behind which lstat would follow a link after all.
  const auto whole = path.lexically_normal();
  const auto folder = mode_of_own(whole.parent_path());
  if (!folder || !S_ISDIR(*folder) || (*folder & (S_IRWXG | S_IRWXO)) != 0)
    return false;
  const auto socket = mode_of_own(whole);
  return socket && S_ISSOCK(*socket);
}

bool use_practice_service(const std::filesystem::path& directory) {
  const auto socket = directory / "pcscd.comm";
  return is_private_socket(socket) &&
         ::setenv("PCSCLITE_CSOCK_NAME", socket.c_str(), 1) == 0; // NOLINT(concurrency-mt-unsafe)
}

} // namespace card
