// SPDX-License-Identifier: EUPL-1.2
#include "web/response_policy.h"

#include "base/glib_pointers.h"

#include <libsoup/soup.h>

namespace web {

namespace {

bool is_attachment(WebKitURIResponse* response) {
  auto* headers = webkit_uri_response_get_http_headers(response);
  char* disposition = nullptr;
  GHashTable* parameters = nullptr;
  if (headers == nullptr || soup_message_headers_get_content_disposition(headers, &disposition, &parameters) == FALSE)
    return false;
  const base::TextPtr owned{disposition};
  const base::Handle<GHashTable, g_hash_table_destroy> owned_parameters{parameters};
  return g_ascii_strcasecmp(disposition, "attachment") == 0;
}

} // namespace

bool is_page_out_of_service(WebKitPolicyDecision* response) {
  constexpr guint first_server_fault = 500;
  auto* decision = WEBKIT_RESPONSE_POLICY_DECISION(response);
  return webkit_response_policy_decision_is_main_frame_main_resource(decision) != FALSE &&
         webkit_uri_response_get_status_code(webkit_response_policy_decision_get_response(decision)) >=
             first_server_fault;
}

void decide_response(WebKitPolicyDecision* decision) {
  auto* response = WEBKIT_RESPONSE_POLICY_DECISION(decision);
  if (webkit_response_policy_decision_is_mime_type_supported(response) != FALSE &&
      !is_attachment(webkit_response_policy_decision_get_response(response)))
    webkit_policy_decision_use(decision);
  else
    webkit_policy_decision_download(decision);
}

} // namespace web
