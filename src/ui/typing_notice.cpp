// SPDX-License-Identifier: EUPL-1.2
#include "ui/typing_notice.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <gtkmm/label.h>

namespace ui {

namespace {

const char* sentence(InputGuard::Inert why, bool asks_pin) {
  switch (why) {
  case InputGuard::Inert::typed_elsewhere:
    // Translators: the window came to the front while the user was typing something else. Tab is a key.
    return asks_pin ? _("You were typing in another window. Click here or press Tab to type your PIN.")
                    : _("You were typing in another window. Click here or press Tab to go on.");
  case InputGuard::Inert::no_pin_character:
    // Translators: the user typed a letter or a space into the box for the PIN. Tab is a key.
    return _("A PIN has only digits. Click here or press Tab to type your PIN again.");
  case InputGuard::Inert::wrong_pin:
    // Translators: after a wrong PIN. Tab is a key.
    return _("Click here or press Tab to type your PIN again.");
  }
  return "";
}

} // namespace

TypingNotice::TypingNotice() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  set_visible(false);
}

void TypingNotice::tell(InputGuard::Inert why, bool asks_pin) {
  auto& label = m_template.part<Gtk::Label>("why");
  label.set_label(sentence(why, asks_pin));
  set_visible(true);
  read_out(label, label.get_label());
}

} // namespace ui
