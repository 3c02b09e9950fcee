// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/label.h>
#include <gtkmm/window.h>

namespace ui {

/// The strip over every window of practice mode (promise 8).
class PracticeBanner : public Gtk::Label {
public:
  PracticeBanner();
};

/// What a window of practice mode has its own colour by.
constexpr auto practice_class = "practice";

/// Gives a window of practice mode its own colour.
void mark_as_practice(Gtk::Window& window);

/// `title`, for a window of practice mode or of the real thing.
[[nodiscard]] Glib::ustring window_title(const Glib::ustring& title, bool practice);

} // namespace ui
