// SPDX-License-Identifier: EUPL-1.2
#include "ui/step_line.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>

namespace ui {

namespace {

const char* step_name(std::size_t step) {
  switch (static_cast<signin::Step>(step)) {
  case signin::Step::card:
    // Translators: a step of the sign-in; keep it to one short word.
    return C_("step", "Card");
  case signin::Step::pin:
    // Translators: a step of the sign-in; keep it to one short word.
    return C_("step", "PIN");
  case signin::Step::entity:
    // Translators: a step of the sign-in: the institution one works for; keep it to one short word.
    return C_("step", "Entity");
  case signin::Step::role:
    // Translators: a step of the sign-in; keep it to one short word.
    return C_("step", "Role");
  case signin::Step::primaweb:
    return "PrimaWeb";
  }
  return "";
}

Glib::ustring step_description(const Glib::ustring& name, std::size_t step, std::size_t current, std::size_t count) {
  // Translators: read by screen readers; %1 is a step such as "PIN", %2 its number, %3 how many there are.
  const char* pattern = step < current ? _("%1, done, step %2 of %3")
                                       // Translators: read by screen readers; see above.
                                       : (step == current ? _("%1, current step %2 of %3")
                                                          // Translators: read by screen readers; see above.
                                                          : _("%1, to come, step %2 of %3"));
  return Glib::ustring::compose(pattern, name, step + 1, count);
}

void set_class(Gtk::Widget& widget, const char* name, bool present) {
  if (present)
    widget.add_css_class(name);
  else
    widget.remove_css_class(name);
}

} // namespace

StepLine::StepLine() {
  set_spacing(8);
  property_accessible_role() = Gtk::Accessible::Role::LIST;
  add_css_class("step-line");
  set_accessible_label(*this, _("Steps of the sign-in"));
  for (std::size_t step = 0; step < count; ++step)
    m_steps.at(step) = add_step(step_name(step), step + 1 == count);
  show_step(signin::Step::card);
}

void StepLine::show_step(signin::Step current) {
  m_current = static_cast<std::size_t>(current);
  for (std::size_t step = 0; step < count; ++step) {
    const StepWidgets& widgets = m_steps.at(step);
    widgets.tick->set_visible(step < m_current);
    widgets.dot->set_visible(step == m_current);
    set_class(*widgets.step, "done", step < m_current);
    set_class(*widgets.step, "current", step == m_current);
    set_class(*widgets.step, "to-come", step > m_current);
    if (widgets.rule != nullptr)
      set_class(*widgets.rule, "done", step < m_current);
    set_accessible_label(*widgets.step, step_description(widgets.name->get_label(), step, m_current, count));
  }
}

void StepLine::set_service(const Glib::ustring& name) {
  m_steps.back().name->set_label(name);
  show_step(static_cast<signin::Step>(m_current));
}

StepLine::StepWidgets StepLine::add_step(const Glib::ustring& name, bool last) {
  StepWidgets widgets;
  widgets.tick = Gtk::make_managed<Gtk::Image>();
  widgets.tick->set_from_icon_name("object-select-symbolic");
  widgets.dot = Gtk::make_managed<Gtk::Box>();
  widgets.dot->add_css_class("dot");

  auto& mark = *Gtk::make_managed<Gtk::Box>();
  mark.set_valign(Gtk::Align::CENTER);
  mark.add_css_class("step-mark");
  mark.append(*widgets.tick);
  mark.append(*widgets.dot);
  set_accessible_hidden(mark, true);

  widgets.name = Gtk::make_managed<Gtk::Label>(name);
  set_accessible_hidden(*widgets.name, true); // the step says it, with its state

  widgets.step = Gtk::make_managed<Gtk::Box>();
  widgets.step->property_accessible_role() = Gtk::Accessible::Role::LIST_ITEM;
  widgets.step->set_spacing(6);
  widgets.step->add_css_class("step");
  widgets.step->append(mark);
  widgets.step->append(*widgets.name);
  append(*widgets.step);

  if (!last) {
    widgets.rule = Gtk::make_managed<Gtk::Box>();
    widgets.rule->set_hexpand(true);
    widgets.rule->set_valign(Gtk::Align::CENTER);
    widgets.rule->add_css_class("step-rule");
    set_accessible_hidden(*widgets.rule, true);
    append(*widgets.rule);
  }
  return widgets;
}

} // namespace ui
