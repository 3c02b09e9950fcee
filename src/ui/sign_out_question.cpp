// SPDX-License-Identifier: EUPL-1.2
#include "ui/sign_out_question.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <sigc++/adaptors/track_obj.h>

namespace ui {

SignOutQuestion::SignOutQuestion(Gtk::Window& over, bool practice, Reason reason)
    : QuestionWindow{"sign-out-question", practice} {
  set_transient_for(over);
  const bool is_switch = reason == Reason::change_destination;
  // Translators: the title of the question before changing to another entity or role.
  set_question_title(is_switch ? _("Switch entity or role") : _("Sign out"));
  auto& stay = part<Gtk::Button>("stay");
  stay.signal_clicked().connect([this] { this->stay(); });
  auto& sign_out = part<Gtk::Button>("sign_out");
  sign_out.signal_clicked().connect([this] {
    set_visible(false);
    m_sign_out.emit();
  });
  begin_with(stay);

  if (is_switch) {
    part<Gtk::Label>("question").set_label(_("Work for another entity or in another role?"));
    part<Gtk::Label>("consequence")
        .set_label(
            _("You are signed out first. Then you sign in again with your card and choose. What you have not saved in "
              "PrimaWeb is lost."));
    sign_out.set_label(_("_Sign out and choose"));
  }
  m_consequence = part<Gtk::Label>("consequence").get_label();
  tell_log_out(false);
  on_dismissal([this] { this->stay(); });
  over.signal_hide().connect(sigc::track_object([this] { set_visible(false); }, *this));
}

void SignOutQuestion::stay() {
  set_visible(false);
  m_stay.emit();
}

void SignOutQuestion::tell_of_file(bool is_being_saved) {
  auto text = m_consequence;
  if (is_being_saved)
    // Translators: a sentence more under the question whether to sign out.
    text = Glib::ustring{_("A file is still being saved, and would be lost.")} + " " + text;
  part<Gtk::Label>("consequence").set_label(text);
  tell_all_of_it(part<Gtk::Button>("stay"));
}

void SignOutQuestion::tell_log_out(bool is_known) {
  part<Gtk::Label>("portal").set_visible(!is_known);
  tell_all_of_it(part<Gtk::Button>("stay"));
}

} // namespace ui
