// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/passwordentry.h>

#include <cstddef>
#include <string_view>

/// Typing into the PIN box without making a copy of what is typed.
namespace ui_test {

/// The GtkText inside the entry, on which all that happens to its text is heard.
[[nodiscard]] GtkEditable* text_of(Gtk::PasswordEntry& entry);

/// One character after the other, at the cursor, as an input method hands them over.
void type(Gtk::PasswordEntry& entry, std::string_view characters);

/// All of it at once, as a clipboard does.
void paste(Gtk::PasswordEntry& entry, std::string_view characters);

/// Of what the entry shows.
[[nodiscard]] std::size_t typed_length(Gtk::PasswordEntry& entry);

} // namespace ui_test
