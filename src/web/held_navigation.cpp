// SPDX-License-Identifier: EUPL-1.2
#include "web/held_navigation.h"

#include <utility>

namespace web {

HeldNavigation::HeldNavigation(std::string address, WebKitPolicyDecision* decision)
    : m_address{std::move(address)},
      m_decision{decision == nullptr ? nullptr : WEBKIT_POLICY_DECISION(g_object_ref(decision))} {
}

/// A decision that nobody makes WebKit makes itself, and goes.
HeldNavigation::~HeldNavigation() {
  if (m_decision)
    webkit_policy_decision_ignore(m_decision.get());
}

bool HeldNavigation::go_on() {
  const auto decision = std::exchange(m_decision, nullptr);
  if (!decision)
    return false;
  webkit_policy_decision_use(decision.get());
  return true;
}

} // namespace web
