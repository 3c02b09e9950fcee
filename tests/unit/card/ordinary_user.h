// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/fsuid.h>
#include <sys/types.h>

namespace card {

/// Makes this thread, and those that it starts, an ordinary user while it lives: root may open any socket.
class OrdinaryUser {
public:
  OrdinaryUser() : m_before{static_cast<uid_t>(::setfsuid(nobody))} {}

  ~OrdinaryUser() { ::setfsuid(m_before); }

  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;
  OrdinaryUser(OrdinaryUser&&) = delete;
  OrdinaryUser& operator=(OrdinaryUser&&) = delete;

private:
  static constexpr uid_t nobody = 65'534;

  uid_t m_before;
};

} // namespace card
