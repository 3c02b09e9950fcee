// SPDX-License-Identifier: EUPL-1.2
#include "web/navigation_policy.h"

#include "portal/address.h"

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

Verdict judge(const portal::Description& description, const Navigation& navigation) {
  const auto& address = navigation.address;
  if (description.is_card_host(address))
    return Verdict::ask_card;
  if (description.may_show(address) || is_made_by_page(description, address))
    return navigation.is_new_window ? Verdict::show_here : Verdict::show;
  if (!navigation.is_users_click)
    return Verdict::refuse;
  // As strict as for the portal's own hosts: an address that is written unusually may mislead who reads it.
  return portal::parse_address(address) ? Verdict::open_elsewhere : Verdict::ignore;
}

std::string frame_policy(const portal::Description& description) {
  std::string hosts;
  for (const auto& host : description.hosts)
    hosts += " https://" + host;
  return "frame-src blob:" + hosts + "; object-src blob:" + hosts;
}

} // namespace web
