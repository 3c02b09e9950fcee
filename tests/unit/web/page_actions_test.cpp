// SPDX-License-Identifier: EUPL-1.2
#include "web/page_actions.h"
#include "work_test.h"

namespace {

class PageActions : public WorkTest {
protected:
  [[nodiscard]] int found() {
    return Glib::Variant<gint32>{g_action_group_get_action_state(browser->actions()->gobj(), "found")}.get();
  }

  [[nodiscard]] bool finds(const std::string& text, int count) {
    browser->actions()->activate_action("find", Glib::Variant<Glib::ustring>::create(text));
    return wait_until([&] { return found() == count; });
  }

  [[nodiscard]] double zoom() const { return webkit_web_view_get_zoom_level(view()); }
};

TEST_F(PageActions, count_the_places_where_a_text_stands) {
  work_in("<p>Herstappe, herstappe</p><p>Proefdorp</p>");
  EXPECT_EQ(found(), -1);
  EXPECT_TRUE(finds("Herstappe", 2));
  act("find-next");
  act("find-previous");
  EXPECT_TRUE(finds("Proef", 1));
  EXPECT_TRUE(finds("Voorbeelde", 0));
  EXPECT_TRUE(finds("", -1));
}

TEST_F(PageActions, zoom_in_steps_within_bounds) {
  work_in("");
  act("zoom-in");
  EXPECT_DOUBLE_EQ(zoom(), 1.1);
  act("zoom-normal");
  EXPECT_DOUBLE_EQ(zoom(), 1.0);
  act("zoom-out");
  EXPECT_DOUBLE_EQ(zoom(), 0.9);
  for (int count = 0; count < 20; ++count)
    act("zoom-out");
  EXPECT_DOUBLE_EQ(zoom(), 0.5);
  for (int count = 0; count < 30; ++count)
    act("zoom-in");
  EXPECT_DOUBLE_EQ(zoom(), 3.0);
}

TEST_F(PageActions, have_the_arrow_keys_move_a_caret) {
  work_in("<p>Herstappe</p>");
  auto* settings = webkit_web_view_get_settings(view());
  EXPECT_FALSE(webkit_settings_get_enable_caret_browsing(settings));
  act("caret-browsing");
  EXPECT_TRUE(webkit_settings_get_enable_caret_browsing(settings));
  EXPECT_TRUE(Glib::Variant<bool>{g_action_group_get_action_state(browser->actions()->gobj(), "caret-browsing")}.get());
  act("caret-browsing");
  EXPECT_FALSE(webkit_settings_get_enable_caret_browsing(settings));
}

TEST_F(PageActions, go_back_no_further_than_where_the_work_began) {
  site.page("/before", "<script>setTimeout(() => { location = '/' }, 100)</script>");
  rule("next", portal::Meaning::primaweb, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  work_in("<a id=go href=/next>Next</a>");
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
  press();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(browser->actions()->get_action_enabled("back"));
  act("back");
  ASSERT_TRUE(next_page("home"));
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
}

TEST_F(PageActions, do_not_go_back_into_the_sign_in) {
  rule("next", portal::Meaning::primaweb, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  work_in("<a id=go href=/next>Next</a>");
  press();
  ASSERT_TRUE(next_page("next"));
  browser->set_page_use(web::PageUse::work);
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
}

TEST_F(PageActions, reload_the_page_even_in_the_moment_it_stopped) {
  work_in("");
  browser->signal_failed().connect([this](const web::LoadFailure&) { act("reload"); });
  webkit_web_view_terminate_web_process(view());
  EXPECT_TRUE(next_page("home"));
  EXPECT_EQ(faults, std::vector<web::LoadFault>{web::LoadFault::crashed});
}

TEST_F(PageActions, lead_back_to_no_step_of_the_sign_in_after_the_first_page_was_lost_and_reloaded) {
  site.page("/first", "<title>First</title>");
  work_in("<a id=go href=/first>First</a>");
  press();
  ASSERT_TRUE(wait_until(
      [this] { return browser->actions()->get_action_enabled("back") && webkit_web_view_is_loading(view()) == 0; }));
  browser->set_page_use(web::PageUse::work);
  ASSERT_FALSE(browser->actions()->get_action_enabled("back")) << "the page before it was a step of the sign-in";
  webkit_web_view_terminate_web_process(view());
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  act("reload");
  act("reload"); // while the first one is under way
  ASSERT_TRUE(wait_until([this] { return requests_for("/first") == 2 && webkit_web_view_is_loading(view()) == 0; }));
  let_pass();
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
}

TEST_F(PageActions, are_of_no_use_once_their_view_is_gone) {
  work_in("");
  const auto actions = browser->actions();
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  ASSERT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_TRUE(actions->list_actions().empty());
  EXPECT_NE(browser->actions(), actions);
}

} // namespace
