// SPDX-License-Identifier: EUPL-1.2
#include "ui/home_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"
#include "ui/setting_row.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>

namespace ui {

HomeWindow::HomeWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice) {
  // The program's own name.
  set_title(window_title("PrimaWeb Launcher", practice));
  set_question_size(*this);
  auto& page = m_template.part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  m_template.part<Gtk::Button>("practice").set_visible(!practice);
  set_child(page);
  if (settings)
    m_template.part<Gtk::Box>("content").append(*Gtk::make_managed<SwitchRow>(
        settings, "home-without-tray",
        // Translators: a setting.
        SettingRow::Words{_("Show a window where there is no tray"),
                          // Translators: what the setting before this does.
                          _("Whether it comes by itself each time that the program starts.")}));
  auto& close_button = m_template.part<Gtk::Button>("close");
  close_button.signal_clicked().connect([this] { close(); });
  on_escape(*this, [this] { close(); });
  focus_when_shown(*this, close_button);
  show_status({}, false);
}

void HomeWindow::show_status(const Glib::ustring& sentence, bool signed_in) {
  auto& status = m_template.part<Gtk::Label>("status");
  if (sentence != status.get_label()) {
    status.set_label(sentence);
    read_out(status, sentence);
  }
  m_template.part<Gtk::Button>("sign-out").set_visible(signed_in);
  // Translators: a button: brings the window of PrimaWeb, which is open, to the front.
  m_template.part<Gtk::Button>("start").set_label(signed_in ? _("_Show PrimaWeb")
                                                            // Translators: a button: opens the sign-in window.
                                                            : _("_Start PrimaWeb"));
  // Translators: a button, while PrimaWeb is open: ends the program.
  m_template.part<Gtk::Button>("quit").set_label(signed_in ? _("Sign out and _quit")
                                                           // Translators: a button: ends the program.
                                                           : _("_Quit"));
}

} // namespace ui
