// SPDX-License-Identifier: EUPL-1.2
#include "process/log_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace {

using process::LogFile;

class ALogFile : public testing::Test {
protected:
  void SetUp() override {
    std::string place = (std::filesystem::temp_directory_path() / "log-XXXXXX").string();
    ASSERT_NE(mkdtemp(place.data()), nullptr);
    m_folder = place;
    m_path = (m_folder / "log").string();
  }

  void TearDown() override { std::filesystem::remove_all(m_folder); }

  [[nodiscard]] const std::string& path() const { return m_path; }

  [[nodiscard]] std::string content() const {
    std::ifstream file{m_path};
    return {std::istreambuf_iterator<char>{file}, {}};
  }

private:
  std::filesystem::path m_folder;
  std::string m_path;
};

TEST_F(ALogFile, is_made_for_its_user_alone) {
  const auto mask = umask(0);
  const auto file = LogFile::open(path(), "primaweb-launcher");
  umask(mask);
  ASSERT_TRUE(file);
  struct stat status{};
  ASSERT_EQ(stat(path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0600U);
}

TEST_F(ALogFile, has_time_of_day_program_and_domain_on_each_line) {
  LogFile::open(path(), "primaweb-session")->write(G_LOG_LEVEL_DEBUG, "primaweb-card", "LOG OFF: 9000");
  EXPECT_TRUE(
      std::regex_match(content(), std::regex{"\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6} "
                                             "primaweb-session\\[\\d+\\] primaweb-card debug: LOG OFF: 9000\n"}))
      << content();
}

TEST_F(ALogFile, is_appended_to_by_both_programs) {
  std::ofstream{path()} << "before\n";
  const auto launcher = LogFile::open(path(), "primaweb-launcher");
  const auto session = LogFile::open(path(), "primaweb-session");
  launcher->write(G_LOG_LEVEL_WARNING, "primaweb-launcher", "one");
  session->write(G_LOG_LEVEL_INFO, "primaweb-session", "two");
  launcher->write(G_LOG_LEVEL_MESSAGE, "primaweb-launcher", "three");
  EXPECT_TRUE(std::regex_match(content(), std::regex{"before\n.* warning: one\n.* info: two\n.* message: three\n"}))
      << content();
}

TEST_F(ALogFile, leaves_out_what_libraries_say) {
  const auto file = LogFile::open(path(), "primaweb-session");
  for (const char* domain : {static_cast<const char*>(nullptr), "", "libsoup", "Gtk", "not-primaweb-card"})
    file->write(G_LOG_LEVEL_WARNING, domain, "GET /?token=secret");
  EXPECT_EQ(content(), "");
}

TEST_F(ALogFile, has_one_line_for_each_message) {
  LogFile::open(path(), "primaweb-session")->write(G_LOG_LEVEL_DEBUG, "primaweb-web", "é\n2026\r\x7F!");
  EXPECT_TRUE(content().ends_with("debug: é 2026  !\n")) << content();
}

TEST_F(ALogFile, is_no_link) {
  ASSERT_EQ(symlink("elsewhere", path().c_str()), 0);
  EXPECT_FALSE(LogFile::open(path(), "primaweb-launcher"));
  EXPECT_EQ(errno, ELOOP);
}

TEST_F(ALogFile, is_no_pipe) {
  ASSERT_EQ(mkfifo(path().c_str(), 0600), 0);
  EXPECT_FALSE(LogFile::open(path(), "primaweb-launcher")); // and does not wait for its reader
}

TEST_F(ALogFile, that_cannot_be_opened_says_why) {
  EXPECT_EQ(process::log_to(path() + "/there", "primaweb-launcher"), ENOENT);
}

TEST_F(ALogFile, takes_the_fields_that_glib_hands_to_a_writer) {
  const auto file = LogFile::open(path(), "primaweb-session");
  for (const char* domain : {"primaweb-card", "libsoup"}) {
    const std::array fields{GLogField{"PRIORITY", "7", -1}, GLogField{"MESSAGE", "no more than this", -1},
                            GLogField{"GLIB_DOMAIN", domain, -1}};
    LogFile::write_too(G_LOG_LEVEL_DEBUG, fields.data(), fields.size(), file.get());
  }
  EXPECT_TRUE(std::regex_match(content(), std::regex{".* primaweb-card debug: no more than this\n"})) << content();
}

} // namespace
