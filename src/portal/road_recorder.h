// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/road.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portal {

/// Keeps, in memory only, the steps that the user goes by hand from the portal's entrance to the service.
///
/// What led nowhere is no step: of two acts on one page that came round again, the last counts. Of a page is kept what
/// may be (learned_page.h); a step with more in it is the user's. Thread: any one.
class RoadRecorder {
public:
  /// More steps than this are no way to a service but a day's work: then nothing is offered.
  static constexpr std::size_t most_steps = 12;

  /// Those of the card's holder: words with one of them in it are never kept.
  void set_names(std::vector<std::string> names) { m_names = std::move(names); }

  /// `visit`: the number of the page; the next page has the next one.
  void acted(const ActByHand& act, std::uint64_t visit);

  /// The launcher did something by itself: what comes next comes of that.
  void launcher_acted() { m_last_by_hand = false; }

  /// The card was asked for; by the last step, unless the launcher has acted since.
  void card_host_came();
  void start_over();
  /// What comes from now on, until it starts over, is no step of the way; nor what was chosen and led nowhere yet.
  void stop();

  /// In their order, each with its likely teaching. Empty: there is nothing to teach.
  [[nodiscard]] std::vector<RoadStep> steps() const;

private:
  struct Recorded {
    RoadStep step;
    std::optional<Locator> control; ///< also where the step has none that can be pressed again
    std::string page;
    std::string document;
    std::uint64_t visit = 0;
  };

  void choose(const ActByHand& act, std::uint64_t visit);
  void add(ActByHand act, std::uint64_t visit);
  void end_choice();
  void leave_alike_presses();
  [[nodiscard]] RoadStep step_of(const ActByHand& act) const;

  /// What was done on the page before, when it comes again: dropped, or a part of what is done now.
  struct CameRound {
    bool is_unclear = false;       ///< it may be: something else in the same document, or nobody can say what
    std::optional<Locator> more{}; ///< what led to the lines of the list that is chosen from now
  };

  [[nodiscard]] CameRound drop_what_came_round(const ActByHand& act, std::uint64_t visit);

  std::vector<std::string> m_names;
  std::vector<Recorded> m_steps;
  std::optional<ActByHand> m_choice; ///< chosen, and nothing pressed since
  std::uint64_t m_choice_visit = 0;
  std::string m_filled_in; ///< the document in which the user filled something in
  bool m_after_card = false;
  bool m_last_by_hand = false;
  bool m_is_stopped = false;
};

} // namespace portal
