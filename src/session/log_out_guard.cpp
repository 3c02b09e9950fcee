// SPDX-License-Identifier: EUPL-1.2
#include "session/log_out_guard.h"

#include <glibmm/i18n.h>
#include <glibmm/main.h>

#include <utility>

namespace session {

namespace {

/// Work is in pages, their frames, pop-ups, PDF documents and files. Nobody types and has opened the desktop's menu in
/// a shorter time.
constexpr unsigned seconds_between_looks = 2;

} // namespace

LogOutGuard::LogOutGuard(std::function<ui::PrimaWebWindow::WorkToLose()> work) : m_work{std::move(work)} {
}

LogOutGuard::~LogOutGuard() {
  m_looks.disconnect();
}

void LogOutGuard::set_may_be_work(bool may_be_work) {
  if (may_be_work == m_looks.connected())
    return;
  m_looks.disconnect();
  if (may_be_work)
    m_looks = Glib::signal_timeout().connect_seconds([this] { return look(); }, seconds_between_looks);
  else
    m_inhibitor.release();
}

bool LogOutGuard::look() {
  const auto work = m_work();
  if (work.is_typed)
    // Translators: the desktop shows it when its user logs out or shuts the computer down.
    m_inhibitor.hold(_("What you have typed in PrimaWeb may be lost."));
  else if (work.is_being_saved)
    m_inhibitor.hold(_("A file is still being saved, and would be lost."));
  else
    m_inhibitor.release();
  return true;
}

} // namespace session
