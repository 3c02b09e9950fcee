// SPDX-License-Identifier: EUPL-1.2
#include "ui/covered_view.h"

#include "ui/accessible.h"

namespace ui {

CoveredView::CoveredView(Gtk::Widget& cover) : m_cover{cover} {
  property_accessible_role() = Gtk::Accessible::Role::GROUP; // else GTK 4.8 has it heard by the name of its class
  set_child(m_place);
  m_cover.add_css_class("background"); // the theme's own window colour: opaque
  m_cover.add_css_class("cover");
  add_overlay(m_cover);
  set_measure_overlay(m_cover, true);
  // By itself an overlay gives its child the height that it would need at its smallest width: more than there is.
  signal_get_child_position().connect(
      [this](Gtk::Widget*, Gdk::Rectangle& position) {
        position = {0, 0, get_width(), get_height()};
        return true;
      },
      false);
  set_covered(true);
}

void CoveredView::set_view(Gtk::Widget* view) {
  if (view == m_view)
    return;
  if (m_view != nullptr)
    m_place.remove(*m_view);
  m_view = view;
  if (m_view == nullptr)
    return;
  m_view->set_expand(true);
  m_place.append(*m_view);
}

void CoveredView::set_covered(bool covered) {
  m_place.set_can_focus(!covered);
  // Before the cover goes: where what has the focus is hidden, GTK moves the focus on by itself with the next layout.
  if (!covered)
    take_focus();
  m_cover.set_visible(covered);
  m_place.set_can_target(!covered);
  set_accessible_hidden(m_place, covered);
}

void CoveredView::take_focus() {
  if (m_view == nullptr || m_view->grab_focus())
    return;
  // The view lies in a box: that takes no focus itself, and GTK does not look inside.
  for (auto* child = m_view->get_first_child(); child != nullptr; child = child->get_next_sibling())
    if (child->grab_focus())
      return;
}

} // namespace ui
