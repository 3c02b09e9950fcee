// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>

namespace ui {

/// The keys that every browser has for what one does with a page, for the actions `page.…` (web/page_actions.h) and
/// `work.find`. Before the page: no page can take them away.
void add_page_keys(Gtk::Window& window);

} // namespace ui
