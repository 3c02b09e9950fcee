// SPDX-License-Identifier: EUPL-1.2
#include "ui/waiting_page.h"

#include "ui/accessible.h"
#include "ui/reader_label.h"

#include <glibmm/i18n.h>

namespace ui {

namespace {

const char* sentence(signin::Activity activity) {
  switch (activity) {
  case signin::Activity::waiting_for_card:
    return _("Another program is using the card. The sign-in goes on by itself as soon as the card is free.");
  case signin::Activity::checking_pin:
    return _("Checking your PIN…");
  case signin::Activity::typing_on_reader:
    // Translators: the card reader has keys of its own, OK and Cancel among them.
    return _("Type your PIN on the card reader and press its OK key.\nTo stop, press its Cancel key.");
  case signin::Activity::waiting_for_reader:
    // Translators: the user pressed "Cancel" in the window; the reader's own Cancel key is another one.
    return _("The card reader still asks for your PIN. Press its Cancel key, or wait: it stops by itself after half a "
             "minute.");
  case signin::Activity::opening_portal:
    return _("Opening the Portal of the Social Security…");
  case signin::Activity::signing_in_with_card:
    return _("Signing in with your card… Please leave it in the reader.");
  case signin::Activity::choosing_entity:
    return _("Choosing your entity…");
  case signin::Activity::starting_application:
    return _("Starting PrimaWeb…");
  case signin::Activity::choosing_role:
    return _("Choosing your role…");
  case signin::Activity::signing_out:
    return _("Signing out…");
  }
  return "";
}

} // namespace

WaitingPage::WaitingPage()
    : DialogPage{"waiting-page"}, m_sentence{part<Gtk::Label>("sentence")}, m_cancel{part<Gtk::Button>("cancel")} {
  // A spinner that nobody sees must not wake the computer.
  auto& spinner = part<Gtk::Spinner>("spinner");
  signal_map().connect(sigc::mem_fun(spinner, &Gtk::Spinner::start));
  signal_unmap().connect(sigc::mem_fun(spinner, &Gtk::Spinner::stop));
  keep_enter_from(m_cancel);
  m_cancel.signal_clicked().connect(signal_cancelled().make_slot());
}

void WaitingPage::show_view(const signin::ReadingCard& view) {
  // Translators: %1 is the name of a card reader, e.g. "ACS ACR38".
  say(Glib::ustring::compose(_("Reading the card in %1…"), reader_label(view.reader)));
}

void WaitingPage::show_view(const signin::Working& view) {
  say(sentence(view.activity));
}

void WaitingPage::take_focus() {
  m_cancel.grab_focus();
}

void WaitingPage::say(const Glib::ustring& sentence) {
  m_sentence.set_label(sentence);
  set_accessible_description(m_cancel, sentence); // before GTK 4.14, nothing else of it is read
  read_out(m_sentence, sentence);
}

} // namespace ui
