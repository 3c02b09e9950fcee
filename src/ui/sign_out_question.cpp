// SPDX-License-Identifier: EUPL-1.2
#include "ui/sign_out_question.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <sigc++/adaptors/track_obj.h>

namespace ui {

SignOutQuestion::SignOutQuestion(Gtk::Window& over, bool practice, Reason reason) {
  set_transient_for(over);
  set_modal(true);
  set_resizable(false);
  set_hide_on_close(true);
  const bool is_switch = reason == Reason::change_destination;
  // Translators: the title of the question before changing to another entity or role.
  set_title(window_title(is_switch ? _("Switch entity or role") : _("Sign out"), practice));
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
  focus_when_shown(*this, sign_out);

  if (is_switch) {
    m_template.part<Gtk::Label>("question").set_label(_("Work for another entity or in another role?"));
    m_template.part<Gtk::Label>("consequence")
        .set_label(
            _("You are signed out first. Then you sign in again with your card and choose. What you have not saved in "
              "PrimaWeb is lost."));
    sign_out.set_label(_("_Sign out and choose"));
  }
  tell_log_out(false);
  on_escape(*this, [this] { set_visible(false); });
  over.signal_hide().connect(sigc::track_object([this] { set_visible(false); }, *this));
}

void SignOutQuestion::tell_log_out(bool is_known) {
  m_template.part<Gtk::Label>("portal").set_visible(!is_known);
}

} // namespace ui
