// SPDX-License-Identifier: EUPL-1.2
#include "ui/sign_out_question.h"

#include "ui/practice_banner.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/eventcontrollerkey.h>

namespace ui {

SignOutQuestion::SignOutQuestion(Gtk::Window& over, bool practice) {
  set_transient_for(over);
  set_modal(true);
  set_resizable(false);
  set_hide_on_close(true);
  set_title(window_title(_("Sign out"), practice));
  auto& page = m_template.part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);

  auto& stay = m_template.part<Gtk::Button>("stay");
  stay.signal_clicked().connect([this] { set_visible(false); });
  auto& sign_out = m_template.part<Gtk::Button>("sign_out");
  sign_out.signal_clicked().connect([this] {
    set_visible(false);
    m_sign_out.emit();
  });
  set_default_widget(sign_out);
  sign_out.grab_focus();

  const auto keys = Gtk::EventControllerKey::create();
  keys->signal_key_pressed().connect(
      [this](guint key, guint, Gdk::ModifierType) {
        if (key != GDK_KEY_Escape)
          return false;
        set_visible(false);
        return true;
      },
      false);
  add_controller(keys);
}

} // namespace ui
