// SPDX-License-Identifier: EUPL-1.2
#include "description_file.h"

#include <gtest/gtest.h>

namespace {

using portal::Meaning;

/// Expects an error at `where`, whose explanation contains `expected`.
void expect_error(const portal::DescriptionResult& result, const std::string& where, const std::string& expected) {
  const auto* error = std::get_if<portal::DescriptionError>(&result);
  ASSERT_NE(error, nullptr) << "was taken for right; expected an error at " << where;
  EXPECT_EQ(error->where, where);
  EXPECT_NE(error->expected.find(expected), std::string::npos) << error->expected;
}

TEST(LoadDescription, reads_the_portal) {
  const auto description = DescriptionFile{}.description();
  EXPECT_EQ(description.name, "Test");
  EXPECT_EQ(description.hosts, (std::vector<std::string>{"portal.example.be", "idp.example.be:8443"}));
  EXPECT_EQ(description.card_hosts, std::vector<std::string>{"card.example.be"});
  EXPECT_EQ(description.log_out, "");
  EXPECT_FALSE(description.practice);
}

TEST(LoadDescription, starts_in_the_wanted_language_or_the_fallback) {
  const auto description = DescriptionFile{}.description();
  EXPECT_EQ(description.start_for("fr"), "https://portal.example.be/fr/");
  EXPECT_EQ(description.start_for("nl"), "https://portal.example.be/nl/");
  EXPECT_EQ(description.start_for(""), "https://portal.example.be/nl/");
}

TEST(LoadDescription, writes_hosts_in_one_way) {
  DescriptionFile file;
  file.groups["portal"]["hosts"] = "Portal.Example.BE:443;idp.example.be:8443;";
  EXPECT_EQ(file.description().hosts, (std::vector<std::string>{"portal.example.be", "idp.example.be:8443"}));
}

TEST(LoadDescription, reads_every_key_of_a_page) {
  DescriptionFile file;
  file.groups["page entity"] = {{"meaning", "entity-choice"},
                                {"addresses", "https://portal.example.be/a;https://idp.example.be:8443/b*"},
                                {"present", "//ul[@id='entities']"},
                                {"words", "entiteit;hoedanigheid"},
                                {"words[fr]", "entité;qualité"},
                                {"press", "//button"},
                                {"option", "//li"},
                                {"option-label", ".//b"},
                                {"option-detail", ".//i"},
                                {"option-select", ".//input"},
                                {"verified", "2026-10-07"}};
  file.pages = {"page way", "page entity"};
  const auto description = file.description();
  ASSERT_EQ(description.pages.size(), 2U);
  EXPECT_EQ(description.pages[0].name, "way");
  EXPECT_FALSE(description.pages[0].verified);
  const auto& page = description.pages[1];
  EXPECT_EQ(page.name, "entity");
  EXPECT_EQ(page.meaning, Meaning::entity_choice);
  EXPECT_EQ(page.addresses.size(), 2U);
  EXPECT_EQ(page.present, "//ul[@id='entities']");
  EXPECT_EQ(page.words, (std::vector<std::string>{"entiteit", "hoedanigheid", "entité", "qualité"}));
  EXPECT_EQ(page.press, "//button");
  EXPECT_EQ(page.option, "//li");
  EXPECT_EQ(page.option_label, ".//b");
  EXPECT_EQ(page.option_detail, ".//i");
  EXPECT_EQ(page.option_select, ".//input");
  EXPECT_TRUE(page.verified);
}

TEST(LoadDescription, reads_what_brings_the_lines_of_a_list) {
  DescriptionFile file;
  file.groups["page entity"] = {{"meaning", "entity-choice"}, {"addresses", "https://portal.example.be/a"},
                                {"words", "entiteit"},        {"option", "option in listbox"},
                                {"open", "combobox"},         {"more", "link \"Volgende\""},
                                {"verified", "false"}};
  file.pages = {"page way", "page entity"};
  const auto page = file.description().pages.at(1);
  EXPECT_EQ(page.opener, portal::Selector{std::get<portal::Locator>(portal::parse_locator("combobox"))});
  EXPECT_EQ(page.more, portal::Selector{std::get<portal::Locator>(portal::parse_locator("link \"Volgende\""))});
}

TEST(LoadDescription, refuses_a_path_to_what_opens_a_list) {
  DescriptionFile file;
  file.groups["page entity"] = {{"meaning", "entity-choice"},
                                {"addresses", "https://portal.example.be/a"},
                                {"words", "entiteit"},
                                {"option", "option in listbox"},
                                {"open", "//div"},
                                {"verified", "false"}};
  file.pages = {"page way", "page entity"};
  expect_error(file.load(), "[page entity] open", "locators");
}

TEST(LoadDescription, knows_every_meaning) {
  DescriptionFile file;
  auto& page = file.groups["page way"];
  page.erase("press");
  for (const auto& [word, meaning] :
       std::map<std::string, Meaning>{{"primaweb", Meaning::primaweb},
                                      {"no-profile", Meaning::no_profile},
                                      {"no-access", Meaning::no_access},
                                      {"certificate-refused", Meaning::certificate_refused},
                                      {"certificate-missing", Meaning::certificate_missing},
                                      {"certificate-revoked", Meaning::certificate_revoked},
                                      {"level-too-low", Meaning::level_too_low},
                                      {"session-ended", Meaning::session_ended},
                                      {"signed-out", Meaning::signed_out},
                                      {"unavailable", Meaning::unavailable}}) {
    page["meaning"] = word;
    EXPECT_EQ(file.description().pages[0].meaning, meaning) << word;
  }
  page["press"] = "//a";
  for (const auto& [word, meaning] :
       std::map<std::string, Meaning>{{"way-in", Meaning::way_in},
                                      {"sign-in-method", Meaning::sign_in_method},
                                      {"start-application", Meaning::start_application}}) {
    page["meaning"] = word;
    EXPECT_EQ(file.description().pages[0].meaning, meaning) << word;
  }
  page["option"] = "//li";
  for (const auto& [word, meaning] : std::map<std::string, Meaning>{{"entity-choice", Meaning::entity_choice},
                                                                    {"role-choice", Meaning::role_choice}}) {
    page["meaning"] = word;
    EXPECT_EQ(file.description().pages[0].meaning, meaning) << word;
  }
}

TEST(LoadDescription, says_that_a_file_is_missing_or_no_key_file) {
  const auto missing = portal::load_description("/nonexistent/portal.ini", false);
  expect_error(missing, "", "a readable key file");
  EXPECT_EQ(std::get<portal::DescriptionError>(missing).file, "/nonexistent/portal.ini");
  expect_error(DescriptionFile::load_text("no key file"), "", "[GROUP], KEY=VALUE");
}

TEST(LoadDescription, keeps_practice_and_real_apart) {
  DescriptionFile real;
  expect_error(real.load(true), "[portal] practice", "true");
  real.groups["portal"]["hosts"] += ";portal.primaweb.localhost";
  expect_error(real.load(), "[portal] hosts", "no host under .localhost");

  DescriptionFile practice;
  practice.groups["portal"] = {{"format", "1"},
                               {"practice", "true"},
                               {"hosts", "portal.primaweb.localhost:4433"},
                               {"card-hosts", "card.primaweb.localhost:4434"}};
  practice.groups["service primaweb"] = {{"name", "Practice"}, {"start", "https://portal.primaweb.localhost:4433/"}};
  practice.groups["page way"]["addresses"] = "https://portal.primaweb.localhost:4433/*";
  EXPECT_TRUE(practice.description(true).practice);
  expect_error(practice.load(), "[portal] practice", "false");
  practice.groups["portal"]["card-hosts"] = "certif.iamfas.belgium.be";
  expect_error(practice.load(true), "[portal] card-hosts", "only hosts under .localhost");
  practice.groups["portal"]["card-hosts"] = "card.evil-localhost";
  expect_error(practice.load(true), "[portal] card-hosts", "only hosts under .localhost");
}

/// One thing made wrong, and what is said of it. A value of "-" takes the key away.
struct Mistake {
  const char* group;
  const char* key;
  const char* value;
  const char* where;
  const char* expected;
};

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, are_told_with_group_key_and_what_was_expected) {
  const auto& mistake = GetParam();
  DescriptionFile file;
  if (std::string{mistake.value} == "-")
    file.groups[mistake.group].erase(mistake.key);
  else
    file.groups[mistake.group][mistake.key] = mistake.value;
  if (std::string{mistake.group}.starts_with("page"))
    file.pages = {mistake.group};
  expect_error(file.load(), mistake.where, mistake.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Portal, Mistakes,
    testing::Values(
        Mistake{"portal", "format", "-", "[portal] format", "1"},
        Mistake{"portal", "format", "2", "[portal] format", "1"},
        Mistake{"service primaweb", "name", "-", "[service primaweb] name", "a name"},
        Mistake{"portal", "colour", "red", "[portal] colour", "no such key"},
        Mistake{"portal", "hosts[nl]", "x.example.be", "[portal] hosts[nl]", "only start"},
        Mistake{"service primaweb", "start[dutch]", "https://portal.example.be/", "[service primaweb] start[dutch]",
                "two letters"},
        Mistake{"portal", "hosts", "-", "[portal] hosts", "at least one host"},
        Mistake{"portal", "hosts", "https://portal.example.be", "[portal] hosts", "host or host:port"},
        Mistake{"portal", "hosts", "*.be", "[portal] hosts", "no public suffix such as *.be: not \"*.be\""},
        Mistake{"portal", "hosts", "*.ac.be", "[portal] hosts", "no public suffix"},
        Mistake{"portal", "hosts", "*", "[portal] hosts", "a zone of one owner"},
        Mistake{"portal", "hosts", "*.", "[portal] hosts", "a zone of one owner"},
        Mistake{"portal", "hosts", "*.*.example.be", "[portal] hosts", "a zone of one owner"},
        Mistake{"portal", "hosts", "*example.be", "[portal] hosts", "a zone of one owner"},
        Mistake{"portal", "hosts", "portal.*.be", "[portal] hosts", "host or host:port"},
        Mistake{"portal", "hosts", "*.0.0.1", "[portal] hosts", "no address"},
        Mistake{"portal", "hosts", "*.example.0x7f", "[portal] hosts", "no address"},
        Mistake{"portal", "hosts", "*.example.be.", "[portal] hosts", "a zone of one owner"},
        Mistake{"portal", "card-hosts", "*.example.be", "[portal] card-hosts", "without wildcard"},
        Mistake{"portal", "ask-about-hosts", "perhaps", "[portal] ask-about-hosts", "true or false"},
        Mistake{"portal", "hosts", "user@portal.example.be", "[portal] hosts", "host or host:port"},
        Mistake{"portal", "card-hosts", "-", "[portal] card-hosts", "at least one host"},
        Mistake{"portal", "card-hosts", "portal.example.be", "[portal] card-hosts", "also in hosts"},
        Mistake{"service primaweb", "start", "-", "[service primaweb] start", "all other languages"},
        Mistake{"service primaweb", "start", "http://portal.example.be/", "[service primaweb] start", "https"},
        Mistake{"service primaweb", "start[fr]", "https://elsewhere.example.be/", "[service primaweb] start[fr]",
                "one of the hosts"},
        Mistake{"service primaweb", "start", "https://card.example.be/", "[service primaweb] start",
                "one of the hosts"},
        Mistake{"portal", "log-out", "https://elsewhere.example.be/", "[portal] log-out", "one of the hosts"},
        Mistake{"portal", "public-pages", "https://card.example.be/", "[portal] public-pages", "of the hosts"},
        Mistake{"portal", "practice", "yes", "[portal] practice", "true or false"}));

INSTANTIATE_TEST_SUITE_P(
    Page, Mistakes,
    testing::Values(
        Mistake{"page way", "meaning", "-", "[page way] meaning", "one of the meanings"},
        Mistake{"page way", "meaning", "front-door", "[page way] meaning", "one of the meanings"},
        Mistake{"page way", "click", "//a", "[page way] click", "no such key"},
        Mistake{"page way", "press[fr]", "//a", "[page way] press[fr]", "only words"},
        Mistake{"page way", "addresses", "-", "[page way] addresses", "at least one"},
        Mistake{"page way", "addresses", "http://portal.example.be/", "[page way] addresses", "https://host/path"},
        Mistake{"page way", "addresses", "https://portal.example.be", "[page way] addresses", "https://host/path"},
        Mistake{"page way", "addresses", "https://portal.example.be*", "[page way] addresses", "https://host/path"},
        Mistake{"page way", "addresses", "https://portal.example.be/*/x", "[page way] addresses", "* only at its end"},
        Mistake{"page way", "addresses", "https://portal.example.be/?a=b", "[page way] addresses", "without a query"},
        Mistake{"page way", "addresses", "https://elsewhere.example.be/", "[page way] addresses", "lists in hosts"},
        Mistake{"page way", "present", "-", "[page way] present", "present or words"},
        Mistake{"page way", "press", "-", "[page way] press", "what to press"},
        Mistake{"page way", "meaning", "primaweb", "[page way] press", "nothing is pressed"},
        Mistake{"page way", "meaning", "role-choice", "[page way] option", "each line"},
        Mistake{"page way", "option-label", ".//b", "[page way] option", "has no list"},
        Mistake{"page way", "open", "combobox", "[page way] option", "has no list"},
        Mistake{"page way", "verified", "-", "[page way] verified", "false, true, or the day"},
        Mistake{"page way", "verified", "2026-02-30", "[page way] verified", "false, true, or the day"},
        Mistake{"page way", "verified", "7 October 2026", "[page way] verified", "false, true, or the day"},
        Mistake{"pages", "meaning", "way-in", "[pages]", "[service NAME] or [page NAME]"},
        Mistake{"page way", "enabled", "no", "[page way] enabled", "true or false"}));

INSTANTIATE_TEST_SUITE_P(
    XPath, Mistakes,
    testing::Values(Mistake{"page way", "present", "//a[", "[page way] present", "ends too early"},
                    Mistake{"page way", "press", "//a[@href='x]", "[page way] press", "XPath 1.0"},
                    Mistake{"page way", "press", "//a]//b", "[page way] press", "not from \"]//b\" on"},
                    Mistake{"page way", "press", "main > a.start", "[page way] press", "XPath 1.0"},
                    Mistake{"page way", "press", "//a[ends-with(@href, '/x')]", "[page way] press", "no \"ends-with\""},
                    Mistake{"page way", "press", "//a/matches(., 'x')", "[page way] press", "XPath 1.0"},
                    Mistake{"page way", "press", "//a[.=$words]", "[page way] press", "without variables"},
                    Mistake{"page way", "press", "//svg:a", "[page way] press", "without prefixes"},
                    Mistake{"page way", "press", "count(//a)", "[page way] press", "finds elements"},
                    Mistake{"page way", "press", "'//a'", "[page way] press", "finds elements"},
                    Mistake{"page way", "press", "//a or //b", "[page way] press", "finds elements"}));

TEST(LoadDescription, checks_every_xpath_of_a_list) {
  for (const char* key : {"present", "option", "option-label", "option-detail", "option-select", "press"}) {
    DescriptionFile file;
    file.groups["page way"]["meaning"] = "entity-choice";
    file.groups["page way"]["option"] = "//li";
    file.groups["page way"][key] = ".//b[";
    expect_error(file.load(), std::string{"[page way] "} + key, "XPath 1.0");
  }
}

TEST(LoadDescription, takes_whatever_xpath_1_0_a_page_needs) {
  for (const char* path :
       {"//a", "/*[count(//a)=1]", ".", "(//a)[last()]", "//a | //button",
        "//*[self::a or self::button][@id=\"a:b($c)\"]",
        "//a[contains(translate(normalize-space(.), 'ABC', 'abc'), concat('l', \"'\", 'x'))]", "id('start')//a",
        "//div/text()/..", "ancestor-or-self::*[1]", "//a[position() mod 2 = 0 and not(@disabled)]/@href",
        "//label[string-length( substring-after(., ':') ) > 3]", "//comment ()/following-sibling::node()[1]", "//é"}) {
    DescriptionFile file;
    file.groups["page way"]["press"] = path;
    const auto result = file.load();
    EXPECT_TRUE(std::holds_alternative<portal::Description>(result))
        << portal::to_text(std::get<portal::DescriptionError>(result));
  }
}

TEST(LoadDescription, tells_the_line_of_what_is_wrong) {
  const std::string head = "# a comment\n\n[portal]\nformat=1\nhosts=portal.example.be\ncard-hosts=card.example.be\n"
                           "[service primaweb]\nname=Test\nstart=https://portal.example.be/\n";
  const auto line_of_error = [&head](const std::string& rest) {
    const auto result = DescriptionFile::load_text(head + rest);
    const auto* error = std::get_if<portal::DescriptionError>(&result);
    return error == nullptr ? 0 : error->line;
  };
  EXPECT_EQ(line_of_error(""), 0U);
  EXPECT_EQ(line_of_error("[page way]\nmeaning=front-door\n"), 11U);
  EXPECT_EQ(line_of_error("[page way]\r\nmeaning = front-door\r\n"), 11U);
  EXPECT_EQ(line_of_error("\n[page way]\nmeaning=way-in\n"), 11U) << "a missing key is told at its group";
  EXPECT_EQ(line_of_error("[pages]\n"), 10U);
  EXPECT_EQ(line_of_error("[page way]\nwords[fr]=a\nwords[french]=b\n"), 12U);
  EXPECT_EQ(line_of_error("[page way]\nmeaning=way-in\nnonsense\n"), 12U);
  EXPECT_EQ(line_of_error("[page way]\nmeaning=way-in\npress=//a[\n"), 12U);
}

TEST(LoadDescription, tells_the_line_of_what_makes_a_file_no_key_file) {
  const auto expect_line = [](const std::string& text, std::size_t line) {
    const auto result = DescriptionFile::load_text(text);
    const auto* error = std::get_if<portal::DescriptionError>(&result);
    ASSERT_NE(error, nullptr) << text;
    EXPECT_EQ(error->line, line) << portal::to_text(*error);
  };
  expect_line("# a comment\n\nformat=1\n[portal]\n", 3U);
  expect_line("[portal]\nformat=1\n[]\n", 3U);
  expect_line("[portal]\nformat=1\n[a[b]\n", 3U);
  expect_line("[portal]\nformat=1\n[a]b]\n", 3U);
  expect_line("[portal]\nformat=1\n[a\tb]\n", 3U);
  expect_line("[portal]\nformat=1\na[x=2\n", 3U);
  expect_line("[portal]\nformat=1\na]=2\n", 3U);
  expect_line("[portal]\nformat=1\na[n l]=2\n", 3U);
  expect_line("[portal]\nformat=1\nname=\xff\n", 3U);
  expect_line("[portal]\nform\xff"
              "at=1\n",
              2U);
  expect_line(std::string{"[portal]\nformat=1\nname=a\0b\n", 27}, 3U);
  expect_line("[portal]\nformat=1\n[page a] # b\n", 3U);
}

TEST(LoadDescription, lets_nothing_be_said_twice) {
  DescriptionFile file;
  expect_error(DescriptionFile::load_text(file.text() + "verified=true\n"), "[page way] verified", "once only");
  expect_error(DescriptionFile::load_text(file.text() + "[portal]\n"), "[portal]", "once only");
}

TEST(LoadDescription, writes_an_error_as_compilers_do) {
  EXPECT_EQ(portal::to_text({"/etc/x.ini", 12, "[page way] press", "what to press"}),
            "/etc/x.ini:12: [page way] press: expected what to press");
  EXPECT_EQ(portal::to_text({"/etc/x.ini", 0, "", "a readable key file"}), "/etc/x.ini: expected a readable key file");
}

} // namespace
