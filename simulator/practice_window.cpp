// SPDX-License-Identifier: EUPL-1.2
#include "simulator/practice_window.h"

#include <gdkmm/monitor.h>
#include <giomm/listmodel.h>
#include <glibmm/i18n.h>

#include <algorithm>
#include <memory>

namespace simulator {

namespace {

constexpr int margin = 18;
constexpr int gap_of_window = 12;
constexpr int width = 460;
constexpr int narrow_width = 360; ///< where PrimaWeb is to stand beside it, which has need of all that is left
constexpr int narrow_screen = 1680;
constexpr int height = 800;        ///< for all that is in it beside the list of lessons
constexpr int room_on_screen = 96; ///< for a panel and the window's frame
constexpr int most_digits = 12;

Glib::ustring name_of_holder(CardChoice choice) {
  const Holder holder = Practice::holder_of(choice);
  return holder.first_name + " " + holder.surname;
}

/// Its name in the window.
Glib::ustring title_of(CardChoice choice) {
  const Glib::ustring name = name_of_holder(choice);
  switch (choice) {
  case CardChoice::eid_1_8:
    /* Translators: %1 is a made-up person's name. */
    return Glib::ustring::compose(_("Identity card of %1 (newest model)"), name);
  case CardChoice::eid_1_7:
    /* Translators: %1 is a made-up person's name. */
    return Glib::ustring::compose(_("Identity card of %1 (older model)"), name);
  case CardChoice::foreign:
    return _("A card that is not an identity card");
  }
  return {};
}

/// On every monitor; what is not seen then is scrolled to.
void set_fitting_size(Gtk::Window& window) {
  int fitting_width = width;
  int fitting_height = height;
  const auto monitors = window.get_display()->get_monitors();
  for (guint index = 0; index < monitors->get_n_items(); ++index) {
    Gdk::Rectangle area;
    std::dynamic_pointer_cast<Gdk::Monitor>(monitors->get_object(index))->get_geometry(area);
    if (area.get_width() < narrow_screen)
      fitting_width = narrow_width;
    fitting_height = std::min(fitting_height, area.get_height() - room_on_screen);
  }
  window.set_default_size(fitting_width, fitting_height);
}

void make_paragraph(Gtk::Label& label, const Glib::ustring& text) {
  label.set_text(text);
  label.set_wrap();
  label.set_xalign(0);
  label.set_max_width_chars(50);
}

/// For a window that is narrow, and for large text.
void wrap_words(Gtk::CheckButton& button) {
  for (auto* part = button.get_first_child(); part != nullptr; part = part->get_next_sibling()) {
    if (auto* label = dynamic_cast<Gtk::Label*>(part)) {
      label->set_wrap();
      label->set_xalign(0);
    }
  }
}

} // namespace

PracticeWindow::PracticeWindow(Practice& practice, const PracticeOptions& options)
    : m_practice{practice}, m_edge{ScreenEdge::of(*this)} {
  set_title(_("Practice – PrimaWeb Launcher"));
  set_fitting_size(*this);
  add_css_class("practice");

  /* Translators: in the orange banner of every practice window. */
  make_paragraph(m_banner, _("Practice: nothing here is real"));
  m_banner.add_css_class("practice-banner");
  m_box.append(m_banner);

  m_content.set_spacing(gap_of_window);
  m_content.set_margin(margin);
  m_content.append(m_lessons);
  m_content.append(m_separator);
  make_paragraph(m_explanation, _("Choose a card and put it into the simulated card reader. The launcher does what it "
                                  "does with a real card."));
  m_content.append(m_explanation);
  add_choices();
  /* Translators: %1 is the PIN of the practice card. */
  make_paragraph(m_pin, Glib::ustring::compose(_("The PIN of both identity cards is %1."), options.card.pin));
  m_content.append(m_pin);
  make_paragraph(m_reader, {});
  m_reader.add_css_class("heading");
  m_content.append(m_reader);
  m_button.set_use_underline();
  m_button.add_css_class("suggested-action");
  m_button.signal_clicked().connect(sigc::mem_fun(*this, &PracticeWindow::insert_or_remove));
  m_content.append(m_button);
  if (options.has_pin_pad)
    add_keys();
  make_paragraph(m_end, _("Closing this window ends the practice."));
  m_end.add_css_class("dim-label");
  m_content.append(m_end);

  m_scroller.set_policy(Gtk::PolicyType::NEVER, Gtk::PolicyType::AUTOMATIC);
  m_scroller.set_child(m_content);
  m_scroller.set_vexpand();
  m_box.append(m_scroller);
  set_child(m_box);
  set_default_widget(m_button);
  show_reader();
  // Not before: GTK 4.8 hides a window from assistive tools for good that had a focus before it was there.
  signal_map().connect([this] {
    if (get_focus() == nullptr)
      m_button.grab_focus();
  });
}

void PracticeWindow::add_choices() {
  m_choices_frame.set_label(_("Card"));
  m_choices_box.set_margin(gap_of_window);
  m_choices_box.set_spacing(gap_of_window / 2);
  for (const CardChoice choice : all_card_choices) {
    Gtk::CheckButton& button = m_choices[choice];
    button.set_label(title_of(choice));
    wrap_words(button);
    if (choice != all_card_choices.front())
      button.set_group(m_choices.at(all_card_choices.front()));
    m_choices_box.append(button);
  }
  m_choices.at(all_card_choices.front()).set_active();
  m_choices_frame.set_child(m_choices_box);
  m_content.append(m_choices_frame);
}

void PracticeWindow::add_keys() {
  make_paragraph(m_keys_name, {});
  /* Translators: before a box for digits and two buttons, which stand for the keys of a card reader. */
  m_keys_name.set_text_with_mnemonic(_("_Keys of the card reader, for when it asks for the PIN"));
  m_keys_name.set_mnemonic_widget(m_digits);
  m_content.append(m_keys_name);
  m_digits.set_max_length(most_digits);
  m_digits.set_input_purpose(Gtk::InputPurpose::DIGITS);
  m_digits.set_hexpand();
  m_digits.signal_activate().connect(sigc::mem_fun(*this, &PracticeWindow::press_ok));
  /* Translators: a key of a card reader. */
  m_ok.set_label(_("_OK"));
  /* Translators: a key of a card reader. */
  m_cancel.set_label(_("C_ancel"));
  m_ok.signal_clicked().connect(sigc::mem_fun(*this, &PracticeWindow::press_ok));
  m_cancel.signal_clicked().connect(sigc::mem_fun(*this, &PracticeWindow::press_cancel));
  m_keys.set_spacing(gap_of_window / 2);
  m_keys.append(m_digits);
  for (Gtk::Button* key : {&m_ok, &m_cancel}) {
    key->set_use_underline();
    m_keys.append(*key);
  }
  m_content.append(m_keys);
}

void PracticeWindow::press_ok() {
  if (const auto input = pad_input(m_digits.get_text().raw()))
    m_practice.press(*input);
  m_digits.set_text("");
}

void PracticeWindow::press_cancel() {
  m_practice.press({.kind = PadInput::Kind::cancel});
  m_digits.set_text("");
}

CardChoice PracticeWindow::chosen() const {
  for (const auto& [choice, button] : m_choices) {
    if (button.get_active())
      return choice;
  }
  return all_card_choices.front();
}

void PracticeWindow::insert_or_remove() {
  if (m_practice.card())
    m_practice.remove();
  else
    m_practice.insert(chosen());
}

void PracticeWindow::set_learning(bool is_learning) {
  m_explanation.set_visible(!is_learning);
  // The button that stands out is the lesson's.
  if (is_learning)
    m_button.remove_css_class("suggested-action");
  else
    m_button.add_css_class("suggested-action");
  if (m_edge && is_learning)
    m_edge->hold();
  else if (m_edge)
    m_edge->release();
}

void PracticeWindow::show_reader() {
  const auto card = m_practice.card();
  m_choices_box.set_sensitive(!card);
  if (card)
    m_choices.at(*card).set_active(); // a lesson may have put it in
  m_button.set_label(card ? _("_Remove card") : _("_Insert card"));
  if (!card)
    m_reader.set_text(_("Card reader: empty"));
  else if (*card == CardChoice::foreign)
    m_reader.set_text(_("Card reader: another card"));
  else
    /* Translators: %1 is the made-up person whose card is in the reader. */
    m_reader.set_text(Glib::ustring::compose(_("Card reader: %1"), name_of_holder(*card)));
}

} // namespace simulator
