// SPDX-License-Identifier: EUPL-1.2
#include "ui/pop_up_window.h"

#include "ui/practice_banner.h"
#include "ui/side_keys.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/headerbar.h>
#include <gtkmm/label.h>

#include <utility>

namespace ui {

PopUpWindow::PopUpWindow(Gtk::Window& over, bool practice, Glib::ustring service, int width, int height)
    : m_practice{practice}, m_service{std::move(service)} {
  set_transient_for(over);
  set_titlebar(m_template.part<Gtk::HeaderBar>("bar"));
  if (practice) {
    mark_as_practice(*this);
    m_content.append(*Gtk::make_managed<PracticeBanner>());
  }
  add_keys(*this, side_keys());
  m_content.append(m_area);
  set_child(m_content);
  set_pop_up_size(*this, width, height);
  set_page_title({});
}

PopUpWindow::PopUpWindow(Gtk::Window& over, bool practice) : PopUpWindow{over, practice, {}, 0, 0} {
  auto& title = m_template.part<Gtk::Label>("preview_title");
  m_template.part<Gtk::HeaderBar>("bar").set_title_widget(title);
  m_service = title.get_label();
  set_page_title({});
  for (const char* button : {"back", "reload", "save", "print_preview"})
    m_template.part<Gtk::Button>(button).set_visible(false);
}

void PopUpWindow::tell_preview_is_made() {
  // Translators: in the window that will show what would be printed.
  m_area.tell(_("The preview is being made…"));
}

void PopUpWindow::tell_preview_failed() {
  // Translators: in the window that was to show what would be printed.
  m_area.tell(_("The preview could not be made. Close this window and try again, or print without a preview."));
}

void PopUpWindow::set_page_title(const std::string& title) {
  m_page_title = title;
  show_title();
}

void PopUpWindow::set_covered(bool covered) {
  m_is_covered = covered;
  m_area.set_covered(covered);
  show_title();
}

void PopUpWindow::show_title() {
  const bool has_none = m_is_covered || m_page_title.empty();
  set_title(window_title(has_none ? m_service : Glib::ustring{m_page_title}.make_valid(), m_practice));
}

} // namespace ui
