// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libsoup/soup.h>

#include <string>
#include <vector>

namespace tls {

/// What the headers of a page say about how it is shown, as far as the page itself can say it, too: whoever shows a
/// page that somebody else has fetched can give it no headers (WebKit has no call for it).
///
/// `X-Content-Type-Options` needs no such place: nothing here is ever taken for another type than it says. Of a
/// Content-Security-Policy, `frame-ancestors` and `report-uri` mean nothing in a page; it is in no frame, and nobody is
/// told. `sandbox` means nothing either, and a page that asks for that much is not shown. What only reports
/// (`Content-Security-Policy-Report-Only`) has no place in a page.
struct PageHeaders {
  std::vector<std::string> content_policies; ///< one for each policy, however many headers there were
  std::string referrer_policy;               ///< the one that counts; empty: none
  std::string refresh;
};

/// Returns whether the answer says of itself that it is HTML or XHTML, and to be shown; and nothing in its policy
/// cannot be kept.
[[nodiscard]] bool is_page_to_show(unsigned status, SoupMessageHeaders* headers);

[[nodiscard]] PageHeaders read_page_headers(SoupMessageHeaders* headers);

/// The page with its headers in it, before anything that they are about; and else byte for byte as it was.
[[nodiscard]] std::string with_headers(const std::string& html, const PageHeaders& headers);

} // namespace tls
