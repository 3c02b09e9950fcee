// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <webkit/webkit.h>

#include <string>

namespace web {

/// A navigation that waits until the user has said whether to go there. Nothing of it was sent: where the user agrees,
/// WebKit goes on with the very same request, a form's contents in it. Without an answer it is not made. Main loop's
/// thread.
class HeldNavigation {
public:
  /// `decision`: null of a window that the page wants, which is no request yet.
  HeldNavigation(std::string address, WebKitPolicyDecision* decision);
  ~HeldNavigation();
  HeldNavigation(const HeldNavigation&) = delete;
  HeldNavigation& operator=(const HeldNavigation&) = delete;
  HeldNavigation(HeldNavigation&&) = delete;
  HeldNavigation& operator=(HeldNavigation&&) = delete;

  [[nodiscard]] const std::string& address() const { return m_address; }

  /// Says false where there is no request to go on with: its address is to be loaded.
  [[nodiscard]] bool go_on();

private:
  std::string m_address;
  base::ObjectPtr<WebKitPolicyDecision> m_decision;
};

} // namespace web
