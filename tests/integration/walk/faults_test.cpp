// SPDX-License-Identifier: EUPL-1.2
#include "walk.h"

#include <glibmm/main.h>
#include <gtest/gtest.h>
#include <gtkmm/application.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <iomanip>
#include <iostream>
#include <set>
#include <utility>

namespace {

using simulator::FaultKind;

constexpr std::array kinds{
    std::pair{FaultKind::reset, "reset"},         std::pair{FaultKind::error_page, "error page"},
    std::pair{FaultKind::cut_short, "cut short"}, std::pair{FaultKind::loop, "loop"},
    std::pair{FaultKind::no_answer, "no answer"}, std::pair{FaultKind::empty, "empty"},
    std::pair{FaultKind::huge, "huge"},           std::pair{FaultKind::drip, "drip"},
};

/// What was asked for, as far as it makes a difference when it goes wrong.
enum class Asked { page, sheet, script, card_host };

Asked asked_for(const std::string& request) {
  if (request.starts_with("certif "))
    return Asked::card_host;
  if (request.ends_with(".css"))
    return Asked::sheet;
  return request.ends_with(".js") || request.find("/json/") != std::string::npos ? Asked::script : Asked::page;
}

using Ends = std::set<std::string>;

Ends ends_at_card_host(FaultKind kind) {
  switch (kind) {
  case FaultKind::reset:
    return {"PORTAL-09"}; // a server that refuses a certificate may hang up, too
  case FaultKind::error_page:
    return {"PORTAL-03"};
  case FaultKind::empty:
    return {"by hand"};
  case FaultKind::loop: // the practice server sees no certificate with a second request on one connection: a bare 403
    return {"PORTAL-21"};
  default:
    return {"PORTAL-08"};
  }
}

Ends ends_at_page(FaultKind kind) {
  switch (kind) {
  case FaultKind::reset:
    return {"PORTAL-01", "PrimaWeb"}; // WebKit asks once more where a connection was kept from before
  case FaultKind::cut_short:
  case FaultKind::loop:
    return {"PORTAL-01"};
  case FaultKind::error_page:
    return {"PORTAL-03"};
  case FaultKind::empty:
    return {"by hand"};
  case FaultKind::no_answer:
  case FaultKind::drip:
    return {"PORTAL-04"};
  case FaultKind::huge:
    return {"by hand", "PORTAL-04"}; // whichever bound passes first
  }
  return {};
}

/// How a walk may end that met this fault.
Ends ends(FaultKind kind, Asked asked) {
  switch (asked) {
  case Asked::page:
    return ends_at_page(kind);
  case Asked::card_host:
    return ends_at_card_host(kind);
  case Asked::sheet:
    return {"PrimaWeb"};
  case Asked::script: // without it the page never becomes one that is known
    return kind == FaultKind::reset ? Ends{"by hand", "PORTAL-04", "PrimaWeb"} : Ends{"by hand", "PORTAL-04"};
  }
  return {};
}

/// Where every kind is tried: a page, a script, the card host and a form. At every other request this many kinds are,
/// other ones at the next; all, when the environment says PRIMAWEB_ALL_FAULTS.
constexpr std::array tried_whole{"portal GET /nl/professionals/primaweb", "idp GET /fas/json/methods",
                                 "certif GET /fas/eid", "portal POST /nl/access/entity"};
constexpr std::size_t kinds_a_request = 2;
constexpr std::size_t at_once = 6;
/// On a machine that is busy with other things a try may fail that has no fault of its own.
constexpr int most_tries = 3;
/// Without a walk that comes to its end. Each has its own bounds: the flow's, and several tries of six at once, for
/// which a busy machine takes its time.
constexpr unsigned longest_walk_seconds = 300;

/// One cell of the table.
struct Trial {
  std::size_t kind;
  unsigned request;
  std::string met{}; ///< what was asked for: a page and its parts come in no sure order, and the last may be too late
  std::unique_ptr<Walk> walk{};
  std::string first{}; ///< where the walk with the fault ended
  bool card_was_closed = false;
  bool arrived = false; ///< it, or a next try, came to PrimaWeb
  int tries = 1;
};

simulator::PortalOptions one_role() {
  simulator::PortalOptions options;
  options.two_roles = false;
  return options;
}

/// Runs the main loop until it is so; false when it takes too long.
bool wait_until(const std::function<bool()>& is_so) {
  bool too_long = false;
  auto bound = Glib::signal_timeout().connect_seconds(
      [&too_long] {
        too_long = true;
        return false;
      },
      longest_walk_seconds);
  bool is_so_now = is_so();
  while (!too_long && !is_so_now) {
    g_main_context_iteration(nullptr, TRUE);
    is_so_now = is_so();
  }
  bound.disconnect();
  return is_so_now;
}

std::string described(const Walk& walk) {
  switch (walk.end()) {
  case Walk::End::primaweb:
    return "PrimaWeb";
  case Walk::End::trouble:
    return walk.code();
  case Walk::End::by_hand:
    return "by hand";
  case Walk::End::none:
    break;
  }
  return "hangs";
}

/// Where it stands.
std::string described(const Trial& trial) {
  const auto& requests = trial.walk->requests();
  return std::string{kinds.at(trial.kind).second} + " at request " + std::to_string(trial.request) + ", try " +
         std::to_string(trial.tries) + ", after " + (requests.empty() ? "none" : requests.back());
}

/// Carries the trial on by a step; true when it is over.
bool advance(Trial& trial) {
  if (trial.walk->end() == Walk::End::none)
    return false;
  trial.arrived = trial.walk->end() == Walk::End::primaweb;
  if (trial.first.empty()) {
    trial.first = described(*trial.walk);
    if (trial.walk->requests().size() >= trial.request)
      trial.met = trial.walk->requests()[trial.request - 1];
    // On a page left to the user the card may stay open, for as long as the flow allows.
    trial.card_was_closed = !trial.walk->card_is_open() || trial.walk->end() == Walk::End::by_hand;
  }
  if (trial.arrived || trial.tries == most_tries)
    return true;
  ++trial.tries;
  trial.walk->try_again();
  return false;
}

void begin(Trial& trial) {
  auto options = one_role();
  options.fault = simulator::PortalFault{kinds.at(trial.kind).first, trial.request};
  trial.walk = std::make_unique<Walk>(options);
  trial.walk->start();
}

/// Runs them all, some at once. Where none of these goes on any more, they are given up, and have not arrived: WebKit's
/// process for the network, which is one for all of them, has ended in libsoup 3.2 once (soup-session.c:1745).
bool run(std::vector<Trial>& trials) {
  std::vector<Trial*> under_way;
  std::size_t next = 0;
  bool is_well = true;
  while (next < trials.size() || !under_way.empty()) {
    for (; next < trials.size() && under_way.size() < at_once; ++next) {
      begin(trials[next]);
      under_way.push_back(&trials[next]);
    }
    const auto is_over = [](Trial* trial) {
      if (!advance(*trial))
        return false;
      trial->walk.reset();
      return true;
    };
    if (!wait_until([&] { return std::erase_if(under_way, is_over) > 0; })) {
      for (auto* trial : std::exchange(under_way, {})) {
        std::cout << "hangs: " << described(*trial) << '\n';
        trial->walk.reset();
      }
      is_well = false;
    }
  }
  return is_well;
}

bool ended_well(const Trial& trial) {
  if (trial.met.empty())
    return trial.first == "PrimaWeb";
  return ends(kinds.at(trial.kind).first, asked_for(trial.met)).contains(trial.first);
}

/// On a busy machine another bound may pass before the one that is tried; and what ended a process for all need not be
/// what is tried.
void once_more_by_itself(std::vector<Trial>& trials) {
  for (auto& trial : trials) {
    if (ended_well(trial) && trial.arrived)
      continue;
    std::vector<Trial> alone;
    alone.push_back({.kind = trial.kind, .request = trial.request});
    if (run(alone))
      trial = std::move(alone.front());
  }
}

void print(const std::vector<std::string>& requests, const std::vector<Trial>& trials) {
  std::cout << std::left << std::setw(40) << "the answer to";
  for (const auto& [kind, name] : kinds)
    std::cout << std::setw(12) << name;
  std::cout << '\n';
  for (unsigned request = 1; request <= requests.size(); ++request) {
    std::cout << std::setw(40) << requests[request - 1];
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const auto found = std::find_if(trials.begin(), trials.end(), [&](const Trial& trial) {
        return trial.request == request && trial.kind == kind;
      });
      std::cout << std::setw(12) << (found == trials.end() ? "" : found->first);
    }
    std::cout << '\n';
  }
}

class WalkFaults : public testing::Test {
protected:
  static void SetUpTestSuite() {
    gtk_init();
    if (!application)
      application = Gtk::Application::create("io.github.primaweb_launcher.Test");
  }

private:
  static inline Glib::RefPtr<Gtk::Application> application;
};

TEST_F(WalkFaults, at_every_request_of_a_sign_in_are_told_as_what_they_are_and_the_next_try_arrives) {
  Walk good{one_role()};
  good.start();
  ASSERT_TRUE(wait_until([&good] { return good.end() != Walk::End::none; }));
  ASSERT_EQ(good.end(), Walk::End::primaweb) << described(good);
  EXPECT_EQ(good.destination().entity, "OCMW van Herstappe");
  EXPECT_FALSE(good.card_is_open());
  const auto requests = good.requests();

  const bool all = std::getenv("PRIMAWEB_ALL_FAULTS") != nullptr; // NOLINT(concurrency-mt-unsafe): only read
  std::vector<Trial> trials;
  for (unsigned request = 1; request <= requests.size(); ++request) {
    const bool whole = all || std::ranges::find(tried_whole, requests[request - 1]) != tried_whole.end();
    for (std::size_t count = 0; count < (whole ? kinds.size() : kinds_a_request); ++count)
      trials.push_back({.kind = (request * kinds_a_request + count) % kinds.size(), .request = request});
  }

  run(trials);
  once_more_by_itself(trials);
  print(requests, trials);
  for (const auto& trial : trials) {
    const auto what = std::string{kinds.at(trial.kind).second} + " at " + trial.met;
    EXPECT_TRUE(ended_well(trial)) << what << ": " << trial.first;
    EXPECT_TRUE(trial.arrived) << what;
    EXPECT_TRUE(trial.card_was_closed) << what;
  }
}

TEST_F(WalkFaults, tell_the_host_that_is_not_listed_and_that_the_user_does_not_go_to) {
  Walk led{one_role(), {.lacks_host = simulator::idp_host_name}};
  led.start();
  ASSERT_TRUE(wait_until([&led] { return led.end() != Walk::End::none; }));
  EXPECT_EQ(described(led), "PORTAL-06");
}

TEST_F(WalkFaults, tell_that_a_portal_is_out_of_reach_whose_name_nobody_knows) {
  Walk lost{one_role(), {.start = "https://portal.primaweb.invalid/nl"}};
  lost.start();
  ASSERT_TRUE(wait_until([&lost] { return lost.end() != Walk::End::none; }));
  EXPECT_EQ(described(lost), "PORTAL-01");
  EXPECT_FALSE(lost.card_is_open());
}

} // namespace
