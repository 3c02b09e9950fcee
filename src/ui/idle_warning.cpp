// SPDX-License-Identifier: EUPL-1.2
#include "ui/idle_warning.h"

#include "ui/accessible.h"
#include "ui/present.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

/// When it is read out once more.
constexpr std::chrono::seconds last_call{10};

} // namespace

IdleWarning::IdleWarning(bool practice) : QuestionWindow{"idle-warning", practice} {
  // Translators: the title of the question whether the user is still there, before they are signed out.
  set_question_title(_("Signing out soon"));
  auto& stay = part<Gtk::Button>("stay");
  stay.signal_clicked().connect(m_stay.make_slot());
  begin_with(stay);
  on_dismissal([this] { m_stay.emit(); });
}

void IdleWarning::count(Gtk::Window& over, std::chrono::seconds left) {
  const auto seconds = static_cast<gulong>(left.count());
  auto& countdown = part<Gtk::Label>("countdown");
  const auto text = Glib::ustring::compose(
      // Translators: %1 counts down from 60 to 1.
      ngettext("You are signed out in %1 second.", "You are signed out in %1 seconds.", seconds), seconds);
  countdown.set_label(text);
  if (get_visible()) {
    if (left == last_call)
      read_out(countdown, text);
    return;
  }
  set_transient_for(over);
  tell_all_of_it(part<Gtk::Button>("stay"));
  // Who types in another program is not interrupted where the desktop can tell.
  present_unasked(*this);
  read_out(countdown, text_of_labels(part<Gtk::Box>("page")));
}

} // namespace ui
