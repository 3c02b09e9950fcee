// SPDX-License-Identifier: EUPL-1.2
#include "ui/remember_bar.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

namespace ui {

RememberBar::RememberBar() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  m_template.part<Gtk::Button>("remember").signal_clicked().connect([this] { m_answered.emit(true); });
  m_template.part<Gtk::Button>("leave").signal_clicked().connect([this] { m_answered.emit(false); });
  m_answered.connect([this](bool) { set_visible(false); });
  set_visible(false);
}

void RememberBar::ask(const std::string& words) {
  auto& offer = m_template.part<Gtk::Label>("offer");
  // Translators: above or below a page. %1 is the text of a link or button of the portal that the user has just
  // pressed.
  const auto text = Glib::ustring::compose(
      _("You pressed “%1” on a page that the launcher does not know. Press it for you next time?"), words);
  offer.set_label(text);
  set_visible(true);
  read_out(offer, text);
}

} // namespace ui
