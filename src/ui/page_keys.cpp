// SPDX-License-Identifier: EUPL-1.2
#include "ui/page_keys.h"

#include <gtkmm/shortcut.h>
#include <gtkmm/shortcutaction.h>
#include <gtkmm/shortcutcontroller.h>
#include <gtkmm/shortcuttrigger.h>

#include <array>

namespace ui {

namespace {

// The Belgian keyboard has its digits on the shifted keys: there, Ctrl and the key of 0 is Ctrl and à.
constexpr std::array keys_of_a_page{
    Keys{"<Alt>Left|Back", "page.back"},
    Keys{"F5|<Control>r|Refresh", "page.reload"},
    Keys{"<Control>s", "page.save"},
    Keys{"<Control>p", "page.print"},
    Keys{"<Control><Shift>p", "page.print-preview"},
    Keys{"<Control>plus|<Control>equal|<Control>KP_Add", "page.zoom-in"},
    Keys{"<Control>minus|<Control>KP_Subtract", "page.zoom-out"},
    Keys{"<Control>0|<Control>KP_0|<Control>agrave", "page.zoom-normal"},
    Keys{"<Control>f", "work.find"},
    Keys{"F3|<Control>g", "page.find-next"},
    Keys{"<Shift>F3|<Control><Shift>g", "page.find-previous"},
    Keys{"F7", "page.caret-browsing"},
};

} // namespace

void add_keys(Gtk::Window& window, std::span<const Keys> all) {
  const auto controller = Gtk::ShortcutController::create();
  controller->set_scope(Gtk::ShortcutScope::GLOBAL);
  controller->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  for (const auto& [keys, action] : all)
    controller->add_shortcut(
        Gtk::Shortcut::create(Gtk::ShortcutTrigger::parse_string(keys), Gtk::NamedAction::create(action)));
  window.add_controller(controller);
}

std::span<const Keys> page_keys() {
  return keys_of_a_page;
}

void add_page_keys(Gtk::Window& window) {
  add_keys(window, page_keys());
}

} // namespace ui
