// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/page_script.h"

#include <sigc++/connection.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <optional>
#include <string>

namespace web {

/// Says when an unknown page is the application's start page, by what it says of itself (portal::is_application), and
/// has been for a while: what only passes by is none. Looks only while it is wanted. Thread: main loop.
class ArrivalWatch : public sigc::trackable {
public:
  /// How long a page must say so.
  static constexpr unsigned stay_ms = 1000;
  /// How often a page is looked at again whose frames are still empty.
  static constexpr int most_looks = 30;

  /// `application`: its name. The script outlives it.
  ArrivalWatch(PageScript& script, std::string application);
  ~ArrivalWatch();
  ArrivalWatch(const ArrivalWatch&) = delete;
  ArrivalWatch& operator=(const ArrivalWatch&) = delete;
  ArrivalWatch(ArrivalWatch&&) = delete;
  ArrivalWatch& operator=(ArrivalWatch&&) = delete;

  void set_wanted(bool wanted);
  /// The page of this visit is unknown.
  void unknown_page_came(std::uint64_t visit);
  /// It is no longer there, or no longer unknown.
  void page_went();

  /// Once for each visit.
  sigc::signal<void(std::uint64_t)>& signal_arrived() { return m_signal_arrived; }

private:
  void look(const std::string& known);
  void seen(const FaceSighting& sighting, unsigned watch);
  bool look_again();

  PageScript& m_script;
  const std::string m_application;
  bool m_is_wanted = false;
  std::optional<std::uint64_t> m_visit; ///< nothing: no unknown page is there, or this one was told of
  unsigned m_watch = 0;                 ///< so that the answer to an earlier look is not taken for this one's
  int m_looks = 0;
  bool m_is_here = false; ///< by the last look
  bool m_stayed = false;  ///< since one look and for the next
  sigc::connection m_bound;
  sigc::signal<void(std::uint64_t)> m_signal_arrived;
};

} // namespace web
