// SPDX-License-Identifier: EUPL-1.2
#include "web/navigation_policy.h"

#include "portal/address.h"
#include "portal/shown_hosts.h"

#include <algorithm>
#include <string_view>

namespace web {

namespace {

bool begins_with(const std::string& address, std::string_view beginning) {
  return address.compare(0, beginning.size(), beginning) == 0;
}

/// What a shown page made itself: an empty frame, or a file to look at or to save.
bool is_made_by_page(const portal::Description& description, const std::string& address) {
  constexpr std::string_view blob = "blob:";
  return address == "about:blank" || address == "about:srcdoc" ||
         (begins_with(address, blob) && description.may_show(address.substr(blob.size())));
}

/// The reader in which WebKit shows a PDF gives the document so, or what is attached to it. No page's address begins
/// so.
bool is_given_by_reader(const std::string& address) {
  return begins_with(address, "blob:webkit-pdfjs-viewer:");
}

/// Of a site that is reached without TLS, or of who is written to or called. As strict as for the portal's own hosts:
/// an address that is written unusually may mislead who reads it.
bool is_for_desktop(const portal::Description& description, const std::string& address) {
  if (begins_with(address, "mailto:") || begins_with(address, "tel:"))
    return true;
  const auto https = begins_with(address, "http:") ? "https:" + address.substr(address.find(':') + 1) : address;
  return portal::parse_address(https).has_value() && !description.names(https) && !description.is_card_host(https);
}

/// All of them exact names and patterns without a card host below.
bool may_be_framed(const portal::Description& description, const std::string& host) {
  return std::ranges::none_of(description.card_hosts, [&host](const std::string& card_host) {
    return host == card_host || portal::is_below(host, card_host);
  });
}

} // namespace

Navigation navigation_of(WebKitNavigationAction* action, bool is_new_window) {
  const char* address = webkit_uri_request_get_uri(webkit_navigation_action_get_request(action));
  const bool is_click =
      is_new_window || webkit_navigation_action_get_navigation_type(action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED;
  return {.address = address == nullptr || *address == '\0' ? "about:blank" : address,
          .is_users_click = is_click && webkit_navigation_action_is_user_gesture(action) != FALSE &&
                            webkit_navigation_action_is_redirect(action) == FALSE,
          .is_new_window = is_new_window};
}

void note_host(VisitedHosts& visited, const std::string& address) {
  if (const auto parsed = portal::parse_address(address))
    visited.insert(parsed->host);
}

bool leads_out(const portal::Description& description, const std::string& address, const VisitedHosts& visited) {
  const auto parsed = portal::parse_address(address);
  return parsed && description.may_show(address) && !description.names(address) && !visited.contains(parsed->host);
}

Verdict judge(const portal::Description& description, const Navigation& navigation) {
  const auto& address = navigation.address;
  if (description.is_card_host(address))
    return Verdict::ask_card;
  const bool stays = description.may_show(address) || is_made_by_page(description, address);
  if (stays && !(navigation.is_users_click && navigation.leads_out))
    return navigation.is_new_window ? Verdict::show_here : Verdict::show;
  if (begins_with(address, "data:") || is_given_by_reader(address))
    return navigation.is_new_window ? Verdict::ignore : Verdict::save;
  if (navigation.is_on_the_way && description.may_ask_about(address))
    return Verdict::ask_host;
  if (!navigation.is_users_click)
    return Verdict::refuse;
  return is_for_desktop(description, address) ? Verdict::open_elsewhere : Verdict::ignore;
}

gboolean answer(WebKitPolicyDecision* decision, Going going) {
  if (going == Going::go)
    return FALSE; // as WebKit does it by itself: only it knows of a link whose page wants it saved
  if (going == Going::wait)
    return TRUE; // somebody has the decision, and makes it later
  if (going == Going::save)
    webkit_policy_decision_download(decision);
  else
    webkit_policy_decision_ignore(decision);
  return TRUE;
}

std::string frame_policy(const portal::Description& description) {
  std::string hosts;
  for (const auto* list : {&description.hosts, &description.accepted_hosts})
    for (const auto& host : *list)
      if (may_be_framed(description, host))
        hosts += " https://" + host;
  return "frame-src blob:" + hosts + "; object-src blob:" + hosts;
}

} // namespace web
