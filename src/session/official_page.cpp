// SPDX-License-Identifier: EUPL-1.2
#include "session/official_page.h"

namespace session {

namespace {

/// Where the Belgian population register tells how to ask for a new PIN and PUK code (doc/belgian-eid.md §3.3).
std::string new_pin_page(const std::string& language) {
  const std::string site = "https://www.ibz.rrn.fgov.be/";
  if (language == "nl")
    return site + "nl/burger/identiteitsdocumenten/eid/aanvraag-pincode";
  if (language == "fr")
    return site + "fr/citoyen/documents-didentite/eid/demande-dun-code-pin";
  if (language == "de")
    return site + "de/buerger/identitaetsdokumente/eid/beantragung-pin-code";
  return {};
}

} // namespace

std::string page_for(signin::Failure failure, const portal::Description& description, const std::string& language) {
  if (failure == signin::Failure::pin_blocked)
    return new_pin_page(language);
  return signin::may_go_on_in_browser(failure) ? description.start_for(language) : std::string{};
}

} // namespace session
