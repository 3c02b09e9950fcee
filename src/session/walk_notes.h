// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/description.h"
#include "portal/walk.h"
#include "portal/worked_rules.h"

#include <functional>
#include <optional>
#include <string>

namespace session {

/// Keeps of a sign-in's walk through the portal what may be reported of it (portal::Walk), in place of the last one's;
/// and on the live portal, which rules led on to the next step. Thread: the main loop's.
class WalkNotes {
public:
  /// `description`: the one that the walk goes by; outlives this. `file`: where the walk is kept. `worked`: nothing in
  /// practice. `may_keep`: whether the user lets anything be kept, who may change their mind on the way.
  WalkNotes(const portal::Description& description, std::string file, std::optional<portal::WorkedRules> worked,
            std::function<bool()> may_keep);
  ~WalkNotes();
  WalkNotes(const WalkNotes&) = delete;
  WalkNotes& operator=(const WalkNotes&) = delete;
  WalkNotes(WalkNotes&&) = delete;
  WalkNotes& operator=(WalkNotes&&) = delete;

  /// Of the card; never kept.
  void set_holder(const std::string& name);
  /// The portal is about to be entered anew.
  void start_over();
  /// `address`: https://host/path. `page`: what the sign-in takes it for.
  void page_shown(const std::string& address, const std::optional<portal::Page>& page);
  /// The launcher presses or chooses on the page that was shown last.
  void launcher_acts();
  void user_acted(const portal::ActByHand& act);
  /// The user goes on by hand, and does not want it noted, nor what they did before.
  void leave_out_user();
  void card_wanted(const std::string& address);
  /// The portal led to a host that the description does not have.
  void refused(const std::string& host);
  /// The user is in the service, at this address.
  void arrived(const std::string& address);
  /// Nobody knows whether the user works by now.
  void may_work();

private:
  [[nodiscard]] const portal::PageRule* rule_of(const std::optional<portal::Page>& page) const;
  void led_on();
  void save();

  const portal::Description& m_description;
  std::string m_file;
  std::optional<portal::WorkedRules> m_worked;
  std::function<bool()> m_may_keep;
  std::string m_holder;
  std::string m_saved; ///< so that nothing comes back that the user removes while they work
  portal::Walk m_walk;
  const portal::PageRule* m_shown = nullptr;   ///< the rule of the page that was shown last
  const portal::PageRule* m_pressed = nullptr; ///< what the launcher went by last, and what came of it is not known yet
};

} // namespace session
