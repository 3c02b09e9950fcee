// SPDX-License-Identifier: EUPL-1.2
#include "web/external_opener.h"

#include "base/continuation.h"
#include "base/error_word.h"
#include "base/glib_pointers.h"
#include "portal/address.h"

#include <gdk/gdk.h>
#include <gio/gio.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace web {

namespace {

/// Of SAML 2.0 (bindings), OAuth 2.0 and OpenID Connect, and of servers' own sessions.
constexpr std::array<std::string_view, 12> secret_names{"samlrequest",   "samlresponse", "samlart", "relaystate",
                                                        "access_token",  "id_token",     "code",    "token",
                                                        "id_token_hint", "ticket",       "sid",     "jsessionid"};

/// A token has 64 bits and more, written with six bits a letter.
constexpr std::size_t shortest_token = 11;

/// A national number has so many, whatever stands between them: 85.07.30-033.61.
constexpr std::ptrdiff_t fewest_digits_of_a_person = 11;

bool looks_like_a_national_number(std::string_view value) {
  return std::ranges::count_if(value, [](char sign) { return g_ascii_isdigit(sign) != 0; }) >=
         fewest_digits_of_a_person;
}

bool looks_like_a_token(std::string_view value) {
  const auto has = [value](auto is_one) { return std::ranges::any_of(value, is_one); };
  return value.size() >= shortest_token && has([](char sign) { return g_ascii_isdigit(sign) != 0; }) &&
         has([](char sign) { return g_ascii_isalpha(sign) != 0; });
}

bool may_be_secret(std::string_view parameter) {
  const auto equals = parameter.find('=');
  const auto name = parameter.substr(0, equals);
  const auto value = equals == std::string_view::npos ? name : parameter.substr(equals + 1);
  const auto is_name = [name](std::string_view secret) {
    return name.size() == secret.size() && g_ascii_strncasecmp(name.data(), secret.data(), secret.size()) == 0;
  };
  return looks_like_a_token(value) || looks_like_a_national_number(value) ||
         (equals != std::string_view::npos && std::ranges::any_of(secret_names, is_name));
}

/// Of a letter, what its writer sees before they send it. A program may take a file for any other: attach=/home/...
constexpr std::array<std::string_view, 5> letter_names{"to", "cc", "bcc", "subject", "body"};

bool is_of_a_letter(std::string_view parameter) {
  const auto name = parameter.substr(0, parameter.find('='));
  return std::ranges::any_of(letter_names, [name](std::string_view known) {
    return name.size() == known.size() && g_ascii_strncasecmp(name.data(), known.data(), known.size()) == 0;
  });
}

bool is_for_a_person(std::string_view address) {
  return address.starts_with("mailto:") || address.starts_with("tel:");
}

} // namespace

bool may_carry_a_secret(const std::string& address) {
  constexpr std::string_view separators = "?#;&";
  for (auto begin = address.find_first_of(separators); begin != std::string::npos;) {
    const auto end = address.find_first_of(separators, begin + 1);
    if (may_be_secret(std::string_view{address}.substr(begin + 1, end == std::string::npos ? end : end - begin - 1)))
      return true;
    begin = end;
  }
  return false;
}

std::string letter_of(const std::string& address) {
  const auto whole = std::string_view{address}.substr(0, address.find('#'));
  const auto question = whole.find('?');
  std::string letter{whole.substr(0, question)};
  char separator = '?';
  for (auto begin = question; begin != std::string_view::npos;) {
    const auto end = whole.find('&', begin + 1);
    const auto parameter = whole.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    if (is_of_a_letter(parameter))
      letter += std::exchange(separator, '&') + std::string{parameter};
    begin = end;
  }
  return letter;
}

void ExternalOpener::open(const std::string& address) {
  const gint64 now = g_get_monotonic_time();
  if (now - m_last < pause_us)
    return;
  m_last = now;
  if (is_for_a_person(address))
    return launch(address.starts_with("mailto:") ? letter_of(address) : address);
  const auto parsed = portal::parse_address(address);
  if (may_carry_a_secret(address))
    m_signal_asked.emit(parsed ? parsed->host : "", sigc::bind(sigc::mem_fun(*this, &ExternalOpener::launch), address));
  else
    launch(address);
}

void ExternalOpener::launch(const std::string& address) {
  // It lets the other program come to the front.
  const base::ObjectPtr<GdkAppLaunchContext> context{gdk_display_get_app_launch_context(gdk_display_get_default())};
  g_app_info_launch_default_for_uri_async(address.c_str(), G_APP_LAUNCH_CONTEXT(context.get()), nullptr, base::resume,
                                          base::keep(sigc::mem_fun(*this, &ExternalOpener::launched)));
}

void ExternalOpener::launched(GObject* /*source*/, GAsyncResult* result) {
  GError* error = nullptr;
  if (g_app_info_launch_default_for_uri_finish(result, &error) != FALSE)
    return;
  const base::ErrorPtr failure{error};
  g_debug("No other program opens what a page wants opened: %s", base::error_word(failure.get()).c_str());
  m_signal_failed.emit();
}

} // namespace web
