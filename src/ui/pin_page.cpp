// SPDX-License-Identifier: EUPL-1.2
#include "ui/pin_page.h"

#include "ui/accessible.h"
#include "ui/enter_key.h"
#include "ui/pin_text.h"

#include <glibmm/i18n.h>
#include <glibmm/main.h>
#include <gtkmm/eventcontrollerkey.h>
#include <sigc++/adaptors/bind_return.h>

#include <utility>

namespace ui {

namespace {

bool same_question(const signin::AskPin& one, const signin::AskPin& other) {
  return one.card.holder == other.card.holder && one.card.reader == other.card.reader &&
         one.card.valid_until == other.card.valid_until && one.card.tries == other.card.tries &&
         one.card.pin_pad == other.card.pin_pad && one.card.ownership == other.card.ownership &&
         one.wrong_before == other.wrong_before && one.no_pin == other.no_pin &&
         one.after_absence == other.after_absence;
}

/// GTK has Enter tick and untick, too: whoever ticked with Space and goes on with Enter would lose the tick.
void enter_confirms(Gtk::CheckButton& tick, const sigc::slot<void()>& confirm) {
  const auto keys = Gtk::EventControllerKey::create();
  keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  keys->signal_key_pressed().connect(
      [confirm](guint key, guint, Gdk::ModifierType) {
        if (is_enter(key))
          confirm();
        return is_enter(key);
      },
      false);
  tick.add_controller(keys);
}

} // namespace

PinPage::PinPage(std::chrono::milliseconds typed_pin_bound)
    : DialogPage{"pin-page"},
      m_pin{part<Gtk::PasswordEntry>("pin")},
      m_tries_icon{part<Gtk::Image>("tries_icon")},
      m_tries{part<Gtk::Label>("tries")},
      m_num_lock{part<Gtk::Label>("num_lock")},
      m_sure{part<Gtk::CheckButton>("sure")},
      m_confirm{part<Gtk::Button>("confirm")},
      m_digits{m_pin},
      m_bound{typed_pin_bound} {
  set_accessible_label(m_pin, _("PIN code of your identity card"));
  const auto keys = Gtk::EventControllerKey::create();
  keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  keys->signal_key_pressed().connect(
      [this](guint key, guint, Gdk::ModifierType modifiers) {
        hear_keypad(key, modifiers);
        return false;
      },
      false);
  m_pin.add_controller(keys);
  m_digits.signal_changed().connect(sigc::mem_fun(*this, &PinPage::digits_changed));
  m_digits.signal_entered().connect(sigc::mem_fun(*this, &PinPage::enter));
  m_sure.signal_toggled().connect(sigc::mem_fun(*this, &PinPage::update_confirm));
  enter_confirms(m_sure, sigc::mem_fun(*this, &PinPage::enter));
  m_confirm.signal_clicked().connect(sigc::mem_fun(*this, &PinPage::confirm));
  part<Gtk::Button>("change").signal_clicked().connect([this] {
    m_change_wanted.emit();
    take_focus(); // the button goes, and would take the focus with it
  });
  part<Gtk::Button>("cancel").signal_clicked().connect(signal_cancelled().make_slot());
}

void PinPage::show_view(const signin::AskPin& view) {
  if (!m_shown || !same_question(*m_shown, view)) {
    start_over();
    part<Gtk::Label>("holder").set_label(view.card.holder.reveal());
    part<Gtk::Label>("card").set_label(card_text(view.card));
    part<Gtk::Box>("first_use").set_visible(view.card.ownership == card::Ownership::not_used_here);
    show_place(view.card.pin_pad);
    show_tries(view);
  }
  // The keyring may answer when the question stands already.
  part<Gtk::Label>("ends_soon").set_label(ends_soon_text(view.card.valid_until));
  part<Gtk::Label>("ends_soon").set_visible(view.ends_soon);
  m_shown = view;
  show_card_host(view.card_host);
  show_destination(view.opens);
  show_portal(view.portal_ready);
  update_confirm();
}

void PinPage::set_card_hosts(std::vector<std::string> hosts) {
  m_card_hosts = std::move(hosts);
}

void PinPage::leave() {
  start_over();
  m_shown.reset();
}

void PinPage::take_focus() {
  if (!is_typed_on_reader())
    m_digits.take_focus();
  else if (m_shown->card.tries.last())
    m_sure.grab_focus();
  else
    m_confirm.grab_focus();
}

Gtk::Widget* PinPage::default_button() {
  return &m_confirm;
}

void PinPage::show_place(bool on_reader) {
  part<Gtk::Label>("pin_label").set_visible(!on_reader);
  m_pin.set_visible(!on_reader);
  part<Gtk::Box>("pad_row").set_visible(on_reader);
}

void PinPage::show_tries(const signin::AskPin& view) {
  const auto tries = view.card.tries;
  if (view.no_pin)
    say(no_pin_text(*view.no_pin, tries));
  else if (view.after_absence)
    say(after_absence_text(*view.after_absence, tries));
  else if (view.closed_meanwhile && !view.wrong_before)
    say(closed_meanwhile_text(tries));
  else
    say(tries_text(tries, view.wrong_before));

  const bool warn = view.wrong_before || view.no_pin || tries.last();
  m_tries_icon.set_visible(warn);
  auto& row = part<Gtk::Box>("tries_row");
  if (warn)
    row.add_css_class("warn");
  else
    row.remove_css_class("warn");

  part<Gtk::Box>("last_try").set_visible(tries.last());
  m_confirm.set_label(tries.last() ? _("_Use the last attempt") : _("_Sign in"));
}

void PinPage::say(const Glib::ustring& sentence) {
  m_tries.set_label(sentence);
  set_accessible_description(m_pin, sentence);
  read_out(m_tries, sentence);
}

void PinPage::show_destination(const std::optional<portal::Destination>& opens) {
  part<Gtk::Box>("opens_row").set_visible(opens.has_value());
  if (!opens)
    return;
  const Glib::ustring text = destination_text(*opens);
  part<Gtk::Label>("opens").set_label(text);
  // Translators: said by a screen reader of the button "Change…"; %1 is an entity and a role.
  set_accessible_description(part<Gtk::Button>("change"), Glib::ustring::compose(_("Now opens %1"), text));
}

/// Before the first digit: who may hear from the card once the PIN is right.
void PinPage::show_card_host(const std::string& host) {
  const auto text = card_host_text(host.empty() ? m_card_hosts : std::vector{host});
  auto& label = part<Gtk::Label>("card_host");
  label.set_label(text);
  label.set_visible(!text.empty());
  set_accessible_description(m_confirm, text);
}

void PinPage::show_portal(bool ready) {
  part<Gtk::Image>("portal_icon").set_visible(ready);
  part<Gtk::Label>("portal").set_label(ready ? _("Portal ready") : _("Connecting to the portal…"));
}

/// Without Num Lock the keypad moves the cursor, of which one sees nothing here. With it, Shift does the same.
void PinPage::hear_keypad(guint key, Gdk::ModifierType modifiers) {
  const bool is_move = (key >= GDK_KEY_KP_Home && key <= GDK_KEY_KP_Begin) || key == GDK_KEY_KP_Insert;
  const bool has_shift = (modifiers & Gdk::ModifierType::SHIFT_MASK) == Gdk::ModifierType::SHIFT_MASK;
  if (!is_move || has_shift || m_num_lock.get_visible())
    return;
  m_num_lock.set_visible(true);
  read_out(m_num_lock, m_num_lock.get_label());
}

void PinPage::start_over() {
  m_num_lock.set_visible(false);
  m_digits.clear();
  m_sure.set_active(false);
}

void PinPage::digits_changed() {
  m_out_of_time.disconnect();
  if (m_digits.length() > 0) {
    m_num_lock.set_visible(false);
    m_out_of_time =
        Glib::signal_timeout().connect(sigc::bind_return(sigc::mem_fun(*this, &PinPage::forget_digits), false),
                                       static_cast<unsigned>(m_bound.count()));
  }
  update_confirm();
}

/// Whoever typed them is perhaps not there any more.
void PinPage::forget_digits() {
  m_digits.clear();
  if (m_shown)
    say(pin_cleared_text(m_shown->card.tries));
}

void PinPage::update_confirm() {
  const bool sure = !m_shown || !m_shown->card.tries.last() || m_sure.get_active();
  m_confirm.set_sensitive((is_typed_on_reader() || m_digits.length() >= card::Pin::min_length) && sure);
}

void PinPage::take_characters(bool are_taken) {
  m_digits.set_inert(!are_taken);
}

void PinPage::set_inert(bool is_inert) {
  if (is_inert) {
    m_digits.clear();
    m_pin.add_css_class("inert");
  } else {
    m_pin.remove_css_class("inert");
  }
}

void PinPage::enter() {
  if (m_confirm.get_sensitive())
    confirm();
}

void PinPage::confirm() {
  const auto last_try = m_sure.get_active() ? card::LastTry::confirmed : card::LastTry::not_confirmed;
  if (is_typed_on_reader()) {
    m_sure.set_active(false);
    m_pad_wanted.emit(last_try);
    return;
  }
  card::Pin pin;
  m_digits.move_into(pin);
  m_sure.set_active(false);
  m_pin_confirmed.emit(pin, last_try);
}

} // namespace ui
