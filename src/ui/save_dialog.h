// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/window.h>
#include <sigc++/functors/slot.h>

#include <string>

namespace ui {

/// Asks where a file is to be saved, with the desktop's own dialog (in a sandbox, that of its portal), which asks
/// before it replaces another file. `chosen` gets the path, or nothing when the user does not want it; it may belong to
/// what is gone by then.
void ask_where_to_save(Gtk::Window& over, const std::string& name,
                       const sigc::slot<void(const std::string& path)>& chosen);

} // namespace ui
