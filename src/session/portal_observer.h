// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/page.h"

#include <optional>
#include <string>

namespace session {

/// Looks on at one way through the portal. Thread: the main loop's.
class PortalObserver {
public:
  PortalObserver() = default;
  virtual ~PortalObserver() = default;
  PortalObserver(const PortalObserver&) = delete;
  PortalObserver& operator=(const PortalObserver&) = delete;
  PortalObserver(PortalObserver&&) = delete;
  PortalObserver& operator=(PortalObserver&&) = delete;

  /// Returns what the sign-in may take the page for: nothing, where it is to count as unknown.
  [[nodiscard]] virtual std::optional<portal::Page> page_shown(const std::optional<portal::Page>& shown) = 0;
  /// At this address.
  virtual void card_wanted(const std::string& address) = 0;
  /// The portal led to a host that the description does not have; empty: it did not.
  virtual void refused(const std::string& host) = 0;
  /// The user agreed to be led to a host that the description does not have.
  virtual void host_was_accepted(const std::string& host) = 0;
  /// The portal is about to be entered anew.
  virtual void start_over() = 0;
  /// The page that was shown last is about to be pressed, or chosen on.
  virtual void acts_by_itself() = 0;
};

} // namespace session
