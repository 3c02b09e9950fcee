// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "session/portal_observer.h"
#include "signin/event.h"
#include "signin/ports.h"
#include "tls/card_key.h"
#include "tls/card_request.h"
#include "web/browser.h"

#include <gio/gio.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace session {

/// The portal's half of a sign-in: what its pages and the card host say becomes the flow's events, and what the flow
/// wants of them is done in the browser, or asked of the card host. Thread: the main loop's.
class PortalController final : public signin::PortalPort {
public:
  struct Dependencies {
    std::function<void(signin::Event)> tell;
    /// Returns the key of the card that is open; null: none is.
    std::function<std::unique_ptr<tls::CardKey>()> make_key;
    /// Returns the language that the portal is asked for: "nl".
    std::function<std::string()> language;
    /// Returns what the desktop knows of its network.
    std::function<GNetworkConnectivity()> connectivity;
    /// The session is about to be ended, and what is shown of it goes first.
    std::function<void()> session_ends = [] {};
    /// How long the portal's log-out may take before the data are destroyed without it.
    std::chrono::seconds log_out{5};
  };

  explicit PortalController(Dependencies dependencies);
  ~PortalController() override;
  PortalController(const PortalController&) = delete;
  PortalController& operator=(const PortalController&) = delete;
  PortalController(PortalController&&) = delete;
  PortalController& operator=(PortalController&&) = delete;

  /// Once, and before anything of signin::PortalPort.
  void open(std::unique_ptr<web::Browser> browser, std::unique_ptr<tls::CardRequester> requester);

  /// Null before open().
  [[nodiscard]] web::Browser* browser() const { return m_browser.get(); }

  /// Who is told of what happens from now on; null: nobody. Lifetime: until the next call, or this object's end.
  void set_observer(PortalObserver* observer) { m_observer = observer; }

  /// Before the card is closed: nothing is signed with it any more.
  void drop_key() { m_key.reset(); }

  /// Loads nothing any more. `done` is called at once, or where the end of a session is under way, after that.
  void stop(std::function<void()> done);

  void load_start() override;
  void press(std::uint64_t visit) override;
  void show_more(std::uint64_t visit) override;
  void choose(std::uint64_t visit, std::size_t index) override;
  void go_to_host(const std::string& host) override;
  void stay_from_host() override;
  void open_host_elsewhere() override;
  void send_card_request() override;
  void cancel_card_request() override;
  void reload_page() override;
  void end_portal_session(bool is_signed_in) override;

private:
  void card_request_ended(tls::CardRequestResult result);
  void portal_session_ended();
  [[nodiscard]] std::string card_host() const;

  Dependencies m_dependencies;
  std::unique_ptr<tls::CardRequester> m_requester;
  std::unique_ptr<tls::CardKey> m_key;
  std::optional<web::CardHostVisit> m_card_host_visit;
  std::unique_ptr<web::Browser> m_browser;
  PortalObserver* m_observer = nullptr;
  bool m_is_ending_session = false;
  bool m_load_afterwards = false;
  std::function<void()> m_stopped; ///< not empty: waits for the end of the session
};

} // namespace session
