// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/road.h"
#include "ui/template.h"

#include <glibmm/ustring.h>
#include <gtkmm/box.h>
#include <gtkmm/dropdown.h>
#include <sigc++/signal.h>

#include <string>
#include <vector>

namespace ui {

/// Asks, above the page and without taking the focus, what the launcher shall do by itself of the steps that the user
/// went by hand. One line a step, each of which can be corrected. Hidden until it asks, and after the answer.
class RoadSheet : public Gtk::Box {
public:
  RoadSheet();

  /// Where the steps lead to, in the service's own name.
  void set_service(const Glib::ustring& name);

  /// Asks no more.
  void close();

  /// A cover lies over the page and what the user did there.
  void set_covered(bool covered);

  /// `steps`: not empty. `hosts`: that the user agreed to be led to, and that are remembered with them.
  void ask(const std::vector<portal::RoadStep>& steps, const std::vector<std::string>& hosts = {});

  /// What the user wanted remembered could not be.
  void tell_failure();

  /// The user wants the steps remembered, each taught as its line says.
  sigc::signal<void(std::vector<portal::RoadStep>)>& signal_taught() { return m_taught; }

  /// It was answered, and is about to go: the focus belongs in the page.
  sigc::signal<void()>& signal_answered() { return m_answered; }

private:
  struct Line {
    portal::RoadStep step;
    std::vector<portal::Teaching> choices; ///< in the order of the drop-down
    Gtk::DropDown* drop_down = nullptr;
  };

  void add(const portal::RoadStep& step);
  void remember();
  void end();
  void set_asking(bool is_asking);

  Template m_template{"road-sheet"};
  Glib::ustring m_service;
  std::vector<Line> m_lines;
  bool m_is_asking = false;
  bool m_is_covered = false;
  sigc::signal<void()> m_answered;
  sigc::signal<void(std::vector<portal::RoadStep>)> m_taught;
};

} // namespace ui
