// SPDX-License-Identifier: EUPL-1.2
#include "ui/check_up_window.h"

#include "ui/accessible.h"
#include "ui/check_up_row.h"
#include "ui/escape.h"
#include "ui/failure_text.h"
#include "ui/practice_banner.h"
#include "ui/window_size.h"

#include <gdkmm/clipboard.h>
#include <glib.h>
#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/spinner.h>
#include <sigc++/adaptors/track_obj.h>

#include <algorithm>
#include <functional>

namespace ui {

namespace {

Glib::ustring heading_of(checkup::State state) {
  switch (state) {
  case checkup::State::good:
    // Translators: heading over the lines of the check-up.
    return _("Everything is in order");
  case checkup::State::look:
    // Translators: heading over the lines of the check-up.
    return _("You can sign in; some things deserve a look");
  case checkup::State::broken:
    break;
  }
  // Translators: heading over the lines of the check-up.
  return _("Something keeps you from signing in");
}

} // namespace

CheckUpWindow::CheckUpWindow(Gtk::Window* over, bool practice)
    : m_practice{practice}, m_lines{m_template.part<Gtk::ListBox>("lines")} {
  lay_out(over);
  connect();
  show_waiting();
}

void CheckUpWindow::lay_out(Gtk::Window* over) {
  set_hide_on_close(true);
  // Translators: the title of a window: this computer is looked at, as a doctor looks at a patient.
  set_title(window_title(_("Check-up"), m_practice));
  auto& page = m_template.part<Gtk::Box>("page");
  if (m_practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);
  set_question_size(*this);
  if (over == nullptr)
    return;
  set_transient_for(*over);
  over->signal_hide().connect(sigc::track_object([this] { set_visible(false); }, *this));
}

void CheckUpWindow::connect() {
  auto& close = m_template.part<Gtk::Button>("close");
  close.signal_clicked().connect([this] { set_visible(false); });
  m_template.part<Gtk::Button>("again").signal_clicked().connect(m_again.make_slot());
  m_template.part<Gtk::Button>("copy").signal_clicked().connect(sigc::mem_fun(*this, &CheckUpWindow::copy));
  m_template.part<Gtk::Button>("save").signal_clicked().connect(sigc::mem_fun(*this, &CheckUpWindow::save));
  focus_when_shown(*this, close);
  on_escape(*this, [this] { set_visible(false); });
  signal_hide().connect([this] { m_save_dialog.reset(); });
}

void CheckUpWindow::show_waiting() {
  // Translators: while the check-up is under way, which takes some seconds.
  set_heading(_("Looking at this computer…"));
  m_template.part<Gtk::Spinner>("spinner").start();
  m_template.part<Gtk::Spinner>("spinner").set_visible(true);
  offer_report(false);
}

void CheckUpWindow::show_report(const std::optional<checkup::Report>& report) {
  m_template.part<Gtk::Spinner>("spinner").stop();
  m_template.part<Gtk::Spinner>("spinner").set_visible(false);
  while (auto* row = m_lines.get_row_at_index(0))
    m_lines.remove(*row);
  if (!report) {
    // Translators: when the check-up did not come to its end.
    set_heading(_("The check-up could not be made. Check again, or ask your IT helpdesk."));
    m_template.part<Gtk::Button>("again").set_sensitive(true);
    return;
  }
  auto lines = report->lines;
  std::ranges::stable_sort(lines, std::ranges::greater{}, &checkup::Line::state); // what the heading speaks of first
  for (const auto& line : lines)
    m_lines.append(*Gtk::make_managed<CheckUpRow>(line));
  m_text = checkup::to_text(*report, remedy_text);
  set_heading(heading_of(report->state()));
  offer_report(true);
}

void CheckUpWindow::set_heading(const Glib::ustring& text) {
  auto& heading = m_template.part<Gtk::Label>("heading");
  heading.set_label(text);
  read_out(heading, text);
}

void CheckUpWindow::offer_report(bool is_there) {
  for (const char* button : {"again", "save", "copy"})
    m_template.part<Gtk::Button>(button).set_sensitive(is_there);
}

void CheckUpWindow::copy() {
  get_clipboard()->set_text(m_text);
  // Translators: after the report of the check-up was copied.
  set_heading(_("Copied. You can paste the report into a message to your IT helpdesk."));
}

void CheckUpWindow::save() {
  // Translators: the name of the file in which the report of the check-up is saved, without spaces.
  const std::string name = std::string{_("PrimaWeb-check-up")} + ".txt";
  m_save_dialog = std::make_unique<SaveDialog>(*this, m_practice, name, [this](const std::string& path) {
    if (path.empty())
      return;
    if (g_file_set_contents(path.c_str(), m_text.data(), static_cast<gssize>(m_text.size()), nullptr) != FALSE)
      // Translators: after the report of the check-up was saved.
      set_heading(_("Saved. You can send the file to your IT helpdesk."));
    else
      // Translators: when the report of the check-up could not be saved.
      set_heading(_("The report could not be saved there. Choose another folder."));
  });
}

} // namespace ui
