// SPDX-License-Identifier: EUPL-1.2
// The keys of a SignInModel's one user: where they land, and what they were meant for.
#include "sign_in_model.h"

#include <string>

namespace property {

namespace {

using std::chrono::milliseconds;
using Opening = Dialog::Opening;

/// Longer than what the dialog wants, by little.
constexpr milliseconds quiet{1'050};
constexpr milliseconds after_enter{550};

unsigned seed_of(const Move& move) {
  return static_cast<unsigned>(move.a * 100 + move.b);
}

} // namespace

/// The keys that are pressed meanwhile are heard when they are pressed; those that find the program busy, at the end.
void SignInModel::pass_time(Dialog::Time::duration time, bool is_busy) {
  const auto end = m_dialog.now() + time;
  if (is_busy)
    m_dialog.be_busy(end);
  for (auto next = m_keyboard.next(); next && *next <= end; next = m_keyboard.next()) {
    if (!is_busy)
      m_dialog.let_time_pass(*next);
    m_last_key = m_dialog.now();
    hear(m_keyboard.take());
  }
  m_dialog.let_time_pass(end);
  check_taken();
}

/// What a step of the program takes.
void SignInModel::pass_time_of(const Move& move) {
  pass_time(milliseconds{15} * move.b, move.a % 8 == 0);
}

void SignInModel::hear(char key) {
  const bool is_for_dialog = m_keyboard.meant() == Keyboard::Meant::for_the_dialog;
  if (is_for_dialog)
    pin_key();
  if (!m_dialog.is_focused())
    return;
  m_reached.typed_elsewhere += is_for_dialog ? 0 : 1;
  m_dialog.hear(key);
  m_reached.inert += m_dialog.is_inert() ? 1 : 0;
}

/// The user has the dialog before their eyes when they begin, and means the card that it names then.
void SignInModel::pin_key() {
  if (!m_typed || std::exchange(m_typed->has_begun, true))
    return;
  if (!m_dialog.takes_pin())
    typing_is_disturbed();
  const auto* asked = std::get_if<signin::AskPin>(&m_view);
  if (asked != nullptr && m_dialog.is_focused())
    m_typed->card = m_cards.number_of(asked->card.holder.reveal());
}

/// What the user typed and nothing disturbed is taken.
void SignInModel::check_taken() {
  if (!m_typed || !m_typed->is_to_be_taken || !m_keyboard.is_still() || m_dialog.now() < *m_last_key + after_enter)
    return;
  m_typed.reset();
  m_ledger.fail("the PIN that the user typed in the dialog was not taken");
}

void SignInModel::typing_is_disturbed() {
  if (m_typed)
    m_typed->is_to_be_taken = false;
}

void SignInModel::close_dialog() {
  typing_is_disturbed();
  m_user_is_here = false;
  m_dialog.close();
}

void SignInModel::open_dialog(Opening opening) {
  m_dialog.open(opening);
  m_typed.reset();
  if (opening == Opening::by_the_user)
    m_keyboard.stop();
  focus_comes();
  m_user_is_here = opening == Opening::by_the_user;
}

void SignInModel::show_in_dialog(const signin::View& before) {
  typing_is_disturbed();
  if (std::holds_alternative<signin::InPrimaWeb>(m_view)) {
    close_dialog();
    return;
  }
  m_dialog.show(m_view);
  if (std::holds_alternative<signin::InPrimaWeb>(before)) {
    open_dialog(Opening::by_itself);
  }
}

void SignInModel::focus_goes() {
  m_user_is_here = false;
  typing_is_disturbed();
  m_dialog.set_focused(false);
}

void SignInModel::focus_comes() {
  if (!m_user_left)
    m_dialog.set_focused(true);
}

/// In the dialog.
void SignInModel::click() {
  if (m_user_left || !m_dialog.is_open())
    return;
  m_keyboard.stop();
  typing_is_disturbed();
  m_dialog.click();
  m_user_is_here = true;
}

void SignInModel::turn_to_dialog(const Move& move) {
  const bool is_with_tab = move.a % 3 == 0 && m_keyboard.is_still() && m_dialog.is_inert() && m_dialog.is_focused();
  if (move.a % 3 == 1 && !m_user_left && m_dialog.is_open()) {
    open_dialog(Opening::by_the_user);
  } else if (is_with_tab && !m_user_left) {
    pass_time(quiet);
    m_dialog.hear('\t');
    m_user_is_here = true;
  } else {
    click();
  }
}

/// Whoever knows that the dialog has the focus goes to the other window first. Who does not begins anew without having
/// seen it.
void SignInModel::type_elsewhere(const Move& move) {
  if (m_user_left || !m_keyboard.is_still())
    return;
  if (m_user_is_here)
    focus_goes();
  m_typed.reset();
  const auto manner = m_dialog.is_focused() ? Keyboard::Manner::begins_anew : Keyboard::Manner::goes_on;
  m_keyboard.type_elsewhere(manner, seed_of(move), m_dialog.now());
}

/// Until all is typed. What the window manager does meanwhile is its own affair.
void SignInModel::type_on(const Move& move) {
  if (m_keyboard.meant() == Keyboard::Meant::for_another_window && move.b % 4 == 0)
    focus_comes();
  pass_time(milliseconds{1'000});
}

/// The PIN and Enter. Who sees that the dialog is inert, that digits are left in its box, or that it is about the last
/// try, sees to that first; the others need no click when they typed nothing for a second.
void SignInModel::type_with_keys(std::string pin, const Move& move) {
  const auto* asked = std::get_if<signin::AskPin>(&m_view);
  if (m_user_left || !m_dialog.is_open() || !m_keyboard.is_still() || asked == nullptr || asked->card.pin_pad)
    return;
  if (asked->card.tries.last()) {
    click();
    m_dialog.tick();
  } else if (!m_dialog.is_focused() || m_dialog.is_inert() || move.a % 3 == 0) {
    turn_to_dialog(move);
  } else {
    m_reached.typed_without_turning += m_user_is_here ? 0 : 1;
    pass_time(quiet);
    m_user_is_here = true;
  }
  const bool has_letter = move.a % 5 == 4;
  if (has_letter)
    pin.insert(2, 1, 'a');
  const auto text = std::string(m_dialog.digits(), '\b') + pin + '\n';
  m_typed = Typed{.pin = pin, .is_to_be_taken = !has_letter};
  m_keyboard.type_in_dialog(text, seed_of(move), m_dialog.now());
  ++m_reached.typed_on_keyboard;
  if (move.a % 2 == 0) // at one go
    while (!m_keyboard.is_still())
      pass_time(*m_keyboard.next() - m_dialog.now() + after_enter);
}

void SignInModel::keys_confirm(const std::string& pin, card::LastTry last_try) {
  const auto& asked = std::get<signin::AskPin>(m_view);
  const auto number = m_cards.number_of(asked.card.holder.reveal());
  const bool is_meant = m_typed && m_typed->card && m_typed->card == number && m_typed->pin == pin;
  m_typed.reset();
  if (is_meant)
    m_owners.pin_is_confirmed(asked.card.reader);
  if (number)
    m_ledger.pin_confirmed(*number, pin, last_try,
                           is_meant ? Ledger::Meant::for_this_card : Ledger::Meant::for_another_window);
  card::Pin typed;
  for (const char digit : pin)
    typed.append(digit);
  m_side->confirm_pin(std::move(typed), last_try);
}

/// The button that Enter presses on the page in front.
void SignInModel::keys_press() {
  if (m_keyboard.meant() == Keyboard::Meant::for_another_window)
    m_ledger.fail("a key that was meant for another window pressed something");
  if (std::holds_alternative<signin::Trouble>(m_view))
    tell(signin::RemedyPressed{});
  else if (std::holds_alternative<signin::AskChoice>(m_view))
    tell(signin::Chosen{0, false});
}

void SignInModel::keys_cancel() {
  if (m_keyboard.meant() == Keyboard::Meant::for_another_window)
    m_ledger.fail("a key that was meant for another window cancelled");
  tell(signin::Cancelled{});
}

} // namespace property
