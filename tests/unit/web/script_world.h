// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "work_test.h"

#include <optional>
#include <string>

/// A page at "/" in a window, and what the launcher's own scripts say of it when they are asked in their world.
class ScriptWorld : public WorkTest {
protected:
  /// Shows "/" with `body` in a window; no rule need fit it.
  void show(const std::string& body) {
    site.page("/", body);
    open("/");
    window.set_child(browser->widget());
    window.present();
    // The empty document before it is complete, too; and the page has its size once it has loaded.
    ASSERT_TRUE(wait_until([this] {
      return ask("document.URL !== 'about:blank' && document.readyState === 'complete' && innerWidth > 0") == "true";
    }));
  }

  /// What `script` comes to there, as a text; as what went wrong, if something did.
  std::string ask(const std::string& script) {
    std::optional<std::string> answer;
    webkit_web_view_evaluate_javascript(view(), script.c_str(), -1, "primaweb", nullptr, nullptr, answered, &answer);
    EXPECT_TRUE(wait_until([&answer] { return answer.has_value(); }));
    return answer.value_or("");
  }

  /// The same of an expression in which the scripts' parts have their names.
  std::string of_page(const std::string& expression) {
    return ask(
        "(() => { const {dom, roles, naming, outlining, locating} = globalThis[Symbol.for('primaweb')]; return (" +
        expression + "); })()");
  }

private:
  static void answered(GObject* view, GAsyncResult* result, gpointer answer) {
    GError* failure = nullptr;
    const base::ObjectPtr<JSCValue> value{
        webkit_web_view_evaluate_javascript_finish(WEBKIT_WEB_VIEW(view), result, &failure)};
    const base::ErrorPtr error{failure};
    const base::TextPtr text{value ? jsc_value_to_string(value.get()) : nullptr};
    *static_cast<std::optional<std::string>*>(answer) = error ? error->message : text ? text.get() : "";
  }
};
