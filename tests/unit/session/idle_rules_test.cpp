// SPDX-License-Identifier: EUPL-1.2
// On the schema that is installed.
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"
#include "session/preferences.h"

#include <gio/gsettingsbackend.h>
#include <giomm/init.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

namespace session {
namespace {

using std::chrono::minutes;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

using Backend = std::unique_ptr<GSettingsBackend, Unref>;

/// The settings as a user's session has them in such a store.
Glib::RefPtr<Gio::Settings> settings_in(const Backend& store) {
  return Glib::wrap(g_settings_new_with_backend(APP_ID, store.get()));
}

/// A store in files: the user's own, and the site's folder with the file of what it sets and the one of what it locks.
class FileStore {
public:
  FileStore() : m_folder{std::filesystem::temp_directory_path() / ("primaweb-idle-" + std::to_string(getpid()))} {
    std::filesystem::create_directories(m_folder);
  }

  ~FileStore() { std::filesystem::remove_all(m_folder); }

  FileStore(const FileStore&) = delete;
  FileStore& operator=(const FileStore&) = delete;
  FileStore(FileStore&&) = delete;
  FileStore& operator=(FileStore&&) = delete;

  void write(const char* name, const std::string& lines) const { std::ofstream{m_folder / name} << lines; }

  [[nodiscard]] Backend open() const {
    const Backend first{g_keyfile_settings_backend_new((m_folder / "user").c_str(), "/", nullptr)}; // for its type
    return Backend{G_SETTINGS_BACKEND(g_object_new(G_OBJECT_TYPE(first.get()), "filename", (m_folder / "user").c_str(),
                                                   "root-path", "/", "defaults-dir", m_folder.c_str(), nullptr))};
  }

private:
  std::filesystem::path m_folder;
};

constexpr const char* group = "[io/github/primaweb_launcher/Launcher]\n";

class IdleRulesTest : public testing::Test {
protected:
  static void SetUpTestSuite() { Gio::init(); }
};

TEST(PortalLanguage, is_the_computers_unless_the_user_wants_another_that_there_is) {
  Gio::init();
  FileStore files;
  EXPECT_EQ(wanted_language(nullptr), "");
  EXPECT_EQ(wanted_language(settings_in(files.open())), "");
  files.write("user", std::string{group} + "portal-language='fr'\n");
  EXPECT_EQ(wanted_language(settings_in(files.open())), "fr");
  files.write("user", std::string{group} + "portal-language='klingon'\n");
  EXPECT_EQ(wanted_language(settings_in(files.open())), "");
}

TEST_F(IdleRulesTest, covers_on_a_locked_screen_and_ends_never_unless_somebody_wants_it_otherwise) {
  const Backend store{g_memory_settings_backend_new()};
  EXPECT_EQ(idle_rules(settings_in(store)), IdleRules{});
  EXPECT_EQ(idle_rules(nullptr), IdleRules{}) << "the defaults of schema and program are the same";
}

TEST_F(IdleRulesTest, are_what_was_set) {
  const Backend store{g_memory_settings_backend_new()};
  const auto settings = settings_in(store);
  settings->set_uint("cover-after", 300);
  settings->set_uint("end-after", 900);
  settings->set_boolean("cover-on-lock", false);
  const IdleRules wanted{.cover_after = minutes{5}, .end_after = minutes{15}, .cover_on_lock = false};
  EXPECT_EQ(idle_rules(settings), wanted);
}

TEST_F(IdleRulesTest, take_what_is_over_a_day_for_no_value) {
  FileStore files;
  files.write("user", std::string{group} + "end-after=uint32 86401\n");
  EXPECT_EQ(idle_rules(settings_in(files.open())).end_after, minutes{0});
  files.write("user", std::string{group} + "end-after=uint32 86400\n");
  EXPECT_EQ(idle_rules(settings_in(files.open())).end_after, minutes{24 * 60});
}

TEST_F(IdleRulesTest, are_the_sites_where_the_user_has_none_of_their_own) {
  FileStore files;
  files.write("defaults", std::string{group} + "cover-after=uint32 300\nend-after=uint32 900\n");
  files.write("user", std::string{group} + "cover-after=uint32 60\n");
  const auto rules = idle_rules(settings_in(files.open()));
  EXPECT_EQ(rules.cover_after, minutes{1});
  EXPECT_EQ(rules.end_after, minutes{15});
}

TEST_F(IdleRulesTest, are_the_sites_whatever_the_user_wants_where_it_locked_them) {
  FileStore files;
  files.write("defaults", std::string{group} + "end-after=uint32 900\ncover-on-lock=true\n");
  files.write("locks", "/io/github/primaweb_launcher/Launcher/end-after\n"
                       "/io/github/primaweb_launcher/Launcher/cover-on-lock\n");
  files.write("user", std::string{group} + "end-after=uint32 0\ncover-on-lock=false\n");
  const auto settings = settings_in(files.open());
  EXPECT_FALSE(settings->is_writable("end-after"));
  EXPECT_EQ(idle_rules(settings).end_after, minutes{15});
  EXPECT_TRUE(idle_rules(settings).cover_on_lock);
}

} // namespace
} // namespace session
