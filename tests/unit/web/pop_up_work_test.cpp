// SPDX-License-Identifier: EUPL-1.2
#include "pdf_test.h"

namespace {

/// A page and a window that it opened, both with a box to type into.
class PopUpWork : public PdfTest {
protected:
  void open_with(const std::string& body) {
    site.page("/file", "<title>A file</title>" + body);
    site.page("/next", "<h2>next</h2>");
    work_in("<textarea id=note></textarea><button id=go onclick=\"opened = window.open('/file')\">Open</button>");
    press();
    ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; }));
  }

  /// As its user does, once `focus` has put the focus there.
  void type(WebKitWebView* where, const std::string& focus) {
    const auto source = focus + ".focus(); fetch('/said?focused')";
    webkit_web_view_evaluate_javascript(where, source.c_str(), -1, nullptr, nullptr, nullptr, nullptr, nullptr);
    const auto before = said().size();
    ASSERT_TRUE(wait_until([&] { return said().size() > before; }));
    webkit_web_view_execute_editing_command_with_argument(where, "InsertText", "a");
  }

  [[nodiscard]] bool becomes(bool is_there) {
    return wait_until([this, is_there] { return pop_ups[0]->has_typed_work() == is_there; });
  }

  void close_pop_up() {
    pop_ups[0]->close();
    ASSERT_TRUE(wait_until([this] { return closed == 1; }));
  }

  void TearDown() override {
    m_pop_up_window.unset_child();
    PdfTest::TearDown();
  }

  Gtk::Window m_pop_up_window;
};

TEST_F(PopUpWork, is_the_pop_ups_and_goes_with_it) {
  open_with("<textarea id=note></textarea>");
  type(pop_ups[0]->view(), "note");
  EXPECT_TRUE(becomes(true));
  EXPECT_TRUE(browser->has_typed_work());
  close_pop_up();
  EXPECT_TRUE(wait_until([this] { return !browser->has_typed_work(); }));
}

TEST_F(PopUpWork, in_a_frame_is_the_pop_ups_too) {
  site.page("/frame", "<textarea id=note></textarea><script>parent.inner = note; fetch('/said?frame')</script>");
  open_with("<iframe src=/frame></iframe>");
  ASSERT_TRUE(wait_until([this] { return !said().empty(); }));
  type(pop_ups[0]->view(), "inner");
  EXPECT_TRUE(becomes(true));
}

TEST_F(PopUpWork, outlives_the_page_that_opened_it) {
  open_with("<textarea id=note></textarea>");
  type(pop_ups[0]->view(), "note");
  EXPECT_TRUE(becomes(true));
  webkit_web_view_load_uri(view(), site.address("/next").c_str());
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
  let_pass();
  EXPECT_TRUE(pop_ups[0]->has_typed_work());
}

TEST_F(PopUpWork, is_none_where_the_user_types_in_the_page_that_opened_it) {
  open_with("<textarea id=note></textarea>");
  type(view(), "note");
  ASSERT_TRUE(wait_until([this] { return browser->has_typed_work(); }));
  EXPECT_FALSE(pop_ups[0]->has_typed_work());
  close_pop_up();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(PopUpWork, is_none_any_more_once_it_is_sent) {
  open_with("<form action=/answer><textarea id=note name=note></textarea><button id=send>Send</button></form>");
  site.page("/answer", "");
  type(pop_ups[0]->view(), "note");
  EXPECT_TRUE(becomes(true));
  webkit_web_view_evaluate_javascript(pop_ups[0]->view(), "send.click()", -1, nullptr, nullptr, nullptr, nullptr,
                                      nullptr);
  EXPECT_TRUE(becomes(false));
}

TEST_F(PopUpWork, in_a_pdf_is_saved_with_it) {
  site.answer("/file", [](const SiteRequest&) {
    return SiteAnswer{.body = form(), .headers = {{"Content-Type", "application/pdf"}}};
  });
  work_in("<button id=go onclick=\"window.open('/file')\">Open</button>");
  act_in_reader(view(), ".page .textWidgetAnnotation :is(input, textarea)", "");
  press();
  ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1; }));
  m_pop_up_window.set_child(*Glib::wrap(GTK_WIDGET(pop_ups[0]->view())));
  m_pop_up_window.set_default_size(1000, 900);
  m_pop_up_window.present();
  ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
  const auto command = "xdotool mousemove " + place_in_reader + " click 1 sleep 0.3 type 7";
  ASSERT_TRUE(g_spawn_command_line_async(command.c_str(), nullptr));
  ASSERT_TRUE(becomes(true));

  std::vector<web::ShownFile> wanted;
  pop_ups[0]->actions().signal_save_wanted().connect([&wanted](const web::ShownFile& file) { wanted.push_back(file); });
  pop_ups[0]->actions().group()->activate_action("save");
  ASSERT_TRUE(wait_until([&wanted] { return !wanted.empty(); }));
  gsize size = 0;
  const auto* contents = static_cast<const char*>(g_bytes_get_data(wanted[0].contents.get(), &size));
  EXPECT_NE((std::string{contents, size}.find("(7)")), std::string::npos);
}

} // namespace
