// SPDX-License-Identifier: EUPL-1.2
#include "ui/page.h"

namespace ui {

Page::Page(const std::string& template_name) : Gtk::Box{Gtk::Orientation::VERTICAL}, m_template{template_name} {
  auto& content = part<Gtk::Box>("page");
  content.set_expand(true);
  append(content);
}

Page::~Page() {
  notify_callbacks();
}

} // namespace ui
