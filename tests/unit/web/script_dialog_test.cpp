// SPDX-License-Identifier: EUPL-1.2
#include "web/script_dialog.h"
#include "work_test.h"

namespace {

using Kind = web::ScriptDialog::Kind;

class ScriptDialog : public WorkTest {
protected:
  /// Runs the script by a press, as far as its question.
  void ask(const std::string& script) {
    work_in("<button id=go onclick=\"fetch('/said?' + " + script + ")\">Ask</button>");
    press();
    ASSERT_TRUE(wait_until([this] { return questions.size() == 1; }));
  }

  [[nodiscard]] std::string answer_said() {
    return wait_until([this] { return said().size() == 1; }) ? said()[0] : "nothing";
  }
};

TEST_F(ScriptDialog, that_only_tells_something_is_read) {
  ask("(alert('Saved'), 1)");
  EXPECT_EQ(questions[0].kind(), Kind::alert);
  EXPECT_EQ(questions[0].text(), "Saved");
  EXPECT_TRUE(said().empty()) << "the page waits";
  questions[0].answer(true, "");
  EXPECT_EQ(answer_said(), "1");
}

TEST_F(ScriptDialog, is_answered_with_yes) {
  ask("confirm('Sure?')");
  EXPECT_EQ(questions[0].kind(), Kind::confirm);
  questions[0].answer(true, "");
  EXPECT_EQ(answer_said(), "true");
}

TEST_F(ScriptDialog, is_answered_with_no) {
  ask("confirm('Sure?')");
  questions[0].answer(false, "");
  EXPECT_EQ(answer_said(), "false");
}

TEST_F(ScriptDialog, is_answered_with_a_text) {
  ask("prompt('Which file?', 'B')");
  EXPECT_EQ(questions[0].kind(), Kind::prompt);
  EXPECT_EQ(questions[0].default_text(), "B");
  questions[0].answer(true, "B12");
  EXPECT_EQ(answer_said(), "B12");
}

TEST_F(ScriptDialog, for_a_text_may_be_refused) {
  ask("prompt('Which file?', 'B')");
  questions[0].answer(false, "B12");
  EXPECT_EQ(answer_said(), "null");
}

TEST_F(ScriptDialog, that_nobody_answers_does_not_hold_the_page_for_ever) {
  ask("confirm('Sure?')");
  questions.clear();
  EXPECT_EQ(answer_said(), "false");
}

TEST_F(ScriptDialog, about_leaving_is_not_asked_when_the_session_ends) {
  description.log_out = site.address("/log-out");
  site.page("/log-out", "");
  work_in("<button id=go onclick=\"onbeforeunload = e => e.preventDefault(); fetch('/said?set')\">Type</button>");
  press();
  ASSERT_EQ(answer_said(), "set");
  bool ended = false;
  browser->end_session(5, [&ended] { ended = true; });
  EXPECT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_EQ(requests_for("/log-out"), 1U);
  EXPECT_TRUE(questions.empty());
}

TEST_F(ScriptDialog, names_the_host_of_its_page) {
  ask("(alert('Saved'), 1)");
  EXPECT_EQ(questions[0].host(), site.host(TestSite::portal_name));
}

TEST_F(ScriptDialog, is_the_last_one_when_the_user_wants_no_more_of_that_page) {
  ask("(alert('1'), alert('2'), confirm('3') + prompt('4', 'x'))");
  EXPECT_FALSE(questions[0].is_repeated());
  questions[0].answer(true, "");
  ASSERT_TRUE(wait_until([this] { return questions.size() == 2; }));
  EXPECT_TRUE(questions[1].is_repeated());
  questions[1].silence();
  questions[1].answer(true, "");
  EXPECT_EQ(answer_said(), "0") << "no and nothing";
  EXPECT_EQ(questions.size(), 2U);
  browser->reload();
  ASSERT_TRUE(wait_until([this] { return requests_for("/") == 2 && webkit_web_view_is_loading(view()) == 0; }));
  press();
  ASSERT_TRUE(wait_until([this] { return questions.size() == 3; })) << "another document may ask again";
  EXPECT_FALSE(questions[2].is_repeated());
}

class Page : public WorkTest {};

TEST_F(Page, is_refused_what_reaches_beyond_it) {
  work_in("<button id=go onclick=\"ask()\">Ask</button><script>"
          "async function ask() {"
          "  const say = (what, answer) => fetch('/said?' + what + '=' + answer);"
          "  await say('notify', window.Notification ? await Notification.requestPermission() : 'denied');"
          "  navigator.geolocation.getCurrentPosition(() => say('place', 'given'), () => say('place', 'denied'));"
          "  await say('camera', navigator.mediaDevices ? 'there' : 'denied');"
          "  await say('fullscreen', document.documentElement.requestFullscreen ? 'there' : 'denied');"
          "}</script>");
  press();
  EXPECT_TRUE(wait_until([this] { return said().size() == 4; }));
  for (const auto& each : said())
    EXPECT_NE(each.find("=denied"), std::string::npos) << each;
}

} // namespace
