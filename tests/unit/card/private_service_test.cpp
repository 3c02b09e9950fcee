// SPDX-License-Identifier: EUPL-1.2
#include "card/private_service.h"
#include "unix_listener.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace card {
namespace {

namespace fs = std::filesystem;

class PrivateService : public testing::Test {
protected:
  PrivateService() {
    fs::create_directory(m_practice);
    allow(fs::perms::owner_all);
    m_listener.emplace(m_practice / "pcscd.comm");
  }

  ~PrivateService() override {
    m_listener->stop();
    fs::remove_all(m_directory);
  }

  PrivateService(const PrivateService&) = delete;
  PrivateService& operator=(const PrivateService&) = delete;
  PrivateService(PrivateService&&) = delete;
  PrivateService& operator=(PrivateService&&) = delete;

  static fs::path make_directory() {
    std::string pattern = (fs::temp_directory_path() / "primaweb-private-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }

  void allow(fs::perms permissions) const { fs::permissions(m_practice, permissions); }

  static bool is_private(const fs::path& directory) { return is_private_socket(directory / "pcscd.comm"); }

  fs::path m_directory = make_directory();
  fs::path m_practice = m_directory / "practice";
  std::optional<UnixListener> m_listener;
};

} // namespace

TEST_F(PrivateService, takes_a_socket_of_the_users_own_in_a_folder_of_their_own) {
  EXPECT_TRUE(is_private(m_practice));
}

TEST_F(PrivateService, takes_no_link_to_a_socket) {
  const auto other = m_directory / "other";
  fs::create_directory(other);
  fs::permissions(other, fs::perms::owner_all);
  fs::create_symlink(m_practice / "pcscd.comm", other / "pcscd.comm");
  EXPECT_FALSE(is_private(other)) << "it may lead to the real card service";
}

TEST_F(PrivateService, takes_no_link_to_a_folder_however_it_is_written) {
  fs::create_directory_symlink(m_practice, m_directory / "link");
  for (const auto* const ending : {"link", "link/", "link/.", "link/./"})
    EXPECT_FALSE(is_private(m_directory / ending)) << ending;
}

TEST_F(PrivateService, takes_no_folder_that_is_open_to_others) {
  for (const auto open : {fs::perms::group_exec, fs::perms::others_exec, fs::perms::group_read, fs::perms::others_write,
                          fs::perms::group_write}) {
    allow(fs::perms::owner_all | open);
    EXPECT_FALSE(is_private(m_practice)) << std::oct << static_cast<unsigned>(open);
  }
}

TEST_F(PrivateService, takes_nothing_that_is_another_users) {
  if (::geteuid() != 0)
    GTEST_SKIP() << "only root can give a file away";
  ASSERT_EQ(::chown((m_practice / "pcscd.comm").c_str(), 1, 1), 0);
  EXPECT_FALSE(is_private(m_practice)) << "the socket";
  ASSERT_EQ(::chown((m_practice / "pcscd.comm").c_str(), 0, 0), 0);
  ASSERT_EQ(::chown(m_practice.c_str(), 1, 1), 0);
  EXPECT_FALSE(is_private(m_practice)) << "the folder";
}

TEST_F(PrivateService, takes_nothing_but_a_socket) {
  EXPECT_FALSE(is_private_socket(m_practice / "missing"));
  std::ofstream{m_practice / "file"}.put('x');
  EXPECT_FALSE(is_private_socket(m_practice / "file"));
  fs::create_directory(m_practice / "folder");
  EXPECT_FALSE(is_private_socket(m_practice / "folder"));
}

TEST_F(PrivateService, leads_no_program_to_a_socket_that_it_does_not_take) {
  const char* const before = std::getenv("PCSCLITE_CSOCK_NAME"); // NOLINT(concurrency-mt-unsafe)
  allow(fs::perms::all);
  EXPECT_FALSE(use_practice_service(m_practice));
  EXPECT_EQ(std::getenv("PCSCLITE_CSOCK_NAME"), before); // NOLINT(concurrency-mt-unsafe)
}

} // namespace card
