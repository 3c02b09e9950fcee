// SPDX-License-Identifier: EUPL-1.2
#include "portal/readable_host.h"

#include <gtest/gtest.h>

namespace {

using portal::readable_host;
using portal::ReadableHost;

TEST(ReadableHost, tells_the_domain_that_somebody_has_registered_from_the_rest) {
  EXPECT_EQ(readable_host("primaweb.example.be"),
            (ReadableHost{.host = "primaweb.example.be", .before = "primaweb.", .domain = "example.be", .port = ""}));
  EXPECT_EQ(readable_host("www.socialsecurity.be.evil.example:8443"),
            (ReadableHost{.host = "www.socialsecurity.be.evil.example:8443",
                          .before = "www.socialsecurity.be.",
                          .domain = "evil.example",
                          .port = ":8443"}));
  EXPECT_EQ(readable_host("example.be").before, "");
  EXPECT_EQ(readable_host("a.b.kuleuven.ac.be").domain, "kuleuven.ac.be");
}

TEST(ReadableHost, is_all_of_a_name_that_nobody_can_have_registered) {
  for (const char* host : {"ac.be", "github.io", "10.0.0.1"}) {
    EXPECT_EQ(readable_host(host).domain, host);
    EXPECT_EQ(readable_host(host).before, "");
  }
}

TEST(ReadableHost, shows_the_letters_of_one_script) {
  EXPECT_EQ(readable_host("caf\u00e9.be").domain, "caf\u00e9.be") << "not that it ever comes so";
  EXPECT_EQ(readable_host("www.xn--caf-dma.be").domain, "caf\u00e9.be");
  EXPECT_EQ(readable_host("xn--strae-oqa.example.be").before, "stra\u00dfe.");
  EXPECT_EQ(readable_host("xn--e1afmkfd.xn--p1ai").domain, "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444");
}

TEST(ReadableHost, shows_as_it_is_sent_what_may_look_like_another_name) {
  for (const char* host : {"xn--80ak6aa92e.be",        // all Cyrillic, but under "be"
                           "xn--socialsecurty-ebc.be", // a dotless i
                           "xn--pple-43d.be",          // one Cyrillic letter
                           "xn--example-8ug.be",       // no letter at all
                           "xn--a.be", "xn--.be"})
    EXPECT_EQ(readable_host(host).domain, host);
}

} // namespace
