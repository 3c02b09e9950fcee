// SPDX-License-Identifier: EUPL-1.2
#include "ui/practice_banner.h"

#include <glibmm/i18n.h>

namespace ui {

PracticeBanner::PracticeBanner() : Gtk::Label{_("Practice: nothing here is real")} {
  set_wrap(true);
  set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  set_justify(Gtk::Justification::CENTER);
  add_css_class("practice-banner");
}

void mark_as_practice(Gtk::Window& window) {
  window.add_css_class(practice_class);
}

Glib::ustring window_title(const Glib::ustring& title, bool practice) {
  // Translators: the title of a window in practice mode; %1 is its title otherwise.
  return practice ? Glib::ustring::compose(_("Practice – %1"), title) : title;
}

} // namespace ui
