// SPDX-License-Identifier: EUPL-1.2
#include "ui/hang_notice.h"

#include <glibmm/i18n.h>

#include <utility>

namespace ui {

namespace {

constexpr const char* responds_action = "responds";

bool responds(const Glib::VariantBase& state) {
  return Glib::VariantBase::cast_dynamic<Glib::Variant<bool>>(state).get();
}

} // namespace

HangNotice::~HangNotice() {
  m_changed.disconnect();
}

void HangNotice::set_page_actions(const Glib::RefPtr<Gio::ActionGroup>& actions) {
  if (std::exchange(m_actions, actions) == actions)
    return; // who closed it has read it
  m_changed.disconnect();
  if (!actions) {
    remove_action_group("page");
    return tell_whether(true);
  }
  insert_action_group("page", actions); // the window need not have them
  m_changed =
      actions->signal_action_state_changed(responds_action)
          .connect([this](const Glib::ustring&, const Glib::VariantBase& state) { tell_whether(responds(state)); });
  const auto state = actions->get_action_state_variant(responds_action);
  tell_whether(!state.gobj() || responds(state));
}

void HangNotice::tell_whether(bool responds) {
  if (responds)
    set_visible(false);
  else
    // Translators: above a page. “Reload” is the button beside it.
    tell_with_reload(_("This page does not respond. Wait, or reload it; what you have typed may be lost then."));
}

} // namespace ui
