// SPDX-License-Identifier: EUPL-1.2
#include "certificate/issuer_store.h"

#include "certificate/certificate.h"

#include <glib/gstdio.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

namespace certificate {

namespace {

namespace fs = std::filesystem;

constexpr const char* suffix = ".der";

/// Far more than a CA's certificate has, and little enough to read without a thought.
constexpr std::uintmax_t largest_file = 16384;

fs::path file_for(const fs::path& directory, const Certificate& authentication) {
  return directory / (authentication.issuer_digest() + suffix);
}

card::Bytes content_of(const fs::path& file) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(file, error)) || fs::file_size(file, error) > largest_file)
    return {};
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

/// Oldest first; empty when the directory cannot be read.
std::vector<fs::path> kept_files(const fs::path& directory) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code error;
  for (fs::directory_iterator entry{directory, error}, end; !error && entry != end; entry.increment(error))
    if (std::error_code unreadable; entry->path().extension() == suffix)
      found.emplace_back(fs::last_write_time(entry->path(), unreadable), entry->path());
  std::ranges::sort(found);
  std::vector<fs::path> files;
  std::ranges::transform(found, std::back_inserter(files), [](const auto& each) { return each.second; });
  return files;
}

} // namespace

std::optional<card::Bytes> IssuerStore::find_issuer_of(card::ByteView authentication) {
  const auto holder = Certificate::from_der(authentication);
  if (!holder)
    return std::nullopt;
  auto der = content_of(file_for(m_directory, *holder));
  const auto issuer = Certificate::from_der(der);
  if (!issuer || !holder->is_issued_by(*issuer))
    return std::nullopt;
  return der;
}

void IssuerStore::learn_issuer(card::ByteView authentication, card::ByteView issuer) {
  const auto holder = Certificate::from_der(authentication);
  const auto authority = Certificate::from_der(issuer);
  if (!holder || !authority || !authority->is_of_authority() || !holder->is_issued_by(*authority)) {
    g_debug("The card's other certificate is not its issuer's: not kept");
    return;
  }
  if (g_mkdir_with_parents(m_directory.c_str(), S_IRWXU) != 0) {
    g_debug("The issuer's certificate is read again next time, without a folder for it: %s", g_strerror(errno));
    return;
  }
  make_room();
  // Written beside its place and renamed into it: another sign-in sees the whole file or none.
  if (g_file_set_contents_full(file_for(m_directory, *holder).c_str(), reinterpret_cast<const char*>(issuer.data()),
                               static_cast<gssize>(issuer.size()), G_FILE_SET_CONTENTS_CONSISTENT, S_IRUSR | S_IWUSR,
                               nullptr) == FALSE)
    g_debug("The issuer's certificate is read again next time: its file cannot be written");
}

void IssuerStore::make_room() const {
  const auto files = kept_files(m_directory);
  for (std::size_t i = 0; i + max_files <= files.size(); ++i) {
    std::error_code error;
    fs::remove(files[i], error);
  }
}

} // namespace certificate
