// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "web/drawing.h"
#include "work_test.h"

#include <filesystem>
#include <fstream>

namespace {

/// What the view keeps from pages and from whoever sits there after the user.
class ViewSettings : public WorkTest {};

TEST_F(ViewSettings, keep_nothing_on_the_disk) {
  work_in("");
  auto* session = webkit_web_view_get_network_session(view());
  EXPECT_TRUE(webkit_network_session_is_ephemeral(session));
  EXPECT_FALSE(webkit_network_session_get_persistent_credential_storage_enabled(session));
  EXPECT_TRUE(webkit_website_data_manager_is_ephemeral(webkit_network_session_get_website_data_manager(session)));
}

TEST_F(ViewSettings, offer_no_developer_tools) {
  work_in("");
  auto* settings = webkit_web_view_get_settings(view());
  EXPECT_FALSE(webkit_settings_get_enable_developer_extras(settings));
  EXPECT_FALSE(webkit_settings_get_enable_write_console_messages_to_stdout(settings));
}

TEST_F(ViewSettings, keep_the_context_menu_short) {
  work_in("");
  const base::ObjectPtr<WebKitContextMenu> menu{webkit_context_menu_new()};
  for (const auto action :
       {WEBKIT_CONTEXT_MENU_ACTION_COPY, WEBKIT_CONTEXT_MENU_ACTION_OPEN_LINK_IN_NEW_WINDOW,
        WEBKIT_CONTEXT_MENU_ACTION_DOWNLOAD_LINK_TO_DISK, WEBKIT_CONTEXT_MENU_ACTION_INSPECT_ELEMENT})
    webkit_context_menu_append(menu.get(), webkit_context_menu_item_new_from_stock_action(action));
  const base::ObjectPtr<GObject> hit{G_OBJECT(g_object_new(WEBKIT_TYPE_HIT_TEST_RESULT, nullptr))};
  gboolean is_handled = FALSE;
  g_signal_emit_by_name(view(), "context-menu", menu.get(), hit.get(), &is_handled);
  EXPECT_FALSE(is_handled) << "it is shown";
  ASSERT_EQ(webkit_context_menu_get_n_items(menu.get()), 1U);
  EXPECT_EQ(webkit_context_menu_item_get_stock_action(webkit_context_menu_first(menu.get())),
            WEBKIT_CONTEXT_MENU_ACTION_COPY);
}

TEST_F(ViewSettings, keep_pages_from_the_files_of_the_computer) {
  work_in("<button id=go>Go</button><iframe src='file:///etc/passwd'></iframe><script>go.onclick = async () => {"
          "const way = await fetch('file:///etc/passwd').then(() => 'open', () => 'closed');"
          "await fetch('/said?' + way); location = 'file:///etc/passwd' }</script>");
  press();
  ASSERT_TRUE(wait_until([this] { return !said().empty(); }));
  let_pass();
  EXPECT_EQ(said(), std::vector<std::string>{"closed"});
  EXPECT_EQ(webkit_web_view_get_uri(view()), site.address("/"));
}

TEST_F(ViewSettings, have_a_page_drawn_by_what_the_computer_has) {
  work_in("");
  EXPECT_EQ(web::drawing_of(view()), web::usual_drawing());
}

/// One directory as /dev/dri, away with this object.
struct Devices {
  Devices() : path{g_dir_make_tmp("primaweb-dri-XXXXXX", nullptr)} {}

  ~Devices() { std::filesystem::remove_all(path); }

  Devices(const Devices&) = delete;
  Devices& operator=(const Devices&) = delete;
  Devices(Devices&&) = delete;
  Devices& operator=(Devices&&) = delete;

  void add(const char* name) const { std::ofstream{path / name}; }

  std::filesystem::path path;
};

TEST(Drawing, is_by_the_graphics_processor_where_the_kernel_offers_one_to_draw_with) {
  const Devices devices;
  EXPECT_EQ(web::usual_drawing(devices.path / "missing"), web::Drawing::processor);
  EXPECT_EQ(web::usual_drawing(devices.path), web::Drawing::processor);
  devices.add("card0");
  EXPECT_EQ(web::usual_drawing(devices.path), web::Drawing::processor) << "a screen alone";
  devices.add("renderD128");
  EXPECT_EQ(web::usual_drawing(devices.path), web::Drawing::graphics_processor);
  std::filesystem::permissions(devices.path / "renderD128", std::filesystem::perms::none);
  const bool is_root = geteuid() == 0; // to whom all is open
  EXPECT_EQ(web::usual_drawing(devices.path), is_root ? web::Drawing::graphics_processor : web::Drawing::processor);
}

} // namespace
