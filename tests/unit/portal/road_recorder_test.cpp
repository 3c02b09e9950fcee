// SPDX-License-Identifier: EUPL-1.2
#include "portal/learned_page.h"
#include "portal/road_recorder.h"
#include "written_locator.h"

#include <gtest/gtest.h>

namespace {

using portal::ActByHand;
using portal::ListChoice;
using portal::Meaning;
using portal::Option;
using portal::RoadStep;
using portal::Teaching;

constexpr const char* site = "https://portal.example.be/";

/// A page, and what the user does in it: the visit goes on with each document.
struct Page {
  std::string path;
  std::string title{};
  std::uint64_t visit = 0;

  [[nodiscard]] ActByHand act(ActByHand::What what) const {
    return {.what = what, .address = site + path, .page = title, .document = std::to_string(visit)};
  }
};

class Road : public testing::Test {
protected:
  Page page(const std::string& path, const std::string& title = "") { return {path, title, ++m_visit}; }

  void press(const Page& where, const std::string& control, bool is_new = false) {
    auto act = where.act(ActByHand::What::pressed);
    act.control = locator(control);
    act.is_new = is_new;
    m_road.acted(act, where.visit);
  }

  /// A line of a list, and then the button, whose press says so.
  void choose(const Page& where, const Option& line, const std::string& list = "radio in form",
              const std::string& button = R"(button "Verder")") {
    m_road.acted(where.act(ActByHand::What::chosen), where.visit);
    auto act = where.act(ActByHand::What::pressed);
    act.control = locator(button);
    act.choice = ListChoice{locator(list), line, line.label};
    m_road.acted(act, where.visit);
  }

  /// A link or button of a list.
  void press_line(const Page& where, const Option& line, const std::string& list = "link in list") {
    auto act = where.act(ActByHand::What::pressed);
    act.control = locator("link \"" + line.label + "\"");
    act.choice = ListChoice{locator(list), line, line.label};
    act.is_line = true;
    m_road.acted(act, where.visit);
  }

  [[nodiscard]] std::vector<Teaching> teachings() const {
    std::vector<Teaching> teachings;
    for (const auto& step : m_road.steps())
      teachings.push_back(step.teaching);
    return teachings;
  }

  portal::RoadRecorder m_road;

private:
  std::uint64_t m_visit = 0;
};

using Teachings = std::vector<Teaching>;

TEST_F(Road, has_each_step_in_its_order_with_what_it_most_likely_is) {
  press(page("services"), R"(link "PrimaWeb")");
  press(page("method"), R"(button "eID")");
  m_road.card_host_came();
  choose(page("entity"), {"OCMW van Herstappe", "Maatschappelijk welzijn"});
  press(page("start"), R"(button "Applicatie opstarten")");
  choose(page("role"), {"Sociale Agent", ""}, R"(radio in group "Rol")");
  const auto steps = m_road.steps();
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_EQ(teachings(),
            (Teachings{Teaching::press, Teaching::press, Teaching::entity, Teaching::press, Teaching::role}));
  EXPECT_EQ(steps[0].meaning, Meaning::way_in);
  EXPECT_EQ(steps[1].meaning, Meaning::sign_in_method) << "the card was asked for next";
  EXPECT_EQ(steps[3].meaning, Meaning::start_application) << "never pressed before the PIN";
}

TEST_F(Road, takes_the_first_list_for_the_entity_and_the_next_for_the_role_where_no_word_says_so) {
  m_road.card_host_came();
  choose(page("one"), {"Herstappe", ""});
  choose(page("two"), {"Gebruiker", ""});
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity, Teaching::role}));
}

TEST_F(Road, takes_a_list_of_capacities_after_the_entity_for_that) {
  m_road.card_host_came();
  press_line(page("entity"), {"OCMW van Herstappe", ""});
  press_line(page("capacity"), {"Maatschappelijk welzijn", ""}, R"(link in list "Hoedanigheid")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity, Teaching::capacity}));
}

TEST_F(Road, takes_links_beside_each_other_for_no_list_unless_they_say_so) {
  m_road.card_host_came();
  press_line(page("start", "OCMW van Herstappe"), {"Applicatie opstarten", ""});
  EXPECT_EQ(teachings(), (Teachings{Teaching::press}));
}

TEST_F(Road, forgets_what_led_aside_and_back) {
  press(page("services", "Diensten"), R"(link "Hulp")");
  press(page("help", "Hulp"), R"(link "Terug")");
  press(page("services", "Diensten"), R"(link "PrimaWeb")");
  const auto steps = m_road.steps();
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_EQ(steps[0].control, locator(R"(link "PrimaWeb")"));
}

TEST_F(Road, keeps_two_pages_of_one_address_apart_by_what_they_say) {
  m_road.card_host_came();
  choose(page("app", "Entiteit"), {"OCMW van Herstappe", ""}, R"(radio in group "Entiteit")");
  choose(page("app", "Rol"), {"Sociale Agent", ""}, R"(radio in group "Rol")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity, Teaching::role}));
}

TEST_F(Road, leaves_two_lists_of_one_address_alone_that_nothing_tells_apart) {
  m_road.card_host_came();
  choose(page("app", "Entiteit"), {"OCMW van Herstappe", ""});
  press(page("start"), R"(button "Applicatie opstarten")");
  choose(page("app", "Rol"), {"Sociale Agent", ""});
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press, Teaching::by_hand}));
}

TEST_F(Road, learns_a_press_after_another_in_one_document_only_when_it_came_of_that) {
  const auto services = page("services");
  press(services, R"(button "Zoeken")");
  press(services, R"(link "PrimaWeb")");
  EXPECT_TRUE(m_road.steps().empty()) << "it was there before, and the first press may have been a choice";
  press(page("other"), R"(button "Meer")");
  const auto accordion = page("accordion");
  press(accordion, R"(button "Toon")", true);
  press(accordion, R"(link "PrimaWeb")", true);
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press, Teaching::press, Teaching::press}));
}

TEST_F(Road, counts_a_second_try_of_the_same_button_once) {
  m_road.card_host_came();
  press(page("entity", "Entiteit"), R"(button "Verder")");
  choose(page("entity", "Entiteit"), {"OCMW van Herstappe", ""});
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity}));
}

TEST_F(Road, learns_what_leads_to_the_next_lines_of_a_list) {
  m_road.card_host_came();
  press(page("entity", "Entiteit"), R"(link "Volgende")");
  press(page("entity", "Entiteit"), R"(link "Volgende")");
  press_line(page("entity", "Entiteit"), {"OCMW van Herstappe", ""});
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity, Teaching::press}));
  EXPECT_EQ(m_road.steps()[0].more, locator(R"(link "Volgende")"));
  const auto learned = portal::learned_page(m_road.steps()[0]);
  ASSERT_TRUE(learned);
  EXPECT_EQ(learned->more, locator(R"(link "Volgende")"));
}

TEST_F(Road, leaves_a_list_to_the_user_whose_next_lines_nobody_can_say_how_to_come_to) {
  m_road.card_host_came();
  const auto first = page("entity", "Entiteit");
  m_road.acted(first.act(ActByHand::What::pressed), first.visit);
  press_line(page("entity", "Entiteit"), {"OCMW van Herstappe", ""});
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_a_list_to_the_user_of_which_what_opens_it_is_called_by_a_name) {
  m_road.set_names({"Ada Proef"});
  m_road.card_host_came();
  const auto entity = page("entity", "Entiteit");
  auto act = entity.act(ActByHand::What::pressed);
  act.control = locator(R"(button "Verder")");
  act.choice = ListChoice{.list = locator("option in listbox"),
                          .line = {"OCMW van Herstappe", ""},
                          .word = "OCMW van Herstappe",
                          .opener = locator(R"(combobox "Entiteiten van Ada")")};
  m_road.acted(act, entity.visit);
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, has_a_choice_that_led_on_by_itself) {
  m_road.card_host_came();
  const auto entity = page("entity");
  auto act = entity.act(ActByHand::What::chosen);
  act.choice = ListChoice{locator("option in form"), {"OCMW van Herstappe", ""}, "OCMW van Herstappe"};
  m_road.acted(act, entity.visit);
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::entity, Teaching::press}));
  EXPECT_FALSE(m_road.steps()[0].control);
}

TEST_F(Road, leaves_terms_to_the_user) {
  press(page("terms"), R"(button "Ik ga akkoord")");
  press(page("conditions", "Conditions d'utilisation\nConditions d'utilisation"), R"(button "Continuer")");
  press(page("cookies"), R"(button "Cookies aanvaarden")");
  press(page("services"), R"(link "PrimaWeb")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::by_hand, Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_what_was_filled_in_to_the_user) {
  const auto terms = page("terms");
  m_road.acted(terms.act(ActByHand::What::filled_in), terms.visit);
  press(terms, R"(button "Akkoord")");
  press(page("services"), R"(link "PrimaWeb")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_what_nobody_can_choose_again_to_the_user) {
  m_road.card_host_came();
  const auto entity = page("entity");
  auto act = entity.act(ActByHand::What::pressed);
  act.control = locator(R"(button "Verder")");
  act.is_unclear = true;
  m_road.acted(act, entity.visit);
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_a_button_to_the_user_whose_choice_can_be_seen_no_more_when_it_is_pressed) {
  m_road.card_host_came();
  const auto entity = page("entity");
  auto act = entity.act(ActByHand::What::chosen);
  act.choice = ListChoice{locator("option in listbox"), {"OCMW van Herstappe", ""}, "x"};
  m_road.acted(act, entity.visit);
  press(entity, R"(button "Verder")");
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_a_page_with_two_lists_to_the_user) {
  m_road.card_host_came();
  const auto both = page("both");
  auto act = both.act(ActByHand::What::chosen);
  act.choice = ListChoice{locator(R"(radio in group "Entiteit")"), {"OCMW van Herstappe", ""}, "x"};
  m_road.acted(act, both.visit);
  choose(both, {"Sociale Agent", ""}, R"(radio in group "Rol")");
  press(page("start"), R"(button "Applicatie opstarten")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, leaves_two_pages_of_one_address_to_the_user_on_which_the_same_button_is_pressed) {
  press(page("app", "Nieuws"), R"(button "Verder")");
  press(page("app", "Voorwaarden"), R"(button "Verder")");
  press(page("services"), R"(link "PrimaWeb")");
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::by_hand, Teaching::press}));
}

TEST_F(Road, takes_for_the_choice_of_a_method_only_what_led_to_the_card_itself) {
  press(page("notice"), R"(link "Verder")");
  m_road.launcher_acted();
  m_road.card_host_came();
  EXPECT_EQ(m_road.steps().at(0).meaning, Meaning::way_in);
}

TEST_F(Road, keeps_a_page_that_comes_again_after_the_card_apart) {
  press(page("home", "Portaal"), R"(link "PrimaWeb")");
  press(page("method"), R"(button "eID")");
  m_road.card_host_came();
  press(page("home", "Portaal"), R"(link "Mijn PrimaWeb")");
  EXPECT_EQ(m_road.steps().size(), 3U);
}

TEST_F(Road, remembers_no_line_with_a_number_of_a_person) {
  m_road.card_host_came();
  choose(page("clients"), {"Peeters", "85.07.30-033.61"});
  choose(page("entity"), {"OCMW van Herstappe", "1234"});
  EXPECT_EQ(teachings(), (Teachings{Teaching::by_hand, Teaching::entity}));
}

TEST_F(Road, keeps_no_name_of_the_cards_holder_and_no_number) {
  m_road.set_names({"Ada Proef"});
  press(page("one"), R"(link "Verder als Ada")");
  press(page("two"), R"(link "Dossier 850730")");
  press(page("three"), R"(button "OK" under "Welkom, mevrouw Proef")");
  press(page("dossier/85073003361"), R"(button "OK")");
  EXPECT_TRUE(m_road.steps().empty());
  press(page("four"), R"(link "PrimaWeb")");
  for (const auto& step : m_road.steps())
    EXPECT_EQ(step.control.has_value(), step.teaching == Teaching::press);
}

TEST_F(Road, is_no_road_without_an_end) {
  for (std::size_t step = 0; step <= portal::RoadRecorder::most_steps; ++step)
    press(page("page" + std::string(step + 1, 'x')), R"(link "Verder")");
  EXPECT_TRUE(m_road.steps().empty());
}

TEST_F(Road, ends_where_it_is_stopped) {
  press(page("services"), R"(link "PrimaWeb")");
  const auto entity = page("entity");
  m_road.acted(entity.act(ActByHand::What::chosen), entity.visit);
  m_road.stop();
  press(page("work"), R"(link "Dossiers")");
  EXPECT_EQ(m_road.steps().size(), 1U);
  m_road.start_over();
  EXPECT_TRUE(m_road.steps().empty());
  press(page("services"), R"(link "PrimaWeb")");
  EXPECT_EQ(m_road.steps().size(), 1U);
}

TEST(TaughtChoice, is_what_the_steps_are_taught_as) {
  const ListChoice entity{locator("radio"), {"OCMW van Herstappe", "Maatschappelijk welzijn"}, "x"};
  const ListChoice role{locator("radio"), {"Sociale Agent", ""}, "Sociale Agent"};
  std::vector<RoadStep> steps{{.address = site, .choice = entity, .meaning = Meaning::start_application},
                              {.address = site, .choice = role, .meaning = Meaning::start_application}};
  EXPECT_TRUE(portal::taught_choice(steps).empty()) << "both are left to the user";
  steps[0].teaching = Teaching::entity;
  EXPECT_TRUE(portal::taught_choice(steps).leaves_steps);
  steps[1].teaching = Teaching::role;
  EXPECT_EQ(portal::taught_choice(steps).entity, entity.line);
  EXPECT_EQ(portal::taught_choice(steps).role, "Sociale Agent");
  EXPECT_FALSE(portal::taught_choice(steps).capacity);
  EXPECT_FALSE(portal::taught_choice(steps).leaves_steps);
}

} // namespace
