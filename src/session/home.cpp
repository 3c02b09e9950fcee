// SPDX-License-Identifier: EUPL-1.2
#include "session/home.h"

#include "base/glib_pointers.h"
#include "session/launch_token.h"

#include <giomm/dbuswatchname.h>
#include <giomm/simpleactiongroup.h>
#include <glibmm/variant.h>
#include <sigc++/adaptors/track_obj.h>

#include <map>
#include <memory>
#include <utility>

namespace session {

Home::Home(ui::HomeWindow& window, const Glib::RefPtr<Gio::DBus::Connection>& bus, bus::Mode mode, bus::Coming coming,
           std::function<void()> over)
    : m_window{window},
      m_coming{coming},
      m_over{std::move(over)},
      m_launcher{Gio::DBus::ActionGroup::get(bus, bus::launcher_name(mode), bus::launcher_path(mode))} {
  const auto actions = Gio::SimpleActionGroup::create();
  for (const char* name : {bus::start_action, bus::sign_out_action, bus::practice_action, bus::quit_action})
    actions->add_action(name, [this, name] { ask_launcher(name); });
  m_window.insert_action_group("launcher", actions);
  const auto changed = [this](const Glib::ustring& name) {
    if (name == bus::status_action)
      look();
  };
  m_launcher->signal_action_added().connect(sigc::track_object(changed, *this));
  m_launcher->signal_action_state_changed(bus::status_action)
      .connect(sigc::track_object([this](const Glib::ustring&, const Glib::VariantBase&) { look(); }, *this));
  m_launcher->list_actions(); // only who asks for them is told of them
  m_watch = Gio::DBus::watch_name(
      bus, bus::launcher_name(mode), [](const auto&, const auto&, const auto&) {},
      [this](const auto&, const auto&) { m_over(); });
}

Home::~Home() {
  Gio::DBus::unwatch_name(m_watch);
}

void Home::look() {
  const base::VariantPtr state{g_action_group_get_action_state(G_ACTION_GROUP(m_launcher->gobj()), bus::status_action)};
  if (!state || !g_variant_is_of_type(state.get(), G_VARIANT_TYPE(bus::status_type)))
    return;
  const char* sentence = nullptr;
  gboolean signed_in = FALSE;
  gboolean is_in_tray = FALSE;
  g_variant_get(state.get(), "(&sbb)", &sentence, &signed_in, &is_in_tray);
  m_is_signed_in = signed_in != FALSE;
  m_window.show_status(sentence, m_is_signed_in);
  if (is_in_tray != FALSE && m_coming == bus::Coming::by_itself)
    m_over();
}

/// With the desktop's leave for the window that comes of it, where one surely does.
void Home::ask_launcher(const std::string& action) {
  std::map<Glib::ustring, Glib::VariantBase> with;
  if (action == bus::start_action || (m_is_signed_in && action != bus::practice_action))
    if (const auto token = make_launch_token(); !token.empty())
      with.emplace("activation-token", Glib::Variant<Glib::ustring>::create(token));
  const auto data = Glib::Variant<std::map<Glib::ustring, Glib::VariantBase>>::create(with);
  g_remote_action_group_activate_action_full(G_REMOTE_ACTION_GROUP(m_launcher->gobj()), action.c_str(), nullptr,
                                             const_cast<GVariant*>(data.gobj()));
}

} // namespace session
