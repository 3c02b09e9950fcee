// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/flow.h"
#include "simulator/portal/portal.h"
#include "software_card.h"
#include "tls/card_request.h"
#include "web/browser.h"

#include <sigc++/connection.h>

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// One user at one practice portal: the real browser, the real card request and the real flow, without windows. The
/// user types the right PIN, takes the first line of every list, and goes to no host that the description does not
/// have.
class Walk {
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
  ~Walk();
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

  void carry_out(const signin::Show& effect);
  void carry_out(const signin::ReadCard& effect);
  void carry_out(const signin::Verify& effect);

  /// Its reader has no keys.
  void carry_out(const signin::VerifyOnPad& /*effect*/) {}

  void carry_out(const signin::CloseCard& effect);

  /// Its card signs for every version of TLS.
  void carry_out(const signin::HandOver& /*effect*/) {}

  void carry_out(const signin::LoadStart& effect);
  void carry_out(const signin::Press& effect);
  void carry_out(const signin::ShowMore& effect);
  void carry_out(const signin::Choose& effect);

  void carry_out(const signin::GoToHost& /*effect*/) {}

  void carry_out(const signin::StayFromHost& effect);

  void carry_out(const signin::OpenHostElsewhere& /*effect*/) {}

  void carry_out(const signin::SendCardRequest& effect);
  void carry_out(const signin::CancelCardRequest& effect);
  void carry_out(const signin::StartTimer& effect);
  void carry_out(const signin::StopTimer& effect);
  void carry_out(const signin::EndPortalSession& effect);

  void carry_out(const signin::ReloadPage& /*effect*/) { m_browser->reload(); }

  void carry_out(const signin::TellPageTrouble& /*effect*/) {}

  void carry_out(const signin::Remember& /*effect*/) {}

  void carry_out(const signin::RememberOwnCard& /*effect*/) {}

  void carry_out(const signin::Leave& /*effect*/) {}

  void show(const signin::View& view);
  void card_request_ended(tls::CardRequestResult result);
  void portal_session_ended();

  std::vector<std::string> m_requests;
  tls::SoftwareCard m_card;
  simulator::Portal m_portal;
  std::string m_directory;
  portal::Description m_description;
  std::unique_ptr<tls::CardRequester> m_requester;
  std::unique_ptr<tls::CardKey> m_key;
  std::optional<web::CardHostVisit> m_card_host_visit;
  std::unique_ptr<web::Browser> m_browser;
  bool m_ending_portal_session = false;
  bool m_load_afterwards = false;

  signin::Flow m_flow;
  std::deque<signin::Event> m_events;
  bool m_telling = false;
  std::map<signin::Timer, sigc::connection> m_timers;

  End m_end = End::none;
  std::string m_code;
  bool m_card_is_open = false;
  portal::Destination m_destination;
};
