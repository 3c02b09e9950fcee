// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;

class Acting : public BrowserTest {
protected:
  void SetUp() override { site.page("/next", "<h2>next</h2>"); }
};

TEST_F(Acting, presses_once_however_often_it_is_told) {
  rule("way", Meaning::way_in, "/", "//h1").press = "//button[@id='go']";
  site.page("/", "<h1>way</h1><button id=go onclick=\"fetch('/pressed')\">Go</button>"
                 "<button onclick=\"fetch('/other')\">Other</button>");
  site.page("/pressed", "");
  site.page("/other", "");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  browser->press(way->visit);
  ASSERT_TRUE(wait_until([this] { return requests_for("/pressed") > 0; }));
  let_pass();
  EXPECT_EQ(requests_for("/pressed"), 1U);
  EXPECT_EQ(requests_for("/other"), 0U);
}

TEST_F(Acting, does_not_press_for_a_visit_that_is_over) {
  rule("way", Meaning::way_in, "/", "//h1").press = "//a";
  site.page("/", "<h1>way</h1><a href=/next>Go</a>");
  open("/");
  const auto first = next_page("way");
  ASSERT_TRUE(first);
  browser->reload();
  const auto second = next_page("way");
  ASSERT_TRUE(second);
  browser->press(first->visit);
  browser->press(second->visit + 1);
  let_pass();
  EXPECT_EQ(requests_for("/next"), 0U);
}

TEST_F(Acting, does_not_press_on_a_page_that_has_become_another_one_meanwhile) {
  rule("way", Meaning::way_in, "/", "//h1").press = "//a";
  site.page("/", "<h1>way</h1><a href=/next>Go</a><script>"
                 "setTimeout(() => { document.querySelector('h1').remove(); fetch('/changed'); }, 500)</script>");
  site.page("/changed", "");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  ASSERT_TRUE(wait_until([this] { return requests_for("/changed") == 1; }));
  browser->press(way->visit);
  let_pass();
  EXPECT_EQ(requests_for("/next"), 0U);
}

TEST_F(Acting, presses_by_itself_on_no_page) {
  rule("way", Meaning::way_in, "/", "//h1").press = "//a";
  site.page("/", "<h1>way</h1><a href=/next>Go</a>");
  open("/");
  ASSERT_TRUE(next_page("way"));
  let_pass();
  EXPECT_EQ(requests_for("/next"), 0U);
}

TEST_F(Acting, chooses_a_line_and_sends_the_choice) {
  auto& entity = rule("entity", Meaning::entity_choice, "/", "//form");
  entity.option = "//label";
  entity.option_select = ".//input";
  entity.press = "//button";
  site.page("/", "<form method=post action=/next><label><input type=radio name=entity value=1>Herstappe</label>"
                 "<label><input type=radio name=entity value=2>Proefdorp</label><button name=do value=go>Go</button>"
                 "</form>");
  open("/");
  const auto page = next_page("entity");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 2);
  browser->choose(page->visit, 1);
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") > 0; }));
  EXPECT_EQ(site.requests("/next")[0].body, "entity=2&do=go");
}

TEST_F(Acting, chooses_a_line_that_is_itself_the_link) {
  rule("role", Meaning::role_choice, "/", "//ul").option = "//li/a";
  site.page("/", "<ul><li><a href=/next?agent>Sociale Agent</a><li><a href=/next?beheer>PrimaWeb beheer</a></ul>");
  open("/");
  const auto page = next_page("role");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 0);
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") > 0; }));
  EXPECT_EQ(site.requests("/next")[0].query, "agent");
}

TEST_F(Acting, waits_until_a_choice_can_be_sent) {
  auto& entity = rule("entity", Meaning::entity_choice, "/", "//form");
  entity.option = "//label";
  entity.option_select = ".//input";
  entity.press = "//button";
  site.page("/", "<form method=post action=/next><label><input type=radio name=entity value=1 onchange=\""
                 "setTimeout(() => { document.querySelector('button').disabled = false }, 400)\">Herstappe</label>"
                 "<button disabled>Go</button></form>");
  open("/");
  const auto page = next_page("entity");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 0);
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") > 0; }));
  EXPECT_EQ(site.requests("/next")[0].body, "entity=1");
}

TEST_F(Acting, does_not_choose_a_line_that_says_something_else_by_now) {
  rule("role", Meaning::role_choice, "/", "//ul").option = "//li/a";
  site.page("/", "<ul><li><a href=/next>Sociale Agent</a></ul><script>setTimeout(() => {"
                 "document.querySelector('a').textContent = 'PrimaWeb beheer'; fetch('/changed'); }, 500)</script>");
  site.page("/changed", "");
  open("/");
  const auto page = next_page("role");
  ASSERT_TRUE(page);
  ASSERT_TRUE(wait_until([this] { return requests_for("/changed") == 1; }));
  browser->choose(page->visit, 0);
  let_pass();
  EXPECT_EQ(requests_for("/next"), 0U);
}

TEST_F(Acting, does_not_tell_a_list_again_that_changes_by_the_choice) {
  rule("role", Meaning::role_choice, "/", "//ul").option = "//li";
  site.page("/", "<ul><li onclick=\"this.append(' (chosen)'); fetch('/chosen')\">Sociale Agent</ul>");
  site.page("/chosen", "");
  open("/");
  const auto page = next_page("role");
  ASSERT_TRUE(page);
  browser->choose(page->visit, 0);
  ASSERT_TRUE(wait_until([this] { return requests_for("/chosen") == 1; }));
  let_pass();
  EXPECT_EQ(shown.size(), 1U);
}

TEST_F(Acting, presses_what_it_names_though_the_page_has_its_own_idea_of_a_click) {
  rule("way", Meaning::way_in, "/", "//h1").press = "//a";
  site.page("/", "<script>HTMLElement.prototype.click = Element.prototype.click = "
                 "function() { fetch('/stolen'); }</script><h1>way</h1><a href=/next>Go</a>");
  site.page("/stolen", "");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
  EXPECT_EQ(requests_for("/stolen"), 0U);
}

} // namespace
