// SPDX-License-Identifier: EUPL-1.2
#include "session/live_check.h"

#include "base/continuation.h"
#include "base/glib_pointers.h"
#include "config.h"
#include "portal/address.h"

#include <glib/gi18n.h>
#include <glibmm/main.h>
#include <libsoup/soup.h>

#include <algorithm>
#include <filesystem>

namespace session {

namespace {

std::vector<std::string> public_addresses(const portal::Description& description) {
  std::vector<std::string> addresses;
  for (const auto& [language, address] : description.start)
    addresses.push_back(address);
  addresses.insert(addresses.end(), description.public_pages.begin(), description.public_pages.end());
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  return addresses;
}

base::ObjectPtr<SoupSession> make_session(const tls::Trust& trust) {
  base::ObjectPtr<SoupSession> session{
      SOUP_SESSION(g_object_new(SOUP_TYPE_SESSION, "user-agent", "primaweb-launcher/" VERSION, nullptr))};
  if (trust.practice_root) {
    const auto path = std::filesystem::absolute(*trust.practice_root).string();
    const base::ObjectPtr<GTlsDatabase> roots{g_tls_file_database_new(path.c_str(), nullptr)};
    soup_session_set_tls_database(session.get(), roots.get());
    soup_session_set_proxy_resolver(session.get(), nullptr);
  }
  return session;
}

/// All questions at once, until each has its answer.
class LiveCheck {
public:
  LiveCheck(const portal::Description& description, const tls::Trust& trust)
      : m_description{description}, m_session{make_session(trust)}, m_cancellable{g_cancellable_new()} {}

  std::vector<LiveAnswer> run(unsigned bound_seconds) {
    for (const auto& address : public_addresses(m_description))
      m_answers.push_back({.address = address, .is_fine = false, .told = {}});
    for (auto& answer : m_answers)
      ask(answer);
    auto bound = Glib::signal_timeout().connect_seconds(
        [this] {
          g_cancellable_cancel(m_cancellable.get());
          return false;
        },
        bound_seconds);
    while (m_waiting > 0)
      g_main_context_iteration(nullptr, TRUE);
    bound.disconnect();
    return m_answers;
  }

private:
  void ask(LiveAnswer& answer) {
    ++m_waiting;
    base::ObjectPtr<SoupMessage> message{soup_message_new("GET", answer.address.c_str())};
    soup_message_add_flags(message.get(), SOUP_MESSAGE_NO_REDIRECT);
    auto* asked = message.get();
    soup_session_send_async(
        m_session.get(), asked, G_PRIORITY_DEFAULT, m_cancellable.get(), base::resume,
        base::keep([this, &answer, message = std::shared_ptr<SoupMessage>{std::move(message)}](
                       GObject* session, GAsyncResult* result) { answered(answer, session, result, message.get()); }));
  }

  void answered(LiveAnswer& answer, GObject* session, GAsyncResult* result, SoupMessage* message) {
    --m_waiting;
    GError* error = nullptr;
    const base::ObjectPtr<GInputStream> body{soup_session_send_finish(SOUP_SESSION(session), result, &error)};
    const base::ErrorPtr owned{error};
    if (!body) {
      const bool is_late = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) != 0;
      // Translators: of an address that was asked, in what --check-portal prints.
      answer.told = is_late ? _("no answer in time") : error->message;
      return;
    }
    const auto status = static_cast<unsigned>(soup_message_get_status(message));
    answer.told = std::to_string(status);
    answer.is_fine = status < SOUP_STATUS_BAD_REQUEST;
    if (SOUP_STATUS_IS_REDIRECTION(status))
      tell_redirect(answer, message);
  }

  void tell_redirect(LiveAnswer& answer, SoupMessage* message) {
    const char* location = soup_message_headers_get_one(soup_message_get_response_headers(message), "Location");
    const base::TextPtr whole{
        location == nullptr ? nullptr
                            : g_uri_resolve_relative(answer.address.c_str(), location, G_URI_FLAGS_ENCODED, nullptr)};
    const auto target = whole ? portal::parse_address(whole.get()) : std::nullopt;
    if (!target) {
      answer.is_fine = false;
      // Translators: after the number of an answer that leads elsewhere, such as 302, in what --check-portal prints.
      answer.told += std::string{", "} + _("which leads to no https address");
      return;
    }
    answer.told += " → " + target->host + target->path;
    if (!m_description.may_show(whole.get()) && !m_description.is_card_host(whole.get())) {
      answer.is_fine = false;
      // Translators: after the address of a page, in what --check-portal prints.
      answer.told += std::string{", "} + _("which is not one of the hosts");
    }
  }

  const portal::Description& m_description;
  base::ObjectPtr<SoupSession> m_session;
  base::ObjectPtr<GCancellable> m_cancellable;
  std::vector<LiveAnswer> m_answers;
  unsigned m_waiting = 0;
};

} // namespace

std::vector<LiveAnswer> check_live(const portal::Description& description, const tls::Trust& trust,
                                   unsigned bound_seconds) {
  return LiveCheck{description, trust}.run(bound_seconds);
}

} // namespace session
