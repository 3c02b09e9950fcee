// SPDX-License-Identifier: EUPL-1.2
#include "layer_files.h"
#include "portal/learner.h"
#include "written_locator.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

namespace {

using portal::Meaning;
using portal::RoadStep;
using portal::Teaching;

constexpr const char* notice = "https://portal.example.be/notice";
constexpr const char* app = "https://portal.example.be/app";

RoadStep pressed(const std::string& address, const std::string& control) {
  return {.address = address, .control = locator(control), .teaching = Teaching::press};
}

RoadStep chosen(const std::string& address, const std::string& list, Teaching teaching) {
  return {.address = address,
          .control = locator(R"(button "Verder")"),
          .choice = portal::ListChoice{locator(list), {"OCMW van Herstappe", "Maatschappelijk welzijn"}, "word"},
          .meaning = Meaning::start_application,
          .teaching = teaching};
}

const RoadStep verder = pressed(notice, R"(link "Verder")");

class LearnerTest : public testing::Test {
protected:
  LearnerTest() { walk(); }

  /// Begins a new walk, with what was learned so far.
  void walk(const std::string& service = portal::default_service) {
    auto layered = m_layers.load();
    EXPECT_TRUE(layered.errors.empty()) << portal::to_text(layered.errors.front());
    m_description = std::move(layered.description);
    m_pages.emplace(m_layers.path("user/learned.ini"), false, service);
    m_learner.emplace(*m_description, *m_pages);
  }

  void remember(const std::vector<RoadStep>& steps) { ASSERT_TRUE(m_learner->remember(steps)); }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& page : m_pages->all())
      names.push_back(page.name);
    return names;
  }

  [[nodiscard]] std::string file() const {
    std::ostringstream text;
    text << std::ifstream{m_layers.path("user/learned.ini")}.rdbuf();
    return text.str();
  }

  [[nodiscard]] const portal::PageRule& rule(const std::string& name) const {
    for (const auto& each : m_description->pages)
      if (each.name == name)
        return each;
    throw std::runtime_error("no page " + name);
  }

  static portal::Page page(const std::string& name) {
    return {.name = name, .meaning = Meaning::way_in, .options = {}};
  }

  LayerFiles m_layers;
  std::optional<portal::LearnedPages> m_pages;
  std::optional<portal::Description> m_description;
  std::optional<portal::Learner> m_learner;
};

using Names = std::vector<std::string>;

TEST_F(LearnerTest, makes_of_a_remembered_press_a_page_that_is_known_next_time) {
  remember({verder});
  walk();
  const auto& known = rule("learned portal.example.be/notice");
  EXPECT_EQ(known.addresses, std::vector<std::string>{notice});
  EXPECT_EQ(known.press, portal::Selector{*verder.control});
  EXPECT_EQ(known.present, portal::Selector{*verder.control});
  EXPECT_EQ(m_description->rules_at("https://idp.example.be:8443/notice"), std::vector<std::size_t>{});
  EXPECT_EQ(m_description->rules_at("https://portal.example.be.evil.example/notice"), std::vector<std::size_t>{});
  EXPECT_EQ(m_description->rules_at("https://portal.example.be/notice/more"), std::vector<std::size_t>{0});
}

TEST_F(LearnerTest, makes_of_a_remembered_choice_a_list_to_choose_from_without_any_of_its_lines) {
  remember({chosen(app, R"(radio in group "Entiteit")", Teaching::entity),
            chosen(notice, R"(radio in group "Rol")", Teaching::role)});
  walk();
  const auto& entity = rule("learned portal.example.be/app");
  EXPECT_EQ(entity.meaning, Meaning::entity_choice);
  EXPECT_EQ(entity.option, portal::Selector{locator(R"(radio in group "Entiteit")")});
  EXPECT_EQ(entity.press, portal::Selector{locator(R"(button "Verder")")});
  EXPECT_EQ(rule("learned portal.example.be/notice").meaning, Meaning::role_choice);
  EXPECT_EQ(file().find("Herstappe"), std::string::npos);
  EXPECT_EQ(file().find("welzijn"), std::string::npos);
}

TEST_F(LearnerTest, knows_a_list_that_has_no_lines_yet_by_what_opens_it) {
  auto step = chosen(app, "option in listbox", Teaching::entity);
  step.choice->opener = locator(R"(combobox "Entiteit")");
  remember({step});
  walk();
  const auto& entity = rule("learned portal.example.be/app");
  EXPECT_EQ(entity.present, portal::Selector{locator(R"(combobox "Entiteit")")});
  EXPECT_EQ(entity.opener, portal::Selector{locator(R"(combobox "Entiteit")")});
  EXPECT_EQ(entity.option, portal::Selector{locator("option in listbox")});
  EXPECT_TRUE(m_learner->as_remembered(page("learned portal.example.be/app")));
}

TEST_F(LearnerTest, presses_no_button_after_a_line_that_leads_on_by_itself) {
  auto row = chosen(app, R"(button in table "Entiteit")", Teaching::entity);
  row.is_line = true;
  remember({row});
  walk();
  EXPECT_TRUE(rule("learned portal.example.be/app").press.empty());
}

TEST_F(LearnerTest, remembers_nothing_of_a_step_that_stays_the_users) {
  auto left = verder;
  left.teaching = Teaching::by_hand;
  remember({left});
  EXPECT_FALSE(m_learner->has_learned());
}

TEST_F(LearnerTest, looks_for_lists_first_and_then_for_what_came_later_on_the_way) {
  remember({pressed(app, R"(button "Toon")"), chosen(app, R"(radio in group "Rol")", Teaching::role),
            pressed(app, R"(link "PrimaWeb")")});
  walk();
  EXPECT_EQ(rule("learned portal.example.be/app").meaning, Meaning::role_choice);
  EXPECT_EQ(rule("learned portal.example.be/app 2").press, portal::Selector{locator(R"(link "PrimaWeb")")});
  EXPECT_EQ(rule("learned portal.example.be/app 3").press, portal::Selector{locator(R"(button "Toon")")});
}

TEST_F(LearnerTest, keeps_words_with_every_sign_in_them) {
  const RoadStep odd = pressed(notice, R"(link "a;b \ 'd' [e] = #f")");
  remember({odd});
  walk();
  EXPECT_EQ(m_pages->all().at(0).press, odd.control);
  EXPECT_EQ(rule("learned portal.example.be/notice").press, portal::Selector{*odd.control});
}

TEST_F(LearnerTest, lets_only_its_user_read_what_it_remembered) {
  remember({verder});

  struct stat found{};

  ASSERT_EQ(stat(m_layers.path("user/learned.ini").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(LearnerTest, takes_what_is_taught_at_an_address_for_what_was_known_of_it) {
  remember({verder});
  remember({pressed(notice, R"(link "Toch verder")")});
  ASSERT_EQ(names(), Names{"learned portal.example.be/notice"});
  EXPECT_EQ(m_pages->all().at(0).press, locator(R"(link "Toch verder")"));
}

TEST_F(LearnerTest, keeps_what_it_went_by_itself_at_the_same_address) {
  remember({pressed(app, R"(link "PrimaWeb")")});
  walk();
  m_learner->acted_by_itself("learned portal.example.be/app");
  remember({pressed(app, R"(button "Nieuw")")});
  EXPECT_EQ(names(), (Names{"learned portal.example.be/app 2", "learned portal.example.be/app"}));
}

TEST_F(LearnerTest, keeps_what_was_learned_on_the_way_to_another_service) {
  remember({verder});
  walk("verslag");
  remember({pressed(notice, R"(link "Verslag")")});
  EXPECT_EQ(m_pages->all().size(), 2U);
  walk();
  EXPECT_EQ(m_description->rules_at(notice).size(), 2U) << "the page itself, and what was learned for this service";
}

TEST_F(LearnerTest, reads_what_the_first_version_wrote) {
  const std::string press = portal::press_path("Verder");
  m_layers.write("user/learned.ini", "[portal]\nformat=1\n[page learned portal.example.be/notice]\nmeaning=way-in\n"
                                     "addresses=https://portal.example.be/notice;\npresent=/*[count(" +
                                         press + ")=1]\nwords=Verder;\npress=" + press +
                                         "\nleads-to=way\nverified=false\n");
  walk();
  const auto learned = page("learned portal.example.be/notice");
  EXPECT_EQ(m_learner->as_remembered(learned), learned);
  remember({pressed(app, R"(link "PrimaWeb")")});
  walk();
  EXPECT_EQ(m_learner->as_remembered(learned), learned) << "written anew with what is learned today";
}

TEST_F(LearnerTest, loses_of_a_file_only_the_page_that_is_not_right) {
  remember({verder, pressed(app, R"(link "PrimaWeb")")});
  m_layers.write("user/learned.ini", file() + "[page learned gone.example.be/x]\nmeaning=way-in\n"
                                              "addresses=http://gone.example.be/x;\npresent=link \"Verder\"\n"
                                              "press=link \"Verder\"\nverified=false\n");
  const auto layered = m_layers.load();
  EXPECT_EQ(layered.errors.size(), 1U) << "and says which";
  EXPECT_EQ(layered.description->rules_at(app).size(), 2U);
}

TEST_F(LearnerTest, keeps_a_page_at_a_host_that_is_not_shown_until_the_user_agrees_to_it_again) {
  m_learner->host_was_accepted("primaweb.example.org");
  remember({pressed("https://primaweb.example.org/role", R"(button "Kiezen")")});
  EXPECT_TRUE(m_pages->forget_host("primaweb.example.org"));
  const auto layered = m_layers.load();
  EXPECT_TRUE(layered.errors.empty());
  EXPECT_FALSE(layered.description->may_show("https://primaweb.example.org/role"));
  EXPECT_EQ(layered.description->rules_at("https://primaweb.example.org/role").size(), 1U);
}

TEST_F(LearnerTest, forgets_what_led_round_in_circles_and_nothing_else) {
  remember({verder, pressed(app, R"(link "PrimaWeb")")});
  walk();
  for (const char* name :
       {"learned portal.example.be/app", "learned portal.example.be/notice", "learned portal.example.be/notice"})
    m_learner->acted_by_itself(name);
  m_learner->went_in_circles();
  EXPECT_EQ(names(), Names{"learned portal.example.be/app"});
}

TEST_F(LearnerTest, gives_the_steps_of_the_way_once) {
  m_learner->acted_by_hand({.address = notice, .document = "one", .control = verder.control}, 1);
  m_learner->start_over();
  m_learner->acted_by_hand({.address = app, .document = "two", .control = verder.control}, 2);
  const auto steps = m_learner->take_steps();
  ASSERT_EQ(steps.size(), 1U) << "not from before the portal was entered anew";
  EXPECT_EQ(steps[0].address, app);
  EXPECT_TRUE(m_learner->take_steps().empty());
}

TEST_F(LearnerTest, takes_a_page_for_unknown_as_soon_as_it_is_forgotten_or_taught_otherwise) {
  const auto learned = page("learned portal.example.be/notice");
  const auto other = page("way");
  remember({verder});
  walk();
  EXPECT_EQ(m_learner->as_remembered(learned), learned);
  EXPECT_EQ(m_learner->as_remembered(std::nullopt), std::nullopt);
  remember({pressed(notice, R"(link "Toch verder")")});
  EXPECT_EQ(m_learner->as_remembered(learned), std::nullopt) << "it would press what was taught before";
  remember({verder});
  EXPECT_EQ(m_learner->as_remembered(learned), learned);
  EXPECT_TRUE(m_pages->forget(learned.name));
  EXPECT_EQ(m_learner->as_remembered(learned), std::nullopt);
  EXPECT_EQ(m_learner->as_remembered(other), other);
}

TEST_F(LearnerTest, exports_what_the_system_layer_of_another_computer_takes) {
  remember({verder});
  ASSERT_TRUE(m_pages->export_to(m_layers.path("exported"), m_description->hosts));
  EXPECT_TRUE(m_pages->forget_all());
  EXPECT_FALSE(m_learner->has_learned());
  std::filesystem::create_directories(m_layers.path("system"));
  std::filesystem::rename(m_layers.path("exported"), m_layers.path("system/learned-by-ada.ini"));
  walk();
  EXPECT_EQ(m_description->pages.at(1).origin.layer, portal::Layer::system);
}

TEST_F(LearnerTest, remembers_with_the_steps_the_hosts_that_the_user_agreed_to) {
  m_learner->host_was_accepted("primaweb.example.org");
  EXPECT_FALSE(std::filesystem::exists(m_layers.path("user/learned.ini")));
  remember({verder});
  m_learner->start_over();
  EXPECT_TRUE(m_learner->accepted_hosts().empty());
  EXPECT_EQ(m_pages->hosts(), Names{"primaweb.example.org"});
  walk();
  EXPECT_TRUE(m_description->may_show("https://primaweb.example.org/"));
  EXPECT_EQ(rule("learned portal.example.be/notice").press, portal::Selector{*verder.control});
}

TEST_F(LearnerTest, keeps_hosts_and_pages_apart_from_each_other) {
  m_learner->host_was_accepted("primaweb.example.org");
  m_learner->host_was_accepted("85073003361.example.org");
  ASSERT_TRUE(m_learner->remember({})) << "a way that is known but for its host";
  remember({verder});
  EXPECT_EQ(m_pages->hosts(), Names{"primaweb.example.org"});
  EXPECT_TRUE(m_pages->forget("learned portal.example.be/notice"));
  EXPECT_EQ(m_pages->hosts(), Names{"primaweb.example.org"});
  EXPECT_TRUE(m_pages->forget_host("primaweb.example.org"));
  EXPECT_FALSE(std::filesystem::exists(m_layers.path("user/learned.ini"))) << "nothing is left in it";
}

TEST_F(LearnerTest, knows_no_host_where_nobody_can_read_them_and_every_page) {
  m_learner->host_was_accepted("primaweb.example.org");
  remember({verder});
  auto broken = file();
  broken.replace(broken.find("primaweb.example.org"), 1, "\xFF");
  m_layers.write("user/learned.ini", broken);
  EXPECT_EQ(m_pages->hosts(), Names{});
  EXPECT_EQ(names(), Names{"learned portal.example.be/notice"});
  EXPECT_TRUE(m_pages->remember_hosts({"primaweb.example.org"}));
  EXPECT_EQ(m_pages->hosts(), Names{"primaweb.example.org"});
}

TEST_F(LearnerTest, exports_hosts_as_those_that_a_site_shows_to_everybody) {
  m_learner->host_was_accepted("primaweb.example.org");
  remember({verder});
  ASSERT_TRUE(m_pages->export_to(m_layers.path("exported"), m_description->hosts));
  EXPECT_TRUE(m_pages->forget_all());
  std::filesystem::create_directories(m_layers.path("system"));
  std::filesystem::rename(m_layers.path("exported"), m_layers.path("system/learned-by-ada.ini"));
  walk();
  EXPECT_TRUE(m_description->names("https://primaweb.example.org/"));
  EXPECT_EQ(m_description->origins.at("primaweb.example.org").layer, portal::Layer::system);
}

TEST_F(LearnerTest, exports_no_page_of_a_host_that_was_taken_back) {
  m_learner->host_was_accepted("primaweb.example.org");
  auto elsewhere = verder;
  elsewhere.address = "https://primaweb.example.org/notice";
  remember({verder, elsewhere});
  ASSERT_EQ(m_pages->all().size(), 2U);
  EXPECT_TRUE(m_pages->forget_host("primaweb.example.org"));
  ASSERT_TRUE(m_pages->export_to(m_layers.path("exported"), m_layers.load().description->hosts));
  EXPECT_TRUE(m_pages->forget_all());
  std::filesystem::create_directories(m_layers.path("system"));
  std::filesystem::rename(m_layers.path("exported"), m_layers.path("system/learned-by-ada.ini"));
  walk();
  EXPECT_EQ(rule("learned portal.example.be/notice").origin.layer, portal::Layer::system);
  EXPECT_FALSE(m_description->may_show(elsewhere.address));
}

TEST(LearnedPages, of_practice_are_none_of_the_real_portal) {
  const LayerFiles layers;
  const portal::LearnedPages practice{layers.path("user/learned.ini"), true, portal::default_service};
  ASSERT_TRUE(practice.remember({*portal::learned_page(verder)}, {}));
  EXPECT_EQ(layers.load().errors.at(0).where, "[portal] practice");
  EXPECT_EQ(layers.load().description->pages.size(), 1U);
}

} // namespace
