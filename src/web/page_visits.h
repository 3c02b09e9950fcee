// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "web/arrival_watch.h"
#include "web/page_script.h"

#include <sigc++/connection.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <optional>
#include <string>

namespace web {

/// Numbers the pages that come into a view, says of each once what it is, and acts on each at most once (promise 6).
///
/// A page drawn by script is watched until it is known; when a bound passes it is told as unknown, and watched on: if
/// it becomes another page within the same document, that is a new visit. Main loop's thread.
class PageVisits : public sigc::trackable {
public:
  /// How long after its load a page may take to become one that is known.
  static constexpr unsigned bound_ms = 4000;
  /// The same from its first byte, for a page whose load does not come to an end.
  static constexpr unsigned load_bound_ms = 12000;

  /// Numbers visits from `last_visit` + 1. Script and description outlive it.
  PageVisits(PageScript& script, const portal::Description& description, std::uint64_t last_visit);
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
  void choose(std::uint64_t visit, std::size_t line);

  /// From now on tells what the user presses, but not on a page that is known. From a document's first moment on, since
  /// who is quick has pressed before anybody can say that the page is unknown.
  void note_presses(bool wanted) { m_notes_presses = wanted; }

  /// From now on tells when an unknown page is the application's start page.
  void look_for_application(bool wanted) { m_arrival.set_wanted(wanted); }

  [[nodiscard]] std::uint64_t last_visit() const { return m_visit; }

  /// What the page does now is what it does when it is pressed.
  [[nodiscard]] bool is_pressing() const { return m_is_pressing; }

  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)>& signal_page_shown() { return m_signal_page_shown; }

  /// What was to be chosen or pressed on this visit is not, and is the user's.
  sigc::signal<void(std::uint64_t)>& signal_choice_failed() { return m_signal_choice_failed; }

  sigc::signal<void(portal::PressedByHand)>& signal_pressed_by_hand() { return m_signal_pressed_by_hand; }

  /// The unknown page of this visit says that it is the application's start page.
  sigc::signal<void(std::uint64_t)>& signal_application_shown() { return m_signal_application_shown; }

private:
  void watch();
  void application_was_seen(std::uint64_t visit);
  void press_was_noted(const portal::PressedByHand& pressed);
  void acted(bool was_done, std::uint64_t visit);
  void sighted(const Sighting& sighting, std::uint64_t watch);
  void tell(const std::optional<portal::Page>& page);
  void wait(unsigned milliseconds);
  bool bound_passed();
  [[nodiscard]] bool is_told(const std::optional<portal::Page>& page) const;
  [[nodiscard]] bool may_act(std::uint64_t visit) const;

  PageScript& m_script;
  const portal::Description& m_description;
  std::uint64_t m_visit;
  std::uint64_t m_watch = 0; ///< so that the answer to an earlier call of watch() is not taken for this one's
  bool m_is_watching = false;
  bool m_is_leaving = false;
  bool m_has_acted = false;
  bool m_is_pressing = false;
  bool m_notes_presses = false;
  ArrivalWatch m_arrival;
  PageScript::Rules m_rules;
  std::string m_known;                               ///< key of the last sighting
  std::optional<portal::Page> m_seen;                ///< the last sighting
  std::optional<std::optional<portal::Page>> m_told; ///< nothing: this visit was not told yet
  sigc::connection m_bound;
  sigc::signal<void(std::uint64_t, std::optional<portal::Page>)> m_signal_page_shown;
  sigc::signal<void(std::uint64_t)> m_signal_choice_failed;
  sigc::signal<void(portal::PressedByHand)> m_signal_pressed_by_hand;
  sigc::signal<void(std::uint64_t)> m_signal_application_shown;
};

} // namespace web
