// SPDX-License-Identifier: EUPL-1.2
#include "dialog.h"

#include "card/pin.h"

#include <algorithm>
#include <utility>

namespace property {

namespace {

using Guard = ui::InputGuard;

/// As ui::PinPage tells them apart.
bool same_question(const signin::AskPin& one, const signin::AskPin& other) {
  return one.card.holder == other.card.holder && one.card.reader == other.card.reader &&
         one.card.valid_until == other.card.valid_until && one.card.tries == other.card.tries &&
         one.card.pin_pad == other.card.pin_pad && one.card.ownership == other.card.ownership &&
         one.wrong_before == other.wrong_before && one.no_pin == other.no_pin &&
         one.after_absence == other.after_absence;
}

} // namespace

void Dialog::renew() {
  close();
  m_guard = {};
  m_guard.change_page(Guard::Page::may_be_inert, m_now);
}

void Dialog::open(Opening opening) {
  m_is_open = true;
  m_guard.open(opening, m_now);
}

void Dialog::close() {
  set_focused(false);
  m_is_open = false;
  m_page = Page::none;
  m_asked.reset();
  start_over();
}

Dialog::Page Dialog::page_of(const signin::View& view) {
  struct Of {
    Page operator()(const signin::AskCard& /*view*/) const { return Page::card; }

    Page operator()(const signin::ReadingCard& /*view*/) const { return Page::waiting; }

    Page operator()(const signin::AskPin& /*view*/) const { return Page::pin; }

    Page operator()(const signin::Working& /*view*/) const { return Page::waiting; }

    Page operator()(const signin::AskChoice& /*view*/) const { return Page::choice; }

    Page operator()(const signin::AskHost& /*view*/) const { return Page::choice; }

    Page operator()(const signin::ByHand& /*view*/) const { return Page::by_hand; }

    Page operator()(const signin::Trouble& /*view*/) const { return Page::failure; }

    Page operator()(const signin::InPrimaWeb& /*view*/) const { return Page::none; }
  };

  return std::visit(Of{}, view);
}

void Dialog::show(const signin::View& view) {
  const auto page = page_of(view);
  const bool is_new = page != m_page;
  const auto* working = std::get_if<signin::Working>(&view);
  if (working != nullptr && working->activity == signin::Activity::signing_in_with_card)
    m_guard.user_is_here();
  m_page = page;
  const auto* asked = std::get_if<signin::AskPin>(&view);
  if (asked == nullptr || !m_asked || !same_question(*asked, *m_asked))
    start_over();
  m_asked = asked == nullptr ? std::nullopt : std::optional{*asked};
  m_in_box = m_in_box && has_box();
  if (page == Page::by_hand) {
    m_guard.change_page(Guard::Page::never_inert, m_now);
  } else if (page != Page::none && (is_new || page == Page::choice || page == Page::failure)) {
    m_in_box = has_box();
    m_guard.change_page(Guard::Page::may_be_inert, m_now);
  }
  if (asked != nullptr && is_new && asked->wrong_before)
    m_guard.pin_was_wrong();
  empty_if_inert();
}

void Dialog::set_focused(bool is_focused) {
  m_is_focused = is_focused && m_is_open;
  m_guard.set_focused(m_is_focused, m_now);
  empty_if_inert();
}

void Dialog::click() {
  m_guard.pointer_pressed();
  set_focused(true);
  m_in_box = has_box();
}

void Dialog::tick() {
  click();
  m_is_sure = true;
}

Guard::Key Dialog::kind_of(char key) const {
  switch (key) {
  case '\n':
    return m_in_box ? Guard::Key::enter : Guard::Key::press;
  case ' ':
    return m_in_box ? Guard::Key::character : Guard::Key::press;
  case '\t':
    return Guard::Key::tab;
  case '\x1b':
    return Guard::Key::press;
  default:
    return m_in_box || m_page == Page::choice ? Guard::Key::character : Guard::Key::stray;
  }
}

void Dialog::hear(char key) {
  const auto verdict = m_guard.hear(kind_of(key), m_now);
  empty_if_inert();
  if (verdict == Guard::Verdict::turn)
    m_in_box = has_box();
  else if (verdict == Guard::Verdict::pass && m_page != Page::by_hand)
    take(key);
  empty_if_inert();
}

void Dialog::take(char key) {
  if (key == '\t')
    m_in_box = false;
  else if (key == '\x1b')
    m_acts.cancels();
  else if (!m_in_box && (key == '\n' || key == ' '))
    m_acts.presses();
  else if (!m_in_box || !m_guard.takes_characters())
    return;
  else if (key == '\n')
    enter();
  else if (key == '\b')
    m_digits.resize(m_digits.size() - (m_digits.empty() ? 0 : 1));
  else if (key < '0' || key > '9')
    m_guard.no_pin_character_came();
  else if (m_digits.size() < card::Pin::max_length)
    m_digits += key;
}

void Dialog::let_time_pass(Time until) {
  for (auto next = m_guard.next(); next && *next <= until; next = m_guard.next()) {
    m_now = std::max(m_now, *next);
    if (m_guard.time_passed(m_now))
      enter();
  }
  m_now = std::max(m_now, until);
}

bool Dialog::takes_pin() const {
  return m_is_open && m_is_focused && m_in_box && m_guard.takes_characters() &&
         (!m_asked->card.tries.last() || m_is_sure);
}

void Dialog::enter() {
  if (!has_box() || m_digits.size() < card::Pin::min_length || (m_asked->card.tries.last() && !m_is_sure))
    return;
  const auto last_try = m_is_sure ? card::LastTry::confirmed : card::LastTry::not_confirmed;
  const auto pin = std::exchange(m_digits, {});
  m_is_sure = false;
  m_acts.confirms(pin, last_try);
}

void Dialog::start_over() {
  m_digits.clear();
  m_is_sure = false;
}

void Dialog::empty_if_inert() {
  if (m_guard.inert())
    m_digits.clear();
}

} // namespace property
