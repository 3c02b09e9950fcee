// SPDX-License-Identifier: EUPL-1.2
#include "ui/script_question.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtkmm/adjustment.h>
#include <gtkmm/button.h>
#include <gtkmm/checkbutton.h>
#include <gtkmm/entry.h>
#include <gtkmm/label.h>
#include <gtkmm/scrolledwindow.h>

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
  if (words.kind == Kind::send_again)
    return _("Send the form again?");
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
  case Kind::send_again:
    return _(
        "This page is the answer to a form that you sent. To show it again, the form has to be sent again, and what "
        "it does is then done twice.");
  default:
    return Glib::ustring{words.text}.make_valid();
  }
}

const char* word_for_no(Kind kind) {
  switch (kind) {
  case Kind::leave:
    return _("_Stay");
  case Kind::send_again:
    // Translators: a button; the opposite of “Send again”.
    return _("_Do not send");
  default:
    return _("_Cancel");
  }
}

const char* word_for_yes(Kind kind) {
  switch (kind) {
  case Kind::leave:
    return _("_Leave");
  case Kind::open_link:
    return _("_Open");
  case Kind::send_again:
    return _("Send _again");
  default:
    return _("_OK");
  }
}

/// Of what cannot be taken back, Enter does the least.
bool is_no_safer(Kind kind) {
  return kind == Kind::leave || kind == Kind::open_link || kind == Kind::send_again;
}

/// What Enter does looks like it, too.
void suggest(Gtk::Button& button, Gtk::Button& other) {
  button.add_css_class("suggested-action");
  other.remove_css_class("suggested-action");
}

} // namespace

ScriptQuestion::ScriptQuestion(Gtk::Window& over, bool practice, const ScriptQuestionWords& words, Answer answer)
    : QuestionWindow{"script-question", practice}, m_answer{std::move(answer)} {
  const auto heading = heading_of(words);
  set_transient_for(over);
  set_question_title(heading);
  part<Gtk::Label>("heading").set_label(heading);
  part<Gtk::Label>("text").set_label(shown_text(words));
  auto& entry = part<Gtk::Entry>("entry");
  entry.set_visible(words.kind == Kind::prompt);
  entry.set_text(Glib::ustring{words.default_text}.make_valid());
  set_accessible_label(entry, shown_text(words));

  auto& no = part<Gtk::Button>("no");
  no.set_visible(words.kind != Kind::alert);
  no.set_label(word_for_no(words.kind));
  no.signal_clicked().connect([this] { say(false); });
  auto& yes = part<Gtk::Button>("yes");
  yes.set_label(word_for_yes(words.kind));
  yes.signal_clicked().connect([this] { say(true); });
  part<Gtk::CheckButton>("is_last").set_visible(words.may_be_last);
  begin_with(is_no_safer(words.kind) ? no : yes);
  if (is_no_safer(words.kind))
    suggest(no, yes);
  auto& text_place = part<Gtk::ScrolledWindow>("text_place");
  text_place.get_vadjustment()->signal_changed().connect([this, &text_place, is_confirm = words.kind == Kind::confirm] {
    const auto text = text_place.get_vadjustment();
    if (!text_place.get_focusable() && text->get_upper() > text->get_page_size())
      show_as_long(is_confirm);
  });
  on_dismissal([this] { say(false); });
}

/// Not all of it is seen at once: the keyboard reaches the rest. To what was not read yet Enter says no.
void ScriptQuestion::show_as_long(bool is_confirm) {
  part<Gtk::ScrolledWindow>("text_place").set_focusable(true);
  if (!is_confirm)
    return;
  auto& no = part<Gtk::Button>("no");
  set_default_widget(no);
  suggest(no, part<Gtk::Button>("yes"));
  tell_all_of_it(no);
  no.grab_focus();
}

void ScriptQuestion::say(bool yes) {
  if (const auto answer = std::exchange(m_answer, nullptr))
    answer({.yes = yes,
            .text = part<Gtk::Entry>("entry").get_text(),
            .is_last = part<Gtk::CheckButton>("is_last").get_active()});
}

} // namespace ui
