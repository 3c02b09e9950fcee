// SPDX-License-Identifier: EUPL-1.2
#include "session/portal_check.h"

#include "portal/report.h"
#include "session/live_check.h"
#include "session/session_config.h"

#include <glib/gi18n.h>

namespace session {

namespace {

constexpr unsigned live_seconds = 20;

} // namespace

int check_portal(const std::optional<std::string>& practice_directory, bool live, std::ostream& out) {
  const auto config = find_session_config(practice_directory);
  const auto& layered = config.portal;
  out << portal::report(layered, description_files(practice_directory), worked_rules(practice_directory));
  bool is_fine = layered.description && layered.errors.empty();
  if (live && layered.description) {
    // Translators: above the answers of the portal's public addresses, in what `primaweb-launcher --check-portal
    // --live` prints.
    out << _("Answers") << '\n';
    for (const auto& answer : check_live(*layered.description, config.trust, live_seconds)) {
      // Translators: before an address, in capitals where it does not answer as it should.
      out << "  " << (answer.is_fine ? _("fine") : _("FAILED")) << "  " << answer.address << "  " << answer.told
          << '\n';
      is_fine = is_fine && answer.is_fine;
    }
  }
  return is_fine ? 0 : 1;
}

} // namespace session
