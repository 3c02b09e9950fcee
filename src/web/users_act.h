// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

namespace web {

/// When the user last pressed something over a view. A page that has to ask its server first opens a window only after
/// that; WebKit takes it then for the page's own wish. Thread: main loop.
class UsersAct {
public:
  /// How long a window may still come of it.
  static constexpr gint64 patience_us = gint64{15} * G_USEC_PER_SEC;

  /// The view outlives it.
  explicit UsersAct(GtkWidget* view);
  ~UsersAct();
  UsersAct(const UsersAct&) = delete;
  UsersAct& operator=(const UsersAct&) = delete;
  UsersAct(UsersAct&&) = delete;
  UsersAct& operator=(UsersAct&&) = delete;

  /// How long after it a user may still be about to go on.
  static constexpr gint64 pause_us = G_USEC_PER_SEC;

  [[nodiscard]] bool is_recent() const;

  /// One window may come of one act.
  [[nodiscard]] bool may_open_window() const;

  void window_was_opened() { m_without_window = -patience_us; }

private:
  static gboolean came(GtkEventControllerLegacy* controller, GdkEvent* event, gpointer self);

  GtkEventController* m_controller; ///< the view's
  // In the system's monotonic time.
  gint64 m_last = -pause_us;
  gint64 m_without_window = -patience_us; ///< the last one, if no window came of it yet
};

} // namespace web
