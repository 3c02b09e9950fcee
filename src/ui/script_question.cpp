// SPDX-License-Identifier: EUPL-1.2
#include "ui/script_question.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/practice_banner.h"

#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/entry.h>
#include <gtkmm/label.h>

#include <utility>

namespace ui {

namespace {

using Kind = ScriptQuestionWords::Kind;

Glib::ustring heading_of(const ScriptQuestionWords& words) {
  if (words.kind == Kind::leave)
    return _("Leave this page?");
  if (words.kind == Kind::open_link)
    // Translators: %1 is the address of another site, such as help.example.be.
    return Glib::ustring::compose(_("Open %1 in your web browser?"), words.host);
  if (words.host.empty())
    // Translators: the heading over a message that comes from the portal's page, not from this program.
    return _("The page says");
  // Translators: the same heading; %1 is the address of the site that the page is of: www.socialsecurity.be.
  return Glib::ustring::compose(_("The page of %1 says"), words.host);
}

Glib::ustring shown_text(const ScriptQuestionWords& words) {
  switch (words.kind) {
  case Kind::leave:
    return _("What you have typed in it may be lost.");
  case Kind::open_link:
    return _("This link carries data that may belong to your session. If you open it, the other site gets this data, "
             "and your web browser keeps it in its history.");
  default:
    return Glib::ustring{words.text}.make_valid();
  }
}

} // namespace

ScriptQuestion::ScriptQuestion(Gtk::Window& over, bool practice, const ScriptQuestionWords& words, Answer answer)
    : m_answer{std::move(answer)} {
  const bool asks_to_leave = words.kind == Kind::leave;
  const auto heading = heading_of(words);
  set_transient_for(over);
  set_modal(true);
  set_resizable(false);
  set_title(window_title(heading, practice));
  auto& page = m_template.part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);

  m_template.part<Gtk::Label>("heading").set_label(heading);
  m_template.part<Gtk::Label>("text").set_label(shown_text(words));
  auto& entry = m_template.part<Gtk::Entry>("entry");
  entry.set_visible(words.kind == Kind::prompt);
  entry.set_text(Glib::ustring{words.default_text}.make_valid());
  set_accessible_label(entry, shown_text(words));

  auto& no = m_template.part<Gtk::Button>("no");
  no.set_visible(words.kind != Kind::alert);
  no.set_label(asks_to_leave ? _("_Stay") : _("_Cancel"));
  no.signal_clicked().connect([this] { say(false); });
  auto& yes = m_template.part<Gtk::Button>("yes");
  yes.set_label(asks_to_leave ? _("_Leave") : words.kind == Kind::open_link ? _("_Open") : _("_OK"));
  yes.signal_clicked().connect([this] { say(true); });
  set_default_widget(words.kind == Kind::open_link ? no : yes);
  m_template.part<Gtk::CheckButton>("is_last").set_visible(words.may_be_last);
  const bool begins_with_no = words.kind == Kind::prompt || words.kind == Kind::open_link;
  focus_when_shown(*this, begins_with_no ? no : yes);

  on_escape(*this, [this] { say(false); });
  signal_close_request().connect(
      [this] {
        say(false);
        return true;
      },
      false);
}

void ScriptQuestion::say(bool yes) {
  if (const auto answer = std::exchange(m_answer, nullptr))
    answer({.yes = yes,
            .text = m_template.part<Gtk::Entry>("entry").get_text(),
            .is_last = m_template.part<Gtk::CheckButton>("is_last").get_active()});
}

} // namespace ui
