// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

#include <gtkmm/window.h>

namespace {

using portal::Meaning;

/// The user's mouse on a page that nobody knows.
class PressByHand : public BrowserTest {
protected:
  /// Shows a page in a window, and waits until it is told as unknown.
  void show(const std::string& body) {
    site.page("/notice", body + "<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))"
                                "</script>");
    site.page("/drawn", "");
    site.page("/next", "<h2>next</h2>");
    rule("next", Meaning::primaweb, "/next", "//h2");
    open("/notice?name=ada");
    browser->signal_pressed_by_hand().connect([this](const portal::PressedByHand& each) { m_pressed.push_back(each); });
    m_window.set_child(browser->widget());
    m_window.set_default_size(400, 300);
    m_window.present();
    ASSERT_TRUE(next_page(""));
    ASSERT_TRUE(wait_until([this] { return requests_for("/drawn") > 0; }));
  }

  static void click() { ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 200 150 click 1", nullptr)); }

  void TearDown() override { m_window.unset_child(); }

  /// As large as the page.
  static std::string large(const std::string& element, const std::string& content) {
    return "<" + element + " style='position: fixed; inset: 0; display: block'>" + content + "</" +
           element.substr(0, element.find(' ')) + ">";
  }

  Gtk::Window m_window;
  std::vector<portal::PressedByHand> m_pressed;
};

TEST_F(PressByHand, is_told_with_words_host_and_path_before_the_next_page_comes) {
  show(large("a href='/next?secret=1'", "<b>Ver</b>der  &amp; <i>door</i>"));
  browser->note_presses();
  click();
  ASSERT_TRUE(next_page("next"));
  ASSERT_EQ(m_pressed.size(), 1U);
  EXPECT_EQ(m_pressed[0].words, "Verder & door");
  EXPECT_EQ(m_pressed[0].address, site.address("/notice"));
}

TEST_F(PressByHand, is_told_of_nobody_who_did_not_ask) {
  show(large("a href='/next'", "Verder"));
  click();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(m_pressed.empty());
}

TEST_F(PressByHand, is_not_what_the_pages_own_script_presses) {
  show("<a href='#' id=a>Verder</a><script>setInterval(() => document.getElementById('a').click(), 50)</script>");
  browser->note_presses();
  let_pass();
  EXPECT_TRUE(m_pressed.empty());
}

TEST_F(PressByHand, has_no_words_once_the_user_filled_something_in) {
  show(large("label", "<input type=checkbox>") +
       "<script>document.querySelector('input').onchange = () => {"
       " document.querySelector('label').outerHTML = \"<a style='position: fixed; inset: 0' href='/next'>Verder</a>\";"
       " requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))}</script>");
  browser->note_presses();
  click();
  ASSERT_TRUE(wait_until([this] { return requests_for("/drawn") == 2; }));
  click();
  ASSERT_TRUE(next_page("next"));
  ASSERT_FALSE(m_pressed.empty());
  for (const auto& each : m_pressed)
    EXPECT_EQ(each.words, "");
}

TEST_F(PressByHand, is_told_of_a_page_of_which_nobody_can_say_yet_that_it_is_unknown) {
  site.page("/quick", large("a href='/next'", "Snel") +
                          "<script>requestAnimationFrame(() =>"
                          " requestAnimationFrame(() => fetch('/quick-drawn')))</script>");
  site.page("/quick-drawn", "");
  show(large("a href='/quick'", "Verder"));
  browser->note_presses();
  click();
  ASSERT_TRUE(wait_until([this] { return requests_for("/quick-drawn") == 1; }));
  click();
  ASSERT_TRUE(next_page("next"));
  ASSERT_EQ(m_pressed.size(), 2U);
  EXPECT_EQ(m_pressed[1].words, "Snel");
  EXPECT_EQ(m_pressed[1].address, site.address("/quick"));
  EXPECT_NE(m_pressed[0].document, m_pressed[1].document);
  EXPECT_EQ(shown.size(), 2U) << "it was never told as unknown";
}

/// What a user can press that says its words in another way than links and buttons do.
class OtherButton : public PressByHand, public testing::WithParamInterface<const char*> {};

TEST_P(OtherButton, is_told_without_words) {
  show(std::string{"<form id=f action='/next'></form>"} + GetParam());
  browser->note_presses();
  click();
  ASSERT_TRUE(wait_until([this] { return m_pressed.size() == 1; }));
  EXPECT_EQ(m_pressed[0].words, "");
}

INSTANTIATE_TEST_SUITE_P(
    PressByHand, OtherButton,
    testing::Values("<input type=submit form=f value=Verder style='position: fixed; inset: 0; width: 100%'>",
                    "<input type=IMAGE form=f alt=Verder style='position: fixed; inset: 0; width: 100%; height: 100%'>",
                    "<details><summary style='position: fixed; inset: 0'>Meer</summary></details>",
                    "<div style='position: fixed; inset: 0; cursor: pointer'>Verder</div>"));

TEST_F(PressByHand, is_none_any_more_once_the_user_works) {
  show(large("a href='/next'", "Verder"));
  browser->note_presses();
  browser->set_page_use(web::PageUse::work);
  click();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(m_pressed.empty());
}

TEST_F(PressByHand, has_no_words_that_cannot_be_seen) {
  show(large("a href='/next'", "Verder<span style='display: none'>Ada Proef</span>"));
  browser->note_presses();
  click();
  ASSERT_TRUE(next_page("next"));
  ASSERT_EQ(m_pressed.size(), 1U);
  EXPECT_EQ(m_pressed[0].words, "");
}

/// A page that was learned.
class LearnedPage : public BrowserTest {
protected:
  void learn(const std::string& words) {
    auto& learned = rule("learned", Meaning::way_in, "/notice", portal::once_path(words));
    learned.words = {words};
    learned.press = portal::press_path(words);
    site.page("/next", "");
  }
};

TEST_F(LearnedPage, is_known_by_its_words_whatever_quotes_are_in_them) {
  const std::string words = R"(Verder "nu" naar l'application)";
  learn(words);
  site.page("/notice", "<button onclick=\"location = '/next'\">Verder \"nu\"\n naar l'application</button>");
  open("/notice");
  const auto page = next_page("learned");
  ASSERT_TRUE(page);
  browser->press(page->visit);
  EXPECT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
}

TEST_F(LearnedPage, is_unknown_when_its_words_are_there_twice_or_not_on_a_button) {
  learn("Verder");
  site.page("/notice", "<button>Verder</button><a href='/next'>Verder</a>");
  open("/notice");
  EXPECT_TRUE(next_page(""));
  site.page("/notice", "<p>Verder</p><button>Anders</button>");
  browser->load_start("nl");
  EXPECT_TRUE(next_page(""));
}

TEST_F(LearnedPage, is_unknown_on_another_host) {
  learn("Verder");
  site.page("/notice", "<button>Verder</button>");
  open(site.address("/notice", TestSite::idp_name));
  EXPECT_TRUE(next_page(""));
}

} // namespace
