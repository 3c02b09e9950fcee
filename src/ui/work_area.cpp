// SPDX-License-Identifier: EUPL-1.2
#include "ui/work_area.h"

#include "ui/page_keys.h"

#include <glibmm/i18n.h>

#include <utility>

namespace ui {

namespace {

constexpr int most_height_below = 220;

} // namespace

WorkArea::WorkArea(Gtk::Window& window) : Gtk::Box{Gtk::Orientation::VERTICAL}, m_window{window} {
  m_above.append(m_hang_notice);
  m_above.append(m_notice);
  m_above.append(m_caret_notice);
  append(m_above);
  m_covered.set_expand(true);
  m_covered.set_covered(false);
  append(m_covered);
  append(m_find);
  m_below_scrolled.set_policy(Gtk::PolicyType::NEVER, Gtk::PolicyType::AUTOMATIC);
  m_below_scrolled.set_propagate_natural_height(true);
  m_below_scrolled.set_max_content_height(most_height_below);
  m_below_scrolled.set_overlay_scrolling(false); // one sees that there is more
  m_below_scrolled.set_child(m_below);
  append(m_below_scrolled);
  show_below();
  m_find.signal_closed().connect(sigc::mem_fun(*this, &WorkArea::take_focus));
  m_window.signal_map().connect(sigc::mem_fun(*this, &WorkArea::take_focus));
  m_find_action = m_actions->add_action("find", sigc::mem_fun(m_find, &FindBar::open));
  m_window.insert_action_group("work", m_actions);
  add_page_keys(m_window);
}

WorkArea::~WorkArea() {
  set_view(nullptr, {});
}

void WorkArea::set_view(Gtk::Widget* view, const Glib::RefPtr<Gio::ActionGroup>& actions) {
  m_covered.set_view(view);
  m_view = view;
  m_notice.set_visible(false);
  m_hang_notice.set_page_actions(actions);
  m_find.set_page_actions(actions);
  m_caret_changed.disconnect();
  m_page_came.disconnect();
  m_page_actions = actions;
  m_caret_notice.set_visible(false);
  if (actions) {
    m_page_came = actions->signal_action_state_changed("page-came")
                      .connect([this](const Glib::ustring&, const Glib::VariantBase&) { m_notice.page_came(); });
    m_caret_changed = actions->signal_action_state_changed("caret-browsing")
                          .connect([this](const Glib::ustring&, const Glib::VariantBase& state) {
                            caret_changed(Glib::VariantBase::cast_dynamic<Glib::Variant<bool>>(state).get());
                          });
  }
  show_page_actions();
  take_focus();
}

void WorkArea::set_covered(bool covered) {
  if (std::exchange(m_is_covered, covered) == covered)
    return; // the focus stays where it is
  if (covered)
    m_find.close();
  m_find_action->set_enabled(!covered);
  show_page_actions();
  m_above.set_visible(!covered);
  show_below();
  m_covered.set_covered(covered);
  take_focus();
}

void WorkArea::add_below(Gtk::Widget& row) {
  m_below.append(row);
  show_below();
}

void WorkArea::remove_below(Gtk::Widget& row) {
  m_below.remove(row);
  show_below();
}

void WorkArea::show_below() {
  m_below_scrolled.set_visible(!m_is_covered && m_below.get_first_child() != nullptr);
}

/// Their keys are the window's: a page that is covered is neither loaded anew nor left by them.
void WorkArea::show_page_actions() {
  if (m_page_actions && !m_is_covered)
    m_window.insert_action_group("page", m_page_actions);
  else
    m_window.remove_action_group("page");
}

void WorkArea::caret_changed(bool is_on) {
  if (is_on)
    m_caret_notice.tell(_("The arrow keys now move through the text of the page. F7 ends this."));
  else
    m_caret_notice.set_visible(false);
}

/// Not before the window is there: GTK 4.8 hides one from assistive tools for good that had a focus before.
void WorkArea::take_focus() {
  if (!m_window.get_mapped())
    return;
  if (m_is_covered)
    m_cover.take_focus();
  else if (m_view != nullptr)
    m_view->child_focus(Gtk::DirectionType::TAB_FORWARD);
}

} // namespace ui
