// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

/// A description is only text to who loads it; that its paths can be followed, only a browser can say.
class ShippedRules : public BrowserTest {};

std::string escaped(const std::string& text) {
  return web::Text{g_markup_escape_text(text.c_str(), -1)}.get();
}

TEST_F(ShippedRules, have_paths_that_a_browser_understands) {
  const auto loaded = portal::load_description(SHIPPED_DESCRIPTION, false);
  ASSERT_TRUE(std::holds_alternative<portal::Description>(loaded));
  std::string paths;
  for (const auto& rule : std::get<portal::Description>(loaded).pages)
    for (const auto& path :
         {rule.present, rule.press, rule.option, rule.option_label, rule.option_detail, rule.option_select})
      if (!path.empty())
        paths += "<pre>" + escaped(path) + "</pre>";
  ASSERT_FALSE(paths.empty());
  site.page("/", paths +
                     "<script>for (const pre of document.querySelectorAll('pre'))"
                     "try { document.createExpression(pre.textContent) } catch { fetch('/wrong?' + pre.textContent) }"
                     "fetch('/tried')</script>");
  site.page("/wrong", "");
  site.page("/tried", "");
  open("/");
  ASSERT_TRUE(wait_until([this] { return requests_for("/tried") == 1; }));
  let_pass();
  for (const auto& wrong : site.requests("/wrong"))
    ADD_FAILURE() << wrong.query;
}

} // namespace
