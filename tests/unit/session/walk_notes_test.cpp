// SPDX-License-Identifier: EUPL-1.2
#include "session/walk_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

using portal::Meaning;
using testing::HasSubstr;
using testing::Not;

constexpr const char* entrance = "https://portal.example.be/";
constexpr const char* app = "https://portal.example.be/app";

/// A walk, and the folder that it is kept in.
class WalkNotes : public testing::Test {
protected:
  WalkNotes() {
    std::string folder = (std::filesystem::temp_directory_path() / "walk-notes.XXXXXX").string();
    m_folder = mkdtemp(folder.data());
    for (const auto& [name, meaning] :
         {std::pair{"way", Meaning::way_in}, std::pair{"method", Meaning::sign_in_method},
          std::pair{"role", Meaning::role_choice}, std::pair{"gone", Meaning::session_ended}}) {
      auto& rule = m_description.pages.emplace_back();
      rule.name = name;
      rule.meaning = meaning;
      rule.press = "//a";
    }
    begin();
  }

  ~WalkNotes() override {
    m_notes.reset();
    std::filesystem::remove_all(m_folder);
  }

  void begin(bool live = true) {
    m_notes.emplace(m_description, m_folder + "/state/last-walk.txt",
                    live ? std::optional{portal::WorkedRules{m_folder + "/worked.ini"}} : std::nullopt,
                    [this] { return m_may_keep; });
  }

  /// Empty: a page that nobody knows.
  void shown(const std::string& name) {
    std::optional<portal::Page> page;
    if (!name.empty())
      page = portal::Page{.name = name, .options = {}};
    m_notes->page_shown(entrance, page);
  }

  [[nodiscard]] std::vector<std::string> worked() const {
    std::vector<std::string> names;
    const portal::WorkedRules rules{m_folder + "/worked.ini"};
    for (const auto& rule : m_description.pages)
      if (rules.day(rule))
        names.push_back(rule.name);
    return names;
  }

  [[nodiscard]] std::string kept() const {
    std::ostringstream text;
    text << std::ifstream{m_folder + "/state/last-walk.txt"}.rdbuf();
    return text.str();
  }

  std::string m_folder;
  bool m_may_keep = true;
  portal::Description m_description;
  std::optional<session::WalkNotes> m_notes;
};

using Names = std::vector<std::string>;

TEST_F(WalkNotes, have_a_rule_that_led_on_to_the_next_step) {
  shown("way");
  m_notes->launcher_acts();
  EXPECT_EQ(worked(), Names{});
  shown("method");
  EXPECT_EQ(worked(), Names{"way"});
  m_notes->launcher_acts();
  m_notes->card_wanted("https://card.example.be/");
  EXPECT_EQ(worked(), (Names{"way", "method"}));
  shown("role");
  m_notes->launcher_acts();
  shown("");
  EXPECT_EQ(worked(), (Names{"way", "method"})) << "nobody knows what that page is";
  m_notes->arrived(app);
  EXPECT_EQ(worked(), (Names{"way", "method", "role"}));
}

TEST_F(WalkNotes, have_no_rule_that_was_not_pressed_or_led_astray) {
  shown("way");
  shown("method");
  EXPECT_EQ(worked(), Names{}) << "the user may have gone on by hand";
  m_notes->launcher_acts();
  shown("gone");
  EXPECT_EQ(worked(), Names{});
  shown("way");
  m_notes->launcher_acts();
  shown("way");
  EXPECT_EQ(worked(), Names{}) << "round in a circle";
  m_notes->launcher_acts();
  shown("");
  m_notes->user_acted({.address = app});
  shown("method");
  EXPECT_EQ(worked(), Names{}) << "it was the user who got there";
  m_notes->launcher_acts();
  m_notes->start_over();
  shown("role");
  EXPECT_EQ(worked(), Names{});
}

TEST_F(WalkNotes, have_no_rule_where_the_user_goes_on_unnoted) {
  shown("way");
  m_notes->launcher_acts();
  shown("");
  m_notes->leave_out_user();
  shown("method");
  EXPECT_EQ(worked(), Names{}) << "nobody knows who got there";
}

TEST_F(WalkNotes, keep_nothing_that_a_user_did_who_does_not_want_it) {
  shown("");
  m_notes->user_acted({.address = app, .control = std::get<portal::Locator>(portal::parse_locator("link \"Verder\""))});
  m_notes->refused("elsewhere.example.be");
  ASSERT_THAT(kept(), HasSubstr("Verder"));
  m_notes->leave_out_user();
  m_notes.reset();
  EXPECT_THAT(kept(), Not(HasSubstr("the user")));
  EXPECT_THAT(kept(), HasSubstr("elsewhere.example.be"));
}

TEST_F(WalkNotes, have_no_rule_of_practice) {
  begin(false);
  shown("way");
  m_notes->launcher_acts();
  shown("method");
  EXPECT_FALSE(std::filesystem::exists(m_folder + "/worked.ini"));
}

TEST_F(WalkNotes, keep_the_last_walk_for_its_user_alone) {
  shown("way");
  EXPECT_EQ(kept(), "");
  m_notes->arrived(app);
  EXPECT_THAT(kept(), HasSubstr("portal.example.be/…\n    the service"));

  struct stat found{};

  ASSERT_EQ(stat((m_folder + "/state/last-walk.txt").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  m_notes->start_over();
  m_notes->page_shown("https://idp.example.be/", std::nullopt);
  m_notes->refused("elsewhere.example.be");
  EXPECT_THAT(kept(), HasSubstr("elsewhere.example.be"));
  EXPECT_THAT(kept(), Not(HasSubstr("portal.example.be")));
}

TEST_F(WalkNotes, keep_a_walk_that_came_to_nothing) {
  shown("way");
  m_notes.reset();
  EXPECT_THAT(kept(), HasSubstr("The walk ended before the service."));
}

TEST_F(WalkNotes, keep_nothing_once_the_user_switches_it_off_on_the_way) {
  shown("way");
  m_notes->launcher_acts();
  m_notes->refused("elsewhere.example.be");
  ASSERT_NE(kept(), "");
  m_may_keep = false;
  m_notes->launcher_acts();
  shown("method");
  m_notes.reset();
  EXPECT_FALSE(std::filesystem::exists(m_folder + "/state/last-walk.txt"));
  EXPECT_EQ(worked(), Names{});
}

TEST_F(WalkNotes, do_not_bring_back_what_the_user_removed_while_they_work) {
  shown("way");
  m_notes->arrived(app);
  std::filesystem::remove(m_folder + "/state/last-walk.txt");
  m_notes->page_shown(app, std::nullopt);
  m_notes.reset();
  EXPECT_EQ(kept(), "");
}

TEST_F(WalkNotes, have_no_name_and_no_line_of_a_list_after_they_start_over_either) {
  m_notes->set_holder("Ada Proef");
  m_notes->start_over();
  m_notes->page_shown(
      "https://portal.example.be/ada",
      portal::Page{.name = "role", .meaning = Meaning::role_choice, .options = {{"OCMW van Proefdorp", ""}}});
  m_notes->page_shown("https://portal.example.be/proefdorp/", std::nullopt);
  m_notes.reset();
  EXPECT_THAT(kept(), Not(testing::ContainsRegex("ada|roefdorp")));
  EXPECT_THAT(kept(), HasSubstr("portal.example.be/…/"));
}

} // namespace
