// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "tls/card_request.h"

#include <string>
#include <utility>
#include <vector>

typedef struct _SoupCookieJar SoupCookieJar; // NOLINT(modernize-use-using,bugprone-reserved-identifier): libsoup's own

namespace tls {

/// The cookies of one card request and its redirects: those the view would have sent, and those set on the way.
///
/// The view's come as one header line, without their paths; they go to the first host only, and give way to any cookie
/// of that name that is set on the way.
class CookieTrail {
public:
  CookieTrail(GUri* first_address, const std::string& cookie_header);

  /// Takes what an answer set.
  void take(Cookie cookie);

  /// What to send to `address`; empty when nothing.
  [[nodiscard]] std::string header_for(GUri* address) const;

  /// All that was taken, in its order.
  [[nodiscard]] std::vector<Cookie> release() { return std::move(m_taken); }

private:
  struct Pair {
    std::string name;
    std::string text; // name=value
  };

  std::string m_first_host;
  std::vector<Pair> m_from_view;
  std::vector<Cookie> m_taken;
  base::ObjectPtr<SoupCookieJar> m_jar;
};

} // namespace tls
