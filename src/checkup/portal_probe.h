// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "checkup/addressee.h"
#include "signin/failure.h"

#include <libsoup/soup.h>

#include <chrono>
#include <optional>
#include <string>

namespace checkup {

/// Asks the portal once for one page, without cookies, and follows no redirect. Thread: main loop; calls nobody back:
/// look at is_done().
class PortalProbe {
public:
  /// `roots`: those of practice, which is reached without a proxy; null for the system's own. `cancellable` ends it.
  PortalProbe(const std::string& address, GTlsDatabase* roots, GCancellable* cancellable);
  ~PortalProbe();
  PortalProbe(const PortalProbe&) = delete;
  PortalProbe& operator=(const PortalProbe&) = delete;
  PortalProbe(PortalProbe&&) = delete;
  PortalProbe& operator=(PortalProbe&&) = delete;

  [[nodiscard]] bool is_done() const { return m_is_done; }

  /// Nothing when the portal is there and trusted. One that is not done is slow.
  [[nodiscard]] std::optional<signin::Failure> failure() const {
    return m_is_done ? m_failure : signin::Failure::portal_slow;
  }

  /// How far this computer's clock is ahead of the portal's; nothing when the portal did not tell.
  [[nodiscard]] std::optional<std::chrono::seconds> ahead() const { return m_ahead; }

private:
  static gboolean on_accept_certificate(SoupMessage* message, GTlsCertificate* server, GTlsCertificateFlags errors,
                                        gpointer self);
  static void on_head(GObject* session, GAsyncResult* result, gpointer envelope);
  void head_arrived();

  base::ObjectPtr<SoupSession> m_session;
  base::ObjectPtr<SoupMessage> m_message;
  std::optional<signin::Failure> m_failure; ///< once it is done
  std::optional<std::chrono::seconds> m_ahead;
  bool m_is_done = false;
  Addressee<PortalProbe> m_self{*this};
};

} // namespace checkup
