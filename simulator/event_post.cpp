// SPDX-License-Identifier: EUPL-1.2
#include "simulator/event_post.h"

#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace simulator {

EventPost::EventPost() {
  m_dispatcher.connect(sigc::mem_fun(*this, &EventPost::deliver));
}

void EventPost::post(const std::string& line) {
  {
    const std::lock_guard lock{m_mutex};
    m_lines.push_back(line);
  }
  m_dispatcher.emit();
}

void EventPost::deliver() {
  std::vector<std::string> lines;
  {
    const std::lock_guard lock{m_mutex};
    lines.swap(m_lines);
  }
  for (const std::string& line : lines)
    m_line.emit(line);
}

} // namespace simulator
