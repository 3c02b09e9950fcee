// SPDX-License-Identifier: EUPL-1.2
#include "browser_test.h"

#include <glibmm/main.h>
#include <gtk/gtk.h>

void BrowserTest::SetUpTestSuite() {
  gtk_init();
  if (!application)
    application = Gtk::Application::create("io.github.primaweb_launcher.Test");
}

BrowserTest::BrowserTest() : trust{site.trust()} {
  description.name = "Test";
  description.practice = true;
  description.hosts = {site.host(TestSite::portal_name), site.host(TestSite::idp_name)};
  description.card_hosts = {site.host(TestSite::card_name)};
}

BrowserTest::~BrowserTest() {
  if (HasFailure())
    ADD_FAILURE() << what_happened();
}

std::string BrowserTest::what_happened() const {
  std::string text = "Asked for:";
  for (const auto& request : site.requests())
    text += " " + request.method + " " + request.path;
  text += "; shown:";
  for (const auto& each : shown)
    text += each.page ? " " + each.page->name + "/" + std::to_string(each.page->options.size()) : " unknown";
  text += "; failed:";
  for (const auto fault : faults)
    text += " " + std::to_string(static_cast<int>(fault));
  return text;
}

portal::PageRule& BrowserTest::rule(const std::string& name, portal::Meaning meaning, const std::string& path,
                                    const std::string& present) {
  portal::PageRule rule;
  rule.name = name;
  rule.meaning = meaning;
  rule.addresses = {site.address(path)};
  rule.present = present;
  return description.pages.emplace_back(std::move(rule));
}

void BrowserTest::open(const std::string& path) {
  description.start[""] = path.front() == '/' ? site.address(path) : path;
  browser = std::make_unique<web::Browser>(description, trust, language);
  browser->signal_page_shown().connect(
      [this](std::uint64_t visit, const std::optional<portal::Page>& page) { shown.push_back({visit, page}); });
  browser->signal_card_wanted().connect([this](const web::CardHostVisit& visit) { card_visits.push_back(visit); });
  browser->signal_card_withdrawn().connect([this] { ++card_withdrawals; });
  browser->signal_failed().connect([this](const web::LoadFailure& failure) {
    faults.push_back(failure.fault);
    refused_hosts.push_back(failure.host);
  });
  browser->load_start("nl");
}

bool BrowserTest::wait_until(const std::function<bool()>& is_so, unsigned seconds) {
  bool too_long = false;
  auto bound = Glib::signal_timeout().connect_seconds(
      [&too_long] {
        too_long = true;
        return false;
      },
      seconds);
  while (!too_long && !is_so())
    g_main_context_iteration(nullptr, TRUE);
  bound.disconnect();
  return is_so();
}

std::optional<BrowserTest::Shown> BrowserTest::next_page(const std::string& name) {
  const auto was_shown = [this, &name] {
    for (; m_looked_at < shown.size(); ++m_looked_at)
      if (name == (shown[m_looked_at].page ? shown[m_looked_at].page->name : ""))
        return true;
    return false;
  };
  if (!wait_until(was_shown))
    return std::nullopt;
  return shown[m_looked_at++];
}

void BrowserTest::let_pass(unsigned milliseconds) {
  bool passed = false;
  Glib::signal_timeout().connect_once([&passed] { passed = true; }, milliseconds);
  wait_until([&passed] { return passed; });
}
