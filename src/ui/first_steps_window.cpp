// SPDX-License-Identifier: EUPL-1.2
#include "ui/first_steps_window.h"

#include "ui/accessible.h"
#include "ui/escape.h"
#include "ui/failure_text.h"
#include "ui/practice_banner.h"
#include "ui/reader_label.h"
#include "ui/setting_row.h"
#include "ui/window_size.h"

#include <glibmm/i18n.h>
#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

constexpr int number_of_steps = 3;

void add_paragraph(Gtk::Box& box, const Glib::ustring& text, const char* style) {
  auto& label = *Gtk::make_managed<Gtk::Label>(text);
  label.set_xalign(0);
  label.set_wrap(true);
  label.set_wrap_mode(Pango::WrapMode::WORD_CHAR);
  label.add_css_class(style);
  box.append(label);
}

Glib::ustring sentence_of(const CardReport& seen) {
  switch (seen.state) {
  case CardReport::State::own:
    // Translators: about the user's card, which is remembered now.
    return _("This card is remembered as yours. From now on it opens the sign-in window when you insert it.");
  case CardReport::State::not_kept:
    // Translators: about the user's card, where it cannot be remembered.
    return _(
        "This card cannot be remembered: this computer has no keyring, or it is locked. You can sign in with it all "
        "the same.");
  case CardReport::State::left_alone:
    // Translators: about a card in the reader, under whose name it bears. A button says “This is my card”.
    return _(
        "You said before that this card is not for PrimaWeb. If it is your own all the same, say so: from then on it "
        "opens the sign-in window when you insert it.");
  default:
    // Translators: about a card in the reader, under whose name it bears. A button says “This is my card”.
    return _(
        "If this is your card, say so: from then on it opens the sign-in window when you insert it. Your PIN is not "
        "needed for that.");
  }
}

} // namespace

FirstStepsWindow::FirstStepsWindow(const Glib::RefPtr<Gio::Settings>& settings, bool practice) {
  // Translators: the title of the window that introduces the program to somebody new.
  set_title(window_title(_("First steps"), practice));
  set_question_size(*this);
  auto& page = m_template.part<Gtk::Box>("page");
  if (practice) {
    mark_as_practice(*this);
    page.prepend(*Gtk::make_managed<PracticeBanner>());
  }
  set_child(page);
  make_ready_page(settings);
  m_template.part<Gtk::Button>("skip").signal_clicked().connect([this] { close(); });
  m_template.part<Gtk::Button>("back").signal_clicked().connect(
      [this] { turn_to(m_step == Step::ready ? Step::card : Step::reader); });
  auto& next = m_template.part<Gtk::Button>("next");
  next.signal_clicked().connect([this] { go_on(); });
  m_template.part<Gtk::Button>("own").signal_clicked().connect([this, &next] {
    next.grab_focus(); // the button goes with the answer
    m_own.emit();
  });
  focus_when_shown(*this, next);
  on_escape(*this, [this] { close(); });
  show_step();
}

void FirstStepsWindow::make_ready_page(const Glib::RefPtr<Gio::Settings>& settings) {
  auto& page = m_template.part<Gtk::Box>("ready");
  if (settings)
    page.append(*Gtk::make_managed<SwitchRow>(
        settings, "start-at-login",
        SettingRow::Words{_("Start at log-in"), _("Whether the launcher waits in the tray from log-in on.")}));
  add_paragraph(
      page,
      // Translators: in the first steps.
      _("The icon in the tray, or a small window on a desktop that shows no tray icons, tells whether your card is in "
        "the reader. From there you start PrimaWeb, and open the preferences and the help."),
      "body-text");
  // Translators: in the first steps: a heading. Clients are the people whom the user, a social worker, helps.
  add_paragraph(page, _("The cards of clients"), "help-heading");
  add_paragraph(
      page,
      // Translators: in the first steps.
      _("Only your own card opens the sign-in window by itself. For any other card a notification asks whether "
        "you want to sign in with it; if it is a client's card, you need not do anything. No PIN is ever asked "
        "for a client's card."),
      "body-text");
}

void FirstStepsWindow::show_readers(const ReaderReport& seen) {
  if (seen == m_readers)
    return;
  m_readers = seen;
  if (m_step == Step::reader)
    show_reader_step();
}

void FirstStepsWindow::show_card(const CardReport& seen) {
  m_card = seen;
  if (m_step == Step::card)
    show_card_step();
}

void FirstStepsWindow::turn_to(Step step) {
  const bool had_card_page = shows_card_page();
  m_step = step;
  if (had_card_page != shows_card_page())
    m_card_page.emit();
  m_guard.change_page(WindowGuard::Page::never_inert);
  show_step();
  m_template.part<Gtk::Button>("next").grab_focus();
}

void FirstStepsWindow::go_on() {
  if (m_step != Step::ready)
    return turn_to(m_step == Step::reader ? Step::card : Step::ready);
  m_start.emit(); // while the window can still ask the desktop for its leave
  close();
}

void FirstStepsWindow::show_step() {
  const bool is_last = m_step == Step::ready;
  m_template.part<Gtk::Label>("place").set_label(
      // Translators: over a page of the first steps: %1 and %2 are numbers.
      Glib::ustring::compose(_("Page %1 of %2"), static_cast<int>(m_step) + 1, number_of_steps));
  m_template.part<Gtk::Button>("back").set_sensitive(m_step != Step::reader);
  // Translators: a button in the first steps, which leaves out all that follows.
  m_template.part<Gtk::Button>("skip").set_label(is_last ? _("_Close") : _("_Skip"));
  // Translators: a button: to the next page.
  m_template.part<Gtk::Button>("next").set_label(is_last ? _("_Start PrimaWeb") : _("_Next"));
  m_template.part<Gtk::Box>("live").set_visible(!is_last);
  m_template.part<Gtk::Box>("ready").set_visible(is_last);
  if (m_step == Step::reader)
    show_reader_step();
  else if (m_step == Step::card)
    show_card_step();
  else
    // Translators: heading of the last page of the first steps.
    say(_("Ready for your card"), {});
}

void FirstStepsWindow::show_reader_step() {
  m_template.part<Gtk::Button>("own").set_visible(false);
  auto& drawing = m_template.part<Gtk::Image>("drawing");
  if (!m_readers.readers.empty()) {
    drawing.set_from_icon_name("primaweb-insert-card-symbolic");
    Glib::ustring names;
    for (const auto& reader : m_readers.readers)
      names += (names.empty() ? "" : "\n") + Glib::ustring{reader_label(reader)};
    // Translators: heading of the first page of the first steps; the names of the readers follow.
    return say(_("Your card reader is found"), names);
  }
  drawing.set_from_icon_name("primaweb-no-reader-symbolic");
  if (m_readers.failure) {
    const auto words = failure_text(*m_readers.failure);
    return say(words.title, words.what_to_do);
  }
  say(_("No card reader found"), _("Connect your card reader to this computer. If it has a switch, turn it on."));
}

void FirstStepsWindow::show_card_step() {
  auto& own = m_template.part<Gtk::Button>("own");
  const bool is_left_alone = m_card.state == CardReport::State::left_alone;
  own.set_visible(is_left_alone || m_card.state == CardReport::State::not_own);
  if (is_left_alone)
    own.remove_css_class("suggested-action");
  else
    own.add_css_class("suggested-action");
  m_template.part<Gtk::Image>("drawing").set_from_icon_name("primaweb-insert-card-symbolic");
  if (m_card.state == CardReport::State::none)
    return say(_("Insert your eID card"),
               Glib::ustring{_("Put your identity card into the card reader, with the chip first.")} + " " +
                   // Translators: in the first steps, after the sentence that asks for the identity card.
                   _("You can also do this later."));
  if (m_card.state == CardReport::State::reading)
    return say(Glib::ustring::compose(_("Reading the card in %1…"), reader_label(m_card.reader)), {});
  if (m_card.state == CardReport::State::waiting)
    return say(_("Another program is using the card"),
               // Translators: in the first steps, under the heading that another program is using the card.
               _("Your card is read by itself as soon as that program is done with it."));
  if (m_card.state == CardReport::State::unfit) {
    const auto words = failure_text(m_card.failure.value_or(signin::Failure::card_unreadable));
    return say(words.title, words.what_to_do);
  }
  say(Glib::ustring::compose(_("This is the card of %1"), m_card.holder.reveal()), sentence_of(m_card));
}

void FirstStepsWindow::say(const Glib::ustring& heading, const Glib::ustring& sentence) {
  auto& label = m_template.part<Gtk::Label>("heading");
  auto& below = m_template.part<Gtk::Label>("sentence");
  if (heading == label.get_label() && sentence == below.get_label())
    return;
  label.set_label(heading);
  below.set_label(sentence);
  read_out(label, heading + ". " + sentence);
}

} // namespace ui
