// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"
#include "portal/learner.h"
#include "portal/meaning.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>

namespace {

using portal::LearnedPage;
using portal::Meaning;

constexpr const char* notice = "https://portal.example.be/notice";

constexpr std::array on_the_way{Meaning::way_in,        Meaning::sign_in_method,
                                Meaning::entity_choice, Meaning::start_application,
                                Meaning::role_choice,   Meaning::primaweb};

/// What ends a sign-in or a session, whatever was pressed before it.
constexpr std::array dead_ends{Meaning::no_profile,          Meaning::no_access,           Meaning::certificate_refused,
                               Meaning::certificate_missing, Meaning::certificate_revoked, Meaning::level_too_low,
                               Meaning::session_ended,       Meaning::signed_out,          Meaning::unavailable};
constexpr auto how_many_meanings = static_cast<std::size_t>(Meaning::unavailable) + 1;
static_assert(on_the_way.size() + dead_ends.size() == how_many_meanings);

const LearnedPage verder{.address = notice, .words = "Verder", .meaning = Meaning::way_in, .leads_to = "way"};

class LearnerTest : public testing::Test {
protected:
  LearnerTest() : m_pages{m_layers.path("user/learned.ini"), false} { walk(); }

  /// Begins a new walk, with what was learned so far.
  void walk() {
    auto layered = m_layers.load();
    EXPECT_TRUE(layered.errors.empty()) << portal::to_text(layered.errors.front());
    m_description = std::move(layered.description);
    m_learner.emplace(*m_description, m_pages);
  }

  std::optional<LearnedPage> came(const std::string& name, Meaning meaning = Meaning::way_in) {
    return m_learner->page_came(page(name, meaning));
  }

  std::optional<LearnedPage> unknown_came() { return m_learner->page_came(std::nullopt); }

  static portal::Page page(const std::string& name, Meaning meaning = Meaning::way_in) {
    return {.name = name, .meaning = meaning, .options = {}};
  }

  LayerFiles m_layers;
  portal::LearnedPages m_pages;
  std::optional<portal::Description> m_description;
  std::optional<portal::Learner> m_learner;
};

using Learned = std::vector<LearnedPage>;

TEST_F(LearnerTest, offers_what_was_pressed_once_a_known_page_came_of_it) {
  EXPECT_FALSE(unknown_came());
  m_learner->pressed_by_hand({notice, "Verder"});
  EXPECT_EQ(came("way"), verder);
  EXPECT_FALSE(came("way")) << "once";
}

TEST_F(LearnerTest, offers_what_led_to_the_card_as_the_choice_of_a_method) {
  m_learner->pressed_by_hand({notice, "eID"});
  const auto offered = m_learner->card_host_came();
  ASSERT_TRUE(offered);
  EXPECT_EQ(offered->meaning, Meaning::sign_in_method);
  EXPECT_EQ(offered->leads_to, "card-host");
}

TEST_F(LearnerTest, offers_nothing_while_it_does_not_know_where_it_led) {
  m_learner->pressed_by_hand({notice, "Verder"});
  EXPECT_FALSE(unknown_came());
  EXPECT_FALSE(came("way"));
}

TEST_F(LearnerTest, offers_nothing_that_took_more_than_one_press) {
  m_learner->pressed_by_hand({notice, "Meer"});
  m_learner->pressed_by_hand({notice, "Verder"});
  EXPECT_FALSE(came("way"));
  m_learner->pressed_by_hand({notice, "Verder"});
  m_learner->pressed_by_hand({notice, "Verder"});
  EXPECT_TRUE(came("way")) << "a double click is one press";
}

TEST_F(LearnerTest, offers_what_was_pressed_in_the_last_document_that_led_there) {
  m_learner->pressed_by_hand({.address = "https://portal.example.be/", .words = "Meer", .document = "first"});
  m_learner->pressed_by_hand({.address = notice, .words = "Verder", .document = "second"});
  EXPECT_EQ(came("way"), verder) << "the first page led to the second one only";
}

TEST_F(LearnerTest, offers_nothing_when_the_last_document_took_more_than_can_be_repeated) {
  m_learner->pressed_by_hand({.address = notice, .words = "Verder", .document = "first"});
  m_learner->pressed_by_hand({.address = "https://portal.example.be/form", .words = "", .document = "second"});
  EXPECT_FALSE(came("way"));
}

TEST_F(LearnerTest, offers_what_led_on_and_nothing_that_led_to_a_dead_end) {
  for (const auto meaning : on_the_way) {
    m_learner->pressed_by_hand({notice, "Verder"});
    EXPECT_TRUE(came("next", meaning)) << portal::word_for(meaning);
  }
  for (const auto meaning : dead_ends) {
    m_learner->pressed_by_hand({notice, "Verder"});
    EXPECT_FALSE(came("next", meaning)) << portal::word_for(meaning);
    EXPECT_FALSE(came("way")) << "nor what came after it: " << portal::word_for(meaning);
  }
}

TEST_F(LearnerTest, offers_no_name) {
  m_learner->set_names({"Ada Proef"});
  m_learner->pressed_by_hand({notice, "Ada Proef"});
  EXPECT_FALSE(came("way"));
}

TEST_F(LearnerTest, makes_of_a_remembered_page_one_that_is_known_next_time) {
  m_learner->remember(verder);
  walk();
  ASSERT_EQ(m_description->pages.size(), 2U);
  const auto& rule = m_description->pages[1];
  EXPECT_EQ(rule.addresses, std::vector<std::string>{notice});
  EXPECT_EQ(rule.press, portal::press_path("Verder"));
  EXPECT_EQ(rule.present, portal::once_path("Verder"));
  EXPECT_EQ(m_pages.all(), Learned{verder});
  EXPECT_EQ(m_description->rules_at("https://idp.example.be:8443/notice"), std::vector<std::size_t>{});
  EXPECT_EQ(m_description->rules_at("https://portal.example.be.evil.example/notice"), std::vector<std::size_t>{});
  EXPECT_EQ(m_description->rules_at("https://portal.example.be/notice/more"), std::vector<std::size_t>{0});
}

TEST_F(LearnerTest, keeps_words_with_every_sign_in_them) {
  const LearnedPage odd{notice, R"(a;b \ "c" 'd' [e] = #f)", Meaning::way_in, "way"};
  m_learner->remember(odd);
  walk();
  EXPECT_EQ(m_pages.all(), Learned{odd});
  EXPECT_EQ(m_description->pages[1].words, std::vector<std::string>{odd.words});
}

TEST_F(LearnerTest, lets_only_its_user_read_what_it_remembered) {
  m_learner->remember(verder);

  struct stat found{};

  ASSERT_EQ(stat(m_layers.path("user/learned.ini").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(LearnerTest, keeps_one_page_an_address) {
  auto other = verder;
  other.words = "Toch verder";
  m_learner->remember(verder);
  m_learner->remember(other);
  EXPECT_EQ(m_pages.all(), Learned{other});
}

TEST_F(LearnerTest, keeps_a_page_that_is_not_recognised_until_another_press_is_taught_there) {
  m_learner->remember(verder);
  walk();
  for (int visit = 0; visit < 3; ++visit)
    EXPECT_FALSE(unknown_came()) << "slow, under repair, or another page by now";
  EXPECT_EQ(m_pages.all(), Learned{verder});
  m_learner->pressed_by_hand({notice, "Anders"});
  const auto offered = came("way");
  ASSERT_TRUE(offered);
  EXPECT_EQ(m_pages.all(), Learned{verder}) << "the user did not agree yet";
  m_learner->remember(*offered);
  EXPECT_EQ(m_pages.all(), Learned{*offered});
}

TEST_F(LearnerTest, judges_a_press_by_the_first_known_page_that_comes_of_it) {
  m_learner->remember(verder);
  walk();
  m_learner->pressed_by_itself(portal::name_of(verder));
  EXPECT_FALSE(unknown_came()) << "perhaps only slow";
  EXPECT_FALSE(came("way"));
  EXPECT_EQ(m_pages.all(), Learned{verder});
  m_learner->pressed_by_itself(portal::name_of(verder));
  EXPECT_FALSE(unknown_came());
  EXPECT_FALSE(came("elsewhere"));
  EXPECT_EQ(m_pages.all(), Learned{});
}

TEST_F(LearnerTest, counts_no_press_from_before_the_portal_was_entered_anew) {
  m_learner->remember(verder);
  walk();
  m_learner->pressed_by_itself(portal::name_of(verder));
  m_learner->start_over();
  EXPECT_FALSE(came("elsewhere"));
  EXPECT_EQ(m_pages.all(), Learned{verder});
  m_learner->pressed_by_hand({notice, "Anders"});
  m_learner->start_over();
  EXPECT_FALSE(came("way"));
}

TEST_F(LearnerTest, takes_a_page_for_unknown_as_soon_as_it_is_forgotten) {
  const auto learned = page(portal::name_of(verder));
  const auto other = page("way");
  m_learner->remember(verder);
  walk();
  EXPECT_EQ(m_learner->as_remembered(learned), learned);
  EXPECT_EQ(m_learner->as_remembered(std::nullopt), std::nullopt);
  auto taught = verder;
  taught.words = "Toch verder";
  m_learner->remember(taught);
  EXPECT_EQ(m_learner->as_remembered(learned), std::nullopt) << "it would press what was taught before";
  m_learner->remember(verder);
  EXPECT_EQ(m_learner->as_remembered(learned), learned);
  m_pages.forget(portal::name_of(verder));
  EXPECT_EQ(m_learner->as_remembered(learned), std::nullopt);
  EXPECT_EQ(m_learner->as_remembered(other), other);
}

TEST_F(LearnerTest, forgets_a_page_from_which_another_one_came_than_before) {
  m_learner->remember(verder);
  walk();
  const auto name = portal::name_of(verder);
  m_learner->pressed_by_itself(name);
  EXPECT_FALSE(came(name)) << "still there";
  EXPECT_FALSE(came("way"));
  EXPECT_EQ(m_pages.all(), Learned{verder});
  m_learner->pressed_by_itself(name);
  EXPECT_FALSE(came("elsewhere"));
  EXPECT_EQ(m_pages.all(), Learned{});
}

TEST_F(LearnerTest, keeps_a_page_from_which_a_dead_end_came) {
  m_learner->remember(verder);
  walk();
  for (const auto meaning : dead_ends) {
    m_learner->pressed_by_itself(portal::name_of(verder));
    EXPECT_FALSE(came("elsewhere", meaning));
    EXPECT_EQ(m_pages.all(), Learned{verder}) << portal::word_for(meaning);
  }
}

TEST_F(LearnerTest, watches_no_page_that_was_not_learned) {
  m_learner->remember(verder);
  walk();
  m_learner->pressed_by_itself("way");
  EXPECT_FALSE(came("elsewhere"));
  EXPECT_EQ(m_pages.all(), Learned{verder});
}

TEST_F(LearnerTest, exports_what_the_system_layer_of_another_computer_takes) {
  m_learner->remember(verder);
  ASSERT_TRUE(m_pages.export_to(m_layers.path("exported")));
  EXPECT_TRUE(m_pages.forget_all());
  EXPECT_EQ(m_pages.all(), Learned{});
  std::filesystem::create_directories(m_layers.path("system"));
  std::filesystem::rename(m_layers.path("exported"), m_layers.path("system/learned-by-ada.ini"));
  walk();
  EXPECT_EQ(m_description->pages.at(1).origin.layer, portal::Layer::system);
}

TEST(LearnedPages, of_practice_are_none_of_the_real_portal) {
  const LayerFiles layers;
  const portal::LearnedPages practice{layers.path("user/learned.ini"), true};
  ASSERT_TRUE(practice.remember(verder));
  EXPECT_EQ(layers.load().errors.at(0).where, "[portal] practice");
  EXPECT_EQ(layers.load().description->pages.size(), 1U);
}

} // namespace
