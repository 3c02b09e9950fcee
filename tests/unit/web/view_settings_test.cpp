// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

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

} // namespace
