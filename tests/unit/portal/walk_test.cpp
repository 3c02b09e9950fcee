// SPDX-License-Identifier: EUPL-1.2
#include "portal/walk.h"
#include "written_locator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace {

using portal::ActByHand;
using portal::Meaning;
using portal::PageRule;
using testing::HasSubstr;
using testing::Not;

constexpr const char* entrance = "https://portal.example.be/nl/";
constexpr const char* app_page = "https://portal.example.be/app";

PageRule rule(const std::string& name, portal::Layer layer, Meaning meaning, const std::string& press,
              const std::string& option = {}) {
  PageRule rule;
  rule.name = name;
  rule.meaning = meaning;
  rule.origin = {layer, "file"};
  if (!press.empty())
    rule.press = locator(press);
  if (!option.empty())
    rule.option = locator(option);
  return rule;
}

ActByHand by_hand(const std::string& address, const std::string& control) {
  return {.address = address, .control = locator(control)};
}

ActByHand chosen(const std::string& line, const std::string& list = R"(radio in group "Entiteit")") {
  return {.what = ActByHand::What::chosen,
          .address = app_page,
          .choice = portal::ListChoice{locator(list), {.label = line, .detail = ""}, line}};
}

TEST(Walk, has_what_was_met_in_its_order) {
  portal::Walk walk;
  const auto way = rule("services", portal::Layer::shipped, Meaning::way_in, R"(link "PrimaWeb")");
  walk.page_shown(entrance, &way);
  walk.launcher_acted(way);
  walk.page_shown("https://idp.example.be:8443/fas/XUI/?goto=secret#realm", nullptr);
  walk.user_acted(by_hand("https://idp.example.be:8443/fas/XUI/", R"(button "Aanmelden met eID kaartlezer")"));
  walk.card_wanted("https://card.example.be/fas/login?token=x");
  const auto entity = rule("learned portal.example.be/app", portal::Layer::learned, Meaning::entity_choice,
                           R"(button "Verder")", R"(radio in group "Entiteit")");
  walk.page_shown(app_page, &entity);
  walk.launcher_acted(entity);
  walk.page_shown("https://primaweb.example.be/home", nullptr);
  walk.arrived("https://primaweb.example.be/home");
  EXPECT_EQ(walk.text(), "1. portal.example.be/nl/\n"
                         "    page: shipped rule \"services\", way-in\n"
                         "    the launcher pressed\n"
                         "2. idp.example.be/fas/XUI/\n"
                         "    page: not known\n"
                         "    the user pressed: button \"Aanmelden met eID kaartlezer\"\n"
                         "3. card.example.be/fas/login\n"
                         "    asked for the card\n"
                         "4. portal.example.be/app\n"
                         "    page: a rule of the learned layer, entity-choice\n"
                         "    the launcher chose a line: radio in group \"Entiteit\"\n"
                         "    the launcher pressed: button \"Verder\"\n"
                         "5. primaweb.example.be/…\n"
                         "    page: not known\n"
                         "6. primaweb.example.be/…\n"
                         "    the service\n");
}

TEST(Walk, has_a_page_that_was_told_twice_before_anything_was_done_once) {
  portal::Walk walk;
  const auto way = rule("way", portal::Layer::shipped, Meaning::way_in, R"(link "PrimaWeb")");
  walk.page_shown(entrance, nullptr);
  walk.page_shown(entrance, &way);
  EXPECT_THAT(walk.text(),
              testing::StartsWith("1. portal.example.be/nl/\n    page: shipped rule \"way\", way-in\nThe"));
}

TEST(Walk, says_where_it_ended) {
  portal::Walk walk;
  walk.page_shown(entrance, nullptr);
  walk.refused("primaweb.example.be");
  EXPECT_THAT(walk.text(), HasSubstr("2. primaweb.example.be\n    not in the description, so not visited\n"));
  EXPECT_THAT(walk.text(), HasSubstr("The walk ended before the service."));
}

TEST(Walk, has_nothing_of_the_work_that_follows) {
  portal::Walk walk;
  walk.page_shown(entrance, nullptr);
  walk.arrived(app_page);
  const auto before = walk.text();
  walk.page_shown("https://portal.example.be/dossier", nullptr);
  walk.user_acted(by_hand(app_page, R"(button "Bewaren")"));
  walk.arrived(entrance);
  EXPECT_EQ(walk.text(), before);
}

TEST(Walk, has_no_address_of_a_page_where_the_user_may_work_already) {
  portal::Walk walk;
  walk.page_shown(entrance, nullptr);
  walk.stop();
  walk.arrived("https://portal.example.be/dossier");
  EXPECT_THAT(walk.text(), Not(HasSubstr("dossier")));
}

TEST(Walk, ends_where_no_way_is_so_long) {
  portal::Walk walk;
  for (int page = 0; page < 200; ++page) {
    walk.page_shown(entrance, nullptr);
    walk.user_acted(by_hand(entrance, R"(link "Verder")"));
    walk.page_shown(app_page, nullptr);
  }
  EXPECT_THAT(walk.text(), HasSubstr("40. "));
  EXPECT_THAT(walk.text(), Not(HasSubstr("41. ")));
}

TEST(Walk, knows_the_rule_of_a_site_or_a_user_by_its_layer_alone) {
  portal::Walk walk;
  const auto own = rule("ocmw-proefdorp-menu", portal::Layer::system, Meaning::way_in, R"(link "Verder")");
  walk.page_shown(entrance, &own);
  walk.launcher_acted(own);
  EXPECT_THAT(walk.text(), HasSubstr("a rule of the system layer, way-in\n    the launcher pressed: link \"Verder\""));
  EXPECT_THAT(walk.text(), Not(HasSubstr("proefdorp")));
}

/// Promise 5: whatever a page calls its controls, and wherever it is.
class HostileWalk : public testing::Test {
protected:
  HostileWalk() { m_walk.page_shown(app_page, nullptr); }

  /// The report after this was pressed.
  std::string after(const std::string& control) {
    m_walk.user_acted(by_hand(app_page, control));
    return m_walk.text();
  }

  portal::Walk m_walk;
};

TEST_F(HostileWalk, has_no_number_of_four_digits_and_more) {
  for (const char* name : {"Dossier 850730", "85.07.30-033.61", "BE 0123.456.789", "٨٥٠٧٣٠", "8 5 0 7", "２０２６"}) {
    const auto text = after(std::string{"button \""} + name + "\"");
    EXPECT_THAT(text, HasSubstr("#")) << name;
    EXPECT_THAT(text, Not(HasSubstr(name)));
  }
  for (const char* address : {"https://portal.example.be/dossier/85073003361/x", "https://portal.example.be/a/2026",
                              "https://srv20261.example.be/", "https://portal.example.be/s/aGVsbG8gd29ybGQ1",
                              "https://portal.example.be/a;jsessionid=8CF0", "https://portal.example.be/%38%35%30%37"})
    m_walk.page_shown(address, nullptr);
  const auto text = m_walk.text();
  EXPECT_FALSE(std::regex_search(text, std::regex{"[0-9]{4}"})) << text;
  EXPECT_THAT(text, Not(HasSubstr("aGVsbG8")));
  EXPECT_THAT(text, Not(HasSubstr("jsessionid")));
  EXPECT_THAT(text, Not(HasSubstr("%38")));
  EXPECT_THAT(text, HasSubstr("portal.example.be/dossier/…/x"));
}

TEST_F(HostileWalk, has_nothing_of_the_cards_holder_known_before_or_after) {
  static_cast<void>(after(R"(link "Verder als ADA")"));
  m_walk.page_shown("https://portal.example.be/users/ada.proef/", nullptr);
  m_walk.hide_person("Ada Élise Proef");
  m_walk.user_acted(
      by_hand("https://portal.example.be/users/ada.proef/", R"(link "Mijn dossier" in region "Elise Pröef")"));
  m_walk.page_shown("https://proef.example.be/", nullptr);
  EXPECT_THAT(m_walk.text(), Not(testing::ContainsRegex("[Aa][Dd][Aa]|[Pp]r[oö]ef|[EÉ]lise")));
  EXPECT_THAT(m_walk.text(), HasSubstr("portal.example.be/users/…/"));
  EXPECT_THAT(m_walk.text(), HasSubstr(R"(link "Mijn dossier" in region "…")"));
}

TEST_F(HostileWalk, has_no_line_of_a_list_wherever_its_words_come_again) {
  static_cast<void>(after(R"(button "Ga naar Proefdorp")"));
  m_walk.user_acted(chosen("OCMW van Proefdorp"));
  m_walk.page_shown("https://portal.example.be/proefdorp/start", nullptr);
  m_walk.hide_lines({{.label = "Sociaal Huis Voorbeelde", .detail = "Maatschappelijk welzijn"}});
  m_walk.user_acted(by_hand("https://portal.example.be/proefdorp/start", R"(link "Voorbeelde" in list)"));
  const auto text = m_walk.text();
  for (const char* word : {"Proefdorp", "proefdorp", "Voorbeelde"})
    EXPECT_THAT(text, Not(HasSubstr(word)));
  EXPECT_THAT(text, HasSubstr(R"(the user chose a line: radio in group "Entiteit")"));
}

TEST_F(HostileWalk, has_of_a_line_that_is_itself_pressed_only_its_role) {
  auto act = by_hand(app_page, R"(link "Stad Proefdorp" in table "Entiteiten")");
  act.is_line = true;
  act.choice = portal::ListChoice{locator(R"(link in table "Entiteiten")"), {.label = "Een woord", .detail = ""}, ""};
  m_walk.user_acted(act);
  EXPECT_THAT(m_walk.text(), HasSubstr(R"(the line itself is: link "…" in table "Entiteiten")"));
  EXPECT_THAT(m_walk.text(), Not(HasSubstr("Proefdorp")));
}

TEST(Walk, has_the_name_of_a_line_that_a_shipped_rule_knows) {
  portal::Description description;
  description.pages.push_back(
      rule("start", portal::Layer::shipped, Meaning::start_application, R"(button "Applicatie opstarten")"));
  description.pages.push_back(rule("own", portal::Layer::system, Meaning::way_in, R"(button "Stad Proefdorp")"));
  portal::Walk walk{description};
  walk.page_shown(app_page, nullptr);
  for (const char* name : {"applicatie opstarten", "Stad Proefdorp"}) {
    auto act = by_hand(app_page, std::string{"button \""} + name + "\"");
    act.is_line = true;
    act.choice = portal::ListChoice{locator(R"(button under "PrimaWeb")"), {.label = name, .detail = ""}, ""};
    walk.user_acted(act);
  }
  EXPECT_THAT(walk.text(), HasSubstr("the user pressed: button \"applicatie opstarten\"\n"));
  EXPECT_THAT(walk.text(), Not(HasSubstr("Proefdorp")));
}

TEST(Walk, has_nothing_that_the_user_did_once_they_do_not_want_it) {
  portal::Walk walk;
  const auto own = rule("menu", portal::Layer::system, Meaning::way_in, R"(link "Verder")");
  walk.page_shown(entrance, &own);
  walk.launcher_acted(own);
  walk.user_acted(by_hand(app_page, R"(button "Sociaal werk")"));
  walk.user_acted(chosen("OCMW van Proefdorp"));
  walk.user_acted({.what = ActByHand::What::filled_in, .address = app_page});
  walk.leave_out_user();
  EXPECT_EQ(walk.text(), "1. portal.example.be/nl/\n"
                         "    page: a rule of the system layer, way-in\n"
                         "    the launcher pressed: link \"Verder\"\n"
                         "2. portal.example.be/app\n"
                         "    page: not known\n"
                         "The walk ended before the service.\n");
}

TEST(Walk, has_what_was_done_again_where_it_was_done_last) {
  portal::Walk walk;
  walk.page_shown(app_page, nullptr);
  walk.user_acted(by_hand(app_page, R"(button "Verder")"));
  walk.user_acted(chosen("OCMW van Proefdorp"));
  walk.user_acted(by_hand(app_page, R"(button "Verder")"));
  EXPECT_THAT(walk.text(), HasSubstr("not known\n    the user chose a line: radio in group \"Entiteit\"\n"
                                     "    the user pressed: button \"Verder\"\nThe"));
}

TEST_F(HostileWalk, has_no_name_of_what_is_pressed_in_a_line) {
  for (const char* place : {"row", R"(row with "Sociaal")", "listitem", "cell", R"(region "Dossiers" in article)"})
    EXPECT_THAT(after(std::string{"link \"Peeters Jan\" in "} + place), Not(HasSubstr("Peeters"))) << place;
  EXPECT_THAT(m_walk.text(), HasSubstr("link \"…\" in row\n"));
}

/// The card was asked for, and nobody can tell a page on the way to the service from one of the service itself.
class WorkInAWalk : public testing::Test {
protected:
  static constexpr const char* menu = "https://portal.example.be/menu/werk/";
  static constexpr const char* result = "https://primaweb.example.be/dossier/jan.peeters/";

  WorkInAWalk() {
    auto start = rule("start", portal::Layer::shipped, Meaning::start_application, R"(button "Applicatie opstarten")");
    m_description.pages.push_back(std::move(start));
    m_walk = portal::Walk{m_description};
    m_walk.page_shown(entrance, nullptr);
    m_walk.user_acted(by_hand(entrance, R"(link "Aanmelden")"));
    m_walk.card_wanted("https://card.example.be/fas/login");
    m_walk.page_shown(menu, nullptr);
    m_walk.user_acted(by_hand(menu, R"(link "Sociaal werk" in region "Menu")"));
  }

  /// One-result search: nothing says that it is a list.
  void work() {
    m_walk.page_shown(result, nullptr);
    m_walk.user_acted(by_hand(result, R"(link "Peeters Jan")"));
    m_walk.user_acted(by_hand(result, R"(link "Openen" under "Peeters Jan")"));
    m_walk.user_acted(by_hand(result, R"(button "applicatie opstarten" under "Peeters Jan")"));
  }

  void expect_no_client() {
    EXPECT_THAT(m_walk.text(), Not(testing::ContainsRegex("[Pp]eeters|Openen|dossier"))) << m_walk.text();
    EXPECT_THAT(m_walk.text(),
                HasSubstr("primaweb.example.be/…\n    page: not known\n    the user pressed: link \"…\"\n"
                          "    the user pressed: link \"…\"\n"
                          "    the user pressed: button \"applicatie opstarten\"\n"));
    EXPECT_THAT(m_walk.text(), HasSubstr("1. portal.example.be/nl/\n    page: not known\n"
                                         "    the user pressed: link \"Aanmelden\"\n"));
  }

  portal::Description m_description;
  portal::Walk m_walk;
};

TEST_F(WorkInAWalk, has_no_client_though_it_ends_before_anybody_knows_the_service) {
  work();
  expect_no_client();
  EXPECT_THAT(m_walk.text(), Not(testing::ContainsRegex("Sociaal|werk/")));
}

TEST_F(WorkInAWalk, has_no_client_once_the_user_may_be_at_work) {
  work();
  m_walk.stop();
  expect_no_client();
  m_walk.arrived("https://primaweb.example.be/dossier/jan.peeters/");
  expect_no_client();
}

TEST_F(WorkInAWalk, has_the_steps_to_another_hosts_service_and_nothing_of_that_host) {
  work();
  m_walk.arrived("https://primaweb.example.be/dossier/jan.peeters/");
  expect_no_client();
  EXPECT_THAT(m_walk.text(), HasSubstr("3. portal.example.be/menu/werk/\n    page: not known\n"
                                       "    the user pressed: link \"Sociaal werk\" in region \"Menu\"\n"));
}

TEST_F(WorkInAWalk, has_nothing_of_what_came_between_two_pages_of_the_service) {
  work();
  m_walk.page_shown("https://portal.example.be/peeters.jan", nullptr);
  m_walk.user_acted(by_hand("https://portal.example.be/peeters.jan", R"(link "Peeters Jan")"));
  m_walk.arrived("https://primaweb.example.be/");
  expect_no_client();
}

TEST_F(WorkInAWalk, has_after_something_was_filled_in_only_roles_and_hosts) {
  const std::string found = "https://portal.example.be/gevonden/jan.peeters";
  m_walk.user_acted({.what = ActByHand::What::filled_in, .address = menu});
  m_walk.user_acted(by_hand(menu, R"(button "Zoek Peeters")"));
  m_walk.page_shown(found, nullptr);
  m_walk.user_acted(by_hand(found, R"(link "Peeters Jan")"));
  m_walk.arrived("https://primaweb.example.be/");
  EXPECT_THAT(m_walk.text(), Not(testing::ContainsRegex("[Pp]eeters|gevonden"))) << m_walk.text();
  EXPECT_THAT(m_walk.text(), HasSubstr("portal.example.be/…\n    page: not known\n    the user pressed: link \"…\"\n"));
  EXPECT_THAT(m_walk.text(), HasSubstr("Sociaal werk")) << "pressed before";
}

TEST(Walk, has_before_the_card_the_names_of_other_pages_than_the_one_that_was_filled_in) {
  portal::Walk walk;
  walk.user_acted({.what = ActByHand::What::filled_in, .address = entrance});
  walk.user_acted(by_hand(entrance, R"(link "Jan Peeters")"));
  walk.user_acted(by_hand(app_page, R"(link "Verder")"));
  EXPECT_THAT(walk.text(), Not(HasSubstr("Peeters")));
  EXPECT_THAT(walk.text(),
              HasSubstr("2. portal.example.be/app\n    page: not known\n    the user pressed: link \"Verder\"\n"));
}

TEST(Walk, has_no_client_of_who_signed_in_without_the_card) {
  portal::Walk walk;
  walk.page_shown("https://primaweb.example.be/jan.peeters", nullptr);
  walk.user_acted(by_hand("https://primaweb.example.be/jan.peeters", R"(link "Peeters Jan")"));
  walk.arrived("https://primaweb.example.be/");
  EXPECT_THAT(walk.text(), Not(testing::ContainsRegex("[Pp]eeters"))) << walk.text();
}

TEST_F(HostileWalk, has_no_words_of_a_row_nor_of_an_institution_nor_what_nobody_can_read) {
  EXPECT_THAT(after(R"(button "kiezen" in row "Jan Peeters")"), Not(HasSubstr("Peeters")));
  EXPECT_THAT(after(R"(link "CPAS de Villers")"), Not(HasSubstr("Villers")));
  EXPECT_THAT(after("link \"jan@example.be\""), Not(HasSubstr("jan@")));
  EXPECT_THAT(after("button \"ver\u202Eder\""), Not(HasSubstr("ver\u202E")));
  EXPECT_THAT(after("button \"" + std::string(150, 'x') + "\""), Not(HasSubstr("xxx")));
  EXPECT_THAT(after(R"(radio "Jan Janssens")"), Not(HasSubstr("Janssens")));
  EXPECT_THAT(after(R"(button "OCMW")"), HasSubstr("\"OCMW\"")) << "a word of the work";
}

TEST_F(HostileWalk, has_no_municipality_however_short_its_name_is) {
  for (const char* name : {"Mol", "Ham", "Ath", "Huy", "Spa", "Ans", "Lo", "As"}) {
    m_walk.hide_lines({{.label = std::string{"OCMW van "} + name, .detail = ""}});
    EXPECT_THAT(after(std::string{"link \"Dienst "} + name + "\""), Not(HasSubstr(std::string{"Dienst "} + name)));
  }
  m_walk.page_shown("https://mol.example.be/huy/", nullptr);
  EXPECT_THAT(m_walk.text(), Not(testing::ContainsRegex("mol|huy")));
  m_walk.hide_lines({{.label = "CPAS de La Louvière sur le Canal", .detail = "Centre du den Heuvel"}});
  EXPECT_THAT(after("link \"Overzicht van de taken\""), HasSubstr("Overzicht van de taken"));
  EXPECT_THAT(after("link \"Choix du rôle sur le portail\""), HasSubstr("Choix du rôle sur le portail"));
}

TEST_F(HostileWalk, has_no_holder_however_many_lines_there_were) {
  std::vector<portal::Option> lines;
  for (char first = 'a'; first <= 'z'; ++first)
    for (char second = 'a'; second <= 'z'; ++second)
      for (char third = 'a'; third <= 'j'; ++third)
        lines.push_back({.label = std::string{'q', 'x', first, second, third}, .detail = ""});
  m_walk.hide_lines(lines);
  m_walk.hide_person("Ada Proef");
  EXPECT_THAT(after("link \"Mijn dossier, Ada\""), Not(HasSubstr("Ada")));
}

TEST_F(HostileWalk, keeps_the_official_words_though_they_are_in_every_line) {
  m_walk.hide_lines({{.label = "PrimaWeb beheer", .detail = ""}, {.label = "Sociale Agent", .detail = ""}});
  EXPECT_THAT(after(R"(button "PrimaWeb")"), HasSubstr("\"PrimaWeb\""));
}

TEST_F(HostileWalk, has_no_value_that_was_filled_in) {
  m_walk.user_acted({.what = ActByHand::What::filled_in, .address = app_page, .page = "Jan Janssens, geheim"});
  EXPECT_THAT(m_walk.text(), HasSubstr("the user filled something in\n"));
  EXPECT_THAT(m_walk.text(), Not(HasSubstr("geheim")));
}

TEST_F(HostileWalk, is_readable_for_an_address_that_is_none) {
  m_walk.page_shown("javascript:secret", nullptr);
  m_walk.page_shown("", nullptr);
  EXPECT_THAT(m_walk.text(), Not(HasSubstr("secret")));
}

} // namespace
