// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "test_site.h"
#include "web/browser.h"

#include <gtest/gtest.h>
#include <gtkmm/application.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A browser on a site that was made for the test, and what it tells.
class BrowserTest : public testing::Test {
protected:
  struct Shown {
    std::uint64_t visit;
    std::optional<portal::Page> page;
  };

  static void SetUpTestSuite();

  BrowserTest();
  ~BrowserTest() override;

  /// A rule for the page at `path` (a pattern) that has `present`.
  portal::PageRule& rule(const std::string& name, portal::Meaning meaning, const std::string& path,
                         const std::string& present);
  /// Makes the browser, once everything is described, and loads the page at `path`, or at a whole address.
  void open(const std::string& path);

  /// Runs the main loop until it is so; false when it takes too long.
  static bool wait_until(const std::function<bool()>& is_so, unsigned seconds = 20);
  /// Runs the main loop until the page of that name was shown (empty: an unknown page), after those asked for before.
  [[nodiscard]] std::optional<Shown> next_page(const std::string& name);
  /// Runs the main loop for a moment in which nothing is expected to happen.
  static void let_pass(unsigned milliseconds = 700);

  /// How often that path was asked for.
  [[nodiscard]] std::size_t requests_for(const std::string& path) const { return site.requests(path).size(); }

public:
  TestSite site;
  portal::Description description;
  std::optional<web::PracticeTrust> trust;
  std::string language; ///< in which the portal is wanted
  std::unique_ptr<web::Browser> browser;

  std::vector<Shown> shown;
  std::vector<web::CardHostVisit> card_visits;
  int card_withdrawals = 0;
  std::vector<web::LoadFault> faults;
  std::vector<std::string> refused_hosts; ///< one for each fault

private:
  /// For whoever reads that a test failed where it cannot be repeated.
  [[nodiscard]] std::string what_happened() const;

  static inline Glib::RefPtr<Gtk::Application> application;
  std::size_t m_looked_at = 0;
};
