// SPDX-License-Identifier: EUPL-1.2
#include "ui/template.h"

#include "ui/accessible.h"
#include "ui/resources.h"

namespace ui {

Template::Template(const std::string& name) {
  m_builder = Gtk::Builder::create_from_resource(resource_path("ui/" + name + ".ui"));
  tell_without_mnemonics(m_builder->gobj());
}

} // namespace ui
