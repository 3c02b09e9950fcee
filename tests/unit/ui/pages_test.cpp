// SPDX-License-Identifier: EUPL-1.2
#include "pages_test.h"

#include "picture.h"

#include <cstdlib>
#include <string_view>

namespace ui_test {

namespace {

std::string_view from_environment(const char* name) {
  const char* value = g_getenv(name);
  return value != nullptr ? value : "";
}

} // namespace

void PagesTest::SetUpTestSuite() {
  const auto style = from_environment("PAGES_STYLE");
  Look look;
  look.language = from_environment("PAGES_LANGUAGE");
  look.dark = style.ends_with("dark");
  look.high_contrast = style.starts_with("high-contrast");
  look.large = true;
  set_language(look.language);
  GtkTest::SetUpTestSuite();
  set_look(look);
}

graphene_rect_t PagesTest::seen(Gtk::Widget& widget, Gtk::Widget& root) {
  graphene_rect_t rest{};
  if (!gtk_widget_compute_bounds(widget.gobj(), root.gobj(), &rest))
    return {};
  for (auto* around = widget.get_parent(); around != nullptr; around = around->get_parent()) {
    graphene_rect_t bounds;
    if (!gtk_widget_compute_bounds(around->gobj(), root.gobj(), &bounds) ||
        !graphene_rect_intersection(&rest, &bounds, &rest))
      return {};
    if (around == &root)
      break;
  }
  return rest;
}

} // namespace ui_test
