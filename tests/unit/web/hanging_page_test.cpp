// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

#include <glib.h>

namespace {

using web::LoadFault;

/// WebKit gives a page three seconds to answer before it says that it does not.
constexpr unsigned loop_ms = 15000;

class HangingPage : public WorkTest {
protected:
  /// Has the page of a view be busy with nothing: for a while, or without end.
  void have_hang(WebKitWebView* which, unsigned milliseconds = 0) {
    site.page("/hangs", "");
    const auto before = requests_for("/hangs");
    const auto loop = milliseconds == 0 ? std::string{"for (;;) {}"}
                                        : "const end = Date.now() + " + std::to_string(milliseconds) +
                                              "; while (Date.now() < end) {}";
    webkit_web_view_evaluate_javascript(which, ("fetch('/hangs').then(() => { " + loop + " })").c_str(), -1, nullptr,
                                        nullptr, nullptr, nullptr, nullptr);
    ASSERT_TRUE(wait_until([&] { return requests_for("/hangs") > before; }));
    let_pass(300);
    webkit_web_view_stop_loading(which); // WebKit waits for an answer to this, as to what a user does
  }

  [[nodiscard]] static bool responds(const Glib::RefPtr<Gio::ActionGroup>& actions) {
    return Glib::Variant<bool>{g_action_group_get_action_state(actions->gobj(), "responds")}.get();
  }

  [[nodiscard]] bool open_pop_up() {
    site.page("/file", "<title>A file</title><script>fetch('/said?file')</script>");
    work_in("<button id=go onclick=\"window.open('/file', 'w', 'width=500,height=300')\">Open</button>");
    press();
    return wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; });
  }
};

TEST_F(HangingPage, is_told_until_it_responds_again) {
  work_in("");
  EXPECT_TRUE(responds(browser->actions()));
  have_hang(view(), loop_ms);
  EXPECT_TRUE(wait_until([this] { return !responds(browser->actions()); }));
  EXPECT_TRUE(wait_until([this] { return responds(browser->actions()); }));
  EXPECT_TRUE(faults.empty());
}

TEST_F(HangingPage, is_loaded_anew_when_the_user_wants_it_and_nothing_else_is_told) {
  work_in("");
  have_hang(view());
  ASSERT_TRUE(wait_until([this] { return !responds(browser->actions()); }));
  act("reload");
  EXPECT_TRUE(responds(browser->actions()));
  EXPECT_TRUE(next_page("home"));
  EXPECT_EQ(requests_for("/"), 2U);
  EXPECT_TRUE(faults.empty());
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
  EXPECT_TRUE(responds(browser->actions()));
}

TEST_F(HangingPage, is_told_each_time) {
  work_in("");
  have_hang(view());
  ASSERT_TRUE(wait_until([this] { return !responds(browser->actions()); }));
  act("reload");
  ASSERT_TRUE(next_page("home"));
  have_hang(view());
  EXPECT_TRUE(wait_until([this] { return !responds(browser->actions()); }));
}

TEST_F(HangingPage, is_told_in_a_pop_up_too_and_loaded_anew_there) {
  ASSERT_TRUE(open_pop_up());
  const auto actions = pop_ups[0]->actions().group();
  have_hang(pop_ups[0]->view());
  ASSERT_TRUE(wait_until([&] { return !responds(actions); }));
  actions->activate_action("reload");
  EXPECT_TRUE(wait_until([this] { return requests_for("/file") == 2 && pop_ups[0]->title() == "A file"; }));
  let_pass();
  EXPECT_EQ(pop_ups.size(), 1U) << "it is told anew";
  EXPECT_TRUE(failures.empty()) << "that was the user's wish";
  EXPECT_EQ(closed, 0U);
  EXPECT_EQ(faults, std::vector{LoadFault::crashed}) << "the page that opened it was in the same process";
}

TEST_F(HangingPage, ends_with_its_process_and_the_pop_up_says_so_and_can_be_loaded_anew) {
  ASSERT_TRUE(open_pop_up());
  webkit_web_view_terminate_web_process(pop_ups[0]->view());
  ASSERT_TRUE(wait_until([this] { return !failures.empty(); }));
  EXPECT_EQ(failures[0].fault, LoadFault::crashed);
  let_pass();
  EXPECT_EQ(closed, 0U);
  pop_ups[0]->actions().group()->activate_action("reload");
  EXPECT_TRUE(wait_until([this] { return requests_for("/file") == 2 && pop_ups[0]->title() == "A file"; }));
  let_pass();
  EXPECT_EQ(pop_ups.size(), 1U) << "it is told anew";
}

} // namespace
