// SPDX-License-Identifier: EUPL-1.2
#include "ui/card_page.h"

#include "ui/accessible.h"
#include "ui/reader_label.h"

#include <glibmm/i18n.h>

namespace ui {

namespace {

Glib::ustring sentence_of(card::Ownership ownership) {
  if (ownership == card::Ownership::not_for_primaweb)
    return _("You said that this card is not for PrimaWeb. Please put in your own card.");
  if (ownership == card::Ownership::not_used_here)
    return _(
        "This card has not been used for PrimaWeb on this computer before. Please put in your own card. If this one "
        "is yours, take it out and put it in again.");
  return _("Please put in your own card. If this one is yours, take it out and put it in again.");
}

Glib::ustring insert_sentence(const std::string& foreign_in) {
  Glib::ustring sentence = _("Put your identity card into the card reader, with the chip first.");
  if (foreign_in.empty())
    return sentence;
  // Translators: %1 is the name of a card reader. A sentence that asks for an identity card follows.
  return Glib::ustring::compose(_("The card in %1 is not a Belgian identity card."), reader_label(foreign_in)) + " " +
         sentence;
}

} // namespace

CardPage::CardPage()
    : DialogPage{"card-page"},
      m_drawing{part<Gtk::Image>("drawing")},
      m_title{part<Gtk::Label>("title")},
      m_sentence{part<Gtk::Label>("sentence")},
      m_cancel{part<Gtk::Button>("cancel")} {
  keep_enter_from(m_cancel);
  m_cancel.signal_clicked().connect(signal_cancelled().make_slot());
}

void CardPage::show_view(const signin::AskCard& view) {
  if (view.other) {
    m_drawing.set_from_icon_name("primaweb-insert-card-symbolic");
    // Translators: title, when the card in the reader is not the user's own; %1 is the name of its holder.
    m_title.set_label(Glib::ustring::compose(_("This is the card of %1"), view.other->holder.reveal()));
    m_sentence.set_label(sentence_of(view.other->ownership));
  } else if (view.reader_present) {
    m_drawing.set_from_icon_name("primaweb-insert-card-symbolic");
    m_title.set_label(_("Insert your eID card"));
    m_sentence.set_label(insert_sentence(view.foreign_in));
  } else {
    m_drawing.set_from_icon_name("primaweb-no-reader-symbolic");
    m_title.set_label(_("No card reader found"));
    m_sentence.set_label(_("Connect your card reader to this computer. If it has a switch, turn it on."));
  }
  const auto all = m_title.get_label() + ". " + m_sentence.get_label();
  set_accessible_description(m_cancel, all); // before GTK 4.14, nothing else of it is read
  read_out(m_title, all);
}

void CardPage::take_focus() {
  m_cancel.grab_focus();
}

} // namespace ui
