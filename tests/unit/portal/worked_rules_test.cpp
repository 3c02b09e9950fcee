// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"
#include "portal/report.h"
#include "portal/worked_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace {

using portal::PageRule;
using portal::WorkedRules;
using testing::ContainsRegex;

class Worked : public testing::Test {
protected:
  [[nodiscard]] std::string file() const { return m_layers.path("user/worked.ini"); }

  [[nodiscard]] PageRule rule() const { return m_layers.load().description->pages.at(0); }

  /// As another run of the program finds it.
  [[nodiscard]] std::optional<std::string> day(const PageRule& rule) const { return WorkedRules{file()}.day(rule); }

  void note(const std::string& day) const { ASSERT_TRUE(WorkedRules{file()}.note(rule(), day)); }

  LayerFiles m_layers;
};

TEST_F(Worked, is_the_day_on_which_a_rule_worked_last) {
  EXPECT_EQ(day(rule()), std::nullopt);
  note("2026-11-29");
  note("2026-11-30");
  EXPECT_EQ(day(rule()), "2026-11-30");
}

TEST_F(Worked, counts_no_more_once_anything_in_the_rule_is_another) {
  note("2026-11-30");
  const auto other = [this](auto change) {
    auto rule = this->rule();
    change(rule);
    return day(rule);
  };
  EXPECT_EQ(other([](PageRule& rule) { rule.press = portal::Selector{"//button"}; }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.present = portal::Selector{"//h6"}; }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.words.emplace_back("more"); }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.addresses.emplace_back("https://portal.example.be/more"); }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.meaning = portal::Meaning::start_application; }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.option = portal::Selector{"//li"}; }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.name = "other"; }), std::nullopt);
  EXPECT_EQ(other([](PageRule& rule) { rule.verified = !rule.verified; }), "2026-11-30") << "what is said of it is not";
}

TEST_F(Worked, is_forgotten_of_learned_pages_that_are_and_of_no_other_rule) {
  note("2026-11-30");
  auto learned = rule();
  learned.name = "learned portal.example.be/menu";
  auto kept = rule();
  kept.name = "learned portal.example.be/notice";
  WorkedRules in_a_sign_in{file()};
  ASSERT_TRUE(in_a_sign_in.note(learned, "2026-11-30"));
  ASSERT_TRUE(in_a_sign_in.note(kept, "2026-11-30"));
  EXPECT_TRUE(WorkedRules{file()}.forget_learned({kept.name}));
  EXPECT_EQ(day(learned), std::nullopt);
  EXPECT_EQ(day(kept), "2026-11-30");
  EXPECT_EQ(day(rule()), "2026-11-30");
  ASSERT_TRUE(in_a_sign_in.note(rule(), "2026-12-01"));
  EXPECT_EQ(day(learned), std::nullopt) << "brought back by another program";
  EXPECT_EQ(day(rule()), "2026-12-01");
}

TEST_F(Worked, tells_an_address_from_a_word) {
  PageRule one;
  one.addresses = {"a", "b"};
  PageRule other;
  other.addresses = {"a"};
  other.words = {"b"};
  ASSERT_TRUE(WorkedRules{file()}.note(one, "2026-11-30"));
  EXPECT_EQ(day(other), std::nullopt);
  EXPECT_EQ(day(one), "2026-11-30");
}

TEST_F(Worked, is_nothing_in_a_file_that_is_broken_and_the_next_note_mends_it) {
  for (const char* broken :
       {"", "no key file", "[page way]\nworked=2026-11-30\n", "[page way]\nrule=x\nworked=2026-13-01\n",
        "[page way]\nrule=\\q\nworked=2026-11-30\n", "\xff\xfe"}) {
    m_layers.write("user/worked.ini", broken);
    EXPECT_EQ(day(rule()), std::nullopt) << broken;
    note("2026-11-30");
    EXPECT_EQ(day(rule()), "2026-11-30") << broken;
  }
}

TEST_F(Worked, is_no_part_of_the_description) {
  note("2026-11-30");
  const auto layered = m_layers.load();
  EXPECT_TRUE(layered.errors.empty());
  EXPECT_EQ(m_layers.files().size(), 1U);
}

TEST_F(Worked, is_for_its_user_alone_and_holds_nothing_but_rule_and_day) {
  note("2026-11-30");

  struct stat found{};

  ASSERT_EQ(stat(file().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  std::ostringstream text;
  text << std::ifstream{file()}.rdbuf();
  EXPECT_THAT(text.str(), testing::MatchesRegex("\\[portal\\]\nformat=1\n\n\\[page way\\]\nrule=[0-9a-f]+\n"
                                                "worked=2026-11-30\n"));
}

TEST_F(Worked, says_so_when_it_cannot_be_written) {
  WorkedRules nowhere{"/proc/no/such/folder/worked.ini"};
  EXPECT_FALSE(nowhere.note(rule(), "2026-11-30"));
}

TEST_F(Worked, ends_not_verified_in_the_report) {
  const auto report = [this] { return portal::report(m_layers.load(), m_layers.files(), WorkedRules{file()}); };
  EXPECT_THAT(report(), ContainsRegex("way +shipped +way-in +not verified "));
  note("2026-11-30");
  EXPECT_THAT(report(), ContainsRegex("way +shipped +way-in +worked here on 2026-11-30 "));
}

} // namespace
