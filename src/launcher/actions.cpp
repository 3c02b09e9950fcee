// SPDX-License-Identifier: EUPL-1.2
#include "launcher/actions.h"

#include "bus/side_window.h"
#include "launcher/tray/menu_contents.h"

#include <array>
#include <tuple>
#include <utility>

namespace launcher {
namespace {

using State = Glib::Variant<std::tuple<Glib::ustring, bool, bool>>; // bus::status_type

State state_of(const Status& status, SessionState session, bool is_in_tray) {
  return State::create({status.sentence, session == SessionState::signed_in, is_in_tray});
}

constexpr std::array offered{
    std::pair{bus::start_action, tray::start},
    std::pair{bus::practice_action, tray::practice},
    std::pair{bus::sign_out_action, tray::sign_out},
    std::pair{to_word(bus::SideWindow::preferences), tray::preferences},
    std::pair{to_word(bus::SideWindow::check_up), tray::check_up},
    std::pair{to_word(bus::SideWindow::help), tray::help},
    std::pair{to_word(bus::SideWindow::about), tray::about},
    std::pair{bus::quit_action, tray::quit},
};

} // namespace

Actions::Actions(Gio::Application& application, bus::Mode mode, const std::function<void(int)>& chosen)
    : m_application{application},
      m_status{Gio::SimpleAction::create(bus::status_action, state_of({}, SessionState::away, false))} {
  for (const auto& [name, choice] : offered) {
    if (choice == tray::practice && mode == bus::Mode::practice)
      continue;
    auto action = m_application.add_action(name, [chosen, choice = choice] { chosen(choice); });
    if (choice == tray::sign_out)
      m_sign_out = std::move(action);
    m_names.emplace_back(name);
  }
  m_sign_out->set_enabled(false);
  m_status->signal_change_state().connect([](const Glib::VariantBase& /*wanted*/) {}); // by others: no
  m_application.add_action(m_status);
  m_names.emplace_back(bus::status_action);
}

Actions::~Actions() {
  for (const auto& name : m_names)
    m_application.remove_action(name);
}

void Actions::show(const Status& status, SessionState session, bool is_in_tray) {
  m_sign_out->set_enabled(session == SessionState::signed_in);
  m_status->set_state(state_of(status, session, is_in_tray));
}

} // namespace launcher
