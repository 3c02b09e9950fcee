// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>

#include <string>

namespace web {

/// Why the view could not show a page.
enum class LoadFault {
  unreachable,           ///< name not found, refused, reset, offline
  untrusted_server,      ///< the server's certificate does not verify
  server_date,           ///< nothing but the dates of the server's certificate is wrong: or this computer's clock is
  network_wants_sign_in, ///< the proxy asks for a name and a password
  unavailable,           ///< the portal answered that something is wrong on its own side (HTTP 500 and above)
  asks_password,   ///< a listed host asks for a name and a password in a way that browsers have, and pages have not
  host_not_listed, ///< a page wanted to go to a host outside the description: not followed
  form_not_read,   ///< a page sent a form to a card host, and what it sent cannot be handed over
  crashed,         ///< the page's process ended
};

struct LoadFailure {
  LoadFault fault = LoadFault::unreachable;
  /// Of host_not_listed: where the page wanted to go, as portal::Address::host; empty when that is no plain https host.
  std::string host{};
};

/// What is wrong with a server by its certificate's faults. Thread: any.
[[nodiscard]] LoadFault fault_of(GTlsCertificateFlags certificate_faults);

} // namespace web
