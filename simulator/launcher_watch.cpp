// SPDX-License-Identifier: EUPL-1.2
#include "simulator/launcher_watch.h"

#include "bus/names.h"

#include <memory>
#include <string_view>
#include <utility>

namespace simulator {

LauncherWatch::LauncherWatch(std::function<void(const std::string&)> changed)
    : m_changed{std::move(changed)}, m_bus{g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)} {
  if (!m_bus)
    return;
  m_actions.reset(G_ACTION_GROUP(g_dbus_action_group_get(m_bus.get(), bus::launcher_name(bus::Mode::practice),
                                                         bus::launcher_path(bus::Mode::practice))));
  g_signal_connect(m_actions.get(), "action-added", G_CALLBACK(added), this);
  g_signal_connect(m_actions.get(), "action-state-changed", G_CALLBACK(state_changed), this);
  // The first question has it follow the launcher from then on.
  const base::TextsPtr names{g_action_group_list_actions(m_actions.get())};
}

LauncherWatch::~LauncherWatch() {
  if (m_actions)
    g_signal_handlers_disconnect_by_data(m_actions.get(), this);
}

void LauncherWatch::added(GActionGroup* actions, const char* name, gpointer self) {
  const base::VariantPtr state{g_action_group_get_action_state(actions, name)};
  state_changed(actions, name, state.get(), self);
}

void LauncherWatch::state_changed(GActionGroup* /*actions*/, const char* name, GVariant* state, gpointer self) {
  if (std::string_view{name} == bus::status_action && state != nullptr)
    static_cast<LauncherWatch*>(self)->look(state);
}

void LauncherWatch::look(GVariant* state) {
  if (!g_variant_is_of_type(state, G_VARIANT_TYPE(bus::status_type)))
    return;
  gboolean is_signed_in = FALSE;
  g_variant_get(state, "(sbb)", nullptr, &is_signed_in, nullptr);
  const bool before = std::exchange(m_is_signed_in, is_signed_in != FALSE);
  if (before != m_is_signed_in)
    m_changed(m_is_signed_in ? "launcher signed in" : "launcher signed out");
}

} // namespace simulator
