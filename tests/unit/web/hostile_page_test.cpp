// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;
using web::LoadFault;

/// Pages of a listed host that mean no good.
class HostilePage : public BrowserTest {
protected:
  void SetUp() override {
    site.page("/pressed", "");
    site.page("/trap", "");
  }

  void expect_refusal() {
    ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
    let_pass();
    EXPECT_EQ(faults, std::vector<LoadFault>{LoadFault::host_not_listed});
    EXPECT_EQ(requests_for("/trap"), 0U);
  }

  /// Opens "/", where "//*[@id='go']" leads to the card host, presses it and waits for what the card host is asked.
  const web::CardHostVisit* press_way_to_card_host() {
    rule("method", Meaning::sign_in_method, "/", "//*[@id='go']").press = "//*[@id='go']";
    open("/");
    const auto method = next_page("method");
    if (!method)
      return nullptr;
    browser->press(method->visit);
    return wait_until([this] { return !card_visits.empty(); }) ? card_visits.data() : nullptr;
  }
};

TEST_F(HostilePage, does_not_get_its_next_page_pressed_while_a_choice_waits_for_its_button) {
  auto& entities = rule("entities", Meaning::entity_choice, "/", "//h1");
  entities.option = "//label";
  entities.option_select = ".//input";
  entities.press = "//button";
  site.page("/",
            "<h1>Entities</h1><label><input type=radio name=e>OCMW van Herstappe</label><button disabled>Next</button>"
            "<script>document.querySelector('input').onclick = () => setTimeout(() => document.body.innerHTML = "
            "`<h2>Delete everything?</h2><button onclick=\"fetch('/trap')\">Yes</button>`, 400)</script>");
  open("/");
  const auto page = next_page("entities");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 0);
  let_pass(2000);
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(HostilePage, reads_as_it_looks_though_it_has_its_own_idea_of_every_object) {
  auto& roles = rule("roles", Meaning::role_choice, "/", "//h1");
  roles.option = "//li";
  site.page("/", "<h1>Roles</h1><li>Sociale Agent</li><li>PrimaWeb beheer</li><script>"
                 "Object.prototype.label = Object.prototype.rule = Object.prototype.present = 'forged';"
                 "Array.prototype.map = Array.from = Array.prototype.find = () => [{label: 'forged', detail: ''}];"
                 "JSON.stringify = () => 'null'; String.prototype.trim = () => 'forged';"
                 "Object.values = () => []; window.MutationObserver = class { observe() {} disconnect() {} };"
                 "Object.defineProperty(HTMLElement.prototype, 'innerText', {get: () => 'forged'});</script>");
  open("/");
  const auto page = next_page("roles");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options, (std::vector<portal::Option>{{.label = "Sociale Agent", .detail = ""},
                                                              {.label = "PrimaWeb beheer", .detail = ""}}));
}

TEST_F(HostilePage, does_not_see_what_is_pressed_on_it_before_it_is_pressed) {
  rule("way", Meaning::way_in, "/", "//a").press = "//a";
  site.page("/",
            "<a href=/pressed>Go</a><script>let changes = 0;"
            "new MutationObserver(list => changes += list.length).observe(document, {subtree: true, childList: true, "
            "attributes: true, characterData: true});"
            "document.querySelector('a').addEventListener('click', () => { if (changes > 0) fetch('/trap') });"
            "</script>");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  ASSERT_TRUE(wait_until([this] { return requests_for("/pressed") == 1; }));
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(HostilePage, is_the_users_though_it_redraws_for_ever) {
  rule("way", Meaning::way_in, "/", "//h6").press = "//a";
  site.page("/", "<main id=m></main><script>let at = 0; setInterval(() => m.innerHTML = `<a href=/trap>${++at}</a>`"
                 ".repeat(50), 10)</script>");
  open("/");
  EXPECT_TRUE(next_page(""));
  let_pass();
  EXPECT_EQ(shown.size(), 1U) << "nor told again and again";
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(HostilePage, is_not_known_when_it_was_made_by_another_page) {
  rule("way", Meaning::way_in, "/*", "//h1").press = "//a";
  description.pages[0].words = {"Sign in here"};
  site.page("/", "<h1>first</h1><script>location = URL.createObjectURL(new Blob(['<h1>Sign in here</h1>"
                 "<a href=/trap>Go</a>'], {type: 'text/html'}))</script>");
  open("/");
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/trap"), 0U);
}

TEST_F(HostilePage, does_not_reach_another_site_by_a_click_of_its_own) {
  site.page("/", "<a id=out href='%FOREIGN%/trap'>Out</a><script>out.click()</script>");
  open("/");
  expect_refusal();
}

TEST_F(HostilePage, does_not_reach_another_site_by_a_form) {
  site.page("/", "<form id=f method=post action='%FOREIGN%/trap'><input name=secret value=1></form><script>f.submit()"
                 "</script>");
  open("/");
  expect_refusal();
}

TEST_F(HostilePage, is_not_followed_out_of_https_by_a_redirect) {
  site.redirect("/", "http://" + std::string{TestSite::portal_name} + "/trap");
  open("/");
  expect_refusal();
}

TEST_F(HostilePage, is_not_followed_out_of_https_by_a_refresh) {
  site.page("/", "<meta http-equiv=refresh content='0; url=http://" + std::string{TestSite::portal_name} + "/trap'>");
  open("/");
  expect_refusal();
}

TEST_F(HostilePage, sends_the_card_host_only_the_form_that_was_really_sent) {
  site.page("/",
            "<form id=forged method=post action='%CARD%/fas'><input name=SAMLRequest value=forged></form>"
            "<form id=real method=post action='%CARD%/fas'><input name=SAMLRequest value=real></form>"
            "<button id=go>eID</button><script>go.onclick = () => {"
            "real.addEventListener('submit', () => forged.dispatchEvent(new SubmitEvent('submit', {bubbles: true})));"
            "real.requestSubmit() }</script>");
  const auto* visit = press_way_to_card_host();
  ASSERT_TRUE(visit);
  EXPECT_EQ(visit->body.reveal(), "SAMLRequest=real");
}

/// A form is sent on to the card host with this status.
class FormSentOn : public HostilePage, public testing::WithParamInterface<std::pair<unsigned, const char*>> {};

TEST_P(FormSentOn, reaches_the_card_host_as_the_status_wants_it) {
  const auto& [status, method] = GetParam();
  site.page("/", "<form method=post action='/way'><input type=hidden name=SAMLRequest value=abc>"
                 "<button id=go>eID</button></form>");
  site.redirect("/way", "/further", status);
  site.redirect("/further", "%CARD%/fas?x=1", status);
  const auto* visit = press_way_to_card_host();
  ASSERT_TRUE(visit);
  EXPECT_EQ(visit->method, method);
  EXPECT_EQ(visit->body.reveal(), visit->method == "POST" ? "SAMLRequest=abc" : "");
  EXPECT_EQ(visit->address.reveal(), site.address("/fas?x=1", TestSite::card_name));
}

INSTANTIATE_TEST_SUITE_P(WithStatus, FormSentOn,
                         testing::Values(std::pair{301U, "GET"}, std::pair{302U, "GET"}, std::pair{303U, "GET"},
                                         std::pair{307U, "POST"}, std::pair{308U, "POST"}),
                         [](const auto& parameter) { return std::to_string(parameter.param.first); });

TEST_F(HostilePage, leads_to_the_card_host_by_a_refresh_too) {
  site.page("/", "<meta http-equiv=refresh content='0; url=%CARD%/fas?x=1'>");
  open("/");
  ASSERT_TRUE(wait_until([this] { return !card_visits.empty(); }));
  EXPECT_EQ(card_visits[0].method, "GET");
  EXPECT_EQ(card_visits[0].address.reveal(), site.address("/fas?x=1", TestSite::card_name));
}

} // namespace
