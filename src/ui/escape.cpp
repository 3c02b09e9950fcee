// SPDX-License-Identifier: EUPL-1.2
#include "ui/escape.h"

#include <gtkmm/eventcontrollerkey.h>

#include <utility>

namespace ui {

void on_escape(Gtk::Window& window, std::function<void()> then) {
  const auto keys = Gtk::EventControllerKey::create();
  keys->signal_key_pressed().connect(
      [then = std::move(then)](guint key, guint, Gdk::ModifierType) {
        if (key != GDK_KEY_Escape)
          return false;
        then();
        return true;
      },
      false);
  window.add_controller(keys);
}

} // namespace ui
