// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/learner.h"
#include "ui/primaweb_window.h"
#include "ui/sign_in_window.h"
#include "web/browser.h"

#include <sigc++/trackable.h>

#include <optional>
#include <string>

namespace session {

/// Brings a portal::Learner what happens in one sign-in, and its offers to the user. Main loop's thread.
class PageLearning : public sigc::trackable {
public:
  /// Browser, windows and description outlive it.
  PageLearning(portal::Learner learner, web::Browser& browser, ui::SignInWindow& dialog, ui::PrimaWebWindow& primaweb);

  /// Gives what the sign-in may take the page for: unknown, when it was learned and is forgotten by now.
  [[nodiscard]] std::optional<portal::Page> page_shown(const std::optional<portal::Page>& shown);
  void card_wanted();
  /// The portal is about to be entered anew.
  void start_over();
  /// The page that was shown last is about to be pressed.
  void pressed_by_itself();
  /// The user goes on by hand on the page that was shown last. `holder`: of the card; never kept.
  void by_hand(const std::string& holder);

private:
  void pressed_by_hand(const portal::PressedByHand& pressed);
  void offer(std::optional<portal::LearnedPage> page);
  void answered(bool remember);

  portal::Learner m_learner;
  web::Browser& m_browser;
  ui::SignInWindow& m_dialog;
  ui::PrimaWebWindow& m_primaweb;
  std::string m_page; ///< name of the page that was shown last; empty: unknown
  std::optional<portal::LearnedPage> m_offered;
};

} // namespace session
