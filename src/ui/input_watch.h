// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtk/gtk.h>

#include <functional>
#include <list>
#include <optional>
#include <utility>

namespace ui {

/// Hears of each key, press, touch and turn of the wheel in any of this program's windows, whoever made it, and of each
/// move of the pointer, before any widget does; it takes none of them. A window that comes under a pointer that stands
/// still is no move. Thread: main loop.
class InputWatch {
public:
  explicit InputWatch(std::function<void()> acted);
  ~InputWatch();
  InputWatch(const InputWatch&) = delete;
  InputWatch& operator=(const InputWatch&) = delete;
  InputWatch(InputWatch&&) = delete;
  InputWatch& operator=(InputWatch&&) = delete;

private:
  /// A window that is watched, and where the pointer was in it last.
  struct Watched {
    InputWatch* watch;
    GtkEventController* controller; ///< a reference of its own
    std::optional<std::pair<double, double>> pointer{};
  };

  static void windows_changed(GListModel* windows, guint position, guint removed, guint added, gpointer self);
  static gboolean heard(GtkEventControllerLegacy* controller, GdkEvent* event, gpointer watched);
  [[nodiscard]] static bool is_act(GdkEvent* event, Watched& watched);
  void watch(GtkWidget* window);
  void forget_gone_windows();

  std::function<void()> m_acted;
  std::list<Watched> m_watched;
};

} // namespace ui
