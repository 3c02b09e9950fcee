// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice_directory.h"

#include "config.h"
#include "desktop/presence_watch.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace simulator {

namespace {

constexpr int only_owner = 0700;
constexpr int only_owner_reads = 0600;
constexpr std::size_t longest_name = sizeof("/pcscd.comm");

[[noreturn]] void fail(const std::string& path, const char* why) {
  throw std::runtime_error(path + ": " + why);
}

void check_length(const std::string& path) {
  if (path.size() + longest_name > sizeof(sockaddr_un::sun_path))
    fail(path, _("too long for a socket"));
}

/// In a Flatpak, the one that all sandboxes of the application share: a launcher started by itself is in another one.
std::string runtime_folder() {
  const std::string folder = g_get_user_runtime_dir();
  return desktop::find_confinement() == desktop::Confinement::sandbox ? folder + "/app/" APP_ID : folder;
}

std::string new_directory() {
  std::string path = runtime_folder() + "/primaweb-practice-XXXXXX";
  check_length(path);
  if (g_mkdtemp_full(path.data(), only_owner) == nullptr)
    fail(path, g_strerror(errno));
  return path;
}

std::string absolute(const std::string& path) {
  char* whole = g_canonicalize_filename(path.c_str(), nullptr);
  std::string copy = whole;
  g_free(whole);
  check_length(copy);
  return copy;
}

} // namespace

PracticeDirectory::PracticeDirectory(const std::string& path)
    : m_path{path.empty() ? new_directory() : absolute(path)} {
  m_is_new = path.empty() || g_mkdir(m_path.c_str(), only_owner) == 0;
  if (!m_is_new && errno != EEXIST)
    fail(m_path, g_strerror(errno));

  struct stat found{};

  const bool is_ours = lstat(m_path.c_str(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == geteuid();
  if (!is_ours || g_chmod(m_path.c_str(), only_owner) != 0)
    fail(m_path, _("not a directory of this user"));
}

PracticeDirectory::~PracticeDirectory() {
  for (const std::string& file : m_files)
    g_unlink(file.c_str());
  for (const std::string& folder : m_folders) {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  if (m_is_new)
    g_rmdir(m_path.c_str());
}

std::string PracticeDirectory::file(const std::string& name) {
  m_files.push_back(m_path + "/" + name);
  return m_files.back();
}

void PracticeDirectory::expect_folder(const std::string& name) {
  m_folders.push_back(m_path + "/" + name);
}

void PracticeDirectory::write(const std::string& name, const std::string& content) {
  const std::string path = file(name);
  GError* error = nullptr;
  if (g_file_set_contents_full(path.c_str(), content.data(), static_cast<gssize>(content.size()),
                               G_FILE_SET_CONTENTS_CONSISTENT, only_owner_reads, &error) == 0) {
    const std::string why = error->message;
    g_error_free(error);
    fail(path, why.c_str());
  }
}

} // namespace simulator
