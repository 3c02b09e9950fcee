// SPDX-License-Identifier: EUPL-1.2
#include "web/log_out.h"

#include <glibmm/main.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

namespace {

/// Portals sign out of one part after another, with pages in between that send themselves on.
constexpr unsigned quiet_ms = 300;

} // namespace

LogOut::LogOut(PortalView& view, const portal::Description& description, bool may_press, unsigned bound_seconds,
               sigc::slot<void()> ended)
    : m_view{view}, m_ended{std::move(ended)} {
  const bool has_address = !description.log_out.empty();
  const bool may_have_control = may_press && !description.log_out_words.empty();
  if (webkit_web_view_get_uri(view.view()) == nullptr || !(has_address || may_have_control)) {
    end_after(0, &LogOut::end);
    return;
  }
  m_load_ended = view.signal_load_ended().connect(sigc::mem_fun(*this, &LogOut::load_ended));
  m_bound = Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &LogOut::end), bound_seconds);
  m_is_pressed = !has_address;
  if (has_address)
    view.load(description.log_out);
  else
    view.script().log_out(sigc::mem_fun(*this, &LogOut::pressed));
}

LogOut::~LogOut() {
  m_load_ended.disconnect();
  m_soon.disconnect();
  m_bound.disconnect();
}

void LogOut::pressed(bool was_pressed) {
  if (!was_pressed)
    end_after(0, &LogOut::end);
}

/// Not from within the view's own signal.
void LogOut::load_ended() {
  end_after(m_is_pressed ? quiet_ms : 0, m_is_pressed ? &LogOut::end_if_quiet : &LogOut::end);
}

void LogOut::end_after(unsigned milliseconds, bool (LogOut::*step)()) {
  m_soon.disconnect();
  m_soon = Glib::signal_timeout().connect(sigc::mem_fun(*this, step), milliseconds);
}

bool LogOut::end_if_quiet() {
  return webkit_web_view_is_loading(m_view.view()) == 0 && end();
}

bool LogOut::end() {
  m_load_ended.disconnect();
  m_soon.disconnect();
  m_bound.disconnect();
  if (const auto ended = std::exchange(m_ended, {}); !ended.empty())
    ended();
  return false;
}

} // namespace web
