// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glib.h>

#include <string>

namespace web {

/// Opens other sites in the desktop's browser. One click of the user opens one: a page cannot flood the desktop.
class Elsewhere {
public:
  static constexpr gint64 pause_us = G_USEC_PER_SEC;

  void open(const std::string& address);

private:
  gint64 m_last = -pause_us; ///< in the system's monotonic time
};

} // namespace web
