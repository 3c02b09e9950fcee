// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/hosts.h"
#include "simulator/portal/pages.h"

namespace simulator {

WebAnswer answer_as_idp(const WebRequest& request, Sessions& sessions, const Origins& origins,
                        const PortalOptions& options) {
  if (request.path == "/style.css")
    return file_answer("style.css", "text/css");
  if (request.path == "/fas/XUI/chooser.js")
    return file_answer("chooser.js", "text/javascript");

  const std::string state = field(request.query, request.path == "/fas/return" ? "state" : "goto");
  const std::optional<std::string> asked_in = sessions.language_of(state);
  const std::string wanted = field(request.query, "ui_locales");
  if (!asked_in)
    return text_page("expired", is_portal_language(wanted) ? wanted : "nl", 403, origins.portal);

  const std::string language = wanted.empty() ? *asked_in : wanted;
  if (request.path == "/fas/XUI/")
    return chooser_page(language, state);
  if (request.path == "/fas/json/methods")
    return chooser_words(language, origins.card + "/fas/eid?state=" + state);
  if (request.path == "/fas/return" && options.error == PortalError::level_too_low)
    return text_page("level", *asked_in, 403, origins.portal);
  if (request.path == "/fas/return") {
    const auto code = sessions.code_for(state, field(request.cookies, proof_cookie));
    return code ? go_to(origins.portal + "/sso/return?code=" + *code)
                : text_page("expired", *asked_in, 403, origins.portal);
  }
  return text_page("missing", *asked_in, 404, origins.portal);
}

} // namespace simulator
