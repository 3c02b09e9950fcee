// SPDX-License-Identifier: EUPL-1.2
#include "ui/road_sheet.h"

#include "signin/failure.h"
#include "ui/accessible.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/label.h>
#include <gtkmm/listbox.h>
#include <gtkmm/stringlist.h>

#include <algorithm>
#include <array>
#include <string>

namespace ui {

namespace {

using portal::Teaching;

constexpr std::array all_teachings{Teaching::press, Teaching::entity, Teaching::capacity, Teaching::role,
                                   Teaching::by_hand};

Glib::ustring text_of(Teaching teaching) {
  // Translators: what the launcher does about one step of the way to PrimaWeb; each is a choice of a drop-down list.
  switch (teaching) {
  case Teaching::press:
    return _("The launcher presses it");
  case Teaching::entity:
    // Translators: in the same list.
    return _("The launcher chooses the entity");
  case Teaching::capacity:
    // Translators: in the same list; the capacity is the hoedanigheid or qualité.
    return _("The launcher chooses the capacity");
  case Teaching::role:
    // Translators: in the same list.
    return _("The launcher chooses the role");
  case Teaching::by_hand:
    // Translators: in the same list: the launcher leaves this step to the user.
    return _("I do this myself");
  }
  return {};
}

Glib::ustring what_was_done(const portal::RoadStep& step) {
  if (step.choice && step.teaching != Teaching::press) {
    const auto& [label, detail] = step.choice->line;
    const auto line = detail.empty() ? label : label + ", " + detail;
    if (step.more)
      // Translators: a step of the way to PrimaWeb; %1 leads to the next lines of a list of the portal ("Next"), %2 is
      // a line of it.
      return Glib::ustring::compose(_("You pressed “%1” and chose “%2”"), step.more->control.names.front(), line);
    // Translators: a step of the way to PrimaWeb; %1 is a line of a list of the portal.
    return Glib::ustring::compose(_("You chose “%1”"), line);
  }
  if (step.control)
    // Translators: a step of the way to PrimaWeb; %1 is the name of a link or button of the portal.
    return Glib::ustring::compose(_("You pressed “%1”"), step.control->control.names.front());
  // Translators: a step of the way to PrimaWeb.
  return _("You did something that the launcher cannot do for you");
}

Glib::ustring text_of(const std::vector<std::string>& hosts) {
  Glib::ustring names;
  for (const auto& host : hosts)
    names += (names.empty() ? "" : ", ") + host;
  // Translators: below the steps of the way to PrimaWeb that may be remembered; %1 are sites: primaweb.example.be.
  return Glib::ustring::compose(_("It leads to this site, to which you agreed: %1"), names);
}

Gtk::Label& line_label(const Glib::ustring& text) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_xalign(0);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  return label;
}

} // namespace

RoadSheet::RoadSheet() {
  auto& sheet = m_template.part<Gtk::Box>("sheet");
  sheet.set_hexpand(true);
  append(sheet);
  m_template.part<Gtk::Button>("remember").signal_clicked().connect([this] { remember(); });
  m_template.part<Gtk::Button>("not_now").signal_clicked().connect([this] { end(); });
  set_visible(false);
}

void RoadSheet::set_service(const Glib::ustring& name) {
  m_service = name;
}

void RoadSheet::ask(const std::vector<portal::RoadStep>& steps, const std::vector<std::string>& hosts) {
  auto& list = m_template.part<Gtk::ListBox>("steps");
  while (auto* row = list.get_row_at_index(0))
    list.remove(*row);
  m_lines.clear();
  for (const auto& step : steps)
    add(step);
  auto& question = m_template.part<Gtk::Label>("question");
  // Translators: above the page of the service to which the user came by hand; %1 is its name, such as PrimaWeb. The
  // steps of the way follow.
  question.set_label(Glib::ustring::compose(
      _("You found the way to %1. Should the program take these steps for you next time?"), m_service));
  set_accessible_label(list, question.get_label());
  auto& sites = m_template.part<Gtk::Label>("sites");
  sites.set_visible(!hosts.empty());
  if (!hosts.empty())
    sites.set_label(text_of(hosts));
  m_template.part<Gtk::Label>("failure").set_visible(false);
  set_asking(true);
  read_out(question, question.get_label());
}

void RoadSheet::add(const portal::RoadStep& step) {
  Line line{.step = step, .choices = {}};
  std::vector<Glib::ustring> texts;
  for (const auto teaching : all_teachings) {
    if (!step.can_be(teaching))
      continue;
    line.choices.push_back(teaching);
    texts.push_back(text_of(teaching));
  }
  auto& row = *Gtk::make_managed<Gtk::Box>(Gtk::Orientation::HORIZONTAL, 12);
  const auto text = Glib::ustring::format(m_lines.size() + 1) + ". " + what_was_done(step);
  auto& label = line_label(text);
  label.set_hexpand(true);
  row.append(label);
  if (line.choices.size() > 1) {
    line.drop_down = Gtk::make_managed<Gtk::DropDown>(Gtk::StringList::create(texts));
    const auto taught = std::find(line.choices.begin(), line.choices.end(), step.teaching);
    line.drop_down->set_selected(static_cast<guint>(taught - line.choices.begin()));
    line.drop_down->set_valign(Gtk::Align::CENTER);
    tell_choice(*line.drop_down, text);
    row.append(*line.drop_down);
  } else {
    row.append(line_label(texts.front()));
  }
  auto& list = m_template.part<Gtk::ListBox>("steps");
  list.append(row);
  list.get_row_at_index(static_cast<int>(m_lines.size()))->set_focusable(false);
  m_lines.push_back(std::move(line));
}

void RoadSheet::remember() {
  std::vector<portal::RoadStep> steps;
  for (const auto& line : m_lines) {
    steps.push_back(line.step);
    if (line.drop_down != nullptr && line.drop_down->get_selected() < line.choices.size())
      steps.back().teaching = line.choices[line.drop_down->get_selected()];
  }
  end();
  m_taught.emit(steps);
}

void RoadSheet::end() {
  m_answered.emit();
  set_asking(false);
}

void RoadSheet::close() {
  set_asking(false);
}

void RoadSheet::set_covered(bool covered) {
  m_is_covered = covered;
  set_asking(m_is_asking);
}

void RoadSheet::set_asking(bool is_asking) {
  m_is_asking = is_asking;
  set_visible(m_is_asking && !m_is_covered);
}

void RoadSheet::tell_failure() {
  auto& sentence = m_template.part<Gtk::Label>("failure");
  constexpr auto failure = signin::Failure::steps_not_saved;
  // Translators: %1 is what happened, %2 a code such as PORTAL-13, for the helpdesk.
  sentence.set_label(Glib::ustring::compose(_("%1. Code for the IT helpdesk: %2"), failure_text(failure).title,
                                            std::string{signin::code(failure)}));
  sentence.set_visible(true);
  set_asking(true);
  read_out(sentence, sentence.get_label());
}

} // namespace ui
