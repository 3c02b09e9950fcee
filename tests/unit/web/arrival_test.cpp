// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

using portal::Meaning;

/// Pages that no rule knows, one of which is the application.
class Arrival : public BrowserTest {
protected:
  void show(const std::string& html, bool wanted = true) {
    site.page("/home", html);
    description.name = "PrimaWeb";
    open("/home");
    browser->signal_application_shown().connect([this](std::uint64_t visit) { m_arrived.push_back(visit); });
    browser->look_for_application(wanted);
  }

  bool comes() {
    return wait_until([this] { return !m_arrived.empty(); });
  }

  /// Once the page was told as unknown, and for longer than the application would have to stay.
  bool never_comes() {
    if (!next_page(""))
      return false;
    let_pass(2500);
    return m_arrived.empty();
  }

  std::vector<std::uint64_t> m_arrived;
};

TEST_F(Arrival, is_told_once_of_a_page_that_says_it_is_the_application) {
  show("<title>Startpagina</title><h1>Welkom bij <b>PrimaWeb</b></h1><a href='/home?x'>Nieuw dossier</a>");
  const auto page = next_page("");
  ASSERT_TRUE(page);
  ASSERT_TRUE(comes());
  let_pass(1500);
  EXPECT_EQ(m_arrived, std::vector<std::uint64_t>{page->visit});
}

TEST_F(Arrival, is_told_of_nobody_who_did_not_ask) {
  show("<title>PrimaWeb</title><h1>PrimaWeb</h1>", false);
  EXPECT_TRUE(never_comes());
  browser->look_for_application(true);
  EXPECT_TRUE(comes()) << "of the page that is there, when it is asked for later";
}

TEST_F(Arrival, is_not_where_the_application_is_yet_to_be_started) {
  show("<title>PrimaWeb</title><h1>PrimaWeb</h1><form action='/x'><button>Applicatie opstarten</button></form>");
  EXPECT_TRUE(never_comes());
}

TEST_F(Arrival, is_not_where_the_question_stands_in_a_shadow_root) {
  show("<title>PrimaWeb</title><x-y><template shadowrootmode='open'><label><input type='radio'>Sociale Agent</label>"
       "</template></x-y>");
  EXPECT_TRUE(never_comes());
}

TEST_F(Arrival, is_not_where_the_question_stands_in_a_frame) {
  site.page("/inside", "<button>Applicatie opstarten</button>");
  show("<title>PrimaWeb</title><iframe src='/inside'></iframe>");
  EXPECT_TRUE(never_comes());
}

TEST_F(Arrival, is_in_a_frame_whose_page_comes_late) {
  site.page("/inside", "<h1>PrimaWeb</h1><a href='/x'>Nieuw dossier</a>");
  show("<title>Portaal</title><iframe></iframe>"
       "<script>setTimeout(() => document.querySelector('iframe').src = '/inside', 500)</script>");
  EXPECT_TRUE(comes());
}

TEST_F(Arrival, is_not_where_a_frame_is_of_another_host) {
  site.page("/inside", "<p>anything</p>");
  show("<title>PrimaWeb</title><iframe src='%IDP%/inside'></iframe>");
  EXPECT_TRUE(never_comes());
}

TEST_F(Arrival, comes_when_a_script_draws_the_application_in_the_place_of_a_step) {
  show("<title>Portaal</title><h1>Kies uw rol</h1><label><input type=radio>Sociale Agent</label>"
       "<script>setTimeout(() => { document.body.innerHTML = '<h1>PrimaWeb</h1>' }, 6000)</script>");
  ASSERT_TRUE(next_page(""));
  EXPECT_TRUE(m_arrived.empty());
  EXPECT_TRUE(comes());
}

TEST_F(Arrival, is_none_on_a_page_that_a_rule_knows) {
  rule("role", Meaning::role_choice, "/home", "//h1").option = "//p";
  show("<title>PrimaWeb</title><h1>PrimaWeb</h1><p>Sociale Agent</p>");
  ASSERT_TRUE(next_page("role"));
  let_pass(2500);
  EXPECT_TRUE(m_arrived.empty());
}

TEST_F(Arrival, is_seen_as_it_looks_though_the_page_has_its_own_idea_of_every_object) {
  show("<title>PrimaWeb</title><h1>PrimaWeb</h1><form><input name=matches><input name=localName><button>Applicatie "
       "opstarten</button></form><img name=title><img name=querySelectorAll><script>"
       "Document.prototype.querySelectorAll = () => []; Array.prototype.push = () => 0;"
       "Element.prototype.matches = () => false; JSON.stringify = () => 'x'</script>");
  EXPECT_TRUE(never_comes());
}

} // namespace
