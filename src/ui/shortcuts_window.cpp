// SPDX-License-Identifier: EUPL-1.2
#include "ui/shortcuts_window.h"

#include "base/glib_pointers.h"
#include "ui/page_keys.h"
#include "ui/side_keys.h"

#include <glibmm/i18n.h>
#include <gtk/gtk.h>
#include <gtkmm/grid.h>
#include <gtkmm/label.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace ui {

namespace {

struct Text {
  std::string_view action;
  const char* text;
};

// Translators: what keys do, in the list of the keyboard shortcuts.
constexpr std::array texts{
    Text{"page.back", N_("Go back to the page before")},
    Text{"page.reload", N_("Reload this page")},
    Text{"page.save", N_("Save the file that is shown")},
    Text{"page.print", N_("Print this page")},
    Text{"page.print-preview", N_("Print preview")},
    Text{"page.zoom-in", N_("Larger")},
    Text{"page.zoom-out", N_("Smaller")},
    Text{"page.zoom-normal", N_("Usual size")},
    Text{"work.find", N_("Find in this page")},
    Text{"page.find-next", N_("Next match")},
    Text{"page.find-previous", N_("Previous match")},
    Text{"page.caret-browsing", N_("Move through the text with the arrow keys")},
    Text{"side.help", N_("Help")},
    Text{"side.shortcuts", N_("Keyboard shortcuts")},
    Text{"side.preferences", N_("Preferences")},
};

/// The lists of several headings stand below each other.
constexpr int keys_width = 16;

/// The first of several, as they are written on a keyboard: "Ctrl+P".
Glib::ustring keys_text(std::string_view keys) {
  const std::string first{keys.substr(0, keys.find('|'))};
  guint key = 0;
  auto modifiers = GDK_SHIFT_MASK; // written over
  gtk_accelerator_parse(first.c_str(), &key, &modifiers);
  const base::TextPtr text{gtk_accelerator_get_label(key, modifiers)};
  return text.get();
}

Gtk::Label& label(const Glib::ustring& text) {
  auto& made = *Gtk::make_managed<Gtk::Label>(text);
  made.set_xalign(0);
  made.set_wrap(true);
  return made;
}

void add_heading(Gtk::Box& box, const Glib::ustring& text) {
  auto& heading = label(text);
  heading.add_css_class("help-heading");
  box.append(heading);
}

void add_lines(Gtk::Box& box, std::span<const Keys> all) {
  auto& grid = *Gtk::make_managed<Gtk::Grid>();
  grid.set_column_spacing(24);
  grid.set_row_spacing(6);
  int row = 0;
  for (const auto& [keys, action] : all) {
    auto& name = label(keys_text(keys));
    name.add_css_class("field-name");
    name.set_width_chars(keys_width);
    grid.attach(name, 0, row);
    grid.attach(label(action_text(action)), 1, row++);
  }
  box.append(grid);
}

} // namespace

Glib::ustring action_text(const std::string& action) {
  const auto* at = std::ranges::find(texts, action, &Text::action);
  return at == texts.end() ? "" : _(at->text);
}

// Translators: the title of the window with the list of keys.
ShortcutsWindow::ShortcutsWindow(bool practice) : TextWindow{_("Keyboard shortcuts"), practice} {
  // Translators: a heading in the list of the keyboard shortcuts: keys for a page of PrimaWeb.
  add_heading(text(), _("In the PrimaWeb window"));
  add_lines(text(), page_keys());
  // Translators: a heading in the list of the keyboard shortcuts.
  add_heading(text(), _("In every window"));
  add_lines(text(), side_keys());
}

} // namespace ui
