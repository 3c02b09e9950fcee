// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

#include <glib.h>

#include <algorithm>
#include <cstdio>

namespace {

/// How long after it is drawn a page that nobody knows can be used. Measurements (tests/bench/meson.build): they print,
/// and assert nothing of the time.
class Usable : public WorkTest {
protected:
  static constexpr int rounds = 15;

  /// Opens the page again and again, each time in a new browser, and prints how long it took.
  void measure(const char* what) {
    site.page("/",
              "<h1>Entiteit</h1><form><label><input type=radio name=e>OCMW van Herstappe</label><button>Verder</button>"
              "</form><script>requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))</script>");
    site.page("/drawn", "");
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
      times.push_back(once(static_cast<std::size_t>(round) + 1));
    std::sort(times.begin(), times.end());
    std::printf("%s: usable %.0f ms after it was drawn at best, %.0f ms in the middle of %d\n", what, times.front(),
                times.at(rounds / 2), rounds);
  }

private:
  double once(std::size_t drawings) {
    shown.clear();
    open("/");
    window.set_child(browser->widget());
    window.present();
    browser->set_covered(web::Covering::none);
    gint64 drawn = 0;
    gint64 told = 0;
    const auto note = [](gint64& time, bool is_so) {
      if (is_so && time == 0)
        time = g_get_monotonic_time();
    };
    EXPECT_TRUE(wait_until([&] {
      note(drawn, requests_for("/drawn") >= drawings);
      note(told, !shown.empty());
      return drawn != 0 && told != 0;
    }));
    constexpr double ms = 1000;
    window.unset_child();
    return std::max(0.0, static_cast<double>(told - drawn) / ms); // the page's own word of it takes its time
  }
};

TEST_F(Usable, DISABLED_page_of_an_address_without_a_rule_takes_so_long) {
  measure("Unknown page, no rule for its address");
}

TEST_F(Usable, DISABLED_page_that_a_rule_of_its_address_does_not_fit_takes_so_long) {
  rule("other", portal::Meaning::way_in, "/", "//h6").press = "//h6/a";
  measure("Unknown page, a rule for its address does not fit");
}

} // namespace
