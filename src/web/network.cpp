// SPDX-License-Identifier: EUPL-1.2
#include "web/network.h"

#include "base/continuation.h"
#include "base/error_word.h"

#include <libsoup/soup.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>
#include <sigc++/functors/ptr_fun.h>

#include <algorithm>

namespace web {

namespace {

void free_cookies(GList* cookies) {
  g_list_free_full(cookies, [](gpointer cookie) { soup_cookie_free(static_cast<SoupCookie*>(cookie)); });
}

/// WebKit gives all that fit the address: it does not ask where the navigation comes from.
void cookies_were_read(GObject* manager, GAsyncResult* result, NavigationSite site,
                       const sigc::slot<void(std::string)>& read) {
  GError* error = nullptr;
  const base::Handle<GList, free_cookies> cookies{
      webkit_cookie_manager_get_cookies_finish(WEBKIT_COOKIE_MANAGER(manager), result, &error)};
  if (const base::ErrorPtr failure{error})
    g_debug("The request goes without cookies, which cannot be read: %s", base::error_word(failure.get()).c_str());
  base::Handle<GSList, g_slist_free> list;
  for (const GList* each = g_list_last(cookies.get()); each != nullptr; each = each->prev)
    if (goes_along(static_cast<SoupCookie*>(each->data), site))
      list.reset(g_slist_prepend(list.release(), each->data));
  const base::TextPtr header{list ? soup_cookies_to_cookie_header(list.get()) : nullptr};
  read(header ? header.get() : "");
}

} // namespace

void Network::FreeCookie::operator()(SoupCookie* cookie) const {
  soup_cookie_free(cookie);
}

Network::Network(const std::optional<PracticeTrust>& practice) : m_session{webkit_network_session_new_ephemeral()} {
  webkit_network_session_set_tls_errors_policy(m_session.get(), WEBKIT_TLS_ERRORS_POLICY_FAIL);
  webkit_network_session_set_persistent_credential_storage_enabled(m_session.get(), FALSE);
  if (practice)
    trust(*practice);
}

void Network::trust(const PracticeTrust& practice) {
  webkit_network_session_set_proxy_settings(m_session.get(), WEBKIT_NETWORK_PROXY_MODE_NO_PROXY, nullptr);
  const base::ObjectPtr<GTlsCertificate> certificate{
      g_tls_certificate_new_from_file(practice.server_certificate.c_str(), nullptr)};
  if (!certificate) {
    g_debug("The certificate of practice cannot be read");
    return; // then nothing is trusted, and the first page says so
  }
  for (const auto& host : practice.hosts)
    webkit_network_session_allow_tls_certificate_for_host(m_session.get(), certificate.get(), host.c_str());
}

WebKitCookieManager* Network::cookies() const {
  return webkit_network_session_get_cookie_manager(m_session.get());
}

void Network::store_cookies(const std::vector<SoupCookie*>& cookies, const sigc::slot<void()>& stored) {
  const auto left = std::make_shared<std::vector<Cookie>>();
  std::for_each(cookies.rbegin(), cookies.rend(),
                [&left](SoupCookie* cookie) { left->emplace_back(soup_cookie_copy(cookie)); });
  store_next(left, stored);
}

void Network::store_next(const std::shared_ptr<std::vector<Cookie>>& left, const sigc::slot<void()>& stored) {
  if (left->empty())
    return stored();
  webkit_cookie_manager_add_cookie(cookies(), left->back().get(), nullptr, base::resume,
                                   base::keep(sigc::bind(sigc::mem_fun(*this, &Network::stored_one), left, stored)));
}

void Network::stored_one(GObject* manager, GAsyncResult* result, const std::shared_ptr<std::vector<Cookie>>& left,
                         const sigc::slot<void()>& stored) {
  // A cookie that the store does not take is missed by the portal, which says so in its own words.
  GError* error = nullptr;
  webkit_cookie_manager_add_cookie_finish(WEBKIT_COOKIE_MANAGER(manager), result, &error);
  if (const base::ErrorPtr failure{error})
    g_debug("A cookie is not taken: %s", base::error_word(failure.get()).c_str());
  left->pop_back();
  store_next(left, stored);
}

void Network::read_cookie_header(const std::string& address, NavigationSite site, sigc::slot<void(std::string)> read) {
  webkit_cookie_manager_get_cookies(cookies(), address.c_str(), nullptr, base::resume,
                                    base::keep(sigc::bind(sigc::ptr_fun(&cookies_were_read), site, std::move(read))));
}

void Network::clear(sigc::slot<void()> cleared) {
  webkit_website_data_manager_clear(
      webkit_network_session_get_website_data_manager(m_session.get()), WEBKIT_WEBSITE_DATA_ALL, 0, nullptr,
      base::resume, base::keep(sigc::bind(sigc::mem_fun(*this, &Network::data_were_cleared), std::move(cleared))));
}

void Network::data_were_cleared(GObject* manager, GAsyncResult* result, const sigc::slot<void()>& cleared) {
  // What could not be cleared goes with the session itself.
  GError* error = nullptr;
  webkit_website_data_manager_clear_finish(WEBKIT_WEBSITE_DATA_MANAGER(manager), result, &error);
  if (const base::ErrorPtr failure{error})
    g_debug("The session's data go with it, as they could not be cleared: %s", base::error_word(failure.get()).c_str());
  cleared();
}

} // namespace web
