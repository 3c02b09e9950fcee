// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

namespace {

/// What WebKit would open by its own hand, as far as it gets: told by the view's signals when nobody refused before.
class Covered : public WorkTest {
protected:
  ~Covered() override {
    if (m_watched != nullptr)
      g_signal_handlers_disconnect_by_data(m_watched, this);
  }

  /// A page that does this when it is pressed, under the launcher's cover or not.
  void show(const std::string& body, bool covered) {
    work_in(body);
    m_watched = view();
    for (const char* signal : {"run-file-chooser", "run-color-chooser", "show-option-menu", "enter-fullscreen"})
      g_signal_connect_swapped(m_watched, signal, G_CALLBACK(opened), this);
    browser->set_covered(covered ? web::Covering::for_good : web::Covering::none);
  }

  /// The same for a page that opens something by a script.
  void run(const std::string& script, bool covered) {
    show("<input type=file id=file><input type=color id=colour><select id=list><option>A<option>B</select>"
         "<button id=go>Go</button><script>const say = what => fetch('/said?' + what);"
         "go.onclick = async () => { let answer; try { answer = await (" +
             script + ") } catch (error) { answer = error.name } say(answer) }</script>",
         covered);
    press();
  }

  [[nodiscard]] std::string answer() {
    return wait_until([this] { return said().size() == 1; }) ? said()[0] : "nothing";
  }

  [[nodiscard]] static guint windows() { return g_list_model_get_n_items(gtk_window_get_toplevels()); }

  unsigned m_opened = 0;

private:
  static gboolean opened(gpointer self) {
    ++static_cast<Covered*>(self)->m_opened;
    return TRUE; // not in the middle of a test
  }

  WebKitWebView* m_watched = nullptr;
};

TEST_F(Covered, page_has_nobody_to_ask) {
  run("JSON.stringify([alert('Read this'), confirm('Sure?'), prompt('Uw PIN-code?', 'x')])", true);
  EXPECT_EQ(answer(), "[null,false,null]");
  EXPECT_TRUE(questions.empty());
}

TEST_F(Covered, page_is_left_without_a_question) {
  rule("next", portal::Meaning::way_in, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  run("(onbeforeunload = event => event.preventDefault(), 1)", true);
  ASSERT_EQ(answer(), "1");
  browser->go_on({}, card::Private{site.address("/next")});
  EXPECT_TRUE(next_page("next"));
  EXPECT_TRUE(questions.empty());
}

/// A script of which a user's press may come something that opens.
class Opens : public Covered, public testing::WithParamInterface<const char*> {};

TEST_P(Opens, nothing_while_it_is_covered) {
  run(GetParam(), true);
  EXPECT_NE(answer(), "nothing");
  let_pass();
  EXPECT_EQ(m_opened, 0U);
}

TEST_P(Opens, something_when_the_user_can_see_it) {
  run(GetParam(), false);
  EXPECT_TRUE(wait_until([this] { return m_opened == 1; })) << "else nothing is shown by the other test";
}

INSTANTIATE_TEST_SUITE_P(Page, Opens,
                         testing::Values("file.showPicker()", "file.click()", "colour.showPicker()", "colour.click()"));

/// A list that drops down, as large as the page, with the user's mouse on it.
class DropDown : public Covered {
protected:
  void click(bool covered) {
    window.set_default_size(400, 300);
    site.page("/drawn", "");
    show("<select style='position: fixed; inset: 0; width: 100%; height: 100%'><option>A<option>B</select>"
         "<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))</script>",
         covered);
    ASSERT_TRUE(wait_until([this] { return requests_for("/drawn") > 0; }));
    ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 200 150 click 1", nullptr));
  }
};

TEST_F(DropDown, stays_up_while_it_is_covered) {
  click(true);
  let_pass();
  EXPECT_EQ(m_opened, 0U);
}

TEST_F(DropDown, comes_down_when_the_user_can_see_it) {
  click(false);
  EXPECT_TRUE(wait_until([this] { return m_opened == 1; })) << "else nothing is shown by the other test";
}

TEST_F(Covered, page_prints_nothing) {
  const auto before = windows();
  run("(print(), 1)", true);
  EXPECT_EQ(answer(), "1");
  act("print");
  act("print-preview");
  let_pass();
  EXPECT_EQ(windows(), before);
}

TEST_F(Covered, page_opens_no_window) {
  site.page("/file", "");
  run("(window.open('/file'), window.open('/file', 'w', 'width=500,height=300'), 1)", true);
  EXPECT_EQ(answer(), "1");
  let_pass();
  EXPECT_TRUE(pop_ups.empty());
  EXPECT_EQ(requests_for("/file"), 0U);
}

TEST_F(Covered, page_closes_the_windows_that_it_had_opened) {
  site.page("/file", "");
  run("(window.open('/file'), 1)", false);
  ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1; }));
  browser->set_covered(web::Covering::for_good);
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
}

TEST_F(Covered, page_keeps_its_windows_while_its_user_is_away) {
  site.page("/file", "");
  run("(window.open('/file'), 1)", false);
  ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1; }));
  browser->set_covered(web::Covering::for_a_while);
  let_pass();
  EXPECT_EQ(closed, 0U);
  browser->set_covered(web::Covering::for_good);
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
}

TEST_F(Covered, page_waits_with_what_it_asks_while_its_user_is_away) {
  show("<button id=go>Go</button><script>go.onclick = () => fetch('/said?' + confirm('Stay?'))</script>", false);
  browser->set_covered(web::Covering::for_a_while);
  press();
  ASSERT_TRUE(wait_until([this] { return questions.size() == 1; }));
  EXPECT_TRUE(said().empty());
  browser->set_covered(web::Covering::none);
  questions[0].answer(true, {});
  questions.clear();
  EXPECT_EQ(answer(), "true");
}

TEST_F(Covered, page_is_not_left_by_itself_while_its_user_is_away) {
  rule("next", portal::Meaning::way_in, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  run("(onbeforeunload = event => event.preventDefault(), 1)", false);
  ASSERT_EQ(answer(), "1");
  browser->set_covered(web::Covering::for_a_while);
  browser->go_on({}, card::Private{site.address("/next")});
  ASSERT_TRUE(wait_until([this] { return questions.size() == 1; }));
  EXPECT_EQ(questions[0].kind(), web::ScriptDialog::Kind::leave);
  EXPECT_EQ(requests_for("/next"), 0U);
}

TEST_F(Covered, page_gives_no_file) {
  site.answer("/form-b", [](const SiteRequest&) {
    return SiteAnswer{.body = "contents", .headers = {{"Content-Disposition", "attachment; filename=form-b.pdf"}}};
  });
  run("(location = '/form-b', 1)", true);
  ASSERT_TRUE(wait_until([this] { return requests_for("/form-b") == 1; }));
  let_pass();
  EXPECT_TRUE(downloads.empty());
}

TEST_F(Covered, page_gives_its_file_all_the_same_when_its_user_is_away) {
  site.answer("/form-b", [](const SiteRequest&) {
    return SiteAnswer{.body = "contents", .headers = {{"Content-Disposition", "attachment; filename=form-b.pdf"}}};
  });
  run("(location = '/form-b', 1)", false);
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  browser->set_covered(web::Covering::for_a_while);
  EXPECT_EQ(downloads[0]->state(), web::Download::State::asking) << "what came before";
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 2; })) << "what comes meanwhile";
  EXPECT_EQ(downloads[1]->state(), web::Download::State::asking);
}

TEST_F(Covered, page_takes_back_the_file_that_nobody_has_saved_yet) {
  site.answer("/form-b", [](const SiteRequest&) {
    return SiteAnswer{.body = "contents", .headers = {{"Content-Disposition", "attachment; filename=form-b.pdf"}}};
  });
  run("(location = '/form-b', 1)", false);
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  browser->set_covered(web::Covering::for_good);
  EXPECT_EQ(downloads[0]->state(), web::Download::State::cancelled);
}

TEST_F(Covered, page_is_not_heard) {
  work_in("");
  EXPECT_FALSE(webkit_web_view_get_is_muted(view()));
  browser->set_covered(web::Covering::for_good);
  EXPECT_TRUE(webkit_web_view_get_is_muted(view()));
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  ASSERT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_TRUE(webkit_web_view_get_is_muted(view())) << "a session begins covered";
}

TEST_F(Covered, page_is_refused_what_it_has_to_be_asked_for) {
  run("(async () => JSON.stringify([window.Notification ? await Notification.requestPermission() : 'denied',"
      "  document.documentElement.requestFullscreen ? 'there' : 'denied',"
      "  window.speechSynthesis ? 'there' : 'denied']))()",
      true);
  EXPECT_EQ(answer(), "[%22denied%22,%22denied%22,%22denied%22]");
}

/// What the launcher presses and chooses.
class Press : public BrowserTest {
protected:
  /// A script that tells for a while whether the page may act in its user's name.
  static constexpr const char* watch =
      "<script>let was = false; const look = () => was ||= navigator.userActivation.hasBeenActive ||"
      " navigator.userActivation.isActive; setInterval(look, 10);"
      "setTimeout(() => { look(); fetch('/told?' + was) }, 1500)</script>";

  [[nodiscard]] std::string told() {
    return wait_until([this] { return requests_for("/told") == 1; }) ? site.requests("/told")[0].query : "nothing";
  }
};

TEST_F(Press, leaves_the_page_no_permission_of_its_user) {
  rule("way", portal::Meaning::way_in, "/", "//h1").press = "//button";
  site.page("/", std::string{"<h1>way</h1><button onclick=\"look(); fetch('/pressed')\">Go</button>"} + watch);
  site.page("/pressed", "");
  site.page("/told", "");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  EXPECT_TRUE(wait_until([this] { return requests_for("/pressed") == 1; }));
  EXPECT_EQ(told(), "false");
}

TEST_F(Press, goes_on_in_the_view_where_it_opens_a_window) {
  rule("way", portal::Meaning::way_in, "/", "//h1").press = "//button";
  rule("next", portal::Meaning::way_in, "/next", "//h2");
  site.page("/", "<h1>way</h1><button onclick=\"window.open('/next')\">Go</button>");
  site.page("/next", "<h2>next</h2>");
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  EXPECT_TRUE(next_page("next"));
}

TEST_F(Press, is_not_what_lets_a_page_open_windows_before_it) {
  rule("way", portal::Meaning::way_in, "/", "//h1").press = "//button";
  site.page("/", "<h1>way</h1><button>Go</button><script>window.open('/next'); fetch('/tried')</script>");
  site.page("/next", "");
  site.page("/tried", "");
  open("/");
  ASSERT_TRUE(next_page("way"));
  ASSERT_TRUE(wait_until([this] { return requests_for("/tried") == 1; }));
  let_pass();
  EXPECT_EQ(requests_for("/next"), 0U);
}

} // namespace
