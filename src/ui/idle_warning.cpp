// SPDX-License-Identifier: EUPL-1.2
#include "ui/idle_warning.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"
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

IdleWarning::IdleWarning(bool practice) {
  set_modal(true);
  set_resizable(false);
  // Translators: the title of the question whether the user is still there, before they are signed out.
  set_title(window_title(_("Signing out soon"), practice));
  auto& page = m_template.part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);

  auto& stay = m_template.part<Gtk::Button>("stay");
  stay.signal_clicked().connect(m_stay.make_slot());
  set_default_widget(stay);
  focus_when_shown(*this, stay);
  on_escape(*this, [this] { m_stay.emit(); });
  signal_close_request().connect(
      [this] {
        m_stay.emit();
        return true;
      },
      false);
}

void IdleWarning::count(Gtk::Window& over, std::chrono::seconds left) {
  const auto seconds = static_cast<gulong>(left.count());
  auto& countdown = m_template.part<Gtk::Label>("countdown");
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
  // Who types in another program is not interrupted where the desktop can tell.
  present_since(*this, over.property_is_active() ? Moment::clock::now() : long_ago());
  read_out(countdown, m_template.part<Gtk::Label>("question").get_label() + " " + text);
}

} // namespace ui
