// SPDX-License-Identifier: EUPL-1.2
#include "ui/failure_page.h"

#include "ui/accessible.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>

#include <string>

namespace ui {

FailurePage::FailurePage()
    : Page{"failure-page"},
      m_title{part<Gtk::Label>("title")},
      m_what_to_do{part<Gtk::Label>("what_to_do")},
      m_code{part<Gtk::Label>("code")},
      m_remedy{part<Gtk::Button>("remedy")} {
  m_remedy.signal_clicked().connect(m_remedy_pressed.make_slot());
}

void FailurePage::show_view(const signin::Trouble& view) {
  const FailureText text = failure_text(view.failure);
  m_title.set_label(text.title);
  m_what_to_do.set_label(text.what_to_do);
  // Translators: %1 is a code such as CARD-04, for the helpdesk.
  auto for_helpdesk =
      Glib::ustring::compose(_("Code for the IT helpdesk: %1"), std::string{signin::code(view.failure)});
  if (!text.command.empty())
    for_helpdesk += "\n" + text.command;
  if (!view.host.empty())
    for_helpdesk += "\n" + view.host;
  m_code.set_label(for_helpdesk);
  m_remedy.set_label(text.button);
  set_accessible_description(m_remedy, text.title + ". " + text.what_to_do);
  read_out(m_title, text.title);
}

void FailurePage::take_focus() {
  m_remedy.grab_focus();
}

Gtk::Widget* FailurePage::default_button() {
  return &m_remedy;
}

} // namespace ui
