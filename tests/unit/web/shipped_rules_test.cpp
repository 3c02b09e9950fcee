// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

namespace {

/// A description is only text to who loads it; that its paths can be followed, only a browser can say.
class ShippedRules : public BrowserTest {};

std::string escaped(const std::string& text) {
  return web::Text{g_markup_escape_text(text.c_str(), -1)}.get();
}

portal::Description shipped() {
  return std::get<portal::Description>(portal::load_description(SHIPPED_DESCRIPTION, false));
}

TEST_F(ShippedRules, have_paths_that_a_browser_understands) {
  std::string paths;
  for (const auto& rule : shipped().pages)
    for (const auto& path : {rule.present.xpath(), rule.press.xpath(), rule.option.xpath(), rule.option_label,
                             rule.option_detail, rule.option_select})
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

TEST_F(ShippedRules, know_the_pages_of_the_log_in_application_by_its_own_words) {
  for (auto page : shipped().pages) {
    page.addresses = {site.address("/walibis/*")};
    description.pages.push_back(page);
  }
  site.page("/walibis/level", "<h1>Higher security level\n required</h1><p>You are currently logged in with: "
                              "<b>user name and password</b></p>");
  site.page("/walibis/audience", "<h1>In what target audience would you like to log in?</h1><button>Citizen</button>"
                                 "<button> Civil servant </button>");
  site.page("/walibis/news", "<p>Higher security level required</p><p>Civil servant</p>");
  open("/walibis/level");
  const auto level = next_page("level");
  ASSERT_TRUE(level);
  EXPECT_EQ(level->page->meaning, portal::Meaning::level_too_low);
  open("/walibis/audience");
  EXPECT_TRUE(next_page("audience"));
  open("/walibis/news");
  EXPECT_TRUE(next_page("")) << "one of the sentences alone";
}

} // namespace
