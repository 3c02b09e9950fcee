// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

#include <span>

namespace ui {

/// Keys, as Gtk::ShortcutTrigger reads them, and the action that they are for.
struct Keys {
  const char* keys;
  const char* action;
};

/// Gives keys to a window, ahead of what is in it.
void add_keys(Gtk::Window& window, std::span<const Keys> all);

[[nodiscard]] std::span<const Keys> page_keys();

/// The keys that every browser has for what one does with a page, for the actions `page.…` (web/page_actions.h) and
/// `work.find`. Before the page: no page can take them away.
void add_page_keys(Gtk::Window& window);

} // namespace ui
