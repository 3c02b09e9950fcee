// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "browser_test.h"

#include <gtkmm/window.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// A user who works in a page at "/" that shows what a test puts into it, and presses what is named "go" there.
class WorkTest : public BrowserTest {
protected:
  using NotDoneList = std::vector<std::pair<web::NotDone, GtkWidget*>>;

  void TearDown() override { window.unset_child(); }

  /// Shows "/" with `body` and begins to work in it.
  void work_in(const std::string& body) {
    rule("home", portal::Meaning::primaweb, "/", "//h1");
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
    browser->signal_asked().connect([this](const web::ScriptDialog& question) { questions.push_back(question); });
    browser->signal_not_done().connect(
        [this](web::NotDone what, GtkWidget* where) { not_done.emplace_back(what, where); });
    window.set_child(browser->widget());
    window.present();
    ASSERT_TRUE(next_page("home"));
    browser->set_page_use(web::PageUse::work);
    browser->set_covered(web::Covering::none);
  }

  /// WebKit takes what it is told to evaluate for the user's own act.
  void press() {
    webkit_web_view_evaluate_javascript(view(), "document.getElementById('go').click()", -1, nullptr, nullptr, nullptr,
                                        nullptr, nullptr);
  }

  /// Types into what `focus` names in that page, as its user does.
  void type(WebKitWebView* where, const std::string& focus) {
    const auto source = focus + ".focus(); fetch('/said?focused')";
    webkit_web_view_evaluate_javascript(where, source.c_str(), -1, nullptr, nullptr, nullptr, nullptr, nullptr);
    const auto before = said().size();
    ASSERT_TRUE(wait_until([&] { return said().size() > before; }));
    webkit_web_view_execute_editing_command_with_argument(where, "InsertText", "a");
  }

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
  std::vector<web::ScriptDialog> questions;
  NotDoneList not_done;
};
