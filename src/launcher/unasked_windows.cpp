// SPDX-License-Identifier: EUPL-1.2
#include "launcher/unasked_windows.h"

#include <glibmm/main.h>

#include <utility>

namespace launcher {

UnaskedWindows::UnaskedWindows(Callbacks callbacks, std::chrono::milliseconds moment)
    : m_callbacks{std::move(callbacks)}, m_moment{moment} {
}

UnaskedWindows::~UnaskedWindows() {
  m_wait.disconnect();
}

void UnaskedWindows::look_soon() {
  m_wait.disconnect();
  if (!m_home_is_due && (m_user_is_here || !m_callbacks.first_steps_may_come()))
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
  if (!m_callbacks.nothing_is_open() || !m_callbacks.user_is_present())
    return; // what ends that is told
  if (m_callbacks.card_is_looked_at())
    return look_soon();
  if (!m_user_is_here && m_callbacks.first_steps_may_come())
    m_callbacks.show_first_steps();
  if (m_callbacks.first_steps_are_open() || !std::exchange(m_home_is_due, false))
    return;
  m_callbacks.show_home();
}

} // namespace launcher
