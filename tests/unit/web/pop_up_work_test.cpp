// SPDX-License-Identifier: EUPL-1.2
#include "pdf_test.h"

#include <optional>

namespace {

/// A page and a window that it opened, both with a box to type into.
class PopUpWork : public PdfTest {
protected:
  void open_with(const std::string& body, const std::string& features = "") {
    site.page("/file", "<title>A file</title>" + body);
    site.page("/next", "<h2>next</h2>");
    work_in("<textarea id=note></textarea><button id=go onclick=\"window.open('/file', '', '" + features +
            "')\">Open</button>");
    press();
    ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; }));
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

TEST_F(PopUpWork, is_there_too_where_the_pop_up_does_not_know_its_opener) {
  open_with("<textarea id=note></textarea>", "noopener");
  type(pop_ups[0]->view(), "note");
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
  let_pass();
  EXPECT_FALSE(pop_ups[0]->has_typed_work());
  close_pop_up();
  let_pass();
  EXPECT_TRUE(browser->has_typed_work());
}

TEST_F(PopUpWork, is_none_any_more_once_its_page_has_sent_it) {
  open_with("<form onsubmit=\"event.preventDefault(); this.remove()\"><textarea id=note name=note></textarea>"
            "<button id=send>Send</button></form>");
  type(pop_ups[0]->view(), "note");
  EXPECT_TRUE(becomes(true));
  webkit_web_view_evaluate_javascript(pop_ups[0]->view(), "send.click()", -1, nullptr, nullptr, nullptr, nullptr,
                                      nullptr);
  EXPECT_TRUE(becomes(false));
}

TEST_F(PopUpWork, takes_nothing_from_what_the_page_sends_itself) {
  open_with("<script>addEventListener('message', event => fetch('/said?' + event.data.byteLength));"
            "const sent = new ArrayBuffer(7); postMessage(sent, '*', [sent])</script>");
  ASSERT_TRUE(wait_until([this] { return !said().empty(); }));
  EXPECT_EQ(said()[0], "7");
}

TEST_F(PopUpWork, leaves_the_launchers_orders_to_the_page_that_opened_it) {
  description.log_out_words = {"Afmelden"};
  site.page("/bye", "");
  site.page("/file", "<title>A file</title>");
  for (const char* features : {"", "noopener"}) {
    pop_ups.clear();
    work_in("<a href=/bye>Afmelden</a><button id=go onclick=\"window.open('/file', '', '" + std::string{features} +
            "')\">Open</button>");
    press();
    ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; }));
    let_pass();
    std::optional<bool> has_log_out;
    browser->find_log_out([&has_log_out](bool is_there) { has_log_out = is_there; });
    EXPECT_TRUE(wait_until([&has_log_out] { return has_log_out.has_value(); }));
    EXPECT_EQ(has_log_out, true) << features;
    bool has_ended = false;
    const auto before = requests_for("/bye");
    browser->end_session(5, [&has_ended] { has_ended = true; }, web::Browser::PortalSession::signed_in);
    ASSERT_TRUE(wait_until([&has_ended] { return has_ended; }, 30));
    EXPECT_EQ(requests_for("/bye"), before + 1) << features;
  }
}

TEST_F(PopUpWork, in_a_pdf_is_saved_with_it) {
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = form(), .headers = {{"Content-Type", "application/pdf"}}};
  });
  open_with("");
  window.set_visible(false);
  m_pop_up_window.set_child(*Glib::wrap(GTK_WIDGET(pop_ups[0]->view())));
  m_pop_up_window.set_default_size(1000, 900);
  m_pop_up_window.present();
  ASSERT_TRUE(wait_until([this] { return m_pop_up_window.property_is_active().get_value(); }));
  act_in_reader(view(), ".page .textWidgetAnnotation :is(input, textarea)", "");
  webkit_web_view_load_uri(pop_ups[0]->view(), site.address("/letter").c_str());
  ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
  ASSERT_TRUE(type_there("7", [this] { return pop_ups[0]->has_typed_work(); }));

  std::vector<web::ShownFile> wanted;
  pop_ups[0]->actions().signal_save_wanted().connect([&wanted](const web::ShownFile& file) { wanted.push_back(file); });
  pop_ups[0]->actions().group()->activate_action("save");
  ASSERT_TRUE(wait_until([&wanted] { return !wanted.empty(); }));
  gsize size = 0;
  const auto* contents = static_cast<const char*>(g_bytes_get_data(wanted[0].contents.get(), &size));
  EXPECT_NE((std::string{contents, size}.find("(7")), std::string::npos);
}

} // namespace
