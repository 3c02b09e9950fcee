// SPDX-License-Identifier: EUPL-1.2
#include "launcher/unasked_windows.h"

#include <glibmm/main.h>

#include <utility>

namespace launcher {

UnaskedWindows::UnaskedWindows(Hands hands, std::chrono::milliseconds moment)
    : m_hands{std::move(hands)}, m_moment{moment} {
}

UnaskedWindows::~UnaskedWindows() {
  m_wait.disconnect();
}

void UnaskedWindows::look_soon() {
  m_wait.disconnect();
  if (!m_home_is_due && (m_user_is_here || !m_hands.first_steps_may_come()))
    return;
  m_wait = Glib::signal_timeout().connect(
      [this] {
        look();
        return false;
      },
      static_cast<unsigned>(m_moment.count()));
}

void UnaskedWindows::home_is_due() {
  m_home_is_due = true;
  look_soon();
}

void UnaskedWindows::look() {
  if (!m_hands.nothing_is_open() || !m_hands.user_is_present())
    return; // what ends that is told
  if (m_hands.card_is_looked_at())
    return look_soon();
  if (!m_user_is_here && m_hands.first_steps_may_come())
    m_hands.show_first_steps();
  if (m_hands.first_steps_are_open() || !std::exchange(m_home_is_due, false))
    return;
  m_hands.show_home();
}

} // namespace launcher
