// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/browser.h"
#include "web/same_site.h"

#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <optional>
#include <string>
#include <vector>

namespace web {

/// The view's side of the network: connections, cookies and everything stored, in memory only. Thread: main loop.
class Network : public sigc::trackable {
public:
  /// In practice exactly that one server is trusted besides, and no proxy is asked for it.
  explicit Network(const std::optional<PracticeTrust>& practice);

  [[nodiscard]] WebKitNetworkSession* session() const { return m_session.get(); }

  /// Stores the cookies one after the other, then calls `stored`. Takes copies.
  void store_cookies(const std::vector<SoupCookie*>& cookies, const sigc::slot<void()>& stored);
  /// Gives the Cookie header that the view would send to `address`; empty when there is none.
  void read_cookie_header(const std::string& address, NavigationSite site, sigc::slot<void(std::string)> read);
  /// Destroys cookies, caches and storage, then calls `cleared`, which must not destroy this object.
  void clear(sigc::slot<void()> cleared);

private:
  struct FreeCookie {
    void operator()(SoupCookie* cookie) const;
  };

  using Cookie = std::unique_ptr<SoupCookie, FreeCookie>;

  void trust(const PracticeTrust& practice);
  void store_next(const std::shared_ptr<std::vector<Cookie>>& cookies, const sigc::slot<void()>& stored);
  void stored_one(GObject* manager, GAsyncResult* result, const std::shared_ptr<std::vector<Cookie>>& cookies,
                  const sigc::slot<void()>& stored);
  void data_were_cleared(GObject* manager, GAsyncResult* result, const sigc::slot<void()>& cleared);
  [[nodiscard]] WebKitCookieManager* cookies() const;

  base::ObjectPtr<WebKitNetworkSession> m_session;
};

} // namespace web
