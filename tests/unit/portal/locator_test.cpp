// SPDX-License-Identifier: EUPL-1.2
#include "description_file.h"
#include "portal/locator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using portal::Locator;
using portal::Place;

Locator read(const std::string& text) {
  const auto result = portal::parse_locator(text);
  if (const auto* fault = std::get_if<portal::LocatorFault>(&result)) {
    ADD_FAILURE() << text << ": expected " << fault->expected;
    return {};
  }
  return std::get<Locator>(result);
}

std::string fault(const std::string& text) {
  const auto result = portal::parse_locator(text);
  const auto* found = std::get_if<portal::LocatorFault>(&result);
  return found == nullptr ? "" : found->expected;
}

TEST(Locator, says_what_a_control_is_and_what_it_is_called) {
  EXPECT_EQ(read(R"(button "Applicatie opstarten")"),
            (Locator{.control = {.roles = {"button"}, .names = {"Applicatie opstarten"}}, .places = {}}));
  EXPECT_EQ(read(R"(button or link with "eID" or 'kaartlezer')"),
            (Locator{.control = {.roles = {"button", "link"}, .names = {"eID", "kaartlezer"}, .is_whole = false},
                     .places = {}}));
  EXPECT_EQ(read("radio"), (Locator{.control = {.roles = {"radio"}, .names = {}}, .places = {}}));
}

TEST(Locator, says_where_it_is_from_the_innermost_place_outwards) {
  EXPECT_EQ(read(R"(radio in row in table "Entiteiten")"),
            (Locator{.control = {.roles = {"radio"}, .names = {}},
                     .places = {Place{.named = {.roles = {"row"}, .names = {}}},
                                Place{.named = {.roles = {"table"}, .names = {"Entiteiten"}}}}}));
  EXPECT_EQ(
      read(R"(button "kiezen" in listitem or row with "OCMW" under with "Maatschappelijk welzijn")"),
      (Locator{.control = {.roles = {"button"}, .names = {"kiezen"}},
               .places = {Place{.named = {.roles = {"listitem", "row"}, .names = {"OCMW"}, .is_whole = false}},
                          Place{.is_heading = true,
                                .named = {.roles = {}, .names = {"Maatschappelijk welzijn"}, .is_whole = false}}}}));
}

TEST(Locator, has_names_with_either_kind_of_quotes) {
  EXPECT_EQ(read(R"(link "Lancer l'application")").control.names[0], "Lancer l'application");
  EXPECT_EQ(read(R"(link'zeg "ja"')").control.names[0], R"(zeg "ja")");
}

TEST(Locator, is_written_as_it_is_read) {
  for (const std::string text :
       {R"(button "Applicatie opstarten")", R"(choice with "OCMW" or "CPAS")", R"(button or link 'zeg "ja"' in row)",
        R"(heading with "PrimaWeb" in main in region "x" under "Rol")"})
    EXPECT_EQ(portal::to_text(read(text)), text);
}

TEST(Locator, that_is_wrong_is_told_by_what_was_expected) {
  EXPECT_EQ(fault(R"(knop "Kiezen")"), R"(a role such as button, link or radio, not "knop")");
  EXPECT_EQ(fault("button in"), "a place such as row, list or form, not the end");
  EXPECT_EQ(fault("button in button"), R"(a place such as row, list or form, not "button")");
  EXPECT_EQ(fault(R"(button "Kiezen)"), R"(a second " at the end of a name)");
  EXPECT_EQ(fault("button with"), "a name in quotes, not the end");
  EXPECT_EQ(fault(R"(button "Kiezen" or)"), "a name in quotes, not the end");
  EXPECT_EQ(fault(R"(button "Kiezen" kiezen)"), R"(in, under, with or a name, not "kiezen")");
  EXPECT_EQ(fault("button under"), "what the heading says, in quotes");
  EXPECT_EQ(fault(R"(button " ")"), "a name with a letter in it");
  EXPECT_EQ(fault("button \"\xe2\x80\x8b\""), "a name with a letter in it") << "it has no width";
  EXPECT_EQ(fault("button \"\xff\""), "names of 200 bytes at most");
  EXPECT_EQ(fault("button \"" + std::string(201, 'x') + "\""), "names of 200 bytes at most");
  EXPECT_EQ(fault("button in row in row in row in row in row"), "4 places at most");
}

TEST(Locator, is_told_from_an_xpath_by_its_first_words) {
  for (const char* text : {"button", "radio in row", R"(button "x")", R"(knob "x")", "knop in row", "knop with 'x'"})
    EXPECT_TRUE(portal::is_meant_as_locator(text)) << text;
  for (const char* text : {"", "//a", ".//b", "(//a)[1]", "b", "a[@href='x']", "id('x')", "descendant::a", "a | b",
                           "main > a.start", "'//a'"})
    EXPECT_FALSE(portal::is_meant_as_locator(text)) << text;
}

TEST(Locator, stands_in_a_description_beside_xpath) {
  DescriptionFile file;
  file.groups["page role"] = {{"meaning", "role-choice"},
                              {"addresses", "https://portal.example.be/*"},
                              {"present", R"(heading with "PrimaWeb")"},
                              {"option", R"(choice with "Sociale Agent")"},
                              {"press", "//button[1]"},
                              {"verified", "false"}};
  file.pages = {"page way", "page role"};
  const auto page = file.description().pages.at(1);
  ASSERT_NE(page.present.locator(), nullptr);
  EXPECT_EQ(portal::to_text(*page.present.locator()), R"(heading with "PrimaWeb")");
  ASSERT_NE(page.option.locator(), nullptr);
  EXPECT_EQ(page.press, "//button[1]");
  EXPECT_EQ(page.press.locator(), nullptr);
}

/// What is wrong with the page "role" when `key` is `value`.
std::string mistake(const char* key, const char* value) {
  DescriptionFile file;
  file.groups["page role"] = {{"meaning", "role-choice"},
                              {"addresses", "https://portal.example.be/*"},
                              {"present", "//h1"},
                              {"option", "radio"},
                              {"verified", "false"}};
  file.groups["page role"][key] = value;
  file.pages = {"page role"};
  const auto result = file.load();
  const auto* error = std::get_if<portal::DescriptionError>(&result);
  return error == nullptr ? "" : std::to_string(error->line) + ": " + error->where + ": " + error->expected;
}

TEST(Locator, that_a_description_has_wrong_is_told_with_its_line) {
  EXPECT_EQ(mistake("verified", "false"), "");
  EXPECT_THAT(mistake("press", "knob 'kiezen'"), testing::HasSubstr("[page role] press: a role such as button"));
  EXPECT_THAT(mistake("press", "knob 'kiezen'"), testing::Not(testing::StartsWith("0:")));
  EXPECT_THAT(mistake("press", "choice with 'kiezen'"), testing::HasSubstr("a role of one control"));
  EXPECT_THAT(mistake("present", "choice with 'kiezen'"), testing::HasSubstr("a role of one control"));
  EXPECT_THAT(mistake("option", "choice"), testing::HasSubstr("words of the list"));
  EXPECT_THAT(mistake("option", "choice or link 'kiezen'"), testing::HasSubstr("the only role"));
  EXPECT_THAT(mistake("option-label", ".//b"), testing::HasSubstr("no path beside an option that is no path"));
  EXPECT_THAT(mistake("option-label", "button 'x'"), testing::HasSubstr("[page role] option-label: XPath 1.0"));
}

} // namespace
