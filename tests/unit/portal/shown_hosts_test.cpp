// SPDX-License-Identifier: EUPL-1.2
#include "description_file.h"
#include "portal/shown_hosts.h"

#include <gtest/gtest.h>

namespace {

/// What a description says that lists one zone, and one host in it that wants the card.
class Pattern : public testing::Test {
protected:
  Pattern() {
    DescriptionFile file;
    file.groups["portal"]["hosts"] = "portal.example.be;*.SocialSecurity.be;*.example.org:8443";
    file.groups["portal"]["card-hosts"] = "card.socialsecurity.be";
    m_description = file.description();
  }

  portal::Description m_description;
};

TEST_F(Pattern, shows_every_host_below_its_zone) {
  for (const char* address : {"https://www.socialsecurity.be/", "https://a.b.socialsecurity.be/x?y#z",
                              "HTTPS://WWW.SocialSecurity.BE/", "https://www.socialsecurity.be:443/",
                              "https://www.example.org:8443/", "https://xn--caf-dma.socialsecurity.be/"})
    EXPECT_TRUE(m_description.may_show(address)) << address;
}

TEST_F(Pattern, shows_the_zone_itself_only_where_it_is_listed) {
  EXPECT_FALSE(m_description.may_show("https://socialsecurity.be/"));
  EXPECT_FALSE(m_description.may_show("https://.socialsecurity.be/"));
}

TEST_F(Pattern, shows_no_host_that_only_looks_like_one_of_the_zone) {
  for (const char* address :
       {"https://socialsecurity.be.evil.example/", "https://www.socialsecurity.be.evil.example/",
        "https://xsocialsecurity.be/", "https://www.xsocialsecurity.be/", "https://www-socialsecurity.be/",
        "https://www.socialsecurity.be./", "https://www.socialsecurity.bе/" /* Cyrillic е */,
        "https://www.socialsecurity%2ebe/", "https://evil.example/?https://www.socialsecurity.be/",
        "https://evil.example/.socialsecurity.be", "https://evil.example#.socialsecurity.be",
        "https://evil.example\\.socialsecurity.be/", "https://socialsecurity.example/"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(Pattern, shows_no_other_port_no_other_scheme_and_no_user_name) {
  for (const char* address :
       {"https://www.socialsecurity.be:8443/", "https://www.example.org/", "https://www.example.org:443/",
        "http://www.socialsecurity.be/", "wss://www.socialsecurity.be/", "//www.socialsecurity.be/",
        "https://user@www.socialsecurity.be/", "https://www.socialsecurity.be@evil.example/",
        "https://evil.example:443@www.socialsecurity.be/"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(Pattern, makes_no_card_host_and_shows_none) {
  EXPECT_TRUE(m_description.is_card_host("https://card.socialsecurity.be/"));
  EXPECT_FALSE(m_description.may_show("https://card.socialsecurity.be/"));
  EXPECT_FALSE(m_description.may_show("https://CARD.socialsecurity.be:443/"));
  EXPECT_FALSE(m_description.names("https://card.socialsecurity.be/"));
  for (const char* address : {"https://www.socialsecurity.be/", "https://card2.socialsecurity.be/",
                              "https://x.card.socialsecurity.be/", "https://*.socialsecurity.be/"})
    EXPECT_FALSE(m_description.is_card_host(address)) << address;
}

TEST_F(Pattern, names_no_host) {
  EXPECT_TRUE(m_description.names("https://portal.example.be/"));
  EXPECT_FALSE(m_description.names("https://www.socialsecurity.be/"));
}

TEST_F(Pattern, is_written_in_one_way) {
  EXPECT_EQ(m_description.hosts[1], "*.socialsecurity.be");
  EXPECT_EQ(portal::parse_host_pattern("*.Example.BE:443"), "*.example.be");
  EXPECT_EQ(portal::parse_host_pattern("*.example.be:8443"), "*.example.be:8443");
}

TEST_F(Pattern, is_none_of_a_public_suffix_an_address_or_something_else) {
  for (const char* written : {"*.be", "*.com", "*.ac.be", "*.co.uk", "*.github.io", "*.localhost", "*.0.0.1",
                              "*.example.0x7f", "*.example.be/", "*.user@example.be", "*.example.be?", "**.example.be",
                              "example.be", "*.", "*", ".example.be", "*..example.be", "*.https://example.be"})
    EXPECT_EQ(portal::parse_host_pattern(written), std::nullopt) << written;
}

TEST_F(Pattern, may_have_pages_below_it) {
  DescriptionFile file;
  file.groups["portal"]["hosts"] += ";*.socialsecurity.be";
  file.groups["page way"]["addresses"] = "https://app.socialsecurity.be/*";
  EXPECT_EQ(file.description().rules_at("https://app.socialsecurity.be/x"), std::vector<std::size_t>{0});
}

TEST_F(Pattern, leaves_the_user_to_be_asked_about_what_is_not_below_it) {
  EXPECT_TRUE(m_description.may_ask_about("https://primaweb.example.com/a?b"));
  EXPECT_TRUE(m_description.may_ask_about("https://socialsecurity.be/"));
  for (const char* address :
       {"https://www.socialsecurity.be/", "https://portal.example.be/", "https://card.socialsecurity.be/",
        "http://primaweb.example.com/", "https://user@primaweb.example.com/", "https://primaweb.example.com./",
        "https://10.0.0.1/", "https://1.2.0x7f/", "https://localhost/", "https://x.localhost/", "about:blank", ""})
    EXPECT_FALSE(m_description.may_ask_about(address)) << address;
}

TEST_F(Pattern, of_a_practice_portal_leaves_nobody_to_be_asked_about_a_real_host) {
  DescriptionFile file;
  file.groups.erase("page way");
  file.pages.clear();
  file.groups["portal"] = {{"format", "1"},
                           {"practice", "true"},
                           {"hosts", "*.practice.localhost:8443"},
                           {"card-hosts", "card.practice.localhost:8443"}};
  file.groups["service primaweb"] = {{"name", "Test"}, {"start", "https://portal.practice.localhost:8443/"}};
  const auto description = file.description(true);
  EXPECT_TRUE(description.may_show("https://app.practice.localhost:8443/"));
  EXPECT_FALSE(description.may_show("https://card.practice.localhost:8443/"));
  EXPECT_TRUE(description.may_ask_about("https://app.other.localhost:8443/"));
  EXPECT_FALSE(description.may_ask_about("https://primaweb.example.com/"));
}

} // namespace
