// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/hosts.h"
#include "simulator/portal/pages.h"

namespace simulator {

namespace {

/// The page that this host shows for an error of its own.
std::string error_page(PortalError error) {
  switch (error) {
  case PortalError::certificate_refused:
    return "refused";
  case PortalError::certificate_missing:
    return "no-certificate";
  case PortalError::certificate_revoked:
    return "revoked";
  default:
    return {};
  }
}

} // namespace

WebAnswer answer_as_card_host(const WebRequest& request, Sessions& sessions, const Origins& origins,
                              const PortalOptions& options) {
  const std::string state = field(request.query, "state");
  const std::string language = sessions.language_of(state).value_or("nl");
  if (request.path != "/fas/eid")
    return text_page("missing", language, 404, origins.portal);
  if (const std::string page = error_page(options.error); !page.empty())
    return text_page(page, language, 403, origins.portal);
  const auto proof = sessions.prove(state, request.holder);
  if (!proof)
    return text_page("expired", language, 403, origins.portal);
  WebAnswer answer = go_to(origins.idp + "/fas/return?state=" + state);
  answer.set_cookies.push_back(cookie_line(proof_cookie, *proof, cookie_domain));
  answer.set_cookies.push_back(cookie_line("PRACTICE-FAS-NODE", "1"));
  return answer;
}

} // namespace simulator
