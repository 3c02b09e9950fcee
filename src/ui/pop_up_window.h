// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"
#include "ui/work_area.h"

#include <gtkmm/window.h>

#include <string>

namespace ui {

/// The window of a page that PrimaWeb opened beside its own.
class PopUpWindow : public Gtk::Window {
public:
  /// `service`: the title while its page has none. `width` and `height` as the page wants them; 0 when it does not say.
  PopUpWindow(Gtk::Window& over, bool practice, Glib::ustring service, int width, int height);

  /// For a page as it would be printed.
  PopUpWindow(Gtk::Window& over, bool practice);

  // What a window of that kind says above its page, as long as there is none. Not before it is shown.
  void tell_preview_is_made();
  void tell_preview_failed();

  void set_page_title(const std::string& title);

  /// Covered, it hides its page's title too, which may name a person.
  void set_covered(bool covered);

  WorkArea& area() { return m_area; }

private:
  void show_title();

  bool m_practice;
  Glib::ustring m_service;
  std::string m_page_title;
  bool m_is_covered = false;
  Template m_template{"pop-up-window"};
  Gtk::Box m_content{Gtk::Orientation::VERTICAL};
  WorkArea m_area{*this};
};

} // namespace ui
