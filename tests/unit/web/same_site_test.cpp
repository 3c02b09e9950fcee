// SPDX-License-Identifier: EUPL-1.2
// The card's request carries what WebKit's own request would: WebKit is asked, with a host that it may show.
#include "browser_test.h"
#include "web/same_site.h"

#include <algorithm>
#include <sstream>

namespace {

using portal::Meaning;

struct Way {
  const char* name;
  const char* host; ///< of the page that leads to the card host
  const char* policy;
  bool is_form;
};

std::vector<std::string> sorted(const std::string& cookies) {
  std::istringstream words{cookies};
  std::vector<std::string> names;
  for (std::string word; words >> word;)
    names.push_back(word.substr(0, word.find(';')));
  std::ranges::sort(names);
  return names;
}

class CardsRequest : public BrowserTest, public testing::WithParamInterface<Way> {
protected:
  void SetUp() override {
    description.hosts.push_back(site.host(TestSite::other_site_name));
    // Of the site that both hosts belong to.
    site.answer("/set", [](const SiteRequest&) {
      SiteAnswer answer{.body = "<h1>set</h1>", .headers = {{"Content-Type", "text/html"}}};
      for (const char* policy : {"; SameSite=Strict", "; SameSite=Lax", "; SameSite=None", ""})
        answer.headers.emplace_back("Set-Cookie", "c" + std::to_string(answer.headers.size()) +
                                                      "=1; Domain=web-test.localhost; Path=/; Secure" + policy);
      return answer;
    });
    page_of("set", TestSite::idp_name, "<h1>set</h1>", false);
    leading_page("to-shown", TestSite::idp_name);
    leading_page("to-card", TestSite::card_name);
    site.page("/fas", "<h2>shown</h2>");
    auto& shown_page = rule("fas", Meaning::way_in, "/", "//h2");
    shown_page.addresses = {site.address("/fas", TestSite::idp_name)};
  }

  /// Goes to that page, and presses what leads on from there.
  void go_by(const std::string& name) {
    browser->go_on({}, card::Private{site.address("/" + name, GetParam().host)});
    const auto page = next_page(name);
    ASSERT_TRUE(page);
    browser->press(page->visit);
  }

private:
  void page_of(const std::string& name, const char* host, const std::string& body, bool is_served = true) {
    auto& page = rule(name, Meaning::way_in, "/", "//h1");
    page.addresses = {site.address("/" + name, host)};
    page.press = "//*[@id='go']";
    if (is_served)
      site.answer("/" + name, [body](const SiteRequest&) {
        return SiteAnswer{.body = body,
                          .headers = {{"Content-Type", "text/html"}, {"Referrer-Policy", GetParam().policy}}};
      });
    if (!is_served)
      page.press = "//h1";
  }

  void leading_page(const std::string& name, const char* to) {
    const auto address = site.address("/fas", to);
    page_of(name, GetParam().host,
            GetParam().is_form
                ? "<h1>on</h1><form method=post action='" + address + "'><button id=go>Go</button></form>"
                : "<h1>on</h1><a id=go href='" + address + "'>Go</a>");
  }
};

TEST_P(CardsRequest, carries_what_webkits_own_would) {
  open(site.address("/set", TestSite::idp_name));
  ASSERT_TRUE(next_page("set"));
  go_by("to-shown");
  ASSERT_TRUE(next_page("fas"));
  const auto own = site.requests("/fas").at(0);
  go_by("to-card");
  ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
  EXPECT_EQ(card_visits[0].method, own.method);
  EXPECT_EQ(sorted(card_visits[0].cookie_header.reveal()), sorted(own.cookies)) << own.cookies;
  EXPECT_EQ(card_visits[0].referer.reveal(), own.referer);
  EXPECT_EQ(card_visits[0].origin, own.origin);
}

INSTANTIATE_TEST_SUITE_P(SameSite, CardsRequest,
                         testing::Values(Way{"link_of_the_same_site", TestSite::portal_name, "", false},
                                         Way{"form_of_the_same_site", TestSite::portal_name, "", true},
                                         Way{"link_of_another_site", TestSite::other_site_name, "", false},
                                         Way{"form_of_another_site", TestSite::other_site_name, "", true},
                                         Way{"form_of_a_site_that_is_not_to_be_named", TestSite::other_site_name,
                                             "no-referrer", true}),
                         [](const auto& way) { return std::string{way.param.name}; });

TEST(SameSite, is_told_by_the_registrable_domain) {
  EXPECT_TRUE(web::is_same_site("https://idp.iamfas.belgium.be/x", "https://certif.iamfas.belgium.be/fas"));
  EXPECT_TRUE(web::is_same_site("https://a.example.be:8443/", "https://b.example.be/"));
  EXPECT_FALSE(web::is_same_site("https://www.socialsecurity.be/", "https://certif.iamfas.belgium.be/"));
  EXPECT_FALSE(web::is_same_site("https://one.co.uk/", "https://two.co.uk/")) << "a public suffix is no site";
  EXPECT_FALSE(web::is_same_site("http://idp.iamfas.belgium.be/", "https://certif.iamfas.belgium.be/"));
  EXPECT_FALSE(web::is_same_site("about:blank", "https://certif.iamfas.belgium.be/"));
  EXPECT_TRUE(web::is_same_site("", "https://certif.iamfas.belgium.be/")) << "nobody leads there but the launcher";
}

} // namespace
