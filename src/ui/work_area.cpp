// SPDX-License-Identifier: EUPL-1.2
#include "ui/work_area.h"

#include "ui/page_keys.h"

namespace ui {

WorkArea::WorkArea(Gtk::Window& window) : Gtk::Box{Gtk::Orientation::VERTICAL}, m_window{window} {
  append(m_notice);
  m_place.set_expand(true);
  append(m_place);
  append(m_find);
  append(m_below);
  m_find.signal_closed().connect(sigc::mem_fun(*this, &WorkArea::focus_view));
  m_actions->add_action("find", sigc::mem_fun(m_find, &FindBar::open));
  m_window.insert_action_group("work", m_actions);
  add_page_keys(m_window);
}

WorkArea::~WorkArea() {
  set_view(nullptr, {});
}

void WorkArea::set_view(Gtk::Widget* view, const Glib::RefPtr<Gio::ActionGroup>& actions) {
  if (view != m_view && m_view != nullptr)
    m_place.remove(*m_view);
  if (view != nullptr && view != m_view) {
    view->set_expand(true);
    m_place.append(*view);
  }
  m_view = view;
  m_notice.set_visible(false);
  m_find.set_page_actions(actions);
  if (actions)
    m_window.insert_action_group("page", actions);
  else
    m_window.remove_action_group("page");
  focus_view();
}

void WorkArea::focus_view() {
  if (m_view != nullptr)
    m_view->child_focus(Gtk::DirectionType::TAB_FORWARD);
}

} // namespace ui
