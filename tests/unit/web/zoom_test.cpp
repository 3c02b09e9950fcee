// SPDX-License-Identifier: EUPL-1.2
#define G_SETTINGS_ENABLE_BACKEND // GIO's own word for who brings a store along
#include "base/glib_pointers.h"
#include "work_test.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

namespace {

constexpr const char* schema_text = "<schemalist><schema id='test.Zoom' path='/test/'>"
                                    "<key name='zoom' type='d'><default>1.0</default></key></schema></schemalist>";

/// The zoom as the user's settings keep it, or as an administrator locked it.
class Zoom : public WorkTest {
protected:
  Zoom() : m_folder{base::TextPtr{g_dir_make_tmp("primaweb-zoom.XXXXXX", nullptr)}.get()} {
    write("test.gschema.xml", schema_text);
    g_spawn_command_line_sync(("glib-compile-schemas " + m_folder).c_str(), nullptr, nullptr, nullptr, nullptr);
  }

  ~Zoom() override {
    for (const char* name : {"test.gschema.xml", "gschemas.compiled", "defaults", "locks", "keyfile"})
      g_unlink((m_folder + "/" + name).c_str());
    g_rmdir(m_folder.c_str());
  }

  void write(const char* name, const char* text) {
    g_file_set_contents((m_folder + "/" + name).c_str(), text, -1, nullptr);
  }

  [[nodiscard]] Glib::RefPtr<Gio::Settings> settings() {
    const base::Handle<GSettingsSchemaSource, g_settings_schema_source_unref> source{
        g_settings_schema_source_new_from_directory(m_folder.c_str(), nullptr, TRUE, nullptr)};
    const base::Handle<GSettingsSchema, g_settings_schema_unref> schema{
        g_settings_schema_source_lookup(source.get(), "test.Zoom", FALSE)};
    const std::string file = m_folder + "/keyfile";
    // Its type is known once one was made.
    g_object_unref(g_keyfile_settings_backend_new(file.c_str(), "/", nullptr));
    const base::ObjectPtr<GSettingsBackend> store{
        G_SETTINGS_BACKEND(g_object_new(g_type_from_name("GKeyfileSettingsBackend"), "filename", file.c_str(),
                                        "root-path", "/", "defaults-dir", m_folder.c_str(), nullptr))};
    return Glib::wrap(g_settings_new_full(schema.get(), store.get(), nullptr));
  }

  [[nodiscard]] double zoom() const { return webkit_web_view_get_zoom_level(view()); }

  void begin_anew() {
    bool ended = false;
    browser->end_session(1, [&ended] { ended = true; });
    ASSERT_TRUE(wait_until([&ended] { return ended; }));
  }

private:
  std::string m_folder;
};

TEST_F(Zoom, is_remembered_in_the_next_session) {
  work_in("");
  const auto kept = settings();
  browser->follow_zoom(kept, "zoom");
  act("zoom-in");
  EXPECT_DOUBLE_EQ(kept->get_double("zoom"), 1.1);
  begin_anew();
  EXPECT_DOUBLE_EQ(zoom(), 1.1);
}

TEST_F(Zoom, that_is_locked_leaves_the_page_usable) {
  write("defaults", "[test]\nzoom=1.5\n");
  write("locks", "/test/zoom\n");
  const auto locked = settings();
  ASSERT_FALSE(locked->is_writable("zoom"));
  work_in("");
  browser->follow_zoom(locked, "zoom");
  EXPECT_DOUBLE_EQ(zoom(), 1.5);
  EXPECT_TRUE(gtk_widget_get_sensitive(GTK_WIDGET(view())));
}

} // namespace
