// SPDX-License-Identifier: EUPL-1.2
#include "description_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

namespace {

portal::Description shipped() {
  const auto result = portal::load_description(SHIPPED_DESCRIPTION, false);
  if (const auto* error = std::get_if<portal::DescriptionError>(&result))
    throw std::runtime_error(portal::to_text(*error));
  return std::get<portal::Description>(result);
}

TEST(ShippedDescription, loads_as_the_real_portal_only) {
  EXPECT_FALSE(shipped().practice);
  EXPECT_TRUE(std::holds_alternative<portal::DescriptionError>(portal::load_description(SHIPPED_DESCRIPTION, true)));
}

TEST(ShippedDescription, starts_on_the_page_of_primaweb_in_each_language_of_the_country) {
  const auto description = shipped();
  for (const std::string language : {"nl", "fr", "de"})
    EXPECT_EQ(description.start_for(language),
              "https://www.socialsecurity.be/site_" + language + "/civilservant/Applics/primaweb/index.htm");
}

TEST(ShippedDescription, knows_the_portals_log_out_or_what_its_control_may_be_called) {
  const auto description = shipped();
  EXPECT_FALSE(description.log_out.empty() && description.log_out_words.empty());
}

TEST(ShippedDescription, also_leads_to_the_single_report) {
  const auto layered = portal::load_layers({{portal::Layer::shipped, SHIPPED_DESCRIPTION}}, "uniek-verslag");
  ASSERT_TRUE(layered.description);
  EXPECT_TRUE(layered.errors.empty());
  EXPECT_EQ(layered.description->name, "Uniek Verslag");
  EXPECT_EQ(layered.description->start_for("nl"),
            "https://www.socialsecurity.be/site_nl/civilservant/Applics/ruspp/index.htm");
}

TEST(ShippedDescription, claims_to_have_been_seen_by_nobody) {
  for (const auto& page : shipped().pages)
    EXPECT_FALSE(page.verified) << page.name;
}

TEST(ShippedDescription, of_the_practice_portal_loads_once_its_ports_are_known) {
  std::ifstream file{PRACTICE_DESCRIPTION};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  text = std::regex_replace(text, std::regex{"@[A-Z]+_PORT@"}, "4433");
  const auto result = DescriptionFile::load_text(text, true);
  if (const auto* error = std::get_if<portal::DescriptionError>(&result))
    FAIL() << portal::to_text(*error);
  EXPECT_TRUE(std::get<portal::Description>(result).practice);
}

TEST(ShippedDescription, lets_one_host_only_ask_for_the_card) {
  EXPECT_EQ(shipped().card_hosts, std::vector<std::string>{"certif.iamfas.belgium.be"});
}

TEST(ShippedDescription, shows_the_zones_of_the_government_and_names_the_portals_own_hosts) {
  const auto& description = shipped();
  for (const char* address :
       {"https://primaweb.socialsecurity.be/", "https://www.csam.be/", "https://primaweb.mi-is.be/",
        "https://a.b.fgov.be/", "https://idp2.iamfas.belgium.be/"}) {
    EXPECT_TRUE(description.may_show(address)) << address;
    EXPECT_FALSE(description.names(address)) << address;
  }
  EXPECT_TRUE(description.names("https://www.socialsecurity.be/"));
  EXPECT_FALSE(description.may_show("https://certif.iamfas.belgium.be/")) << "the card's, whatever the zone";
  EXPECT_FALSE(description.may_show("https://belgium.be/"));
}

} // namespace
