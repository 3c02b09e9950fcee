// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/learned_pages.h"
#include "portal/road_recorder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portal {

/// Follows one walk through the portal and learns from it: the steps that the user went by hand may be remembered once
/// they came to the service. A learned page that is not recognised today, since it is slow, under repair or another one
/// by now, is not pressed, and so does no harm: it is kept until the user teaches what to do at its address instead.
/// Presses nothing itself: a learned page is pressed like any other known page. Thread: the main loop's.
class Learner {
public:
  /// `description`: the one that the walk goes by, with the learned pages in it.
  Learner(const Description& description, LearnedPages pages);

  /// Those of the card's holder: words with one of them in it are never kept.
  void set_names(std::vector<std::string> names) { m_road.set_names(std::move(names)); }

  void acted_by_hand(const ActByHand& act, std::uint64_t visit) { m_road.acted(act, visit); }

  /// The launcher is about to press or choose on the page of this name.
  void acted_by_itself(const std::string& page_name) {
    m_acted_on.push_back(page_name);
    m_road.launcher_acted();
  }

  void card_host_came() { m_road.card_host_came(); }

  /// The portal is entered anew: what comes now comes of nothing that was done before.
  void start_over();

  /// What the launcher did by itself led round in circles: what was learned of it is wrong by now, and is forgotten.
  void went_in_circles();

  /// What to take a page for: unknown, when it was learned, and forgotten or taught otherwise since the walk began.
  [[nodiscard]] std::optional<Page> as_remembered(const std::optional<Page>& page) const;

  /// The user agreed to be led to this host.
  void host_was_accepted(const std::string& host) { m_hosts.push_back(host); }

  /// Those since the portal was entered.
  [[nodiscard]] const std::vector<std::string>& accepted_hosts() const { return m_hosts; }

  /// What comes from now on is no step of the way.
  void stop() { m_road.stop(); }

  /// Gives the steps that were gone by hand, and begins anew.
  [[nodiscard]] std::vector<RoadStep> take_steps();

  /// Remembers what each step is taught as, and the hosts that the user agreed to. Returns whether the file could be
  /// written.
  [[nodiscard]] bool remember(const std::vector<RoadStep>& steps) const;

  [[nodiscard]] bool has_learned() const { return !m_pages.all().empty(); }

private:
  [[nodiscard]] const PageRule* learned_rule(const std::string& name) const;

  const Description& m_description;
  LearnedPages m_pages;
  RoadRecorder m_road;
  std::vector<std::string> m_acted_on; ///< names of pages, in this walk
  std::vector<std::string> m_hosts;    ///< that the user agreed to, in this walk
};

} // namespace portal
