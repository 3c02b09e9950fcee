// SPDX-License-Identifier: EUPL-1.2
#include "ui/portal_report_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"
#include "ui/window_size.h"

#include <gdkmm/clipboard.h>
#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/scrolledwindow.h>
#include <sigc++/adaptors/track_obj.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace ui {

PortalReportWindow::PortalReportWindow(Gtk::Window& over, bool practice, Save save)
    : m_practice{practice}, m_save{std::move(save)} {
  set_transient_for(over);
  set_hide_on_close(true);
  // Translators: the title of a window, and a button that opens it: what was met on the last way through the portal,
  // for those who make this program.
  set_title(window_title(_("Report about the portal"), m_practice));
  auto& page = m_template.part<Gtk::Box>("page");
  if (m_practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);
  set_question_size(*this);
  auto& close = m_template.part<Gtk::Button>("close");
  close.signal_clicked().connect([this] { set_visible(false); });
  m_template.part<Gtk::Button>("copy").signal_clicked().connect(sigc::mem_fun(*this, &PortalReportWindow::copy));
  m_template.part<Gtk::Button>("save").signal_clicked().connect(sigc::mem_fun(*this, &PortalReportWindow::save));
  focus_when_shown(*this, close);
  on_escape(*this, [this] { set_visible(false); });
  signal_hide().connect([this] { m_save_dialog.reset(); });
  over.signal_hide().connect(sigc::track_object([this] { set_visible(false); }, *this));
}

void PortalReportWindow::show_report(const std::optional<std::string>& report) {
  m_report = report.value_or("");
  m_template.part<Gtk::Label>("report").set_label(m_report);
  for (const char* part : {"save", "copy"})
    m_template.part<Gtk::Button>(part).set_sensitive(report.has_value());
  m_template.part<Gtk::Label>("privacy").set_visible(report.has_value());
  m_template.part<Gtk::ScrolledWindow>("scrolled").set_visible(report.has_value());
  // Translators: above a report.
  set_heading(report ? _("What was met on the last way through the portal")
                     : _("No way through the portal is kept: there was no sign-in yet, or learning is switched off."));
}

void PortalReportWindow::set_heading(const Glib::ustring& text) {
  auto& heading = m_template.part<Gtk::Label>("heading");
  heading.set_label(text);
  read_out(heading, text);
}

void PortalReportWindow::copy() {
  get_clipboard()->set_text(m_report);
  // Translators: after the report was copied.
  set_heading(_("Copied. You can paste the report into a message."));
}

void PortalReportWindow::save() {
  // Translators: the name of the file in which the report about the portal is saved, without spaces.
  const std::string name = std::string{_("PrimaWeb-portal-report")} + ".txt";
  m_save_dialog = std::make_unique<SaveDialog>(*this, m_practice, name, [this](const std::string& path) {
    if (path.empty())
      return;
    // Translators: after the report about the portal was saved.
    set_heading(m_save(m_report, path) ? _("Saved. Nothing has been sent.")
                                       : _("The report could not be saved there. Choose another folder."));
  });
}

} // namespace ui
