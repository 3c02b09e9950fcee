// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "session/flow_timers.h"
#include "session/portal_controller.h"
#include "signin/flow_runner.h"
#include "signin/ports.h"
#include "simulator/portal/portal.h"
#include "software_card.h"

#include <optional>
#include <string>
#include <vector>

/// One user at one practice portal: the real flow with its runner and timers, the real browser and the real card
/// request, without windows. The user types the right PIN, takes the first line of every list, and goes to no host that
/// the description does not have.
class Walk : private signin::CardPort, private signin::ScreenPort, private signin::CardStorePort {
public:
  /// Where a sign-in came to its rest.
  enum class End {
    none,     ///< it is still going on
    primaweb, ///< the start page
    trouble,  ///< a failure was told
    by_hand,  ///< the portal's own page is shown to the user
  };

  /// What the description says otherwise than the portal is.
  struct Differs {
    std::string start{};      ///< where the user enters; empty: at the portal's own start page
    std::string lacks_host{}; ///< a name of the portal's hosts that it does not have; empty: it has all
  };

  explicit Walk(simulator::PortalOptions options);
  Walk(simulator::PortalOptions options, const Differs& what);
  ~Walk() override;
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  Walk(Walk&&) = delete;
  Walk& operator=(Walk&&) = delete;

  /// Puts the card in.
  void start();
  /// What the user does next, once it rested: presses the button of the failure; or cancels and starts anew.
  void try_again();

  [[nodiscard]] End end() const { return m_end; }

  /// The code of the failure that was told last.
  [[nodiscard]] std::string code() const { return m_code; }

  /// Every request so far, as "HOST METHOD PATH".
  [[nodiscard]] const std::vector<std::string>& requests() const { return m_requests; }

  /// Between a good PIN and the log-off.
  [[nodiscard]] bool card_is_open() const { return m_card_is_open; }

  [[nodiscard]] const portal::Destination& destination() const { return m_destination; }

private:
  void tell(signin::Event event);

  void read_card(const std::string& reader) override;
  void verify(card::LastTry last_try) override;

  /// Its reader has no keys.
  void verify_on_pad(card::LastTry /*last_try*/) override {}

  void close_card() override;

  /// Its card signs for every version of TLS.
  void hand_over() override {}

  void show(const signin::View& view) override;

  void tell_page_trouble(const signin::TellPageTrouble& /*trouble*/) override {}

  void leave() override {}

  void remember(const portal::Destination& /*destination*/) override {}

  void remember_own_card() override {}

  void begin();

  std::vector<std::string> m_requests;
  tls::SoftwareCard m_card;
  simulator::Portal m_portal;
  std::string m_directory;
  portal::Description m_description;
  session::PortalController m_controller;
  session::FlowTimers m_timers;
  std::optional<signin::FlowRunner> m_runner; ///< of the sign-in that goes on

  End m_end = End::none;
  std::string m_code;
  bool m_card_is_open = false;
  portal::Destination m_destination;
};
