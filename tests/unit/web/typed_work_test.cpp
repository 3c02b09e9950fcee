// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

namespace {

class TypedWork : public WorkTest {
protected:
  /// Types into what has the focus in the page, as its user does, once `focus` has put it there.
  void type(const std::string& focus) {
    run(focus + ".focus(); fetch('/said?focused')");
    const auto before = said().size();
    ASSERT_TRUE(wait_until([&] { return said().size() > before; }));
    webkit_web_view_execute_editing_command_with_argument(view(), "InsertText", "a");
  }

  void run(const std::string& script) {
    webkit_web_view_evaluate_javascript(view(), script.c_str(), -1, nullptr, nullptr, nullptr, nullptr, nullptr);
  }

  [[nodiscard]] bool becomes(bool is_there) {
    return wait_until([this, is_there] { return browser->has_typed_work() == is_there; });
  }
};

TEST_F(TypedWork, is_there_from_the_first_letter_until_it_is_sent) {
  site.page("/answer", "<title>Answer</title>");
  work_in("<form method=post action=/answer><textarea id=note name=note></textarea><button id=go>Send</button></form>");
  EXPECT_FALSE(browser->has_typed_work());
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  EXPECT_TRUE(becomes(false));
}

TEST_F(TypedWork, is_still_there_when_it_could_not_be_sent) {
  description.hosts.emplace_back("portal.invalid");
  work_in("<form method=post action='https://portal.invalid/'><textarea id=note name=note></textarea>"
          "<button id=go>Send</button></form>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  ASSERT_TRUE(wait_until([this] { return !faults.empty(); }));
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, is_still_there_when_it_would_go_to_a_host_of_which_nobody_knows) {
  work_in("<form action='http://elsewhere.test/'><textarea id=note name=note></textarea><button id=go>Send</button>"
          "</form>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  ASSERT_TRUE(wait_until([this] { return !faults.empty() || !not_done.empty(); }));
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, is_none_that_was_answered_with_a_file) {
  site.answer("/answer", [](const SiteRequest&) {
    return SiteAnswer{.body = "x", .headers = {{"Content-Disposition", "attachment; filename=a.txt"}}};
  });
  work_in("<form method=post action=/answer><textarea id=note name=note></textarea><button id=go>Send</button></form>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  let_pass();
  EXPECT_FALSE(browser->has_typed_work());
}

TEST_F(TypedWork, is_none_that_a_script_writes) {
  work_in("<textarea id=note></textarea>");
  run("note.value = 'a'; note.dispatchEvent(new InputEvent('input', {bubbles: true})); fetch('/said?done')");
  ASSERT_TRUE(wait_until([this] { return said().size() == 1; }));
  let_pass();
  EXPECT_FALSE(browser->has_typed_work());
}

TEST_F(TypedWork, is_none_that_is_searched_for) {
  work_in("<input type=search id=note>");
  type("note");
  let_pass();
  EXPECT_FALSE(browser->has_typed_work());
}

TEST_F(TypedWork, of_another_form_than_the_one_that_was_sent_is_still_there) {
  work_in("<textarea id=note></textarea><form onsubmit='return false'><input><button id=go>Send</button></form>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, goes_with_its_page) {
  site.page("/next", "<title>Next</title>");
  work_in("<textarea id=note></textarea><a id=go href=/next>next</a>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  EXPECT_TRUE(becomes(false));
}

TEST_F(TypedWork, is_still_there_after_a_form_that_its_page_did_not_send) {
  work_in("<form onsubmit='return false'><textarea id=note name=note></textarea><button id=go>Send</button></form>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, goes_when_its_page_sends_a_form_by_script_and_shows_something_else) {
  work_in("<div id=part><form><textarea id=note name=note></textarea><button id=go>Send</button></form></div><script>"
          "document.forms[0].onsubmit = () => { setTimeout(() => { part.textContent = 'Saved' }, 50); return false }"
          "</script>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  EXPECT_TRUE(becomes(false));
}

TEST_F(TypedWork, is_still_there_when_its_page_sends_nothing_and_draws_the_form_anew) {
  work_in("<div id=part><form><textarea id=note name=note></textarea><button id=go>Send</button></form></div><script>"
          "const draw = () => { const before = note.value; part.innerHTML = part.innerHTML; note.value = before; "
          "return false }; document.forms[0].onsubmit = () => { setTimeout(draw, 50); return false }</script>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, is_still_there_when_its_page_hides_the_form_before_it_was_sent) {
  work_in("<div id=part><form><textarea id=note name=note></textarea></form></div><button id=go "
          "onclick=\"part.firstChild.remove()\">Other tab</button>");
  type("note");
  EXPECT_TRUE(becomes(true));
  press();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, of_the_page_is_still_there_when_a_frame_of_it_is_sent) {
  site.page("/frame", "<form action=/sent><textarea id=note name=note></textarea></form><script>parent.inner = note;"
                      "parent.send = () => document.forms[0].requestSubmit()</script>");
  site.page("/sent", "");
  work_in("<textarea id=note></textarea><iframe src=/frame></iframe>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/frame") == 1; }));
  let_pass();
  type("note");
  EXPECT_TRUE(becomes(true));
  type("inner");
  run("send()");
  ASSERT_TRUE(wait_until([this] { return requests_for("/sent") == 1; }));
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(TypedWork, in_a_frame_goes_with_the_frame) {
  site.page("/frame", "<textarea id=note></textarea><script>parent.inner = note</script>");
  work_in("<iframe src=/frame></iframe>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/frame") == 1; }));
  let_pass();
  type("inner");
  EXPECT_TRUE(becomes(true));
  run("document.querySelector('iframe').remove()");
  EXPECT_TRUE(becomes(false));
}

TEST_F(TypedWork, in_a_frame_counts_too) {
  site.page("/frame", "<textarea id=note></textarea><script>parent.inner = note</script>");
  work_in("<iframe src=/frame></iframe>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/frame") == 1; }));
  let_pass();
  type("inner");
  EXPECT_TRUE(becomes(true));
}

} // namespace
