// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

#include <glib.h>
#include <gtkmm/window.h>

namespace {

using portal::Meaning;

class Recognition : public BrowserTest {};

TEST_F(Recognition, tells_which_page_came) {
  rule("other", Meaning::no_access, "/*", "//h2");
  rule("home", Meaning::primaweb, "/*", "//h1");
  site.page("/", "<h1>PrimaWeb</h1>");
  open("/");
  const auto home = next_page("home");
  ASSERT_TRUE(home);
  EXPECT_EQ(home->page->meaning, Meaning::primaweb);
  EXPECT_TRUE(home->page->options.empty());
  let_pass();
  EXPECT_EQ(shown.size(), 1U) << "a page is told once";
}

TEST_F(Recognition, takes_the_first_rule_that_fits) {
  rule("first", Meaning::primaweb, "/*", "//h1");
  rule("second", Meaning::no_access, "/*", "//h1");
  site.page("/", "<h1>PrimaWeb</h1>");
  open("/");
  EXPECT_TRUE(next_page("first"));
}

TEST_F(Recognition, waits_for_a_page_that_draws_itself) {
  rule("drawn", Meaning::primaweb, "/*", "//main[@id='drawn']");
  site.page("/", "<p>Loading</p><script>setTimeout(() => {document.body.innerHTML = '<main id=drawn></main>'}, 300)"
                 "</script>");
  open("/");
  EXPECT_TRUE(next_page("drawn"));
  EXPECT_EQ(shown.size(), 1U) << "what stood there before it was drawn is no page";
}

TEST_F(Recognition, finds_words_whatever_their_case_and_spacing) {
  rule("refused", Meaning::no_access, "/*", "").words = {"Access refused", "Geen TOEGANG tot deze dienst"};
  site.page("/", "<p>U hebt geen\n   toegang <b>tot</b> deze dienst.</p>");
  open("/");
  EXPECT_TRUE(next_page("refused"));
}

TEST_F(Recognition, does_not_take_hidden_words_for_words_of_the_page) {
  rule("refused", Meaning::no_access, "/*", "").words = {"geen toegang"};
  site.page("/", "<p style='display: none'>geen toegang</p><script>'geen toegang'</script>");
  open("/");
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, wants_words_and_structure_when_both_are_described) {
  rule("strict", Meaning::primaweb, "/*", "//h1").words = {"PrimaWeb"};
  site.page("/", "<h1>Something else</h1>");
  open("/");
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, reads_a_list_in_its_order) {
  auto& entity = rule("entity", Meaning::entity_choice, "/*", "//ul");
  entity.option = "//li";
  entity.option_label = ".//b";
  entity.option_detail = ".//i";
  site.page("/", "<ul><li><b> OCMW\n van  Herstappe </b> <i>Maatschappelijk welzijn</i></li>"
                 "<li><b>OCMW van Proefdorp</b></li></ul>");
  open("/");
  const auto page = next_page("entity");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->page->options, (std::vector<portal::Option>{{"OCMW van Herstappe", "Maatschappelijk welzijn"},
                                                              {"OCMW van Proefdorp", ""}}));
}

TEST_F(Recognition, does_not_know_a_list_that_nobody_would_choose_from) {
  auto& entity = rule("entity", Meaning::entity_choice, "/*", "//ul");
  entity.option = "//li";
  site.page("/",
            "<ul></ul><script>const line = '<li>OCMW van Herstappe</li>', list = document.querySelector('ul');"
            "list.innerHTML = line.repeat(500); setTimeout(() => list.innerHTML = line.repeat(501), 1000)</script>");
  open("/");
  const auto known = next_page("entity");
  ASSERT_TRUE(known);
  EXPECT_EQ(known->page->options.size(), 500U);
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, does_not_know_a_list_without_lines_nor_a_page_with_nothing_to_press) {
  rule("entity", Meaning::entity_choice, "/*", "//ul").option = "//li";
  rule("way", Meaning::way_in, "/*", "//ul").press = "//a";
  site.page("/", "<ul></ul>");
  open("/");
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, tells_a_list_again_that_grew) {
  rule("entity", Meaning::entity_choice, "/*", "//ul").option = "//li";
  site.page("/", "<ul><li>OCMW van Herstappe</ul><script>setTimeout(() => document.querySelector('ul').append("
                 "Object.assign(document.createElement('li'), {textContent: 'OCMW van Proefdorp'})), 300)</script>");
  open("/");
  const auto half = next_page("entity");
  const auto whole = next_page("entity");
  ASSERT_TRUE(half && whole);
  EXPECT_EQ(half->page->options.size(), 1U);
  EXPECT_EQ(whole->page->options.size(), 2U);
  EXPECT_GT(whole->visit, half->visit);
}

TEST_F(Recognition, tells_an_unknown_page_after_a_bound_and_then_what_becomes_of_it) {
  rule("known", Meaning::primaweb, "/*", "//h1");
  site.page("/", "<p>Nothing known</p><script>setTimeout(() => {document.body.innerHTML = '<h1>PrimaWeb</h1>'}, 6000)"
                 "</script>");
  open("/");
  const auto unknown = next_page("");
  ASSERT_TRUE(unknown);
  EXPECT_EQ(shown.size(), 1U);
  const auto known = next_page("known");
  ASSERT_TRUE(known);
  EXPECT_GT(known->visit, unknown->visit);
}

TEST_F(Recognition, numbers_each_document_anew) {
  rule("one", Meaning::way_in, "/one", "//a").press = "//a";
  rule("two", Meaning::primaweb, "/two", "//h1");
  site.page("/one", "<a href=/two>on</a>");
  site.page("/two", "<h1>two</h1>");
  open("/one");
  const auto one = next_page("one");
  ASSERT_TRUE(one);
  browser->press(one->visit);
  const auto two = next_page("two");
  ASSERT_TRUE(two);
  EXPECT_GT(two->visit, one->visit);
}

TEST_F(Recognition, follows_a_page_that_changes_its_own_address) {
  rule("one", Meaning::primaweb, "/one", "//h1");
  rule("two", Meaning::no_profile, "/two", "//h1");
  site.page("/one", "<h1>same</h1><script>setTimeout(() => history.pushState({}, '', '/two'), 300)</script>");
  open("/one");
  const auto one = next_page("one");
  const auto two = next_page("two");
  ASSERT_TRUE(one && two);
  EXPECT_GT(two->visit, one->visit);
}

TEST_F(Recognition, does_not_judge_a_page_by_the_address_of_the_next) {
  rule("one", Meaning::primaweb, "/one", "//h1");
  rule("two", Meaning::no_profile, "/slow", "//h1");
  site.page("/one", "<h1>same</h1>");
  site.answer("/slow", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  open("/one");
  ASSERT_TRUE(next_page("one"));
  browser->go_on({}, card::Private{site.address("/slow")});
  ASSERT_TRUE(wait_until([this] { return requests_for("/slow") == 1; }));
  let_pass();
  EXPECT_EQ(shown.size(), 1U);
}

TEST_F(Recognition, knows_a_page_only_at_its_address) {
  rule("way", Meaning::way_in, "/real/*", "//h1").press = "//a";
  site.page("/imitation", "<h1>Sign in</h1><a href=/x>Sign in</a>");
  open("/imitation");
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, knows_a_page_only_on_its_host) {
  rule("way", Meaning::way_in, "/*", "//h1").press = "//a";
  site.page("/", "<h1>Sign in</h1><a href=/x>Sign in</a>");
  open("/");
  ASSERT_TRUE(next_page("way"));
  site.page("/there", "<h1>Sign in</h1><a href=/x>Sign in</a>");
  browser->go_on({}, card::Private{site.address("/there", TestSite::idp_name)});
  EXPECT_TRUE(next_page(""));
}

/// A page that puts its own in the place of all that a search could use; its own finds `count` headings, always.
std::string page_that_forges_searches(unsigned count) {
  return R"(<script>
      const found = {snapshotLength: )" +
         std::to_string(count) + R"(, snapshotItem: () => document.createElement('h1')};
      document.evaluate = Document.prototype.evaluate = XPathEvaluator.prototype.evaluate = () => found;
      window.XPathEvaluator = class { evaluate() { return found; } };
      Document.prototype.querySelector = Document.prototype.querySelectorAll = () => [];
    </script>
    <img name=evaluate><img name=readyState><img name=body><form name=documentElement></form>)";
}

TEST_F(Recognition, is_not_deceived_by_a_page_that_forges_searches) {
  rule("known", Meaning::primaweb, "/*", "//h1");
  site.page("/", page_that_forges_searches(1));
  open("/");
  EXPECT_TRUE(next_page(""));
  EXPECT_EQ(shown.size(), 1U);
}

TEST_F(Recognition, is_not_hindered_by_it_either) {
  rule("known", Meaning::primaweb, "/*", "//h2").words = {"PrimaWeb"};
  site.page("/", page_that_forges_searches(0) + "<h2>PrimaWeb</h2>");
  open("/");
  EXPECT_TRUE(next_page("known"));
}

TEST_F(Recognition, is_not_hindered_by_elements_of_other_languages_that_bear_names_of_html) {
  rule("way", Meaning::way_in, "/*", "//h1").press =
      std::get<portal::Locator>(portal::parse_locator(R"(radio "Start" in main)"));
  site.page("/", "<main><math><input><label>x</label><iframe></iframe><frame></frame><select></select><option></option>"
                 "<slot></slot></math><svg><slot></slot></svg><h1>way</h1><label><input type=radio>Start</label></main>"
                 "<script>for (const name of ['input', 'label', 'slot', 'iframe', 'frame', 'select', 'option'])"
                 "document.body.append(document.createElementNS('urn:x', name))</script>");
  open("/");
  EXPECT_TRUE(next_page("way"));
}

TEST_F(Recognition, leaves_no_trace_that_the_page_could_see) {
  rule("known", Meaning::primaweb, "/*", "//h1");
  site.page("/", "<h1>PrimaWeb</h1><script>setTimeout(() => fetch('/report?' + (Symbol.for('primaweb') in window) + "
                 "Object.getOwnPropertySymbols(window).length), 1000)</script>");
  site.page("/report", "");
  open("/");
  ASSERT_TRUE(next_page("known"));
  ASSERT_TRUE(wait_until([this] { return requests_for("/report") == 1; }));
  EXPECT_EQ(site.requests("/report")[0].query.substr(0, 5), "false");
}

TEST_F(Recognition, leaves_a_page_to_its_user_at_once_where_no_rule_can_fit_its_address) {
  rule("other", Meaning::primaweb, "/other", "//h2");
  site.page("/unknown", "<a href=/other>Verder</a><script>onload = () => setTimeout(() => fetch('/late'), 2500)"
                        "</script>");
  site.page("/late", "");
  open("/unknown");
  ASSERT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/late"), 0U) << "it need not wait for anything";
}

TEST_F(Recognition, leaves_a_page_to_its_user_soon_where_no_rule_of_its_address_fits) {
  rule("other", Meaning::primaweb, "/*", "//h2");
  site.page("/unknown", "<a href=/other>Verder</a><script>onload = () => setTimeout(() => fetch('/late'), 2500)"
                        "</script>");
  site.page("/late", "");
  open("/unknown");
  ASSERT_TRUE(next_page(""));
  EXPECT_EQ(requests_for("/late"), 0U);
}

TEST_F(Recognition, waits_for_what_a_page_fetches) {
  rule("drawn", Meaning::primaweb, "/*", "//h1");
  site.answer("/data", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  site.page("/",
            "<a href=/other>Verder</a><script>const given_up = new AbortController;"
            "fetch('/data', {signal: given_up.signal}).catch(() => {document.body.innerHTML = '<h1>PrimaWeb</h1>'});"
            "setTimeout(() => given_up.abort(), 1500)</script>");
  open("/");
  EXPECT_TRUE(next_page("drawn"));
  EXPECT_EQ(shown.size(), 1U) << "what stood there before it was drawn is no page";
}

TEST_F(Recognition, waits_for_a_page_that_says_when_it_goes_on) {
  rule("other", Meaning::primaweb, "/other", "//h2");
  site.page("/unknown", "<meta http-equiv=refresh content='1; url=/other'><p>U wordt doorgestuurd. <a href=/other>Klik "
                        "hier</a></p>");
  site.page("/other", "<h2>PrimaWeb</h2>");
  open("/unknown");
  ASSERT_TRUE(next_page("other"));
  EXPECT_EQ(shown.size(), 1U) << "the page between is none to bother the user with";
}

TEST_F(Recognition, waits_for_a_page_that_changes) {
  rule("drawn", Meaning::primaweb, "/*", "//h1");
  site.page("/",
            "<a href=/other>Verder</a> <b>0</b><script>let count = 0, last = performance.now(), longest = 0;"
            "setInterval(() => {const now = performance.now(); longest = Math.max(longest, now - last); last = now;"
            "if (++count == 30) {document.body.innerHTML = '<h1>PrimaWeb</h1>'; fetch('/longest?' + longest)}"
            "else if (count < 30) document.querySelector('b').textContent = count}, 50)</script>");
  site.page("/longest", "");
  Gtk::Window window; // a page that is not shown has its timers slowed down
  window.present();
  double longest_pause_ms = 0;
  constexpr std::size_t attempts = 5; // until the computer leaves the page the time to change so often
  for (std::size_t attempt = 1; attempt <= attempts; ++attempt) {
    shown.clear();
    open("/");
    window.set_child(browser->widget());
    ASSERT_TRUE(wait_until([&] { return requests_for("/longest") == attempt; }));
    ASSERT_TRUE(wait_until([&] { return !shown.empty() && shown.back().page; }));
    longest_pause_ms = std::stod(site.requests("/longest").back().query);
    window.unset_child();
    constexpr double short_ms = 200;
    if (longest_pause_ms < short_ms) {
      EXPECT_EQ(shown.size(), 1U) << "what stood there before it was drawn is no page";
      return;
    }
  }
  FAIL() << "the page paused for " << longest_pause_ms << " ms";
}

TEST_F(Recognition, tells_a_page_that_never_stops_to_fetch_and_to_change_after_a_bound) {
  rule("other", Meaning::primaweb, "/*", "//h1");
  site.answer("/data", [](const SiteRequest&) { return SiteAnswer{.body = {}, .never = true}; });
  site.page("/", "<a href=/other>Verder</a> <b>0</b><script>fetch('/data'); let count = 0; setInterval(() => {"
                 "document.querySelector('b').textContent = ++count}, 50)</script>");
  open("/");
  EXPECT_TRUE(next_page(""));
}

TEST_F(Recognition, takes_nothing_over_that_a_page_becomes_under_the_hand_of_its_user) {
  rule("known", Meaning::primaweb, "/*", "//h1");
  site.page("/", "<a href=/other>Verder</a><script>addEventListener('keydown', () => {fetch('/key');"
                 "document.body.innerHTML = '<h1>PrimaWeb</h1>'})</script>");
  site.page("/key", "");
  open("/");
  Gtk::Window window;
  window.set_child(browser->widget());
  window.present();
  ASSERT_TRUE(next_page(""));
  browser->set_covered(web::Covering::none);
  browser->widget().get_first_child()->grab_focus();
  ASSERT_TRUE(
      g_spawn_command_line_async("xdotool mousemove 100 100 key --delay 100 a b c d e f g h i j k l m n o p", nullptr));
  ASSERT_TRUE(wait_until([this] { return requests_for("/key") > 0; }));
  ASSERT_TRUE(next_page("known"));
  EXPECT_EQ(requests_for("/key"), 16U);
  window.unset_child();
}

TEST_F(Recognition, waits_for_an_empty_page_that_goes_on_by_itself) {
  rule("other", Meaning::primaweb, "/other", "//h2");
  site.page("/unknown", "<p>Even geduld</p><script>setTimeout(() => location = '/other', 1500)</script>");
  site.page("/other", "<h2>PrimaWeb</h2>");
  open("/unknown");
  ASSERT_TRUE(next_page("other"));
  EXPECT_EQ(shown.size(), 1U) << "the page between is none to bother the user with";
}

} // namespace
