// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "web/resend.h"
#include "work_test.h"

namespace {

/// A form at "/" that was sent, and its answer.
class Resend : public WorkTest {
protected:
  /// `headers` are those of the answer.
  void send_form(std::vector<std::pair<std::string, std::string>> headers = {}, const std::string& target = {}) {
    headers.emplace_back("Content-Type", "text/html");
    site.answer("/answer", [headers](const SiteRequest&) {
      return SiteAnswer{.body = "<!DOCTYPE html><title>Answer</title><a id=go href=/next>next</a>", .headers = headers};
    });
    site.page("/next", "<title>Next</title>");
    work_in("<form method=post action=/answer target='" + target +
            "'><input name=amount value=5><button id=go>Send</button>" + "</form>");
    browser->signal_resend().connect([this](const web::ResendQuestion& question) { resends.push_back(question); });
    press();
  }

  void answer_came() {
    ASSERT_TRUE(wait_until([this] { return title() == "Answer" && webkit_web_view_is_loading(view()) == 0; }));
  }

  void leave_answer() {
    press();
    ASSERT_TRUE(wait_until([this] { return title() == "Next" && webkit_web_view_is_loading(view()) == 0; }));
  }

  [[nodiscard]] bool is_asked(std::size_t times = 1) {
    return wait_until([this, times] { return resends.size() == times; });
  }

  [[nodiscard]] std::string title() const {
    const char* title = webkit_web_view_get_title(view());
    return title == nullptr ? "" : title;
  }

  [[nodiscard]] std::size_t times_sent() const {
    std::size_t count = 0;
    for (const auto& request : site.requests("/answer"))
      count += request.method == "POST" ? 1 : 0;
    return count;
  }

public:
  std::vector<web::ResendQuestion> resends;
};

TEST_F(Resend, of_a_form_whose_answer_is_reloaded_is_asked_about) {
  send_form();
  answer_came();
  EXPECT_TRUE(resends.empty()) << "the first time is the user's own wish";
  act("reload");
  ASSERT_TRUE(is_asked());
  let_pass();
  EXPECT_EQ(times_sent(), 1U) << "the form waits";
  resends[0].answer(false);
  let_pass();
  EXPECT_EQ(times_sent(), 1U);
  EXPECT_EQ(title(), "Answer");
  EXPECT_TRUE(faults.empty()) << "the page is still there";

  act("reload");
  ASSERT_TRUE(is_asked(2));
  resends[1].answer(true);
  EXPECT_TRUE(wait_until([this] { return times_sent() == 2; }));
  EXPECT_EQ(site.requests("/answer").back().body, "amount=5");
}

/// WebKit's own line of the menu at the pointer.
TEST_F(Resend, that_was_refused_is_asked_about_again_when_the_menu_of_the_page_wants_it) {
  send_form();
  answer_came();
  act("reload");
  ASSERT_TRUE(is_asked());
  resends[0].answer(false);
  const base::ObjectPtr<WebKitContextMenu> menu{webkit_context_menu_new()};
  webkit_context_menu_append(menu.get(),
                             webkit_context_menu_item_new_from_stock_action(WEBKIT_CONTEXT_MENU_ACTION_RELOAD));
  const base::ObjectPtr<WebKitHitTestResult> hit{
      WEBKIT_HIT_TEST_RESULT(g_object_new(WEBKIT_TYPE_HIT_TEST_RESULT, nullptr))};
  gboolean is_handled = FALSE;
  g_signal_emit_by_name(view(), "context-menu", menu.get(), hit.get(), &is_handled);
  EXPECT_EQ(is_handled, FALSE);
  webkit_web_view_reload(view());
  EXPECT_TRUE(is_asked(2));
}

TEST_F(Resend, is_none_where_nobody_answers) {
  send_form();
  answer_came();
  act("reload");
  ASSERT_TRUE(is_asked());
  resends.clear();
  let_pass();
  EXPECT_EQ(times_sent(), 1U);
}

TEST_F(Resend, is_asked_about_on_the_way_back_to_an_answer_that_was_not_kept) {
  send_form({{"Cache-Control", "no-store"}});
  answer_came();
  leave_answer();
  act("back");
  ASSERT_TRUE(is_asked());
  resends[0].answer(false);
  let_pass();
  EXPECT_EQ(times_sent(), 1U);
  EXPECT_EQ(title(), "Next");
  act("back");
  ASSERT_TRUE(is_asked(2));
  resends[1].answer(true);
  EXPECT_TRUE(wait_until([this] { return times_sent() == 2 && title() == "Answer"; }));
}

TEST_F(Resend, is_none_on_the_way_back_to_an_answer_that_was_kept) {
  send_form();
  answer_came();
  leave_answer();
  act("back");
  EXPECT_TRUE(wait_until([this] { return title() == "Answer"; }));
  let_pass();
  EXPECT_TRUE(resends.empty());
  EXPECT_EQ(site.requests("/answer").size(), 1U);
}

TEST_F(Resend, is_asked_about_when_the_answer_was_lost_in_a_crash) {
  send_form({{"Set-Cookie", "session=abc; Path=/; Secure; HttpOnly; SameSite=Strict"}});
  answer_came();
  webkit_web_view_terminate_web_process(view());
  ASSERT_TRUE(wait_until([this] { return faults.size() == 1; }));
  browser->reload();
  ASSERT_TRUE(is_asked());
  resends[0].answer(false);
  ASSERT_TRUE(wait_until([this] { return faults.size() == 2; })) << "there is nothing to be seen";
  EXPECT_EQ(faults[1], web::LoadFault::crashed);
  EXPECT_EQ(times_sent(), 1U);
  browser->reload();
  ASSERT_TRUE(is_asked(2));
  resends[1].answer(true);
  EXPECT_TRUE(wait_until([this] { return times_sent() == 2 && title() == "Answer"; }));
  EXPECT_EQ(site.requests("/answer").back().cookies, "session=abc") << "as it went the first time";
  EXPECT_EQ(site.requests("/answer").back().body, "amount=5");
  auto* history = webkit_web_view_get_back_forward_list(view());
  EXPECT_EQ(webkit_back_forward_list_get_nth_item(history, -2), nullptr) << "the form's own page alone lies before it";
}

TEST_F(Resend, is_asked_about_once_where_a_page_goes_back_to_it_without_end) {
  send_form({{"Cache-Control", "no-store"}});
  answer_came();
  leave_answer();
  webkit_web_view_evaluate_javascript(view(), "setInterval(() => history.back(), 50)", -1, nullptr, nullptr, nullptr,
                                      nullptr, nullptr);
  ASSERT_TRUE(is_asked());
  let_pass();
  EXPECT_EQ(resends.size(), 1U) << "which is open";
  resends[0].answer(false);
  let_pass();
  EXPECT_EQ(resends.size(), 1U) << "the user said no";
  EXPECT_EQ(times_sent(), 1U);
}

TEST_F(Resend, is_none_under_a_cover_for_good) {
  send_form();
  answer_came();
  browser->set_covered(web::Covering::for_good);
  browser->reload();
  let_pass();
  EXPECT_TRUE(resends.empty());
  EXPECT_EQ(times_sent(), 1U);
}

TEST_F(Resend, is_asked_about_in_a_window_of_its_own) {
  send_form({}, "_blank");
  ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "Answer"; }));
  EXPECT_TRUE(resends.empty());
  pop_ups[0]->actions().group()->activate_action("reload");
  ASSERT_TRUE(is_asked());
  EXPECT_EQ(resends[0].view(), GTK_WIDGET(pop_ups[0]->view()));
  resends[0].answer(false);
  let_pass();
  EXPECT_EQ(times_sent(), 1U);
}

TEST_F(Resend, is_not_what_a_server_makes_of_a_form) {
  site.redirect("/first", "/answer", 307);
  site.page("/answer", "<title>Answer</title>");
  work_in("<form method=post action=/first><input name=amount value=5><button id=go>Send</button></form>");
  browser->signal_resend().connect([this](const web::ResendQuestion& question) { resends.push_back(question); });
  press();
  answer_came();
  EXPECT_EQ(times_sent(), 1U);
  EXPECT_TRUE(resends.empty());
}

} // namespace
