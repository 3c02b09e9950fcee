// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "tls/address.h"
#include "tls/card_hosts.h"
#include "tls/card_request.h"
#include "tls/page_text.h"

#include <gio/gio.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace tls {

namespace {

bool listed(const std::string& host, const std::string& address) {
  const base::UriPtr uri = parse_address(address);
  return uri && CardHosts{{host}}.lists(uri.get());
}

/// Ends the process: with success when GIO has made the database of the system's roots by then.
[[noreturn]] void begin_and_end_a_requester() {
  {
    const CardRequester requester{{}, {}, 1}; // its end waits for what it began
  }
  const GType database = g_type_from_name("GTlsDatabaseGnutls");
  std::_Exit(database != 0 && g_type_class_peek(database) != nullptr ? EXIT_SUCCESS : EXIT_FAILURE);
}

} // namespace

TEST(CardRequesterDeathTest, has_read_the_roots_of_the_system_before_the_first_request) {
  GTEST_FLAG_SET(death_test_style, "threadsafe"); // in a process of its own, where nobody made a connection yet
  EXPECT_EXIT(begin_and_end_a_requester(), testing::ExitedWithCode(EXIT_SUCCESS), "");
}

TEST(CardHosts, lists_a_host_on_its_own_port_only) {
  EXPECT_TRUE(listed("card.example", "https://card.example/fas"));
  EXPECT_TRUE(listed("card.example", "https://card.example:443/fas"));
  EXPECT_TRUE(listed("card.example:8443", "https://card.example:8443/"));
  EXPECT_FALSE(listed("card.example", "https://card.example:8443/"));
  EXPECT_FALSE(listed("card.example:8443", "https://card.example/"));
}

TEST(CardHosts, takes_upper_and_lower_case_for_the_same) {
  EXPECT_TRUE(listed("Card.Example", "https://card.eXample/"));
}

TEST(CardHosts, knows_an_ipv6_address_from_a_port) {
  EXPECT_TRUE(listed("[::1]", "https://[::1]/"));
  EXPECT_TRUE(listed("[::1]:8443", "https://[::1]:8443/"));
}

TEST(CardHosts, lists_nothing_that_only_looks_like_a_listed_host) {
  EXPECT_FALSE(listed("card.example", "http://card.example/"));
  EXPECT_FALSE(listed("card.example", "https://evil.card.example/"));
  EXPECT_FALSE(listed("card.example", "https://card.example.evil/"));
  EXPECT_FALSE(listed("card.example", "https://card.example@evil/"));
  EXPECT_FALSE(listed("card.example", "https://evil/card.example"));
  EXPECT_FALSE(listed("card.example", "https://card.example./"));
  EXPECT_FALSE(listed("card.example", "https:card.example"));
}

TEST(PageText, is_left_alone_when_it_is_utf_8) {
  EXPECT_EQ(page_text("Identité €", "utf-8"), "Identité €");
  EXPECT_EQ(page_text("Identité €", nullptr), "Identité €");
}

TEST(PageText, is_windows_1252_when_nobody_says_and_it_cannot_be_utf_8) {
  EXPECT_EQ(page_text("Identit\xE9 \x80", nullptr), "Identité €");
}

TEST(PageText, is_valid_utf_8_also_when_the_server_lied) {
  EXPECT_EQ(page_text("a\xFFz", "utf-8"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(page_text("az", "no-such-charset"), "az");
}

} // namespace tls
