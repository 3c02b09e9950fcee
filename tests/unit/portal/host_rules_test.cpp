// SPDX-License-Identifier: EUPL-1.2
#include "description_file.h"

#include <gtest/gtest.h>

namespace {

class HostRules : public testing::Test {
protected:
  const portal::Description m_description = DescriptionFile{}.description();
};

TEST_F(HostRules, show_https_pages_of_listed_hosts) {
  EXPECT_TRUE(m_description.may_show("https://portal.example.be/"));
  EXPECT_TRUE(m_description.may_show("https://portal.example.be"));
  EXPECT_TRUE(m_description.may_show("https://portal.example.be?next=1"));
  EXPECT_TRUE(m_description.may_show("https://portal.example.be/a/b%20c?query=1#fragment"));
  EXPECT_TRUE(m_description.may_show("https://idp.example.be:8443/x"));
}

TEST_F(HostRules, do_not_care_for_upper_case_or_the_written_out_standard_port) {
  EXPECT_TRUE(m_description.may_show("HTTPS://Portal.EXAMPLE.be/"));
  EXPECT_TRUE(m_description.may_show("https://portal.example.be:443/"));
}

TEST_F(HostRules, refuse_every_other_scheme) {
  for (const char* address : {"http://portal.example.be/", "ftp://portal.example.be/", "file:///etc/passwd",
                              "data:text/html,hello", "javascript:alert(1)", "about:blank", "//portal.example.be/",
                              "blob:https://portal.example.be/1", "view-source:https://portal.example.be/"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(HostRules, refuse_other_ports) {
  EXPECT_FALSE(m_description.may_show("https://portal.example.be:8443/"));
  EXPECT_FALSE(m_description.may_show("https://idp.example.be/"));
  EXPECT_FALSE(m_description.may_show("https://idp.example.be:443/"));
}

TEST_F(HostRules, refuse_hosts_that_only_look_like_a_listed_one) {
  for (const char* address :
       {"https://portal.example.be.evil.example/", "https://evil-portal.example.be/", "https://sub.portal.example.be/",
        "https://example.be/", "https://portal.example.be./", "https://portal.example.bе/" /* Cyrillic е */,
        "https://portal%2eexample.be/", "https://evil.example/?https://portal.example.be/",
        "https://evil.example/#https://portal.example.be/", "https://evil.example/portal.example.be"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(HostRules, refuse_user_names) {
  for (const char* address :
       {"https://user@portal.example.be/", "https://user:secret@portal.example.be/", "https://@portal.example.be/",
        "https://portal.example.be@evil.example/", "https://portal.example.be:443@evil.example/",
        "https://evil.example\\@portal.example.be/", "https://portal.example.be\\@evil.example/"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(HostRules, refuse_what_is_no_address) {
  for (const char* address : {"", "https://", "https:///", "https://:443/", "https://portal.example.be:0x1bb/",
                              "https://portal.example.be:99999999/", " https://portal.example.be/",
                              "https://portal.example.be /", "https://[::1]/", "portal.example.be"})
    EXPECT_FALSE(m_description.may_show(address)) << address;
}

TEST_F(HostRules, keep_card_hosts_apart_from_shown_ones) {
  EXPECT_TRUE(m_description.is_card_host("https://card.example.be/fas/?SAMLRequest=x"));
  EXPECT_FALSE(m_description.may_show("https://card.example.be/fas/?SAMLRequest=x"));
  EXPECT_FALSE(m_description.is_card_host("https://portal.example.be/"));
}

TEST_F(HostRules, are_as_strict_for_card_hosts) {
  for (const char* address : {"http://card.example.be/", "https://card.example.be:8443/",
                              "https://user@card.example.be/", "https://card.example.be./",
                              "https://card.example.be.evil.example/", "https://evil.example/?https://card.example.be"})
    EXPECT_FALSE(m_description.is_card_host(address)) << address;
}

TEST_F(HostRules, leave_only_pages_possible_whose_pattern_fits_the_address) {
  DescriptionFile file;
  file.groups["page exact"] = file.groups["page way"];
  file.groups["page exact"]["addresses"] = "https://portal.example.be/nl;https://idp.example.be:8443/fas/*";
  file.pages = {"page exact", "page way"};
  const auto description = file.description();
  using Rules = std::vector<std::size_t>;
  EXPECT_EQ(description.rules_at("https://portal.example.be/nl"), (Rules{0, 1}));
  EXPECT_EQ(description.rules_at("https://portal.example.be/nl?x=/fr"), (Rules{0, 1}));
  EXPECT_EQ(description.rules_at("https://portal.example.be/nl/"), Rules{1});
  EXPECT_EQ(description.rules_at("https://portal.example.be/nlx"), Rules{1});
  EXPECT_EQ(description.rules_at("https://idp.example.be:8443/fas/XUI"), Rules{0});
  EXPECT_EQ(description.rules_at("https://idp.example.be:8443/?/fas/"), Rules{});
  EXPECT_EQ(description.rules_at("https://idp.example.be/fas/XUI"), Rules{});
  EXPECT_EQ(description.rules_at("http://portal.example.be/nl"), Rules{});
  EXPECT_EQ(description.rules_at("https://user@portal.example.be/nl"), Rules{});
}

} // namespace
