// SPDX-License-Identifier: EUPL-1.2
#include "ui/find_bar.h"

#include "ui/accessible.h"
#include "ui/enter_key.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/eventcontrollerkey.h>
#include <gtkmm/root.h>

namespace ui {

FindBar::FindBar() : m_text{m_template.part<SearchEntry>("text")}, m_count{m_template.part<Gtk::Label>("count")} {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  set_visible(false);
  m_text.signal_search_changed().connect(sigc::mem_fun(*this, &FindBar::search));
  m_template.part<Gtk::Button>("close").signal_clicked().connect(sigc::mem_fun(*this, &FindBar::close));
  const auto keys = Gtk::EventControllerKey::create();
  keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  keys->signal_key_pressed().connect(sigc::mem_fun(*this, &FindBar::key_pressed), false);
  add_controller(keys);
}

FindBar::~FindBar() {
  m_found.disconnect();
}

void FindBar::set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions) {
  m_found.disconnect();
  m_actions = actions;
  set_visible(false);
  if (m_actions)
    m_found = m_actions->signal_action_state_changed("found").connect(
        [this](const Glib::ustring&, const Glib::VariantBase& state) {
          show_count(Glib::VariantBase::cast_dynamic<Glib::Variant<gint32>>(state).get());
        });
}

void FindBar::open() {
  set_visible(true);
  m_text.select_region(0, -1);
  m_text.grab_focus();
  search();
}

void FindBar::close() {
  if (!get_visible())
    return;
  set_visible(false);
  if (m_actions)
    m_actions->activate_action("find", Glib::Variant<Glib::ustring>::create(""));
  m_closed.emit();
}

void FindBar::activate(const char* action) {
  if (m_actions && !m_text.get_text().empty())
    m_actions->activate_action(action);
}

void FindBar::search() {
  if (m_actions && get_visible())
    m_actions->activate_action("find", Glib::Variant<Glib::ustring>::create(m_text.get_text()));
}

void FindBar::show_count(int count) {
  if (count < 0)
    m_count.set_label("");
  else if (count == 0)
    m_count.set_label(_("Not found"));
  else
    // Translators: %1 is how often a text stands in the page.
    m_count.set_label(Glib::ustring::compose(ngettext("%1 match", "%1 matches", static_cast<gulong>(count)), count));
  if (count >= 0)
    read_out(m_count, m_count.get_label());
}

bool FindBar::key_pressed(guint key, guint /*code*/, Gdk::ModifierType state) {
  if (key == GDK_KEY_Escape) {
    close();
    return true;
  }
  if (!is_enter(key) || get_root()->get_focus() == nullptr || !get_root()->get_focus()->is_ancestor(m_text))
    return false;
  const bool is_shift = (state & Gdk::ModifierType::SHIFT_MASK) == Gdk::ModifierType::SHIFT_MASK;
  activate(is_shift ? "find-previous" : "find-next");
  return true;
}

} // namespace ui
