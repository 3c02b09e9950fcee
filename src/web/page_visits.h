// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/arrival_watch.h"
#include "web/page_script.h"
#include "web/resource_loads.h"
#include "web/users_act.h"

#include <sigc++/connection.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace web {

/// Returns https://host/path of an address, and nothing that follows; empty where it is none that can be shown.
[[nodiscard]] std::string place_of(const std::string& address);

/// Numbers the pages that come into a view, says of each once what it is, and acts on each at most once (promise 6).
///
/// A page drawn by script is watched until it is known. One that is still, fetches nothing and has something for its
/// user to do is told as unknown soon, any other when a bound passes; and watched on: if it becomes another page within
/// the same document, that is a new visit. Thread: main loop.
class PageVisits : public sigc::trackable {
public:
  /// How long after its load a page may take to become one that is known.
  static constexpr std::chrono::milliseconds bound{4000};
  /// How long a page has to be still, and fetch nothing, to be told as unknown before that.
  static constexpr std::chrono::milliseconds stillness{250};
  /// The same for what is left of a page that was known, which may well be on its way to the next one.
  static constexpr std::chrono::milliseconds stillness_between{1000};
  /// The same from its first byte, for a page whose load does not come to an end.
  static constexpr std::chrono::milliseconds load_bound{12000};

  /// Numbers visits from `last_visit` + 1. All but that outlive it.
  PageVisits(PageScript& script, ResourceLoads& loads, const UsersAct& users_act,
             const portal::Description& description, std::uint64_t last_visit);
  ~PageVisits();
  PageVisits(const PageVisits&) = delete;
  PageVisits& operator=(const PageVisits&) = delete;
  PageVisits(PageVisits&&) = delete;
  PageVisits& operator=(PageVisits&&) = delete;

  /// The main frame is about to show another document: until it does, the old one is not told any more.
  void leaving();
  /// The main frame shows a new document.
  void arrived(const std::string& address);
  /// The address changed within the document.
  void address_changed(const std::string& address);
  /// The document has loaded, or a navigation away from it came to nothing.
  void loaded();
  /// Says nothing any more, until the next arrival.
  void stop();

  void press(std::uint64_t visit);
  /// Presses what brings the lines of this visit's list if it is closed, else what leads to its next ones.
  void show_more(std::uint64_t visit);
  void choose(std::uint64_t visit, std::size_t line);

  /// From now on tells what the user does, but not on a page that is known. From a document's first moment on, since
  /// who is quick has pressed before anybody can say that the page is unknown.
  void note_acts(bool wanted);

  /// From now on tells when an unknown page is the application's start page.
  void look_for_application(bool wanted) { m_arrival.set_wanted(wanted); }

  [[nodiscard]] std::uint64_t last_visit() const { return m_visit; }

  /// Where the page is that is shown, as it was told last: https://host/path, and nothing that follows; empty where
  /// there is none.
  [[nodiscard]] const std::string& place() const { return m_place; }

  /// What the page does now is what it does when it is pressed.
  [[nodiscard]] bool is_pressing() const { return m_is_pressing; }

  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)>& signal_page_shown() { return m_signal_page_shown; }

  /// What was to be chosen or pressed on this visit is not, and is the user's.
  sigc::signal<void(std::uint64_t)>& signal_choice_failed() { return m_signal_choice_failed; }

  /// What the user did, and on which visit.
  sigc::signal<void(portal::ActByHand, std::uint64_t)>& signal_acted_by_hand() { return m_signal_acted_by_hand; }

  /// The unknown page of this visit says that it is the application's start page.
  sigc::signal<void(std::uint64_t)>& signal_application_shown() { return m_signal_application_shown; }

private:
  void press(std::uint64_t visit, PageScript::Pressed what);
  [[nodiscard]] bool shows_other_lines(const portal::Page& page) const;
  void watch();
  void application_was_seen(std::uint64_t visit);
  void act_was_noted(const portal::ActByHand& act, bool is_shown);
  void acted(bool was_done, std::uint64_t visit);
  void sighted(const Sighting& sighting, std::uint64_t watch);
  [[nodiscard]] bool is_known_and_ours() const;
  [[nodiscard]] bool has_been_open(const portal::Page& page) const;
  [[nodiscard]] bool is_in_users_hand() const;
  void tell_known();
  void tell_unknown();
  void tell(const std::optional<portal::Page>& page);
  void begin_visit();
  void wait(std::chrono::milliseconds time);
  bool time_passed();
  void look_for_controls(std::chrono::milliseconds still);
  void controls_were_found(bool are_there, std::uint64_t visit);
  [[nodiscard]] bool is_told(const std::optional<portal::Page>& page) const;
  [[nodiscard]] bool may_act(std::uint64_t visit) const;

  PageScript& m_script;
  ResourceLoads& m_loads;
  const UsersAct& m_users_act;
  const portal::Description& m_description;
  std::uint64_t m_visit;
  std::uint64_t m_watch = 0; ///< so that the answer to an earlier call of watch() is not taken for this one's
  bool m_is_watching = false;
  bool m_is_leaving = false;
  bool m_has_acted = false;
  bool m_wants_more = false; ///< by that, the next lines of its list
  bool m_is_pressing = false;
  bool m_is_users = false; ///< known, and what was to be done on it was not: the user does it
  bool m_asks_for_controls = false;
  bool m_notes_acts = false;
  bool m_was_known = false; ///< the page before
  ArrivalWatch m_arrival;
  PageScript::Rules m_rules;
  std::string m_place;                               ///< never the query, which may be a sign-in's secret
  std::string m_known;                               ///< key of the last sighting
  std::optional<portal::Page> m_seen;                ///< the last sighting
  std::optional<std::optional<portal::Page>> m_told; ///< nothing: this visit was not told yet
  std::optional<std::chrono::microseconds> m_bound;  ///< nothing: no controls are looked for; in monotonic time
  std::chrono::milliseconds m_stillness{stillness};
  sigc::connection m_timer;
  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)> m_signal_page_shown;
  sigc::signal<void(std::uint64_t)> m_signal_choice_failed;
  sigc::signal<void(portal::ActByHand, std::uint64_t)> m_signal_acted_by_hand;
  sigc::signal<void(std::uint64_t)> m_signal_application_shown;
};

} // namespace web
