// SPDX-License-Identifier: EUPL-1.2
#include "web/log_out.h"

#include <glibmm/main.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

namespace {

/// Portals sign out of one part after another, with pages in between that send themselves on.
constexpr unsigned quiet_ms = 300;
/// A page that is well answers at once, also on a slow computer.
constexpr unsigned answer_ms = 2500;
/// How soon to look again for the log-out of a page that may be drawn by script yet.
constexpr unsigned between_looks_ms = 200;

/// The page from which the user went on in their work, or else the one that is shown.
std::string place_with_log_out(PortalView& view) {
  const auto beginning = place_of(view.actions().beginning());
  return beginning.empty() ? view.visits().place() : beginning;
}

} // namespace

LogOut::LogOut(PortalView& view, const portal::Description& description, bool may_press, unsigned bound_seconds,
               sigc::slot<void()> ended)
    : m_view{view}, m_description{description}, m_bound_seconds{bound_seconds}, m_ended{std::move(ended)} {
  const bool has_address = !description.log_out.empty();
  const bool may_have_control = may_press && !description.log_out_words.empty();
  // A view has no address before its first page, nor after its page was lost with its process.
  const bool has_had_page = webkit_web_view_get_uri(view.view()) != nullptr || view.actions().has_lost_page();
  if (!has_had_page || !(has_address || may_have_control)) {
    g_debug("Nothing to log out of");
    end_after(0, &LogOut::end);
    return;
  }
  m_bound = Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &LogOut::end), bound_seconds);
  if (has_address) {
    g_debug("The log-out is visited");
    webkit_web_view_stop_loading(view.view());
    m_page = std::make_unique<FreshPage>(description, view.network().session(), description.log_out);
    m_load_ended = m_page->signal_ended().connect(sigc::mem_fun(*this, &LogOut::load_ended));
  } else {
    press();
  }
}

LogOut::~LogOut() {
  m_load_ended.disconnect();
  m_soon.disconnect();
  m_answer.disconnect();
  m_bound.disconnect();
}

void LogOut::press() {
  const bool responds = webkit_web_view_get_is_web_process_responsive(m_view.view()) != FALSE;
  if (!responds || m_view.actions().has_lost_page()) {
    press_elsewhere();
    return;
  }
  m_load_ended = m_view.signal_load_ended().connect(sigc::mem_fun(*this, &LogOut::load_ended));
  m_answer = Glib::signal_timeout().connect(sigc::mem_fun(*this, &LogOut::press_elsewhere), answer_ms);
  m_view.script().log_out(sigc::mem_fun(*this, &LogOut::pressed));
}

/// A document, or a page that is a bare form, has none; the page where the work began may.
void LogOut::pressed(bool was_pressed) {
  g_debug("The page's own log-out %s", was_pressed ? "is pressed" : "is not there");
  m_answer.disconnect();
  if (was_pressed)
    return;
  const bool is_elsewhere = place_with_log_out(m_view) != m_view.visits().place();
  end_after(0, is_elsewhere ? &LogOut::press_elsewhere : &LogOut::end);
}

/// The page's process ends before: what it still heard would be done twice.
bool LogOut::press_elsewhere() {
  m_answer.disconnect();
  m_load_ended.disconnect();
  const auto place = place_with_log_out(m_view);
  webkit_web_view_terminate_web_process(m_view.view());
  if (place.empty()) {
    end_after(0, &LogOut::end);
    return false;
  }
  m_bound.disconnect(); // there it begins anew
  m_bound = Glib::signal_timeout().connect_seconds(sigc::mem_fun(*this, &LogOut::end), m_bound_seconds);
  m_page = std::make_unique<FreshPage>(m_description, m_view.network().session(), place);
  m_load_ended = m_page->signal_ended().connect(sigc::mem_fun(*this, &LogOut::load_ended_there));
  return false;
}

/// Not from within the page's own signal. It may be one that sends itself on, too.
void LogOut::load_ended_there() {
  if (m_is_pressed)
    end_after(quiet_ms, &LogOut::end_if_quiet);
  else
    end_after(0, &LogOut::press_there);
}

bool LogOut::press_there() {
  m_page->log_out(sigc::mem_fun(*this, &LogOut::pressed_there));
  return false;
}

void LogOut::pressed_there(bool was_pressed) {
  m_is_pressed = was_pressed;
  if (!was_pressed)
    end_after(between_looks_ms, &LogOut::press_there);
}

/// Not from within the view's own signal.
void LogOut::load_ended() {
  end_after(m_page ? 0 : quiet_ms, m_page ? &LogOut::end : &LogOut::end_if_quiet);
}

void LogOut::end_after(unsigned milliseconds, bool (LogOut::*step)()) {
  m_soon.disconnect();
  m_soon = Glib::signal_timeout().connect(sigc::mem_fun(*this, step), milliseconds);
}

bool LogOut::end_if_quiet() {
  return !is_loading() && end();
}

bool LogOut::is_loading() const {
  return m_page ? m_page->is_loading() : webkit_web_view_is_loading(m_view.view()) != FALSE;
}

bool LogOut::end() {
  m_load_ended.disconnect();
  m_soon.disconnect();
  m_answer.disconnect();
  m_bound.disconnect();
  m_page.reset(); // what it did not ask yet it would ask without the cookies
  if (const auto ended = std::exchange(m_ended, {}); !ended.empty())
    ended();
  return false;
}

} // namespace web
