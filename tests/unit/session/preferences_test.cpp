// SPDX-License-Identifier: EUPL-1.2
// On the schema that is installed.
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"
#include "session/preferences.h"

#include <gio/gsettingsbackend.h>
#include <giomm/init.h>
#include <gtest/gtest.h>

namespace session {
namespace {

TEST(Preferences, have_pages_drawn_by_the_processor_where_the_graphics_processor_draws_nothing) {
  Gio::init();
  auto* store = g_memory_settings_backend_new();
  const auto settings = Glib::wrap(g_settings_new_with_backend(APP_ID, store));
  g_object_unref(store);
  using enum web::Drawing;
  EXPECT_EQ(wanted_drawing(settings, graphics_processor), graphics_processor);
  EXPECT_EQ(wanted_drawing(settings, processor), processor);
  settings->set_boolean("hardware-acceleration", false);
  EXPECT_EQ(wanted_drawing(settings, graphics_processor), processor);
  EXPECT_EQ(wanted_drawing(nullptr, graphics_processor), graphics_processor) << "where the schema is not installed";
}

} // namespace
} // namespace session
