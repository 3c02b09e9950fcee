// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/learner.h"
#include "session/portal_observer.h"
#include "session/walk_notes.h"
#include "ui/primaweb_window.h"
#include "ui/sign_in_window.h"
#include "web/browser.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace session {

/// Brings a portal::Learner what happens in one sign-in, and asks the user in PrimaWeb what of the way there the
/// launcher shall go by itself. Thread: the main loop's.
class PageLearning final : public PortalObserver, public sigc::trackable {
public:
  /// Browser, windows and description outlive it.
  PageLearning(portal::Learner learner, std::unique_ptr<WalkNotes> walk, web::Browser& browser,
               ui::SignInWindow& dialog, ui::PrimaWebWindow& primaweb);

  /// Of the card that was read; never kept.
  void set_holder(const std::string& name);

  /// Unknown is a page, too, that was learned and is forgotten by now.
  [[nodiscard]] std::optional<portal::Page> page_shown(const std::optional<portal::Page>& shown) override;
  void card_wanted(const std::string& address) override;
  void refused(const std::string& host) override;
  void host_was_accepted(const std::string& host) override;
  void start_over() override;
  void acts_by_itself() override;
  /// What it pressed by itself led round in circles.
  void went_in_circles();
  /// The user goes on by hand on the page that was shown last. `holder`: of the card; never kept.
  void by_hand(const std::string& holder);
  /// Nobody knows whether the user works by now: what they do is no step any more.
  void may_work();
  /// They are in PrimaWeb.
  void arrived();

  /// The user taught it the steps, and they were saved; with what they chose on the way.
  sigc::signal<void(portal::TaughtChoice)>& signal_taught() { return m_signal_taught; }

private:
  void acted_by_hand(const portal::ActByHand& act, std::uint64_t visit);
  void decline();
  void keep_hosts();
  void taught(const std::vector<portal::RoadStep>& steps);

  portal::Learner m_learner;
  std::unique_ptr<WalkNotes> m_walk;
  web::Browser& m_browser;
  ui::SignInWindow& m_dialog;
  ui::PrimaWebWindow& m_primaweb;
  std::string m_page; ///< name of the page that was shown last; empty: unknown
  bool m_is_declined = false;
  bool m_was_asked = false; ///< what of this way is remembered, the user says
  sigc::signal<void(portal::TaughtChoice)> m_signal_taught;
};

} // namespace session
