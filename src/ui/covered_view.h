// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/box.h>
#include <gtkmm/overlay.h>
#include <gtkmm/widget.h>

namespace ui {

/// The portal's view with the questions on top of it.
///
/// While covered, the view stays mapped at its full size, so that its pages run as in any browser that one looks at,
/// and nothing of it can be reached: not by the keyboard, not by the pointer, not by assistive tools.
class CoveredView : public Gtk::Overlay {
public:
  /// `cover` is opaque and lives as long as this.
  explicit CoveredView(Gtk::Widget& cover);

  /// The portal's view, alone or in a box, or null to give it back.
  void set_view(Gtk::Widget* view);

  /// Uncovered, the view gets the focus.
  void set_covered(bool covered);

  /// Puts the focus into the view.
  void take_focus();

private:
  Gtk::Widget& m_cover;
  Gtk::Box m_place;
  Gtk::Widget* m_view = nullptr;
};

} // namespace ui
