// SPDX-License-Identifier: EUPL-1.2
#include "ui/dialog_page.h"

#include "ui/enter_key.h"

#include <gtkmm/eventcontrollerkey.h>

namespace ui {

DialogPage::DialogPage(const std::string& template_name)
    : Gtk::Box{Gtk::Orientation::VERTICAL}, m_template{template_name} {
  auto& content = part<Gtk::Box>("page");
  content.set_expand(true);
  append(content);
}

DialogPage::~DialogPage() {
  notify_callbacks();
}

void DialogPage::keep_enter_from(Gtk::Button& cancel) {
  const auto keys = Gtk::EventControllerKey::create();
  keys->set_propagation_phase(Gtk::PropagationPhase::CAPTURE);
  keys->signal_key_pressed().connect([](guint key, guint, Gdk::ModifierType) { return is_enter(key); }, false);
  cancel.add_controller(keys);
}

} // namespace ui
