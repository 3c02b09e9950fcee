// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "browser_test.h"

#include <gtkmm/window.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// A user who works in a page at "/" that shows what a test puts into it. What is pressed there is `//*[@id='go']`.
class WorkTest : public BrowserTest {
protected:
  void TearDown() override { window.unset_child(); }

  /// Shows "/" with `body` and begins to work in it.
  void work_in(const std::string& body) {
    auto& home_rule = rule("home", portal::Meaning::primaweb, "/", "//h1");
    if (body.find("id=go") != std::string::npos)
      home_rule.press = "//*[@id='go']";
    site.page("/", "<h1>home</h1>" + body);
    site.page("/said", "");
    open("/");
    browser->signal_pop_up().connect([this](web::PopUp& pop_up) {
      pop_ups.push_back(&pop_up);
      pop_up.signal_failed().connect([this](const web::LoadFailure& failure) { failures.push_back(failure); });
      pop_up.signal_closed().connect([this] { ++closed; });
    });
    browser->signal_download().connect(
        [this](const std::shared_ptr<web::Download>& download) { downloads.push_back(download); });
    browser->signal_asked().connect([this](const web::ScriptQuestion& question) { questions.push_back(question); });
    window.set_child(browser->widget());
    window.present();
    const auto home = next_page("home");
    ASSERT_TRUE(home);
    m_home = home->visit;
    browser->begin_work();
  }

  void press() { browser->press(m_home); }

  void act(const std::string& action) { browser->actions()->activate_action(action); }

  [[nodiscard]] WebKitWebView* view() const { return WEBKIT_WEB_VIEW(browser->widget().get_first_child()->gobj()); }

  /// What the page told by fetch('/said?…'), in order.
  [[nodiscard]] std::vector<std::string> said() const {
    std::vector<std::string> texts;
    for (const auto& request : site.requests("/said"))
      texts.push_back(request.query);
    return texts;
  }

public:
  Gtk::Window window;
  std::vector<web::PopUp*> pop_ups;
  std::vector<web::LoadFailure> failures; ///< of the pop-ups
  unsigned closed = 0;                    ///< pop-ups
  std::vector<std::shared_ptr<web::Download>> downloads;
  std::vector<web::ScriptQuestion> questions;

private:
  std::uint64_t m_home = 0;
};
