// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"

#include <gtkmm/box.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

#include <array>
#include <cstddef>
#include <optional>

namespace ui {

/// Where one is on the way: "● Card ── ◉ PIN ── ○ Entity ── ○ Role ── ○ PrimaWeb". A tick, a dot and an empty ring tell
/// done, current and to come apart without colour; a screen reader gets them in words.
class StepLine : public Gtk::Box {
public:
  StepLine();

  void show_step(signin::Step current);
  /// What the last step is called: the service's own name.
  void set_service(const Glib::ustring& name);

private:
  static constexpr std::size_t count = 5;

  struct StepWidgets {
    Gtk::Box* step = nullptr;
    Gtk::Label* name = nullptr;
    Gtk::Image* tick = nullptr;
    Gtk::Box* dot = nullptr;
    Gtk::Box* rule = nullptr; ///< to the next step; null for the last
  };

  [[nodiscard]] StepWidgets add_step(const Glib::ustring& name, bool last);

  std::array<StepWidgets, count> m_steps;
  std::size_t m_current = 0;
};

/// The step that a view belongs to; nothing for a failure, which belongs to the step it happened in.
[[nodiscard]] std::optional<signin::Step> step_of(const signin::View& view);

} // namespace ui
